/** Reads what the pages of publishing show. Changes nothing. */
import { approvers } from '../db/approvals.ts'
import { deliveriesOf } from '../db/deliveries.ts'
import { holdsOf } from '../db/holds.ts'
import { countOf } from '../content/length.ts'
import type { Delivery } from '../delivery/delivery.ts'
import { stageOf, type ChannelView, type PieceView, type PublishingView } from '../delivery/view.ts'
import { systemZone } from '../lib/clock.ts'
import type { ContentFile } from '../workspace/content.ts'
import type { ActionContext } from './action.ts'
import { publishing, type Publishing } from './publishing.ts'

export async function publishingView(context: ActionContext): Promise<PublishingView> {
  const place = await publishing(context)
  const deliveries = await deliveriesOf(context.db, context.ref.id)
  const pieces: PieceView[] = []
  for (const file of place.files) pieces.push(await pieceOf(context, place, file, deliveries))
  return {
    pieces,
    deliveries,
    holds: await holdsOf(context.db, context.ref.id),
    channels: place.channels.map(({ instance, channel, paused }) => ({
      name: instance,
      title: channel.title,
      mode: channel.mode,
      paused,
      limit: finite(channel.limits.length),
      idempotency: channel.contract.idempotency,
      sunset: channel.contract.sunset,
    })),
    zone: place.zone ?? systemZone(),
  }
}

async function pieceOf(context: ActionContext, place: Publishing, file: ContentFile, deliveries: readonly Delivery[]): Promise<PieceView> {
  const { item } = file
  const channels: ChannelView[] = []
  for (const { name } of item.channels) channels.push(await channelOf(context, place, file, name, deliveries))
  return {
    id: item.id,
    file: item.file,
    title: item.title ?? item.id,
    state: item.state,
    stage: stageOf(item.state, channels),
    theme: item.theme,
    phase: item.phase,
    item: item.item,
    schedule: item.schedule,
    channels,
    problems: file.problems.map(({ message, severity, source }) => ({ message, severity, file: source.file, line: source.line })),
  }
}

async function channelOf(
  context: ActionContext,
  place: Publishing,
  { item }: ContentFile,
  name: string,
  deliveries: readonly Delivery[],
): Promise<ChannelView> {
  const configured = place.channels.find(each => each.instance === name)
  const current = place.render(item.id, name)
  const delivery = deliveries.filter(each => each.item === item.id && each.channel === name).at(-1) ?? null
  const shared = { channel: name, needed: place.needed, delivery }
  if (!configured || !current)
    return {
      ...shared,
      title: name,
      digest: null,
      reason: `${name} is not set up under "channels:" in uptake.yml.`,
      parts: [],
      limit: 0,
      heading: null,
      link: null,
      canonical: null,
      tags: [],
      approvedBy: [],
    }
  const { rendition, digest } = current
  const { limits, title } = configured.channel
  return {
    ...shared,
    title,
    digest,
    reason: null,
    parts: rendition.parts.map(part => ({
      text: part.text,
      html: part.html,
      length: countOf(part.text, limits.counted),
      media: part.media.map(({ name: file, type, alt }) => ({ name: file, type, alt })),
    })),
    limit: finite(limits.length),
    heading: rendition.title,
    link: rendition.link,
    canonical: rendition.canonical,
    tags: rendition.tags,
    approvedBy: await approvers(context.db, { workspace: context.ref.id, item: item.id, channel: name, digest }),
  }
}
/** JSON knows no infinity: 0 says that there is no limit. */
const finite = (length: number): number => (Number.isFinite(length) ? length : 0)
