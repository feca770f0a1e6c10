/** The configuration of a workspace as used: everything is there, at its default when `uptake.yml` does not say. */
import { defaultReview, type ReviewSettings } from '../content/review/rule.ts'
import type { Definitions } from '../metrics/derived.ts'
import type { Severity } from '../plan/model.ts'
import type { ReportTimer } from '../report/schedule.ts'
import type { Automation } from '../rules/condition.ts'
import type { Blackout } from '../schedule/blackouts.ts'
import { defaultLimits, type Limits } from '../schedule/crowding.ts'
import type { Series } from '../schedule/series.ts'
import type { Slot } from '../schedule/slots.ts'

export type Person = { id: string; name: string; role: string | null; handles: Record<string, string> }
export type RuleLevel = 'off' | Severity

/** What the calendar keeps to: other zones beside the workspace's, slots by channel, times without posts, what is too much. */
export type CalendarSettings = { zones: string[]; slots: Record<string, Slot[]>; blackouts: Blackout[]; limits: Limits }
/** A series as `uptake.yml` has it; `zone` null: the workspace's. */
export type SeriesSetting = Omit<Series, 'zone' | 'file'> & { zone: string | null }

export type Retention = { answers: number; readings: number }
/** A quarter for answers, a year and a bit for what reports of past periods are made from. */
const defaultRetention = (): Retention => ({ answers: 90, readings: 400 })

/** What the id of a workspace looks like: it stands in addresses of the dashboard. */
export const WORKSPACE_ID = /^[\p{L}\p{N}][\p{L}\p{N}-]{0,99}$/u

/** Configuration as used. Dates are ISO days in `timezone`. */
export type Config = {
  /** By which a database that several workspaces share knows this one; null: by its folder, or its repository. */
  id: string | null
  /** The database that sends the calendar; null: none was ever told to. */
  ledger: string | null
  project: { name: string | null; repository: string | null; homepage: string | null }
  /** Day 0 of launch-relative windows. */
  launch: string | null
  /** Day 1 of week 1, month 1, day 1. */
  start: string | null
  /** IANA zone; null means the machine's own. */
  timezone: string | null
  /** Globs below the workspace's folder; null means the default of discover.ts. */
  plan: string[] | null
  rules: Record<string, RuleLevel>
  /** KPI text → metric id. */
  metrics: Record<string, string>
  people: Person[]
  channels: Record<string, Record<string, unknown>>
  collectors: Record<string, Record<string, unknown>>
  /** Metrics that are worked out from others, by id. */
  derived: Definitions
  /** What is measured beside ours: repositories (owner/name or their address) and packages (npm:name). */
  competitors: string[]
  /** Named days: "v0.2.0 release" → ISO date. */
  events: Record<string, string>
  /** `required`: a piece with a number that no proven claim backs is neither approved nor sent. */
  claims: 'optional' | 'required'
  /** What content may say and how: words that are not used, names as they are spelled, the highest reading level in school years. */
  words: { banned: string[]; spelling: string[]; grade: number | null }
  /** Who must say yes to a piece before it goes out. */
  review: ReviewSettings
  calendar: CalendarSettings
  /** What comes again and again. */
  series: SeriesSetting[]
  /** What is done when something comes true. */
  automations: Automation[]
  /** Ways to send reports, by name; each has `via` and the settings of that way. Secrets are names of variables. */
  reports: {
    send: Record<string, { via: string } & Record<string, unknown>>
    /** Which are made and sent by themselves. */ schedule: ReportTimer[]
  }
  /** Days: raw answers after their last use, states of the plan after their day. */
  retention: Retention
  /** What the public page shows: names of targets, phases and campaigns, and periods of reports (2026-W47). */
  public: { title: string | null; targets: string[]; phases: string[]; campaigns: string[]; reports: string[] }
}

export const defaultConfig = (): Config => ({
  id: null,
  ledger: null,
  project: { name: null, repository: null, homepage: null },
  launch: null,
  start: null,
  timezone: null,
  plan: null,
  rules: {},
  metrics: {},
  people: [],
  channels: {},
  collectors: {},
  derived: {},
  competitors: [],
  events: {},
  words: { banned: [], spelling: [], grade: null },
  claims: 'optional',
  review: defaultReview(),
  calendar: { zones: [], slots: {}, blackouts: [], limits: defaultLimits },
  series: [],
  automations: [],
  reports: { send: {}, schedule: [] },
  public: { title: null, targets: [], phases: [], campaigns: [], reports: [] },
  retention: defaultRetention(),
})

export type KeyPath = readonly (string | number)[]
/** Something wrong at `path`; `atKey` points at the key rather than at its value. */
export type Finding = { path: KeyPath; atKey: boolean; message: string; expected: string | null; severity: Severity; replacement?: string }
