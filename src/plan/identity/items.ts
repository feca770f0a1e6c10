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
/** Notes are what nothing else read: nobody does anything to one, so they are numbered and not followed. */
export const FOLLOWED = KINDS.filter(kind => kind !== 'notes')
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

/** The field that names an item of each kind. */
export const NAME: Record<Kind, string> = {
  phases: 'title',
  tasks: 'title',
  content: 'title',
  cadences: 'text',
  volumes: 'label',
  kpis: 'metric',
  budgets: 'label',
  efforts: 'label',
  roles: 'title',
  risks: 'risk',
  channels: 'name',
  audiences: 'name',
  journey: 'title',
  programmes: 'name',
  gates: 'title',
  allocations: 'label',
  dependencies: 'title',
  layouts: 'title',
  notes: 'text',
}

export type Item = { kind: Kind; id: string; title: string; section: string; source: Source; index: number }

/** Titles are told apart by their first characters; reading whole paragraphs would be most of the work. */
const TELLING = 160
/** What is no word and no sign that matters; letters as ranges, because Unicode classes are many times slower. */
const REST =
  /[^a-z0-9%$€£¥+<>\u00aa\u00b5\u00ba\u00df-\u00f6\u00f8-\u02ff\u0300-\u1fff\u2c00-\u2dff\u3040-\u312f\u3400-\u9fff\ua640-\ud7af]+/g

/** Words and signs that matter, in lower case. */
const normal = (text: string): string => (text.length > TELLING ? text.slice(0, TELLING) : text).toLowerCase().replace(REST, ' ').trim()
/** Items mostly share their section: the list that the reader made once. */
const sections = new WeakMap<object, string>()
function sectionOf(raw: Record<string, unknown>): string {
  const list = raw['section']
  if (!Array.isArray(list)) return normal(String(raw['category'] ?? raw['group'] ?? ''))
  let text = sections.get(list)
  if (text === undefined) {
    text = normal((list as string[]).join(' › ').slice(-TELLING))
    sections.set(list, text)
  }
  return text
}

/** Items of one kind with normalised title and ancestry, in document order. */
export function itemsOf(plan: Plan, kind: Kind): Item[] {
  const field = NAME[kind]
  return (plan[kind] as readonly Record<string, unknown>[]).map((raw, index) => {
    const name = raw[field] ?? ''
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
