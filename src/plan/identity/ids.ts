/** Lasting ids: made from what an item says and where, and carried over from reading to reading. */
import type { Plan } from '../model.ts'
import { hashAfter, shortHash, stateAfter, type HashState } from './hash.ts'
import { FOLLOWED, idOf, itemsOf, KINDS, NAME, type Kind } from './items.ts'
import { memo } from '../text/memo.ts'
import { matchItems } from './match.ts'

/** Sets an id from its content on every item of a plan that was just made; equal items are told apart by their order. */
export function assignIds(plan: Plan): Plan {
  const ids = new Map<string, string>()
  /** How many items have had this hash. */
  const seen = new Map<string, number>()
  for (const kind of FOLLOWED) {
    const field = NAME[kind]
    for (const item of plan[kind] as unknown as Record<string, unknown>[]) {
      const id = idOf(kind, hashAfter(sectionState(item), String(item[field]), TELLING))
      const n = seen.get(id) ?? 0
      seen.set(id, n + 1)
      const given = n === 0 ? id : `${id}-${n + 1}`
      if (kind === 'phases') ids.set(item['id'] as string, given)
      item['id'] = given
    }
  }
  for (const kind of REFERRING) for (const item of plan[kind]) refer(item, ids)
  return plan
}
/** Kinds with a phase or a parent. */
const REFERRING = ['phases', 'tasks', 'content', 'kpis', 'gates'] as const
/** What refers to another item refers to a phase. */
function refer(item: { phase?: string | null; parent?: string | null }, ids: ReadonlyMap<string, string>): void {
  if (item.phase) item.phase = ids.get(item.phase) ?? item.phase
  if (item.parent) item.parent = ids.get(item.parent) ?? item.parent
}
/** Characters of a title that tell it apart. */
const TELLING = 160
/** While somebody types, the titles are those of the reading before. */
const ofSection = memo((titles: string): HashState => stateAfter(shortHash(titles)))
const states = new WeakMap<object, HashState>()
/** Items of one block share their list of titles, so it is hashed once. */
function sectionState(item: Record<string, unknown>): HashState {
  const list = item['section']
  if (!Array.isArray(list)) return stateAfter(String(item['category'] ?? item['group'] ?? ''))
  let state = states.get(list)
  if (state === undefined) {
    state = ofSection((list as string[]).join('\n'))
    states.set(list, state)
  }
  return state
}

/** `next` with the ids of `previous` for every item that survives. Both have lasting ids; `next` from `assignIds`. */
export function carryIds(previous: Plan, next: Plan): { plan: Plan; diff: PlanDiff } {
  const ids = new Map<string, string>()
  const diff: PlanDiff = { added: [], removed: [], changed: [], moved: [] }
  const taken = new Set<string>()
  for (const kind of FOLLOWED)
    for (const { before, after } of matchItems(itemsOf(previous, kind), itemsOf(next, kind)))
      if (before && after) {
        ids.set(after.id, before.id)
        taken.add(before.id)
      }
  for (const kind of FOLLOWED) {
    for (const item of itemsOf(next, kind))
      if (!ids.has(item.id) && taken.has(item.id)) ids.set(item.id, free(taken, kind, `${item.id}\n${item.section}\n${item.title}`))
  }
  const plan = rename(next, ids)
  for (const kind of FOLLOWED) compare(previous, plan, kind, diff)
  return { plan, diff }
}

export type Change = { kind: Kind; id: string; title: string; source: import('../model.ts').Source }
export type PlanDiff = {
  added: Change[]
  removed: Change[]
  changed: (Change & { fields: { name: string; before: unknown; after: unknown }[] })[]
  moved: Change[]
}

function free(taken: Set<string>, kind: Kind, key: string): string {
  for (let salt = 0; ; salt++) {
    const id = idOf(kind, shortHash(salt === 0 ? key : `${key}\n#${salt}`))
    if (!taken.has(id)) {
      taken.add(id)
      return id
    }
  }
}

/** Rewrites ids and the references to them. */
function rename(plan: Plan, ids: Map<string, string>): Plan {
  const to = (id: string): string => ids.get(id) ?? id
  const out: Record<string, unknown> = { ...plan }
  for (const kind of KINDS) {
    out[kind] = (plan[kind] as readonly Record<string, unknown>[]).map(item => {
      const next: Record<string, unknown> = { ...item, id: to(item['id'] as string) }
      if (typeof item['phase'] === 'string') next['phase'] = to(item['phase'])
      if (typeof item['parent'] === 'string') next['parent'] = to(item['parent'])
      return next
    })
  }
  return out as Plan
}

/** Fields that say something; places, spans and references follow from the rest. */
const SILENT = new Set([
  'id',
  'source',
  'box',
  'span',
  'section',
  'phase',
  'parent',
  'due',
  'metricId',
  'entries',
  'tiers',
  'amounts',
  'facts',
  'touchpoints',
  'metrics',
])
function compare(previous: Plan, plan: Plan, kind: Kind, diff: PlanDiff): void {
  const before = new Map((previous[kind] as readonly Record<string, unknown>[]).map(item => [item['id'] as string, item]))
  for (const raw of plan[kind] as readonly Record<string, unknown>[]) {
    const old = before.get(raw['id'] as string)
    const change = {
      kind,
      id: raw['id'] as string,
      title: String(raw[NAME[kind]] ?? ''),
      source: raw['source'] as Change['source'],
    }
    if (!old) {
      diff.added.push(change)
      continue
    }
    before.delete(raw['id'] as string)
    const fields = Object.keys(raw)
      .filter(name => !SILENT.has(name) && JSON.stringify(raw[name]) !== JSON.stringify(old[name]))
      .map(name => ({ name, before: old[name], after: raw[name] }))
    if (fields.length > 0) diff.changed.push({ ...change, fields })
    else if (JSON.stringify(raw['section']) !== JSON.stringify(old['section'])) diff.moved.push(change)
  }
  for (const old of before.values())
    diff.removed.push({
      kind,
      id: old['id'] as string,
      title: String(old[NAME[kind]] ?? ''),
      source: old['source'] as Change['source'],
    })
}
