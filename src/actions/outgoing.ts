/** What of the plan is out, what goes out next, and what waits for a person: for whoever looks at the whole. Changes nothing. */
import { filesOfPieces, fulfilledOf } from '../content/fulfilled.ts'
import { itemsByProgress } from '../db/calendar.ts'
import { countsOf, ledgerRows } from '../db/ledger.ts'
import { UNDECIDED, type DeliveryState } from '../delivery/delivery.ts'
import type { OutgoingView } from '../delivery/pages.ts'
import { systemZone } from '../lib/clock.ts'
import type { Plan } from '../plan/model.ts'
import type { AllFulfilled } from '../schedule/agenda.ts'
import { contentIndex, titleIn, type ContentSnapshot } from '../workspace/content-index.ts'
import type { ActionContext } from './action.ts'
import { pieceIndex } from './piece-index.ts'
import { publishing } from './publishing.ts'
import { channelsOf } from './publishing-view.ts'

/** Rows of what comes next and of what went out last. */
const ROWS = 4

export async function outgoing(context: ActionContext, plan: Plan): Promise<OutgoingView> {
  const { db, ref, now } = context
  const place = await publishing(context, [])
  const { states } = await countsOf(db, ref.id, now)
  const count = (some: readonly DeliveryState[]): number => some.reduce((sum, state) => sum + (states.get(state) ?? 0), 0)
  const content = await contentIndex(ref.root).all()
  const rows = async (state: DeliveryState, order: 'newest' | 'oldest'): Promise<OutgoingView['next']> =>
    (count([state]) === 0 ? [] : await ledgerRows(db, ref.id, { states: [state], order, limit: ROWS })).map(row => ({
      ...row,
      title: titleIn(content, row.item),
    }))
  const index = await pieceIndex(context, place)
  return {
    fulfilled: await fulfilledIn(context, plan),
    files: content.byId.size,
    review: index.pieces.filter(({ stage }) => stage === 'in review' || stage === 'changes requested').length,
    undecided: count(UNDECIDED),
    byHand: count(['handoff']),
    next: await rows('planned', 'oldest'),
    last: await rows('published', 'newest'),
    channels: channelsOf(place),
    zone: place.zone ?? systemZone(),
  }
}

/** What became of the pieces of a plan, by their ids. */
export async function fulfilledIn({ db, ref }: ActionContext, plan: Plan): Promise<AllFulfilled> {
  if (plan.content.length === 0) return {}
  const files = filesIn(plan, await contentIndex(ref.root).all())
  return files.size === 0 ? {} : fulfilledOf(files, await itemsByProgress(db, ref.id, [...files.values()].flat()))
}
/** Files of pieces are looked up once for a reading of the plan and of the content. */
function filesIn(plan: Plan, content: ContentSnapshot): ReadonlyMap<string, readonly string[]> {
  const known = found.get(content)
  if (known?.plan === plan) return known.files
  const files = filesOfPieces(plan, content.all)
  found.set(content, { plan, files })
  return files
}
const found = new WeakMap<ContentSnapshot, { plan: Plan; files: ReadonlyMap<string, readonly string[]> }>()
