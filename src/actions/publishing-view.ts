/** Reads what the pages of publishing show. Changes nothing. */
import { approvalsOf, type Approval } from '../db/approvals.ts'
import { notesOf, type ReviewNote } from '../db/review-notes.ts'
import { deliveriesOf, deliveryById } from '../db/deliveries.ts'
import { resultsOf, resultsOfDeliveries } from '../db/post-results.ts'
import { holdsOf } from '../db/holds.ts'
import { countOf } from '../content/length.ts'
import type { Delivery } from '../delivery/delivery.ts'
import type { PostResult } from '../delivery/results.ts'
import { standingOn } from '../delivery/standing.ts'
import { stageOf, type ChannelView, type PieceStage, type PieceView, type PublishingView } from '../delivery/view.ts'
import { systemZone } from '../lib/clock.ts'
import type { ContentFile } from '../workspace/content.ts'
import { contentIndex } from '../workspace/content-index.ts'
import type { ActionContext } from './action.ts'
import { deliveryHere } from './delivery-here.ts'
import { findingsOf } from './piece-findings.ts'
import { publishing, type Publishing } from './publishing.ts'

/** All pieces, each read in full: for who asks for all of them, or knows that there are few. `read`: the files and channels, where they were read already. */
export async function publishingView(context: ActionContext, read?: Publishing): Promise<PublishingView> {
  return viewOf(context, read ?? (await publishing(context)), await happened(context, null))
}

/** One piece as somebody decides on it: with what the rules of content say. */
export async function examinedView(context: ActionContext, id: string): Promise<PublishingView> {
  const view = await piecesView(context, [id])
  const place = await publishing(context, view.pieces.map(each => each.id)) // prettier-ignore
  const pieces = await Promise.all(view.pieces.map(async each => ({ ...each, findings: await findingsOf(context, place.find(each.id)) })))
  return { ...view, pieces }
}

/** Some pieces, by id: no other file is read, and of the database only what is about them. One whose file is gone is left out. */
export async function piecesView(context: ActionContext, ids: readonly string[]): Promise<PublishingView> {
  const { byId } = await contentIndex(context.ref.root).all()
  const items = [...new Set(ids)]
  const place = await publishing(context, items.filter(id => byId.has(id))) // prettier-ignore
  const wanted = new Set(items)
  const files = place.files.filter(({ item }) => wanted.has(item.id))
  return viewOf(context, { ...place, files }, await happened(context, items))
}

/**
 * One delivery with its piece and what it follows: no other file is read, and of the database only what is about them.
 * @throws UserError delivery-unknown
 */
export async function openedDelivery(context: ActionContext, id: string): Promise<PublishingView> {
  const delivery = await deliveryHere(context.db, context, id)
  const before = delivery.after === null ? null : await deliveryById(context.db, delivery.after)
  return piecesView(context, [delivery.item, ...(before === null ? [] : [before.item])])
}

type Happened = { deliveries: Delivery[]; results: PostResult[]; yeses: Approval[]; notes: ReviewNote[] }
/** What the database knows of some items; null: of all. */
async function happened({ db, ref }: ActionContext, items: readonly string[] | null): Promise<Happened> {
  const deliveries = await deliveriesOf(db, ref.id, items === null ? {} : { items })
  return {
    deliveries,
    results: await (items === null ? resultsOf(db, ref.id) : resultsOfDeliveries(db, deliveries.map(each => each.id))), // prettier-ignore
    yeses: await approvalsOf(db, ref.id, items),
    notes: await notesOf(db, ref.id, items),
  }
}

async function viewOf(context: ActionContext, place: Publishing, { deliveries, results, yeses, notes }: Happened): Promise<PublishingView> {
  const known: Known = {
    results: new Map(results.map(each => [each.delivery, each])),
    deliveries: Map.groupBy(deliveries, each => each.item),
    yeses: Map.groupBy(yeses, each => each.item),
    notes: Map.groupBy(notes, each => each.item),
  }
  return {
    pieces: place.files.map(file => pieceOf(place, file, known)),
    deliveries,
    results,
    holds: await holdsOf(context.db, context.ref.id),
    channels: channelsOf(place),
    zone: place.zone ?? systemZone(),
  }
}

/** The channels of a workspace as they stand: see `asTheyStand`. */
export const channelsOf = ({ channels }: Publishing): PublishingView['channels'] =>
  channels.map(({ instance, paused, channel }) => ({
    name: instance,
    title: channel.title,
    mode: channel.mode,
    paused,
    limit: finite(channel.limits.length),
    idempotency: channel.contract.idempotency,
    sunset: channel.contract.sunset,
    edits: channel.edit !== undefined,
    deletes: channel.delete !== undefined,
  }))

/** Where each piece stands, by its id. */
export const stages = async (context: ActionContext): Promise<Record<string, PieceStage>> =>
  Object.fromEntries((await publishingView(context)).pieces.map(piece => [piece.id, piece.stage]))

/** What happened, by item. */
type Known = {
  results: ReadonlyMap<string, PostResult>
  deliveries: ReadonlyMap<string, readonly Delivery[]>
  yeses: ReadonlyMap<string, readonly Approval[]>
  notes: ReadonlyMap<string, readonly ReviewNote[]>
}

function pieceOf(place: Publishing, file: ContentFile, known: Known): PieceView {
  const { item } = file
  const channels = item.channels.map(({ name }) => channelOf(place, file, name, known))
  return {
    id: item.id,
    file: item.file,
    title: item.title ?? item.id,
    state: item.state,
    stage: stageOf(item.state, channels),
    theme: item.theme,
    phase: item.phase,
    item: item.item,
    schedule: place.timeOf(item, null).schedule,
    recurs: item.recurrence !== null,
    campaign: item.campaign,
    channels,
    problems: file.problems.map(({ message, severity, source }) => ({ message, severity, file: source.file, line: source.line })),
  }
}

function channelOf(place: Publishing, file: ContentFile, name: string, known: Known): ChannelView {
  const { item } = file
  const configured = place.channels.find(each => each.instance === name)
  const current = place.render(item.id, name)
  const delivery =
    known.deliveries
      .get(item.id)
      ?.filter(each => each.channel === name && each.kind === 'post')
      .at(-1) ?? null
  const gate = place.gateOf(file, name)
  const shared = { channel: name, needed: gate.rule.approvals, delivery, result: known.results.get(delivery?.id ?? '') ?? null }
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
      comment: null,
      tags: [],
      approvedBy: [],
      approved: false,
      missing: null,
      requests: 0,
      asked: false,
    }
  const { rendition, digest } = current
  const { limits, title } = configured.channel
  const standing = standingOn({ channel: name, digest, judge: gate }, known.yeses.get(item.id) ?? [], known.notes.get(item.id) ?? [])
  return {
    ...shared,
    title,
    digest,
    reason: null,
    parts: rendition.parts.map(part => ({
      text: part.text,
      html: part.html,
      length: countOf(part.text, limits.counted),
      media: part.media.map(({ name: path, type, alt }) => ({ name: path, type, alt })),
    })),
    limit: finite(limits.length),
    heading: rendition.title,
    link: rendition.link,
    canonical: rendition.canonical,
    comment: rendition.comment ?? null,
    tags: rendition.tags,
    ...standing,
  }
}
/** JSON knows no infinity: 0 says that there is no limit. */
const finite = (length: number): number => (Number.isFinite(length) ? length : 0)
