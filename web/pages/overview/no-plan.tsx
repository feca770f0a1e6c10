import { useState } from 'react'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { m } from '../../messages/index.ts'
import { Head } from '../../shell/head.tsx'
import { useServer } from '../../store/actions.ts'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'

/** A workspace before its first document: where one is looked for, and a plan to write over. */
export function NoPlan({ view, looked }: { view: WorkspaceView; looked: readonly string[] }) {
  const server = useServer()
  const [busy, setBusy] = useState(false)
  const begin = (): void => {
    setBusy(true)
    server
      .run('begin-plan', {})
      .then(({ path }) => server.said(m.noPlan.begun(path), 'undo'), server.failed)
      .finally(() => setBusy(false))
  }
  return (
    <>
      <Head view={view} title={view.name} sub={view.root} />
      <Card>
        <Empty icon="file" title={m.noPlan.title} hint={m.noPlan.hint(looked)} example={m.noPlan.example}>
          <div className="tools">
            <button type="button" className="button primary" disabled={busy} onClick={begin}>
              {m.noPlan.begin}
            </button>
            <a className="button" href="/play/">
              {m.noPlan.play}
            </a>
          </div>
        </Empty>
      </Card>
    </>
  )
}
