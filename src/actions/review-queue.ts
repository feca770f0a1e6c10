/** Reads the queue of reviews: what waits for whom, counted, and the first of each group. Changes nothing. */
import { whyNotCounted } from '../content/review/verdict.ts'
import { whoIs } from '../content/review/people.ts'
import { looksOf } from '../db/reviewed.ts'
import type { PageAsk, QueueGroup, QueueRow, ReviewQueue } from '../delivery/pages.ts'
import type { ActionContext } from './action.ts'
import { key } from './board-view.ts'
import { holds, pagesOf } from './paged.ts'
import { pieceIndex, UNREAD, withDigests, type KeptPiece } from './piece-index.ts'
import { publishing, type Publishing } from './publishing.ts'
import { IN_REVIEW, isSignedIn, meOf } from './review-view.ts'

/** What waits for the one who looks comes first; then what others must do; then what is ready to go. */
const GROUPS: readonly QueueGroup[] = ['mine', 'asked', 'all', 'others', 'ready']
/** Rows of a group that are sent at first. */
const FIRST = 50

/** `as`: who looks. @throws UserError person-unknown, not-you */
export async function reviewQueue(context: ActionContext, as: string | null, ask: PageAsk): Promise<ReviewQueue> {
  const place = await publishing(context, [])
  const index = await pieceIndex(context, place)
  const me = meOf(context, place, as)
  const found = index.pieces.filter(each => IN_REVIEW.has(each.stage) && holds(each.words, ask.words))
  const whereOf = wheresOf(place, me)
  const groups = Map.groupBy(found, each => whereOf(each).group)
  const looks = new Map<string, Map<string, string>>()
  const pages = await pagesOf(
    GROUPS.flatMap(name => (groups.has(name) ? [[name, groups.get(name)!] as const] : [])),
    ask,
    { key, draw: each => each, first: FIRST },
  )
  const shown = pages.flatMap(page => page.rows)
  if (me !== null)
    for (const { item, channel, digest } of await looksOf(
      context.db,
      context.ref.id,
      me,
      shown.map(each => each.summary.id),
    ))
      // prettier-ignore
      looks.set(item, (looks.get(item) ?? new Map<string, string>()).set(channel, digest))
  const draw = async (piece: KeptPiece): Promise<QueueRow> => {
    const { id, title } = piece.summary
    const seen = looks.get(id)
    const { stage, channels } = seen === undefined ? piece : await withDigests(index, place, piece)
    return {
      id,
      title: title ?? id,
      stage,
      channels: channels.length,
      approved: channels.filter(each => each.approved).length,
      changed: channels.some(each => seen?.has(each.channel) === true && seen.get(each.channel) !== each.digest),
      waitsForMe: whereOf(piece).waits,
    }
  }
  return {
    groups: await Promise.all(pages.map(async page => ({ ...page, rows: await Promise.all(page.rows.map(draw)) }))),
    total: found.length,
    people: place.people.map(({ id, name, role }) => ({ id, name, role })),
    me,
    signedIn: isSignedIn(context),
    broken: place.review.broken,
    waiting: (groups.get('asked')?.length ?? 0) + (me === null ? 0 : (groups.get('mine')?.length ?? 0)),
  }
}

type Where = { group: QueueGroup; waits: boolean }
/** Worked out once for each who looks, until something happens to the piece. */
function wheresOf(place: Publishing, me: string | null): (piece: KeptPiece) => Where {
  const name = `queue ${me ?? ''}`
  return piece => {
    const known = piece.known.get(name) as Where | undefined
    if (known !== undefined) return known
    const where = whereOf(place, piece, me)
    piece.known.set(name, where)
    return where
  }
}
function whereOf(place: Publishing, piece: KeptPiece, me: string | null): Where {
  const { summary, stage, channels, yeses, requests } = piece
  const isOpen = stage === 'in review' || stage === 'changes requested'
  const isMissing = ({ channel, digest, missing, asked }: KeptPiece['channels'][number]): boolean => {
    if (digest === null || missing === null || asked) return false
    const mine = digest !== UNREAD && yeses.some(yes => yes.channel === channel && yes.digest === digest && yes.person === me && yes.kind !== 'emergency') // prettier-ignore
    return !mine && (me === null || whyNotCounted(me, place.judgeOf(summary, channel)) === null)
  }
  const waits = isOpen && channels.some(isMissing)
  const isAsked = me !== null && summary.author !== null && whoIs(place.people, summary.author) === me && requests.length > 0
  const isMine = waits && me !== null && !isAsked
  const group = isAsked ? 'asked' : isMine ? 'mine' : !isOpen ? 'ready' : me === null ? 'all' : 'others'
  return { group, waits }
}
