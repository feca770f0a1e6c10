/** What is wrong with the text, as far as the browser can know. */
import { startTransition, useEffect, useRef, useState } from 'react'
import type { EditorAsset, EditorSetup } from '../../../src/content/editor.ts'
import type { Problem } from '../../../src/plan/model.ts'
import type { Ask } from './examine-worker.ts'

const NOTHING: readonly Problem[] = []

/** The problems of a moment ago, found beside the page; while one text is looked at, only the newest after it waits. `text` null: not read yet. */
export function useExamined(text: string | null, file: string, assets: readonly EditorAsset[], setup: EditorSetup): readonly Problem[] {
  const [problems, setProblems] = useState(NOTHING)
  const look = useRef<(ask: Ask) => void>(() => undefined)
  useEffect(() => {
    const worker = new Worker(new URL('./examine-worker.ts', import.meta.url), { type: 'module' })
    let busy = false
    let waiting: Ask | null = null
    const free = (): void => {
      const next = waiting
      busy = next !== null
      waiting = null
      if (next) worker.postMessage(next)
    }
    worker.addEventListener('message', ({ data }: MessageEvent<Problem[]>) => {
      startTransition(() => setProblems(data))
      free()
    })
    worker.addEventListener('error', free)
    look.current = ask => {
      if (busy) waiting = ask
      else {
        busy = true
        worker.postMessage(ask)
      }
    }
    return () => {
      look.current = () => undefined
      worker.terminate()
    }
  }, [])
  useEffect(() => {
    if (text !== null) look.current({ text, file, assets, setup })
  }, [text, file, assets, setup])
  return problems
}
