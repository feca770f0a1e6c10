/** Problems that only the server can see, asked for when typing rests. */
import { useEffect, useMemo, useState } from 'react'
import type { Problem } from '../../../src/plan/model.ts'
import { api } from '../../store/api.ts'
import { SERVER_RULES } from './examine.ts'

const REST = 700

/** The problems of the text with those of the server; they are of a moment ago while one types. */
export function useServerCheck(workspace: string, file: string, text: string, own: readonly Problem[]): readonly Problem[] {
  const [found, setFound] = useState<readonly Problem[]>([])
  useEffect(() => {
    if (text === '') return
    let gone = false
    const timer = setTimeout(() => {
      api<Problem[]>(`/workspaces/${encodeURIComponent(workspace)}/editor/check`, { file, text }).then(
        problems => {
          if (!gone) setFound(problems.filter(each => SERVER_RULES.has(each.rule)))
        },
        // The connection's banner says that nobody answers; the rules of the browser go on.
        () => setFound([]),
      )
    }, REST)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [workspace, file, text])
  return useMemo(() => (found.length === 0 ? own : [...own, ...found].toSorted((a, b) => a.source.line - b.source.line)), [own, found])
}
