/** Running a collector now, and seeing that it goes on. */
import { useEffect, useState } from 'react'
import type { RunResult } from '../../../src/collect/run.ts'
import { m } from '../../messages/index.ts'
import { useServer } from '../../store/actions.ts'
import { api } from '../../store/api.ts'
import type { CollectorView } from '../../store/measure.ts'

/** While it runs the state is asked for so often, milliseconds. */
const ASK = 2000

type Run = { running: boolean; seconds: number; run: () => void }

/** @param onEnd asks for the state of the collectors again */
export function useRun(workspace: string, { instance, title, running: elsewhere }: CollectorView, onEnd: () => void): Run {
  const { said, failed } = useServer()
  const [here, setHere] = useState(false)
  const [seconds, setSeconds] = useState(0)
  const running = here || elsewhere
  useEffect(() => {
    if (!running) return
    setSeconds(0)
    const begun = Date.now()
    const clock = setInterval(() => setSeconds(Math.round((Date.now() - begun) / 1000)), 1000)
    const ask = setInterval(onEnd, ASK)
    return () => {
      clearInterval(clock)
      clearInterval(ask)
    }
  }, [running, onEnd])
  const run = (): void => {
    setHere(true)
    const path = `/workspaces/${encodeURIComponent(workspace)}/collectors/${encodeURIComponent(instance)}/run`
    api<{ result: RunResult | null }>(path, { wait: true })
      .then(({ result }) => {
        if (result && !result.error) said(m.collectors.ran(title, result.stored, result.requests))
        else if (result?.error) said([result.error.message, result.error.hint].filter(Boolean).join(' '))
      }, failed)
      .finally(() => {
        setHere(false)
        onEnd()
      })
  }
  return { running, seconds, run }
}
