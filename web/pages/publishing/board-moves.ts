/** Where a card of the board may be put by hand, by which deed, and else why not. Pure. */
import type { ContentState } from '../../../src/content/model.ts'
import type { CardChannel, PieceCard } from '../../../src/delivery/pages.ts'
import { isGone } from '../../../src/delivery/delivery.ts'
import type { ReviewView } from '../../../src/delivery/review-view.ts'
import { PIECE_STAGES, stageOf, type PieceStage } from '../../../src/delivery/view.ts'
import { m } from '../../messages/index.ts'
import { schedulable } from './schedulable.ts'
import { unapproved } from './use-approve.ts'

/**
 * What a move does: write a state into the file, say yes, ask for changes or for a time, or take off the calendar what has
 * not left.
 */
export type Deed = { kind: 'state'; state: ContentState } | { kind: 'approve' | 'ask' | 'schedule' | 'unschedule' }
/** `note`: what it does, or, without a deed, why it cannot be. */
export type BoardMove = { to: PieceStage; deed: Deed | null; note: string }

/** The deliveries of a piece that stand, each with its channel. */
export const standing = ({ channels }: Pick<PieceCard, 'channels'>): (NonNullable<CardChannel['delivery']> & { channel: string })[] =>
  channels.flatMap(({ channel, delivery }) => (delivery === null || isGone(delivery.state) ? [] : [{ ...delivery, channel }]))

/** Why a yes of the one who looks would not help a piece; null: it would. */
export function whyNotMine({ me, pieces }: ReviewView): string | null {
  if (me === null) return m.boardMoves.nobody
  const open = (pieces[0]?.channels ?? []).filter(each => each.digest !== null && !each.approved)
  if (open.length > 0 && open.every(each => each.mine)) return m.boardMoves.yours
  return open.find(each => !each.mine && each.whyNotMine !== null)?.whyNotMine ?? null
}

/** `mine`: why a yes of the one who looks would not count, as far as it is known. */
export function moveTo(piece: PieceCard, to: PieceStage, mine: string | null): BoardMove {
  const found = deedOf(piece, to, mine)
  return typeof found === 'string' ? { to, deed: null, note: found } : { to, deed: found, note: noteOf(piece, found) }
}
/** To every column but its own. */
export const movesOf = (piece: PieceCard, mine: string | null): BoardMove[] =>
  PIECE_STAGES.filter(each => each !== piece.stage).map(to => moveTo(piece, to, mine))
/** Can it be put anywhere at all? */
export const canMove = (piece: PieceCard): boolean => movesOf(piece, null).some(each => each.deed !== null)

function deedOf(piece: PieceCard, to: PieceStage, mine: string | null): Deed | string {
  const { stage } = piece
  const why = m.boardMoves
  if (to === 'published') return why.published
  if (to === 'stuck') return why.stuck
  if (stage === 'published') return why.out
  if (to === 'hold' || to === 'archived') return { kind: 'state', state: to }
  if (stage === 'hold' || stage === 'archived') return backTo(piece, to)
  if (to === 'scheduled') return toScheduled(piece)
  if (stage === 'stuck') return why.decide
  if (to === 'draft') return toDraft(piece)
  if (to === 'in review') return toReview(piece)
  return to === 'approved' ? toApproved(piece, mine) : toChanges(piece)
}

const after = (piece: PieceCard, state: ContentState): PieceStage => stageOf(state, piece.channels)
/** What was on hold stands where its approvals and deliveries put it. */
function backTo(piece: PieceCard, to: PieceStage): Deed | string {
  const state = (['ready', 'draft'] as const).find(each => after(piece, each) === to)
  return state === undefined ? m.boardMoves.landsIn(m.publishing.stage[after(piece, 'ready')]) : { kind: 'state', state }
}
function toDraft(piece: PieceCard): Deed | string {
  if (after(piece, 'draft') === 'draft') return { kind: 'state', state: 'draft' }
  if (standing(piece).length > 0) return m.boardMoves.onCalendar
  return piece.channels.some(each => each.requests > 0) ? m.boardMoves.settle : m.boardMoves.hasYes
}
function toReview(piece: PieceCard): Deed | string {
  if (piece.stage === 'draft') return backTo(piece, 'in review')
  if (piece.stage === 'changes requested') return m.boardMoves.settle
  return piece.stage === 'scheduled' ? m.boardMoves.onCalendar : m.boardMoves.hasYes
}
/** What keeps anybody from judging a piece at all. */
function whyNotJudged({ stage, problems, channels }: PieceCard): string | null {
  if (stage === 'draft') return m.boardMoves.toReviewFirst
  if (problems.errors > 0) return m.boardMoves.mend(problems.errors)
  return channels.some(each => each.digest !== null) ? null : m.boardMoves.noChannel
}
function toApproved(piece: PieceCard, mine: string | null): Deed | string {
  if (piece.stage === 'scheduled')
    return standing(piece).every(each => each.state === 'planned') ? { kind: 'unschedule' } : m.boardMoves.onItsWay
  if (piece.stage === 'changes requested') return m.boardMoves.settle
  return whyNotJudged(piece) ?? mine ?? { kind: 'approve' }
}
const toChanges = (piece: PieceCard): Deed | string => whyNotJudged(piece) ?? { kind: 'ask' }
function toScheduled(piece: PieceCard): Deed | string {
  if (piece.recurs) return m.boardMoves.recurs
  if (piece.stage !== 'approved' && piece.stage !== 'stuck') return m.boardMoves.approveFirst
  if (schedulable(piece).length > 0) return { kind: 'schedule' }
  return piece.stage === 'stuck' ? m.boardMoves.decide : m.boardMoves.noChannel
}

function noteOf(piece: PieceCard, deed: Deed): string {
  if (deed.kind === 'state') return m.boardMoves.writes(deed.state, standing(piece).length > 0)
  if (deed.kind !== 'approve') return m.boardMoves[deed.kind]
  const left = Math.max(0, ...unapproved(piece).map(({ needed, approvedBy }) => needed - approvedBy.length - 1))
  return left === 0 ? m.boardMoves.approve : m.boardMoves.approveOne(left)
}
