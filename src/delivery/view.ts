/** What the pages of publishing show: pieces with what each channel would get, who said yes, and what became of it. */
import { isGone, UNDECIDED, type Delivery } from './delivery.ts'
import type { PostResult } from './results.ts'

/** One channel's rendition of a piece, as it is now. */
export type ChannelView = {
  channel: string
  title: string
  /** Null: the channel is not set up in uptake.yml, and `reason` says so. */
  digest: string | null
  reason: string | null
  /** Texts of the post or thread, each with its length as the channel counts it. */
  parts: readonly { text: string; html: string | null; length: number; media: readonly { name: string; type: string; alt: string }[] }[]
  limit: number
  heading: string | null
  /** What is written below the post once it is out. */
  comment: string | null
  link: string | null
  canonical: string | null
  tags: readonly string[]
  /** Who approved exactly these bytes, and how many must. */
  approvedBy: readonly string[]
  needed: number
  /** Do they satisfy the rules, with no changes asked for? What is missing, else. */
  approved: boolean
  missing: string | null
  /** Changes that are asked for and not settled; `asked`: of exactly these bytes, nothing was edited since. */
  requests: number
  asked: boolean
  /** The newest delivery of the post there. */
  delivery: Delivery | null
  /** What came of it; null before it was asked. */
  result: PostResult | null
}
/** Where a piece can stand, in the order in which the columns of the board do. */
export const PIECE_STAGES = [
  'draft',
  'in review',
  'changes requested',
  'approved',
  'scheduled',
  'published',
  'stuck',
  'hold',
  'archived',
] as const
/** `stage` follows from approvals and deliveries: what the file says is `state`. */
export type PieceStage = (typeof PIECE_STAGES)[number]
/** What a rule of content says of a piece; `remedy` null: the message says all. */
export type Finding = {
  rule: string
  severity: 'error' | 'warning' | 'info'
  message: string
  remedy: string | null
  file: string
  line: number
}
export type PieceView = {
  id: string
  file: string
  title: string
  state: 'draft' | 'ready' | 'hold' | 'archived'
  stage: PieceStage
  theme: string | null
  phase: string | null
  /** The piece of the plan that it fulfils. */
  item: string | null
  schedule: { at: string; zone: string | null } | null
  /** It comes again and again: each time is a file of its own, and this one is none of them. */
  recurs: boolean
  campaign: string | null
  channels: readonly ChannelView[]
  /** Of its front matter, which cannot be read. */
  problems: readonly { message: string; severity: string; file: string; line: number }[]
  /** Where one piece is looked at to decide on it; lists go without. */
  findings?: readonly Finding[]
}
export type PublishingView = {
  pieces: readonly PieceView[]
  deliveries: readonly Delivery[]
  /** What came of posts, by delivery. */
  results: readonly PostResult[]
  holds: readonly { channel: string; person: string; at: number }[]
  channels: readonly {
    name: string
    title: string
    mode: string
    paused: boolean
    limit: number
    idempotency: string
    /** Can a post be edited, or taken down, there? */
    edits: boolean
    deletes: boolean
    sunset: string | null
  }[]
  /** IANA zone of the workspace. */
  zone: string
}

/** As much of a channel as says where its piece stands. */
export type ChannelStanding = Pick<ChannelView, 'digest' | 'approvedBy' | 'approved' | 'requests' | 'asked'> & {
  delivery: Pick<Delivery, 'state'> | null
}

/** Where a piece stands as a whole. */
export function stageOf(state: PieceView['state'], channels: readonly ChannelStanding[]): PieceStage {
  if (state === 'hold' || state === 'archived') return state
  const deliveries = channels.flatMap(each => each.delivery ?? [])
  if (deliveries.some(each => UNDECIDED.includes(each.state))) return 'stuck'
  const live = deliveries.filter(each => !isGone(each.state))
  // A hand-off is out only when the person says so.
  if (live.length > 0 && live.every(each => each.state === 'published')) return 'published'
  // What was edited or objected to since will not go out: it needs a review, not patience.
  const isVoid = channels.some(each => each.delivery?.state === 'planned' && !each.approved)
  if (live.length > 0 && !isVoid) return 'scheduled'
  const ready = channels.filter(each => each.digest !== null)
  if (ready.some(each => each.asked)) return 'changes requested'
  if (ready.length > 0 && ready.every(each => each.approved)) return 'approved'
  return state === 'ready' || isVoid || ready.some(each => each.requests > 0) || channels.some(each => each.approvedBy.length > 0)
    ? 'in review'
    : 'draft'
}
