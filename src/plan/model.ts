/**
 * The words of a plan, as DESIGN.md §2 and §5 fix them. One plan is one JSON document; every
 * item says where it was written. This file imports nothing: every step of the flow speaks it.
 */

/** A place in a user's file as it is on disk. Lines and columns are 1-based; columns count UTF-16 units. */
export type Source = { file: string; line: number; column: number; endLine: number; endColumn: number }

/** Units a window can be written in. */
export type WindowUnit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year' | 'sprint' | 'date' | 'ongoing' | 'text'

/**
 * A stretch of time as the plan states it (truth/CONVENTIONS.md): `{unit:'week',from:1,to:2}` for "Week 1-2",
 * offsets with `anchor:'launch'` for T-7, `anchor:'now'` for "this week", ISO strings for dates, quarters and years.
 */
export type Window = {
  unit: WindowUnit
  from?: number | string | null
  to?: number | string | null
  anchor?: 'launch' | 'now'
  /** Explicit dates written next to a numbered window: "Week 1 (Dec 30 - Jan 5)". */
  dates?: { from: string; to: string }
  /** Length without a start: "4 weeks". */
  duration?: [number, number]
  approx?: boolean
  text?: string
}

/** A window laid on the calendar: ISO dates (inclusive) in the workspace's time zone. */
export type Span = { start: string | null; end: string | null }

export type PhaseKind = 'phase' | 'sub' | 'milestone' | 'slot' | 'step' | 'gate' | 'journey'
/** `parent` is the id of the enclosing phase; `status` is what the document says of it in words or a tick. */
export type Phase = {
  id: string
  title: string
  window: Window | null
  kind: PhaseKind
  parent: string | null
  goal: string | null
  status: 'done' | 'active' | null
  /** Titles of the headings above, outermost first. */
  section: string[]
  span: Span | null
  source: Source
}

/** An action. `stateful: false` = an action without a box or other state mark. `mark` is where its state is written. */
export type Task = {
  id: string
  title: string
  done: boolean
  stateful: boolean
  phase: string | null
  owner: string | null
  /** The literal box is open, whatever else says that the task is done. */
  open: boolean
  due: string | null
  effort: string | null
  priority: string | null
  link: string | null
  /** Titles of the headings and items above, outermost first. */
  section: string[]
  /** A window written on the task itself: "Week 3: publish the guide". */
  window: Window | null
  /** The literal box in the file when there is one: what a tick is spliced into. */
  box: Source | null
  span: Span | null
  source: Source
}

/** A piece (or `count` pieces) to be published. */
export type ContentPiece = {
  id: string
  title: string
  count: number
  format: string | null
  channel: string | null
  phase: string | null
  due: string | null
  done: boolean
  section: string[]
  /** A window written on the piece itself: "Week 3: real-time chat tutorial". */
  window: Window | null
  span: Span | null
  source: Source
}

export type Period = 'day' | 'week' | 'month' | 'quarter' | 'year' | (string & {})
/** A frequency: "LinkedIn: 2-3 posts/week" → count 2, max 3. */
export type Cadence = {
  id: string
  text: string
  count: number
  max: number
  period: Period
  channel: string | null
  format: string | null
  section: string[]
  source: Source
}
/** A declared total of pieces: "LinkedIn posts: 52". */
export type Volume = { id: string; label: string; count: number; section: string[]; source: Source }

export type Op = '>=' | '>' | '<=' | '<' | '=' | 'between' | 'increase' | '~'
export type KpiValue = number | [number, number]
/** A target. `metricId` is `source.name` when a collector can read it. `by` as CONVENTIONS.md: `week:2`, `day:90`, ISO date, `launch+month:1`, `text:…`. */
export type Kpi = {
  id: string
  metric: string
  op: Op
  value: KpiValue
  unit: string | null
  period: Period | null
  by: string | null
  baseline: number | null
  group: string | null
  metricId: string | null
  /** Box or tick written on the target: true ticked, false open box, null no mark. */
  ticked: boolean | null
  phase: string | null
  section: string[]
  due: string | null
  source: Source
}

