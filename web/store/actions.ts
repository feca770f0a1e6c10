/** What pages may do: set by the dashboard (through the server) and by the playground (on the text in the page). */
import { createContext, useContext } from 'react'
import type { Problem, Source } from '../../src/plan/model.ts'

export type Related = { message: string; source: Source }[]
export type Actions = {
  openSource(source: Source, related?: Related, title?: string): void
  textOf(file: string): Promise<string>
  tick: ((taskId: string, done: boolean) => void) | null
  fix: ((problem: Problem) => void) | null
  /** Asks for the dates that the plan is laid on; null where they are not kept. */
  setDates: (() => void) | null
  href(page: string): string
}
export const ActionsContext = createContext<Actions | null>(null)
export function useActions(): Actions {
  const actions = useContext(ActionsContext)
  if (!actions) throw new Error('ActionsContext is missing')
  return actions
}
