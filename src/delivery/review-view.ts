/** What the pages and commands of a review show: what waits for whom, what was said, and what changed. */
import type { ReviewLink } from '../db/review-links.ts'
import type { ReviewNote } from '../db/review-notes.ts'
import type { ChannelView, PieceView } from './view.ts'

/** A text that somebody saw: its digest, when, and who. */
export type Seen = { digest: string; at: number; by: string }
export type ReviewChannel = ChannelView & {
  /** Who must say yes, in words: "2 of maintainer"; and whether one person may let it out alone now. */
  rule: string
  emergency: boolean
  /** Whose yes does not count, and why. */
  ignored: readonly { person: string; why: string }[]
  /** Has the one who looks said yes to these bytes? Why would their yes not count, else? Null: it would. */
  mine: boolean
  whyNotMine: string | null
  /** What was approved last, and what the one who looks saw last; null: nothing was. */
  approvedLast: Seen | null
  seenLast: Seen | null
}
export type ReviewPiece = Omit<PieceView, 'channels'> & {
  author: string | null
  channels: readonly ReviewChannel[]
  notes: readonly ReviewNote[]
  links: readonly ReviewLink[]
  /** A yes of the one who looks is missing, and would count. */
  waitsForMe: boolean
  /** Changes are asked for of a piece that the one who looks wrote. */
  askedOfMe: boolean
  /** Something is not as the one who looks saw it last; false for what they never saw. */
  changed: boolean
}
export type ReviewView = {
  pieces: readonly ReviewPiece[]
  people: readonly { id: string; name: string; role: string | null }[]
  /** Who looks; null: nobody has said. `signedIn`: nobody else can be chosen. */
  me: string | null
  signedIn: boolean
  /** Texts that are compared, by digest: as `digestedText` writes them. */
  bodies: Readonly<Record<string, string>>
  /** "review:" in uptake.yml cannot be read. */
  broken: boolean
  approveOnMerge: boolean
  /** Where links lead; null: the address of the server. */
  address: string | null
}
