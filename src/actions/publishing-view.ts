/** Reads what the pages of publishing show. Changes nothing. */
import { approvalsOf, type Approval } from '../db/approvals.ts'
import { concerns, isOpen, notesOf, type ReviewNote } from '../db/review-notes.ts'
import { verdictOf } from '../content/review/verdict.ts'
import { deliveriesOf, deliveryById } from '../db/deliveries.ts'
import { resultsOf, resultsOfDeliveries } from '../db/post-results.ts'
import { holdsOf } from '../db/holds.ts'
import { countOf } from '../content/length.ts'
import type { Delivery } from '../delivery/delivery.ts'
import type { PostResult } from '../delivery/results.ts'
import { stageOf, type ChannelView, type PieceStage, type PieceView, type PublishingView } from '../delivery/view.ts'
import { systemZone } from '../lib/clock.ts'
import type { ContentFile } from '../workspace/content.ts'
import type { ActionContext } from './action.ts'
import { connectedChannels, isByHand } from './by-hand.ts'
import { deliveryHere } from './delivery-here.ts'
import { publishing, type Publishing } from './publishing.ts'

/** All pieces. `read`: the files and channels, where they were read already. */
export async function publishingView(context: ActionContext, read?: Publishing): Promise<PublishingView> {
  return viewOf(context, read ?? (await publishing(context)), await happened(context, null))
}

/**
 * One delivery with its piece and what it follows: no other file is read, and of the database only what is about them.
 * @throws UserError delivery-unknown
 */
export async function openedDelivery(context: ActionContext, id: string): Promise<PublishingView> {
  const delivery = await deliveryHere(context.db, context, id)
  const before = delivery.after === null ? null : await deliveryById(context.db, delivery.after)
  const items = [...new Set([delivery.item, ...(before === null ? [] : [before.item])])]
  const place = await publishing(context, items)
  const files = place.files.filter(({ item }) => items.includes(item.id))
  const all = await Promise.all(items.map(item => happened(context, item)))
  const what: Happened = {
    deliveries: all.flatMap(each => each.deliveries),
    results: all.flatMap(each => each.results),
    yeses: all.flatMap(each => each.yeses),
    notes: all.flatMap(each => each.notes),
  }
  return viewOf(context, { ...place, files }, what)
}

type Happened = { deliveries: Delivery[]; results: PostResult[]; yeses: Approval[]; notes: ReviewNote[] }
/** What the database knows of an item; null: of all. */
async function happened({ db, ref }: ActionContext, item: string | null): Promise<Happened> {
  const deliveries = await deliveriesOf(db, ref.id, item === null ? {} : { item })
  return {
    deliveries,
    results: await (item === null ? resultsOf(db, ref.id) : resultsOfDeliveries(db, deliveries.map(each => each.id))), // prettier-ignore
    yeses: await approvalsOf(db, ref.id, item),
    notes: await notesOf(db, ref.id, item),
  }
}

async function viewOf(context: ActionContext, place: Publishing, { deliveries, results, yeses, notes }: Happened): Promise<PublishingView> {
  const connected = await connectedChannels(context)
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
    channels: place.channels.map(each => ({
      name: each.instance,
      title: each.channel.title,
      mode: isByHand(each, context.env, connected) ? 'handoff' : each.channel.mode,
      paused: each.paused,
      limit: finite(each.channel.limits.length),
      idempotency: each.channel.contract.idempotency,
      sunset: each.channel.contract.sunset,
      edits: each.channel.edit !== undefined,
      deletes: each.channel.delete !== undefined,
    })),
    zone: place.zone ?? systemZone(),
  }
}

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
  const yeses = known.yeses.get(item.id)?.filter(yes => yes.channel === name && yes.digest === digest && yes.voidedAt === null) ?? []
  const requests = known.notes.get(item.id)?.filter(note => isOpen(note) && concerns(note, name)) ?? []
  const verdict = verdictOf(yeses, gate)
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
    approvedBy: verdict.emergency === null ? verdict.counted : [...new Set([...verdict.counted, verdict.emergency.person])],
    approved: verdict.ok && requests.length === 0,
    missing: verdict.missing,
    requests: requests.length,
    asked: requests.some(note => note.digests[name] === digest),
  }
}
/** JSON knows no infinity: 0 says that there is no limit. */
const finite = (length: number): number => (Number.isFinite(length) ? length : 0)
