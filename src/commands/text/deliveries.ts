/** One line for each delivery. */
import { tooLate, type Delivery, type DeliveryState } from '../../delivery/delivery.ts'
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

/** Said where somebody just planned something for a time that is over; null when it is not. `now` in UTC epoch milliseconds. */
export function passedText(planned: readonly Delivery[], now: number): string | null {
  const passed = planned.filter(each => each.state === 'planned' && each.dueAt < now)
  if (passed.length === 0) return null
  if (passed.every(each => tooLate(each, now, '') === null))
    return 'That time has passed: it goes out now, by "uptake publish" or a running "uptake up".'
  return 'That time is too long ago: it is not sent by itself. "uptake deliveries move ID TIME" gives it another.'
}

export function deliveryLine(delivery: Delivery, style: Style): string {
  const colour = COLOUR[delivery.state]
  const state = delivery.state.padEnd(11)
  const where = delivery.url ?? delivery.reason ?? ''
  return `${colour === undefined ? state : style[colour](state)}  ${delivery.local.replace('T', ' ')} ${delivery.zone}${delivery.launchTime === null ? '' : style.dim(` (${delivery.launchTime})`)}  ${kindOf(delivery)}${delivery.item} → ${delivery.channel}  ${style.dim(delivery.id.slice(0, 8))}${where === '' ? '' : `\n             ${style.dim(where)}`}`
}
