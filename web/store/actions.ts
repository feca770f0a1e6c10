/** What pages may do: set by the dashboard (through the server) and by the playground (on the text in the page). */
import { createContext, useContext } from 'react'
import type { ActionName, InputOf, OutputOf } from '../../src/actions/actions.ts'
import type { Problem, Source } from '../../src/plan/model.ts'

export type Related = { message: string; source: Source }[]
/** What only a server can do. */
export type Server = {
  /** Id of the workspace. */
  workspace: string
  /** Runs an action by its name. @throws ApiError with the server's own words */
  run<Name extends ActionName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>
  /** Says what was done, with the way back: what the server undoes, something else, or none. */
  said(text: string, back?: 'undo' | (() => void)): void
  /** Says what went wrong. */
  failed(reason: unknown): void
}
export type Actions = {
  openSource(source: Source, related?: Related, title?: string): void
  textOf(file: string): Promise<string>
  tick: ((taskId: string, done: boolean) => void) | null
  fix: ((problem: Problem) => void) | null
  /** Asks for the dates that the plan is laid on; null where they are not kept. */
  setDates: (() => void) | null
  href(page: string): string
  /** Null where there is no server. */
  server: Server | null
}
export const ActionsContext = createContext<Actions | null>(null)
export function useActions(): Actions {
  const actions = useContext(ActionsContext)
  if (!actions) throw new Error('ActionsContext is missing')
  return actions
}
/** The server behind the pages that only it can fill. */
export function useServer(): Server {
  const { server } = useActions()
  if (!server) throw new Error('this page needs a server')
  return server
}
