/** Documents → plan: read, extract, resolve, identify, check. Pure; runs in Node, browsers and editors. */
import { checkPlan } from './check/check.ts'
import { emptyPlan } from './extract/context.ts'
import { extract } from './extract/index.ts'
import { assignIds, carryIds, type PlanDiff } from './identity/ids.ts'
import { languageOf } from './lexicon/index.ts'
import type { Plan, PlanOptions, Severity, SourceFile } from './model.ts'
import type { Document } from './read/document.ts'
import { ownDates } from './resolve/own-dates.ts'
import { readDocument } from './read/read.ts'
import type { Trees } from './read/trees.ts'
import { resolvePlan } from './resolve/resolve.ts'
import { asWritten } from './text/traditional.ts'

export type CompileOptions = PlanOptions & {
  /** Does a path of the repository exist? Null where there is no repository (a browser). */
  exists?: ((path: string, from: string) => boolean) | null
  rules?: Record<string, 'off' | Severity>
  /** Kept by callers that compile again and again while somebody types. */
  trees?: Trees | null
  /** The reading before this one: items keep their ids. */
  previous?: Plan | null
}
/** `diff` says what changed since `previous`, when one was given. */
export type Compiled = { plan: Plan; documents: Document[]; diff: PlanDiff | null }

/** Compiles files into one plan. */
export function compile(files: readonly SourceFile[], options: CompileOptions = {}): Compiled {
  const read = emptyPlan()
  const counters = new Map<string, number>()
  const documents = files.map(file => readDocument(file, languageOf, options.trees))
  for (const document of documents) {
    if (document.text === document.written) extract(document, read, counters)
    else addAsWritten(document, read, counters)
  }
  read.title = read.documents[0]?.title ?? null
  read.summary = read.documents[0]?.summary ?? null
  for (const kpi of read.kpis) kpi.metricId = options.metrics?.[kpi.metric] ?? kpi.metricId
  const named = assignIds(
    resolvePlan(read, {
      ...options,
      ...ownDates(documents, options),
    }),
  )
  const carried = options.previous ? carryIds(options.previous, named) : null
  const plan = carried?.plan ?? named
  plan.problems = checkPlan({ plan, documents, today: options.today ?? null, exists: options.exists ?? null }, options.rules)
  return { plan, documents, diff: carried?.diff ?? null }
}

/** Extracts a document whose text was read in other signs than it is written in; the plan holds those of the file. */
function addAsWritten(document: Document, plan: Plan, counters: Map<string, number>): void {
  const own = emptyPlan()
  const change = asWritten(document.written, document.text)
  extract(document, own, counters)
  for (const kind of Object.keys(own) as (keyof Plan)[]) {
    const items: unknown = own[kind]
    if (Array.isArray(items)) (plan[kind] as unknown[]).push(...items.map(item => mapStrings(item, change)))
  }
}
/** A copy of plain data with each of its strings changed, but for the places in it. */
function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map(each => mapStrings(each, change))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, NAMES_PLACE.has(key) ? each : mapStrings(each, change)]))
}
const NAMES_PLACE = new Set(['source', 'file', 'id', 'box'])
