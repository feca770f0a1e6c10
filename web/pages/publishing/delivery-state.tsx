import type { DeliveryState as State } from '../../../src/delivery/delivery.ts'
import { m } from '../../messages/index.ts'
import { Badge } from '../../ui/badge.tsx'

const KIND: Partial<Record<State, 'good' | 'info' | 'warning' | 'error'>> = {
  published: 'good',
  pending: 'info',
  handoff: 'info',
  rejected: 'error',
  unconfirmed: 'warning',
  waiting: 'warning',
  blocked: 'error',
  missed: 'warning',
}

/** The state of a delivery in a word. */
export function DeliveryState({ state }: { state: State }) {
  return <Badge kind={KIND[state]}>{m.publishing.state[state]}</Badge>
}
