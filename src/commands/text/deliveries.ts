/** One line for each delivery. */
import type { Delivery, DeliveryState } from '../../delivery/delivery.ts'
import type { Style } from '../../lib/style.ts'

const COLOUR: Partial<Record<DeliveryState, 'green' | 'yellow' | 'red'>> = {
  published: 'green',
  deleted: 'yellow',
  handoff: 'yellow',
  unconfirmed: 'yellow',
  waiting: 'yellow',
  missed: 'yellow',
  blocked: 'red',
  rejected: 'red',
}

const kindOf = ({ kind }: Delivery): string =>
  kind === 'post' ? '' : `${{ comment: 'first comment of', edit: 'edit of', delete: 'deletion of' }[kind]} `

export function deliveryLine(delivery: Delivery, style: Style): string {
  const colour = COLOUR[delivery.state]
  const state = delivery.state.padEnd(11)
  const where = delivery.url ?? delivery.reason ?? ''
  return `${colour === undefined ? state : style[colour](state)}  ${delivery.local.replace('T', ' ')} ${delivery.zone}  ${kindOf(delivery)}${delivery.item} → ${delivery.channel}  ${style.dim(delivery.id.slice(0, 8))}${where === '' ? '' : `\n             ${style.dim(where)}`}`
}
