/** Where a piece stands on one channel: who said yes to exactly its bytes, and what is asked of it. Said once, for every page. */
import { verdictOf, type Judge } from '../content/review/verdict.ts'
import type { Approval } from '../db/approvals.ts'
import { concerns, isOpen, type ReviewNote } from '../db/review-notes.ts'
import type { ChannelView } from './view.ts'

export type Standing = Pick<ChannelView, 'approvedBy' | 'approved' | 'missing' | 'requests' | 'asked'>

/** `yeses`, `notes`: of the piece, on all of its channels. */
export function standingOn(
  { channel, digest, judge }: { channel: string; digest: string; judge: Judge },
  yeses: readonly Approval[],
  notes: readonly ReviewNote[],
): Standing {
  const own = yeses.filter(yes => yes.channel === channel && yes.digest === digest && yes.voidedAt === null)
  const open = notes.filter(note => isOpen(note) && concerns(note, channel))
  const verdict = verdictOf(own, judge)
  return {
    approvedBy: verdict.emergency === null ? verdict.counted : [...new Set([...verdict.counted, verdict.emergency.person])],
    approved: verdict.ok && open.length === 0,
    missing: verdict.missing,
    requests: open.length,
    asked: open.some(note => note.digests[channel] === digest),
  }
}
