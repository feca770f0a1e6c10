/** Several series over one time, each asked for by itself and kept up to date. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { api } from '../../store/api.ts'
import { useEvents } from '../../store/events.ts'
import type { Range } from '../../store/measure.ts'

type Ranges = {
  /** By the path that was asked; what was answered before stays until the next answer is there. */
  ranges: readonly (Range | null)[]
  error: unknown
}

/** @param paths of `seriesPath`, below the workspace */
export function useRanges(workspace: string, paths: readonly string[]): Ranges {
  const [answers, setAnswers] = useState<ReadonlyMap<string, Range>>(new Map())
  const [error, setError] = useState<unknown>(null)
  const wanted = paths.join('\n')
  const turn = useRef(0)
  const load = useCallback(() => {
    const own = ++turn.current
    const asked = wanted === '' ? [] : wanted.split('\n')
    Promise.all(asked.map(async path => [path, await api<Range>(`/workspaces/${encodeURIComponent(workspace)}${path}`)] as const)).then(
      found => {
        if (own !== turn.current) return
        setAnswers(new Map(found))
        setError(null)
      },
      (reason: unknown) => {
        if (own === turn.current) setError(reason)
      },
    )
  }, [workspace, wanted])
  useEffect(load, [load])
  useEvents(
    useCallback(
      (changed: string | null) => {
        if (changed === null || changed === workspace) load()
      },
      [load, workspace],
    ),
    true,
  )
  const kept = useRef(new Map<string, Range>())
  // A zoom asks another time of the same series: until it is answered, what was there is drawn.
  for (const range of answers.values()) kept.current.set(nameOf(range), range)
  return { ranges: paths.map(path => answers.get(path) ?? kept.current.get(nameIn(path)) ?? null), error }
}

const nameOf = ({ metric, labels }: Range): string => `${metric} ${JSON.stringify(labels)}`
function nameIn(path: string): string {
  const query = new URLSearchParams(path.slice(path.indexOf('?') + 1))
  return `${query.get('metric')} ${query.get('labels')}`
}
