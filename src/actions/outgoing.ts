/** What of the plan is out, what goes out next, and what waits for a person: for whoever looks at the whole. Changes nothing. */
import { fulfilledOf } from '../content/fulfilled.ts'
import { itemsByProgress } from '../db/calendar.ts'
import { countsOf, ledgerRows } from '../db/ledger.ts'
import { UNDECIDED, type DeliveryState } from '../delivery/delivery.ts'
import type { OutgoingView } from '../delivery/pages.ts'
import { systemZone } from '../lib/clock.ts'
import type { Plan } from '../plan/model.ts'
import type { AllFulfilled } from '../schedule/agenda.ts'
import { contentIndex } from '../workspace/content-index.ts'
import type { Database } from '../db/open.ts'
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
  const { byId } = await contentIndex(ref.root).all()
  const rows = async (state: DeliveryState, order: 'newest' | 'oldest'): Promise<OutgoingView['next']> =>
    (count([state]) === 0 ? [] : await ledgerRows(db, ref.id, { states: [state], order, limit: ROWS })).map(row => ({
      ...row,
      title: byId.get(row.item)?.title ?? row.item,
    }))
  const index = await pieceIndex(context, place)
  return {
    fulfilled: await fulfilledIn({ db, workspace: ref.id, root: ref.root, plan }),
    files: byId.size,
    review: index.pieces.filter(({ stage }) => stage === 'in review' || stage === 'changes requested').length,
    undecided: count(UNDECIDED),
    byHand: count(['handoff']),
    next: await rows('planned', 'oldest'),
    last: await rows('published', 'newest'),
    channels: channelsOf(place),
    zone: place.zone ?? systemZone(),
  }
}

/** What became of the pieces of a plan, by their ids; of a workspace without content files nothing. */
export async function fulfilledIn(of: { db: Database; workspace: string; root: string; plan: Plan }): Promise<AllFulfilled> {
  const { all } = await contentIndex(of.root).all()
  return all.length === 0 ? {} : fulfilledOf(of.plan, all, await itemsByProgress(of.db, of.workspace))
}
