/** Reads the ledger of deliveries, and what a person hands off: counts, and the rows that are shown. Changes nothing. */
import { holdsOf } from '../db/holds.ts'
import { countsOf, countWanted, cursorOf, ledgerRows, wholeRows, type LedgerAsk, type LedgerRowOf } from '../db/ledger.ts'
import { campaignHold, EVERYTHING, STATES, UNDECIDED, type Delivery, type DeliveryState } from '../delivery/delivery.ts'
import type { Group, HandoffRow, HandoffsView, LedgerGroup, LedgerRow, LedgerView, PageAsk } from '../delivery/pages.ts'
import { systemZone } from '../lib/clock.ts'
import type { ContentPiece } from '../plan/model.ts'
import { addDays } from '../plan/resolve/calendar.ts'
import { midnight } from '../schedule/window.ts'
import { contentIndex, titleIn, type ContentSnapshot } from '../workspace/content-index.ts'
import type { ActionContext } from './action.ts'
import { ledgerState } from './one-ledger.ts'
import { holds, sizeOf } from './paged.ts'
import { publishing } from './publishing.ts'
import { channelsOf, piecesView } from './publishing-view.ts'
import { unwritten } from './unwritten.ts'

const FIRST: Readonly<Record<'all' | 'waiting', number>> = { all: 50, waiting: 20 }

/** The beginning of what waits, and of all or of one state. @param planned pieces of the plan */
export async function ledgerView(
  context: ActionContext,
  { planned, state }: { planned: readonly ContentPiece[]; state: string | null },
  ask: PageAsk,
): Promise<LedgerView> {
  const { db, ref, now } = context
  const place = await publishing(context, [])
  const content = await contentIndex(ref.root).all()
  const { states, due, campaigns } = await countsOf(db, ref.id, now)
  const count = (some: readonly DeliveryState[]): number => some.reduce((sum, state) => sum + (states.get(state) ?? 0), 0)
  const found = ask.words.length === 0 ? null : itemsWith(ask.words, content)
  const read = async (name: LedgerGroup, some: readonly DeliveryState[] | null): Promise<Group<LedgerGroup, LedgerRow>> => {
    const known = name === 'all' ? count(STATES) : count(some ?? [])
    if (known === 0) return { name, count: 0, rows: [], next: null }
    const limit = sizeOf(ask, name, name === 'waiting' ? FIRST.waiting : FIRST.all)
    const after = ask.in === name ? ask.after : null
    const wanted: LedgerAsk = { states: some, order: name === 'waiting' ? 'oldest' : 'newest', after, limit: limit + 1 }
    const rows = found === null || name === 'waiting' ? await ledgerRows(db, ref.id, wanted) : await searched(context, wanted, ask.words, found) // prettier-ignore
    const page = pageOf(rows, limit)
    return { name, count: known, rows: page.rows.map(row => titled(row, content)), next: page.next }
  }
  const chosen = STATES.find(each => each === (ask.in ?? state))
  const groups: Group<LedgerGroup, LedgerRow>[] = []
  if (ask.in === null || ask.in === 'waiting') groups.push(await read('waiting', UNDECIDED))
  if (ask.in === 'all' || (ask.in === null && chosen === undefined)) groups.push(await read('all', null))
  if (chosen !== undefined) groups.push(await read(chosen, [chosen]))
  const counted = STATES.filter(state => state !== chosen).map(name => ({ name, count: count([name]), rows: [], next: null }))
  const stopped = await holdsOf(db, ref.id)
  const prefix = campaignHold('')
  const held = stopped.flatMap(({ channel }) => (channel.startsWith(prefix) ? channel.slice(prefix.length) : []))
  return {
    groups: [...groups, ...counted],
    total: count(STATES),
    holds: stopped,
    channels: channelsOf(place),
    zone: place.zone ?? systemZone(),
    campaigns: [...new Set([...content.campaigns, ...campaigns, ...held])].sort(),
    due,
    files: content.byId.size,
    planned: unwritten(planned, content).length,
    ledger: await ledgerState(context, true),
  }
}

/** One row more than is shown says whether there is more. */
function pageOf<Row extends { dueAt: number; id: string }>(rows: readonly Row[], limit: number): { rows: Row[]; next: string | null } {
  const shown = rows.slice(0, limit)
  return { rows: shown, next: rows.length > limit ? cursorOf(shown.at(-1)!) : null }
}
const titled = <Row extends { item: string }>(row: Row, content: ContentSnapshot): Row & { title: string } => ({
  ...row,
  title: titleIn(content, row.item),
})

