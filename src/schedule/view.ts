/** What the dashboard, the playground and `uptake status` show of one workspace. Plain JSON, browser-safe. */
import type { Plan } from '../plan/model.ts'
import type { PhaseState } from './progress.ts'

export type WorkspaceView = {
  id: string
  name: string
  /** Folder or file on disk; null in the playground. */
  root: string | null
  launch: string | null
  start: string | null
  timeZone: string
  /** ISO date of today in `timeZone`. */
  today: string
  plan: Plan
  /** Grows by one with each reading of the files. */
  version: number
  /** True when boxes can be ticked and fixes applied (false in the playground). */
  writable: boolean
  /** True for the sample workspaces that ship with Uptake. */
  sample: boolean
  /** Why the files could not be read again; what is shown is the reading before. */
  unread?: string
  /** Set while the workspace has no document: the patterns, below `root`, at which one is looked for. */
  looked?: readonly string[]
}

/** One row of the portfolio. */
export type WorkspaceSummary = {
  id: string
  name: string
  title: string | null
  /** How many it was read from; the title is that of the first. */
  documents: number
  root: string | null
  sample: boolean
  launch: string | null
  phaseNow: string | null
  /** ISO date of today in the workspace's zone. */
  today: string
  /** The outermost dated phases, for a strip: ISO dates, both inclusive. */
  phases: { title: string; start: string; end: string; state: PhaseState }[]
  tasks: { done: number; total: number; overdue: number }
  targets: number
  /** Does the plan say anything yet: a phase, an action, a piece or a target? */
  begun: boolean
  errors: number
  warnings: number
  version: number
}
