/** What stands on the calendar: deliveries, times that files propose, and what the plan names and nobody wrote. Pure. */
import type { Delivery } from '../../../src/delivery/delivery.ts'
import type { PieceView, PublishingView } from '../../../src/delivery/view.ts'
import { localTime, type Reading } from '../../../src/lib/zone.ts'
import { channelName, tidy } from '../../messages/names.ts'
import { readingOf, readingOfDelivery } from './local.ts'
import type { Outline } from './outline.ts'
import { channelTitle } from './use-publishing.ts'

type Placed = {
  key: string
  title: string
  channel: string
  /** Day and time on the clock of the workspace. */
  day: string
  time: string
}
export type DeliveryEntry = Placed & { kind: 'delivery'; delivery: Delivery; reading: Reading }
export type ProposedEntry = Placed & { kind: 'proposed'; piece: PieceView }
export type OutlineEntry = Placed & { kind: 'outline'; outline: Outline }
export type Entry = DeliveryEntry | ProposedEntry | OutlineEntry

/** All entries by their day, each day in the order of time. */
export function entriesByDay(data: PublishingView, outlines: readonly Outline[]): Map<string, Entry[]> {
  const titles = new Map(data.pieces.map(piece => [piece.id, tidy(piece.title)]))
  const all: Entry[] = []
  for (const delivery of data.deliveries) {
    if (delivery.state === 'cancelled') continue
    const [day = '', time = ''] = localTime(delivery.dueAt, data.zone).split('T')
    const channel = channelTitle(data, delivery.channel)
    const title = titles.get(delivery.item) ?? delivery.item
    all.push({ kind: 'delivery', key: delivery.id, title, channel, day, time, delivery, reading: readingOfDelivery(delivery) })
  }
  for (const piece of data.pieces) {
    const proposed = proposedOf(piece, data.zone)
    if (proposed) all.push(proposed)
  }
  for (const outline of outlines) {
    if (outline.day === null) continue
    const { id, title, channel } = outline.piece
    all.push({
      kind: 'outline',
      key: id,
      title: tidy(title),
      channel: channel === null ? '' : channelName(channel),
      day: outline.day,
      time: '',
      outline,
    })
  }
  all.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : a.title < b.title ? -1 : 1))
  return Map.groupBy(all, each => each.day)
}

/** The time that a file asks for, until there is a delivery. */
function proposedOf(piece: PieceView, zone: string): ProposedEntry | null {
  if (!piece.schedule || piece.state === 'hold' || piece.state === 'archived') return null
  const open = piece.channels.filter(({ delivery }) => delivery === null || delivery.state === 'cancelled')
  const read = readingOf(piece.schedule.at.replace(' ', 'T').slice(0, 16), piece.schedule.zone ?? zone)
  if (open.length === 0 || !read) return null
  const [day = '', time = ''] = localTime(read.at, zone).split('T')
  return { kind: 'proposed', key: piece.id, title: tidy(piece.title), channel: open.map(each => each.title).join(', '), day, time, piece }
}