/** Pieces that hold all words in their title, their id or the names of their channels; kept for who turns pages or looks again. */
function itemsWith(words: readonly string[], content: ContentSnapshot): ReadonlySet<string> {
  const asked = words.join(' ')
  const known = found.get(content)
  if (known?.asked === asked) return known.items
  const items = itemsHolding(words, content)
  found.set(content, { asked, items })
  return items
}
const found = new WeakMap<ContentSnapshot, { asked: string; items: ReadonlySet<string> }>()
const itemsHolding = (words: readonly string[], { all }: ContentSnapshot): Set<string> =>
  new Set(all.flatMap(({ id, title, channels }) => (holds(`${title ?? ''} ${id} ${channels.map(each => each.name).join(' ')}`.toLowerCase(), words) ? [id] : []))) // prettier-ignore

/** With no more pieces than this the database is told which; with more the rows are gone through in their order. */
const FEW = 2_000
/** Deliveries of some pieces, and those whose reason holds all words. */
async function searched(
  { db, ref }: ActionContext,
  ask: LedgerAsk,
  words: readonly string[],
  items: ReadonlySet<string>,
): Promise<LedgerRowOf[]> {
  const rows = new Map((await ledgerRows(db, ref.id, { ...ask, said: words })).map(row => [row.id, row]))
  const known = items.size <= FEW ? await ledgerRows(db, ref.id, { ...ask, items: [...items] }) : await through()
  for (const row of known) rows.set(row.id, row)
  return [...rows.values()].sort((a, b) => b.dueAt - a.dueAt || (a.id < b.id ? 1 : -1)).slice(0, ask.limit)

  async function through(): Promise<LedgerRowOf[]> {
    const found: LedgerRowOf[] = []
    for (let { after = null } = ask; found.length < ask.limit;) {
      const some = await ledgerRows(db, ref.id, { ...ask, after, limit: BATCH })
      for (const row of some) if (items.has(row.item)) found.push(row)
      const last = some.at(-1)
      if (last === undefined || some.length < BATCH) break
      after = cursorOf(last)
    }
    return found
  }
}
const BATCH = 1_000

const FIRST_HANDOFFS = { now: 10, later: 50, done: 50 } as const
/** What a person posts: what waits for it now, what comes today, what is done today. `today`: a day in the zone of the workspace. */
export async function handoffsView(context: ActionContext, today: string, ask: PageAsk): Promise<HandoffsView> {
  const { db, ref } = context
  const place = await publishing(context, [])
  const content = await contentIndex(ref.root).all()
  const zone = place.zone ?? systemZone()
  const byHand = place.channels.filter(each => each.channel.mode === 'handoff').map(each => each.instance)
  const day = { channels: byHand, from: midnight(today, zone), to: midnight(addDays(today, 1), zone) }
  const wanted = {
    now: { states: ['handoff'] },
    later: { ...day, states: ['planned'] },
    done: { ...day, states: ['published'] },
  } satisfies Record<string, Omit<LedgerAsk, 'order' | 'limit'>>
  const groups: HandoffsView['groups'][number][] = []
  for (const name of ['now', 'later', 'done'] as const) {
    if (ask.in !== null && ask.in !== name) continue
    const limit = sizeOf(ask, name, FIRST_HANDOFFS[name])
    const after = ask.in === name ? ask.after : null
    const count = await countWanted(db, ref.id, wanted[name])
    const rows = count === 0 ? [] : await wholeRows(db, ref.id, { ...wanted[name], order: 'oldest', after, limit: limit + 1 })
    const page = pageOf(rows, limit)
    const shown = name === 'now' ? await withViews(context, page.rows, content) : page.rows.map(each => handoffOf(each, content, null))
    groups.push({ name, count, rows: shown, next: page.next })
  }
  const total = groups.reduce((sum, each) => sum + each.count, 0)
  const held = (await holdsOf(db, ref.id)).some(each => each.channel === EVERYTHING)
  return { groups, total, channels: channelsOf(place), zone, held }
}

async function withViews(context: ActionContext, deliveries: readonly Delivery[], content: ContentSnapshot): Promise<HandoffRow[]> {
  if (deliveries.length === 0) return []
  const { pieces } = await piecesView(context, deliveries.map(each => each.item)) // prettier-ignore
  const byId = new Map(pieces.map(each => [each.id, each]))
  return deliveries.map(each => handoffOf(each, content, byId.get(each.item)?.channels.find(view => view.channel === each.channel) ?? null))
}
const handoffOf = (delivery: Delivery, content: ContentSnapshot, view: HandoffRow['view']): HandoffRow => {
  const { id, item, channel, state, kind, dueAt, url, reason, workspace, attempts, digest } = delivery
  return { ...titled({ id, item, channel, state, kind, dueAt, url, reason, workspace, attempts, digest }, content), view }
}
