/** What measuring looks at: one workspace with its database, plan and configuration. Everything here only reads. */
import type { Database } from '../db/open.ts'
import type { Plan } from '../plan/model.ts'
import type { Config } from '../workspace/settings.ts'

export type Measured = {
  db: Database
  /** Id of the workspace. */
  workspace: string
  /** Absolute folder of the workspace. */
  root: string
  config: Config
  plan: Plan
  /** UTC epoch milliseconds. */
  now: number
  /** IANA zone of the plan's days. */
  zone: string
}