export type Budget = {
  id: string
  label: string
  min: number
  max: number
  currency: string
  period: string | null
  total: boolean
  subtotal: boolean
  category: string | null
  /** The column of time that it stands in: "Q2"; null for all but tables with a column per month, quarter or year. */
  span: string | null
  section: string[]
  source: Source
}
/** A budget of time: "Phase 1 (Prep): 20-30 hours". Same shape of tree as money. */
export type Effort = {
  id: string
  label: string
  min: number
  max: number
  unit: string
  period: string | null
  total: boolean
  subtotal: boolean
  category: string | null
  section: string[]
  source: Source
}
export type Role = {
  id: string
  title: string
  /** Share of a full-time job; of "2-3 writers" the least. */
  fte: number | null
  holder: string | null
  duties: string | null
  section: string[]
  source: Source
}
export type Risk = {
  id: string
  risk: string
  mitigation: string | null
  contingency: string | null
  trigger: string | null
  likelihood: string | null
  impact: string | null
  severity: string | null
  category: string | null
  source: Source
}
/** `channelId` names a channel plug-in (`devto`, `hackernews`, …) when one is known. */
export type PlanChannel = { id: string; name: string; tier: string | null; channelId: string | null; source: Source }
export type Audience = {
  id: string
  name: string
  segment: string | null
  size: string | null
  facts: { label: string; text: string }[]
  source: Source
}
export type JourneyStage = {
  id: string
  title: string
  window: Window | null
  goal: string | null
  touchpoints: string[]
  metrics: string[]
  source: Source
}
export type ProgrammeTier = { name: string; requirements: string[]; benefits: string[]; source: Source }
export type ProgrammeAmount = { label: string; min: number; max: number; currency: string; source: Source }
export type Programme = { id: string; name: string; tiers: ProgrammeTier[]; amounts: ProgrammeAmount[]; facts: string[]; source: Source }
/** A condition that must hold before something starts: "QA completion: required before …". */
export type Gate = { id: string; title: string; condition: string; phase: string | null; source: Source }
/** A share of a whole in percent: "Educational content (40%)". `group` is the block it belongs to. */
export type Allocation = { id: string; label: string; percent: number; group: string; source: Source }
export type Dependency = { id: string; title: string; text: string | null; source: Source }
/** A tree drawn in the document (files, docs, server channels). */
export type Layout = {
  id: string
  title: string
  entries: { path: string; note: string | null; planned: boolean; source: Source }[]
  source: Source
}
/** What fits no other field: the text of a section, so that nothing in the document is lost. */
export type Note = { id: string; section: string[]; text: string; source: Source }

/** A number said of the product or project as a fact: "2,509 TPS". Raw material of claim-conflict and of the claims ledger. */
export type Claim = { text: string; metric: string; value: number; unit: string | null; source: Source }
/** A path of the user's repository that the document names. `planned` when the document says that it is still to come. */
export type Reference = { path: string; planned: boolean; source: Source }
/** A sentence that counts things of the plan: "five strategic phases", "6+ libraries", "5-part series". */
export type CountStatement = { text: string; noun: string; count: number; atLeast: boolean; section: string[]; source: Source }
/** A placeholder left in the text: TBD, [link], X%. */
export type Placeholder = { text: string; source: Source }

export type Severity = 'error' | 'warning' | 'info'
/** A replacement in a file: `text` takes the place of `source`. */
export type Edit = { source: Source; text: string }
/** One problem in a user's file. `rule` is the name of its page in docs/rules. */
export type Problem = {
  rule: string
  severity: Severity
  message: string
  expected: string | null
  source: Source
  related: { message: string; source: Source }[]
  fix: { title: string; safe: boolean; edits: Edit[] } | null
}

export type PlanDocument = { file: string; title: string | null; summary: string | null; language: string; lines: number }

/** The typed result of reading one or many Markdown documents. */
export type Plan = {
  title: string | null
  summary: string | null
  documents: PlanDocument[]
  phases: Phase[]
  tasks: Task[]
  content: ContentPiece[]
  cadences: Cadence[]
  volumes: Volume[]
  kpis: Kpi[]
  budgets: Budget[]
  efforts: Effort[]
  roles: Role[]
  risks: Risk[]
  channels: PlanChannel[]
  audiences: Audience[]
  journey: JourneyStage[]
  programmes: Programme[]
  gates: Gate[]
  allocations: Allocation[]
  dependencies: Dependency[]
  layouts: Layout[]
  notes: Note[]
  claims: Claim[]
  references: Reference[]
  counts: CountStatement[]
  placeholders: Placeholder[]
  problems: Problem[]
}

/** What a workspace knows that the text does not: dates to lay windows on, and corrections. */
export type PlanOptions = {
  /** ISO date of the launch; day 0 of `anchor:'launch'` windows. */
  launch?: string | null
  /** ISO date of day 1 / week 1 / month 1. */
  start?: string | null
  /** IANA zone in which dates are meant. */
  timeZone?: string
  /** ISO date of today in `timeZone`; needed for `anchor:'now'`. Handed in: the compiler owns no clock. */
  today?: string | null
  /** Named days of uptake.yml: event → ISO date. */
  events?: Record<string, string>
  /** Corrections from uptake.yml: KPI text → metric id. */
  metrics?: Record<string, string>
}

/** A file as handed to the compiler: text already decoded from bytes. */
export type SourceFile = { path: string; text: string }
