/** Long lists as the pages ask for them: groups with how many stand in each, and of each the beginning. Plain JSON. */
import type { Delivery, DeliveryKind, DeliveryState } from './delivery.ts'
import type { ReviewView } from './review-view.ts'
import type { AllFulfilled } from '../schedule/agenda.ts'
import type { ChannelView, PieceStage, PieceView, PublishingView } from './view.ts'

/** `next`: what to ask for the rows after these; null: there are none. */
export type Group<Name extends string, Row> = { name: Name; count: number; rows: readonly Row[]; next: string | null }
/** `total`: over all groups, before anything was searched for. */
export type Paged<Name extends string, Row> = { groups: readonly Group<Name, Row>[]; total: number }

/** What every list is asked: words that rows must hold; one group alone; rows after a cursor; how many of each group. */
export type PageAsk = { words: readonly string[]; in: string | null; after: string | null; sizes: Readonly<Record<string, number>> }
export const EVERYTHING: PageAsk = { words: [], in: null, after: null, sizes: {} }

/** A channel of a card. `digest`: what would be approved; null: the channel is not set up. */
export type CardChannel = Pick<
  ChannelView,
  'channel' | 'title' | 'digest' | 'reason' | 'approvedBy' | 'approved' | 'needed' | 'requests' | 'asked'
> & {
  delivery: Pick<Delivery, 'id' | 'state' | 'local' | 'zone' | 'reason'> | null
}
/** As much of a piece as is drawn of it among others. */
export type PieceCard = Pick<PieceView, 'id' | 'file' | 'title' | 'state' | 'stage' | 'theme' | 'schedule' | 'recurs'> & {
  channels: readonly CardChannel[]
  problems: { all: number; errors: number }
}
/** `files`: content files there are; `planned`: pieces of the plan without one. `channels`: how many are set up. */
export type BoardView = Paged<PieceStage, PieceCard> & { files: number; planned: number; channels: number; zone: string }

export type LedgerRow = {
  id: string
  item: string
  title: string
  channel: string
  state: DeliveryState
  kind: DeliveryKind
  dueAt: number
  url: string | null
  reason: string | null
}
/** `waiting`: for a person's word; `all`: whatever the state. */
export type LedgerGroup = DeliveryState | 'all' | 'waiting'
/** What the page of deliveries shows beside them. `due`: how many may be sent now. */
export type LedgerView = Paged<LedgerGroup, LedgerRow> &
  Pick<PublishingView, 'holds' | 'channels' | 'zone'> & {
    campaigns: readonly string[]
    due: number
    files: number
    planned: number
    /** `other`: a ledger that sends this calendar instead of this one; `unshared`: no clone can know yet that this one does. */
    ledger: { own: string | null; other: { ledger: string; where: string } | null; unshared: boolean }
  }

export type HandoffRow = LedgerRow & {
  workspace: string
  attempts: number
  digest: string
  /** What the channel gets of the piece as its file is now; null: the file is gone, or it is only listed. */
  view: ChannelView | null
}
export type HandoffGroup = 'now' | 'later' | 'done'
export type HandoffsView = Paged<HandoffGroup, HandoffRow> & Pick<PublishingView, 'channels' | 'zone'> & { held: boolean }

/** `all`: in review, while nobody has said who looks. */
export type QueueGroup = 'mine' | 'asked' | 'all' | 'others' | 'ready'
export type QueueRow = Pick<PieceView, 'id' | 'title' | 'stage'> & {
  channels: number
  approved: number
  changed: boolean
  waitsForMe: boolean
}
export type ReviewQueue = Paged<QueueGroup, QueueRow> &
  Pick<ReviewView, 'people' | 'me' | 'signedIn' | 'broken'> & {
    /** How many wait for the one who looks. */
    waiting: number
  }

/** `id`: its path. */
/** `problems`: what is wrong with its front matter. */
export type FileRow = { id: string; title: string; state: PieceView['state']; problems: { all: number; errors: number } }
export type FilesView = Paged<'all', FileRow>

/** What the overview says of publishing. `review`: pieces that wait for a yes; `undecided`, `byHand`: deliveries. */
export type OutgoingView = Pick<PublishingView, 'channels' | 'zone'> & {
  fulfilled: AllFulfilled
  files: number
  review: number
  undecided: number
  byHand: number
  next: readonly LedgerRow[]
  last: readonly LedgerRow[]
}
