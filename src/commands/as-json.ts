/** What commands print as JSON of the workspaces that they looked at. */
import type { Context } from './command.ts'
import type { Reading } from './reading.ts'

/** One workspace as itself, several as `{ workspaces }`. */
export const printWorkspaces = ({ out }: Context, workspaces: readonly unknown[]): void =>
  out.line(JSON.stringify(workspaces.length === 1 ? workspaces[0] : { workspaces }, null, 2))

/** How a workspace begins there: what it is called, and the days that its plan is laid out by. */
export const headOf = ({ loaded, plan, today }: Reading) => ({
  id: loaded.id,
  name: loaded.name,
  title: plan.title,
  today,
  launch: loaded.config.launch,
  start: loaded.config.start,
})
