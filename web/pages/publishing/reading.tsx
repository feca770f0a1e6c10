import { useEffect, useState } from 'react'
import type { ReadingProgress } from '../../../src/workspace/content-index.ts'
import { number } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { api } from '../../store/api.ts'
import { Card } from '../../ui/card.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'

/** Milliseconds until the server is asked how far it is, and between two times. */
const AGAIN = 700

/** In place of a page while it is read: very many content files that were never read take their time. */
export function ReadingContent({ workspace }: { workspace: string }) {
  const [progress, setProgress] = useState<ReadingProgress | null>(null)
  useEffect(() => {
    const timer = setInterval(() => {
      // The calendar itself says what went wrong.
      api<ReadingProgress | null>(`/workspaces/${encodeURIComponent(workspace)}/calendar/reading`).then(setProgress, () =>
        setProgress(null),
      )
    }, AGAIN)
    return () => clearInterval(timer)
  }, [workspace])
  if (progress === null) return <Skeleton />
  return (
    <Card>
      <p role="status">{m.calendar.reading(number(progress.done), number(progress.of))}</p>
      <progress className="wide" value={progress.done} max={progress.of} aria-label={m.calendar.readingShort} />
      <p className="muted">{m.calendar.readingAbout}</p>
    </Card>
  )
}
