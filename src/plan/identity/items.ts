/** The items of a plan that have an identity, seen alike: kind, id, title, place in the outline. */
import type { Plan, Source } from '../model.ts'

export const KINDS = [
  'phases',
  'tasks',
  'content',
  'cadences',
  'volumes',
  'kpis',
  'budgets',
  'efforts',
  'roles',
  'risks',
  'channels',
  'audiences',
  'journey',
  'programmes',
  'gates',
  'allocations',
  'dependencies',
  'layouts',
  'notes',
] as const
export type Kind = (typeof KINDS)[number]
const PREFIX: Record<Kind, string> = {
  phases: 'phase',
  tasks: 'task',
  content: 'content',
  cadences: 'cadence',
  volumes: 'volume',
  kpis: 'target',
  budgets: 'budget',
  efforts: 'effort',
  roles: 'role',
  risks: 'risk',
  channels: 'channel',
  audiences: 'audience',
  journey: 'stage',
  programmes: 'programme',
  gates: 'gate',
  allocations: 'share',
  dependencies: 'dependency',
  layouts: 'layout',
  notes: 'note',
}

export type Item = { kind: Kind; id: string; title: string; section: string; source: Source; index: number }

/** Titles are told apart by their first characters; hashing whole paragraphs would be most of the work. */
const TELLING = 300
const NON_ASCII = /[^\x00-\x7f]/

/** Words and signs that matter, in lower case. */
function normal(text: string): string {
  const line = (text.length > TELLING ? text.slice(0, TELLING) : text).toLowerCase()
  return line.replace(NON_ASCII.test(line) ? /[^\p{L}\p{N}%$€£¥+<>]+/gu : /[^a-z0-9%$+<>]+/g, ' ').trim()
}

/** Items of one kind with normalised title and ancestry, in document order. */
export function itemsOf(plan: Plan, kind: Kind): Item[] {
  let last = ''
  let normalised = ''
  /** Neighbours mostly share their section. */
  const sectionOf = (raw: Record<string, unknown>): string => {
    const section = Array.isArray(raw['section']) ? (raw['section'] as string[]).join(' › ') : String(raw['category'] ?? raw['group'] ?? '')
    if (section !== last) {
      last = section
      normalised = normal(section)
    }
    return normalised
  }
  return (plan[kind] as readonly Record<string, unknown>[]).map((raw, index) => {
    const name = raw['title'] ?? raw['metric'] ?? raw['label'] ?? raw['risk'] ?? raw['name'] ?? raw['text'] ?? ''
    const extra = kind === 'kpis' ? ` ${String(raw['by'] ?? '')} ${String(raw['period'] ?? '')}` : ''
    return {
      kind,
      id: raw['id'] as string,
      title: normal(String(name)) + extra,
      section: sectionOf(raw),
      source: raw['source'] as Source,
      index,
    }
  })
}
export const idOf = (kind: Kind, hash: string): string => `${PREFIX[kind]}-${hash}`
