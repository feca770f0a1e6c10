/** How a channel stands, as a badge and as an order: what wants a person first. */
import type { ChannelCard } from '../../../src/delivery/channels-view.ts'
import { m } from '../../messages/index.ts'
import { Badge } from '../../ui/badge.tsx'

const KIND = {
  ready: 'good',
  byhand: undefined,
  unasked: undefined,
  incomplete: 'warning',
  failed: 'error',
  over: 'error',
  paused: undefined,
  broken: 'error',
  unset: undefined,
} as const

export function StandingBadge({ card }: { card: ChannelCard }) {
  return (
    <>
      {card.held && <Badge kind="warning">{m.channels.held}</Badge>}
      <Badge kind={KIND[card.standing]}>{m.channels.standing[card.standing]}</Badge>
    </>
  )
}

export const troubled = (card: ChannelCard): boolean =>
  card.standing === 'incomplete' ||
  card.standing === 'failed' ||
  card.standing === 'over' ||
  card.standing === 'broken' ||
  card.warnings.length > 0 ||
  card.blocked.length > 0

/** What wants a person, what works by itself, what a person does, what rests. */
export function orderOf(card: ChannelCard): number {
  if (troubled(card)) return 0
  if (card.standing === 'paused') return 3
  return card.byHand ? 2 : 1
}
