/** Where a card of the board may be put by hand: each column says what it does, or why it cannot be. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CardChannel, PieceCard } from '../../src/delivery/pages.ts'
import { PIECE_STAGES, stageOf, type PieceStage } from '../../src/delivery/view.ts'
import { m } from '../../web/messages/index.ts'
import { canMove, moveTo } from '../../web/pages/publishing/board-moves.ts'

const why = m.boardMoves
const channel = (over: Partial<CardChannel> = {}): CardChannel => ({
  channel: 'one',
  title: 'One',
  digest: 'd',
  reason: null,
  approvedBy: [],
  approved: false,
  needed: 1,
  requests: 0,
  asked: false,
  delivery: null,
  ...over,
})
const delivery = (state: 'planned' | 'published' | 'missed' | 'waiting' | 'handoff'): CardChannel['delivery'] => ({ id: 'x', state, local: '2027-03-02T09:00', zone: 'UTC', reason: null }) // prettier-ignore
const piece = (over: Partial<PieceCard> = {}, ...channels: CardChannel[]): PieceCard => {
  const card = { id: 'a', file: 'content/a.md', title: 'A', state: 'ready', theme: null, schedule: null, recurs: false, problems: { all: 0, errors: 0 }, channels: channels.length === 0 ? [channel()] : channels, ...over } as const // prettier-ignore
  return { ...card, stage: stageOf(card.state, card.channels) }
}
const yes = { approved: true, approvedBy: ['ada'] }
const CARDS: Record<PieceStage, PieceCard> = {
  draft: piece({ state: 'draft' }),
  'in review': piece(),
  'changes requested': piece({}, channel({ requests: 1, asked: true })),
  approved: piece({}, channel(yes)),
  scheduled: piece({}, channel({ ...yes, delivery: delivery('planned') })),
  published: piece({}, channel({ ...yes, delivery: delivery('published') })),
  stuck: piece({}, channel({ ...yes, delivery: delivery('waiting') })),
  hold: piece({ state: 'hold' }),
  archived: piece({ state: 'archived' }, channel(yes)),
}
const said = (from: PieceCard, to: PieceStage, mine: string | null = null): string => {
  const { deed, note } = moveTo(from, to, mine)
  return deed === null ? `no: ${note}` : deed.kind === 'state' ? `state ${deed.state}` : deed.kind
}

test('every card goes where an action leads, and nowhere else; each other column says why', () => {
  for (const [stage, card] of Object.entries(CARDS)) assert.equal(card.stage, stage)
  const all = Object.fromEntries(
    PIECE_STAGES.map(from => [from, Object.fromEntries(PIECE_STAGES.filter(to => to !== from && moveTo(CARDS[from], to, null).deed !== null).map(to => [to, said(CARDS[from], to)]))]), // prettier-ignore
  )
  const aside = { hold: 'state hold', archived: 'state archived' }
  assert.deepEqual(all, {
    draft: { 'in review': 'state ready', ...aside },
    'in review': { draft: 'state draft', 'changes requested': 'ask', approved: 'approve', ...aside },
    'changes requested': aside,
    approved: { 'changes requested': 'ask', scheduled: 'schedule', ...aside },
    scheduled: { 'changes requested': 'ask', approved: 'unschedule', ...aside },
    published: {},
    stuck: aside,
    hold: { draft: 'state draft', 'in review': 'state ready', archived: 'state archived' },
    archived: { approved: 'state ready', hold: 'state hold' },
  })
  for (const from of PIECE_STAGES)
    for (const to of PIECE_STAGES)
      if (from !== to) assert.ok(moveTo(CARDS[from], to, null).note.length > 10, `${from} to ${to} says nothing`)
  assert.deepEqual(PIECE_STAGES.filter(stage => !canMove(CARDS[stage])), ['published']) // prettier-ignore
})

test('nothing is put under Published or Stuck by hand, whatever stands there', () => {
  for (const card of Object.values(CARDS)) {
    assert.equal(moveTo(card, 'published', null).deed, null)
    assert.equal(moveTo(card, 'stuck', null).deed, null)
  }
})

test('who may not say yes is told so before the drop, and how many more must', () => {
  assert.equal(said(CARDS['in review'], 'approved', 'the author does not approve'), 'no: the author does not approve')
  assert.equal(moveTo(piece({}, channel({ needed: 3, approvedBy: ['ada'] })), 'approved', null).note, why.approveOne(1))
  assert.equal(said(piece({ problems: { all: 2, errors: 1 } }), 'approved'), `no: ${why.mend(1)}`)
  assert.equal(said(piece({}, channel({ digest: null })), 'approved'), `no: ${why.noChannel}`)
  assert.equal(said(CARDS.draft, 'approved'), `no: ${why.toReviewFirst}`)
})

test('what recurs gets no time here; what was said of a piece keeps it where it stands', () => {
  assert.equal(said(piece({ recurs: true }, channel(yes)), 'scheduled'), `no: ${why.recurs}`)
  assert.equal(said(piece({}, channel({ approvedBy: ['ada'], needed: 2 })), 'draft'), `no: ${why.hasYes}`)
  assert.equal(said(CARDS.scheduled, 'draft'), `no: ${why.onCalendar}`)
  assert.equal(said(piece({ state: 'hold' }, channel(yes)), 'in review'), `no: ${why.landsIn('Approved')}`)
  assert.equal(said(piece({ state: 'hold' }, channel({ ...yes, delivery: delivery('planned') })), 'scheduled'), 'state ready')
  const halfOut = piece({}, channel({ ...yes, delivery: delivery('published') }), channel({ ...yes, channel: 'two', delivery: delivery('planned') })) // prettier-ignore
  assert.equal(said(halfOut, 'approved'), `no: ${why.onItsWay}`)
  assert.equal(
    said(piece({}, channel({ ...yes, delivery: delivery('missed') })), 'scheduled'),
    'schedule',
    'what was missed gets another time',
  )
})
