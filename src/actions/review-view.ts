/** Reads what waits for a review. Changes nothing. */
import { approvalsOf, type Approval } from '../db/approvals.ts'
import { linksOf } from '../db/review-links.ts'
import { isOpen, notesOf } from '../db/review-notes.ts'
import { looksOf, reviewedBodies, type Look } from '../db/reviewed.ts'
import { digestedText } from '../content/digest.ts'
import { personCalled, whoIs } from '../content/review/people.ts'
import { verdictOf, whyNoEmergency, whyNotCounted } from '../content/review/verdict.ts'
import type { ReviewChannel, ReviewPiece, ReviewView, Seen } from '../delivery/review-view.ts'
import type { ChannelView, PieceView } from '../delivery/view.ts'
import type { ContentFile } from '../workspace/content.ts'
import type { ActionContext } from './action.ts'
import { publishing, type Publishing } from './publishing.ts'
import { examinedView, publishingView } from './publishing-view.ts'
import { speakerOf } from './speaker.ts'

/** Stages in which a piece has left its author and not yet its last delivery. */
export const IN_REVIEW: ReadonlySet<PieceView['stage']> = new Set(['in review', 'changes requested', 'approved', 'scheduled', 'stuck'])

/**
 * `item`: one piece, whatever its stage; null: all that are in review, approved or on their way. `as`: who looks.
 * @throws UserError content-unknown, person-unknown, not-you
 */
export async function reviewView(
  context: ActionContext,
  { item = null, as = null }: { item?: string | null; as?: string | null } = {},
): Promise<ReviewView> {
  const place = await publishing(context, item === null ? null : [item])
  const [only] = item === null ? [] : [place.find(item).item.id]
  const me = meOf(context, place, as)
  const workspace = context.ref.id
  const [{ pieces }, approvals, notes, links, looks] = await Promise.all([
    only === undefined ? publishingView(context, place) : examinedView(context, only),
    approvalsOf(context.db, workspace, only === undefined ? null : [only]),
    notesOf(context.db, workspace, only === undefined ? null : [only]),
    linksOf(context.db, workspace, only ?? null),
    me === null ? [] : looksOf(context.db, workspace, me, only === undefined ? null : [only]),
  ])
  const chosen = pieces.filter(piece => (only === undefined ? IN_REVIEW.has(piece.stage) : piece.id === only))
  const known = { approvals, looks }
  const shown = chosen.map((piece): ReviewPiece => {
    const file = place.find(piece.id)
    const channels = piece.channels.map(view => channelOf(context, place, file, view, known, me))
    const own = notes.filter(note => note.item === piece.id)
    const author = file.item.author === null ? null : whoIs(place.people, file.item.author)
    const open = piece.stage === 'in review' || piece.stage === 'changes requested'
    return {
      ...piece,
      author,
      channels,
      notes: own,
      links: links.filter(link => link.item === piece.id && link.endedAt === null && link.expiresAt > context.now),
      waitsForMe:
        open &&
        channels.some(each => each.digest !== null && each.missing !== null && !each.mine && each.whyNotMine === null && !each.asked),
      askedOfMe: me !== null && author === me && own.some(isOpen),
      changed: channels.some(each => each.seenLast !== null && each.seenLast.digest !== each.digest),
    }
  })
  return {
    pieces: shown,
    people: place.people.map(({ id, name, role }) => ({ id, name, role })),
    me,
    signedIn: isSignedIn(context),
    bodies: await bodiesOf(context, place, shown),
    broken: place.review.broken,
    approveOnMerge: place.review.approveOnMerge,
    address: place.review.address,
  }
}

export const isSignedIn = ({ actor }: ActionContext): boolean => actor.kind === 'person' || actor.kind === 'token'

/** The dashboard without a login is nobody until somebody says who sits there. */
export function meOf(context: ActionContext, place: Pick<Publishing, 'people'>, as: string | null): string | null {
  if (as !== null) return speakerOf(context, place.people, as)
  if (context.actor.kind === 'dashboard') return place.people.length === 0 ? context.actor.name : null
  return personCalled(place.people, context.actor.name)?.id ?? context.actor.name
}

type Known = { approvals: readonly Approval[]; looks: readonly Look[] }

function channelOf(
  context: ActionContext,
  place: Publishing,
  file: ContentFile,
  view: ChannelView,
  { approvals, looks }: Known,
  me: string | null,
): ReviewChannel {
  const gate = place.gateOf(file, view.channel)
  const all = approvals.filter(yes => yes.item === file.item.id && yes.channel === view.channel)
  const now = all.filter(yes => yes.digest === view.digest && yes.voidedAt === null)
  const look = looks.find(each => each.item === file.item.id && each.channel === view.channel)
  return {
    ...view,
    rule: ruleText(gate.rule),
    emergency: me !== null && whyNoEmergency(me, context.now, gate) === null,
    ignored: verdictOf(now, gate).ignored,
    mine: now.some(yes => yes.person === me && yes.kind !== 'emergency'),
    whyNotMine: me === null ? null : whyNotCounted(me, gate),
    approvedLast: seenOf(all.at(-1)),
    seenLast: look === undefined ? null : { digest: look.digest, at: look.at, by: look.person },
  }
}
const seenOf = (yes: Approval | undefined): Seen | null => (yes === undefined ? null : { digest: yes.digest, at: yes.at, by: yes.person })

/** "2 approvals by maintainer, legal among them, not by the author". */
function ruleText({ approvals, by, every, notAuthor }: ReturnType<Publishing['gateOf']>['rule']): string {
  const parts = [`${approvals} ${approvals === 1 ? 'approval' : 'approvals'}${by === null ? '' : ` by ${by.join(' or ')}`}`]
  if (every.length > 0) parts.push(`${every.join(' and ')} among them`)
  if (notAuthor) parts.push('not by the author')
  return parts.join(', ')
}

/** What is there now, and what it is compared with. */
async function bodiesOf(context: ActionContext, place: Publishing, pieces: readonly ReviewPiece[]): Promise<Record<string, string>> {
  const wanted = new Set<string>()
  const bodies: Record<string, string> = {}
  for (const piece of pieces)
    for (const { channel, digest, approvedLast, seenLast } of piece.channels) {
      const before = [approvedLast, seenLast].flatMap(seen => (seen === null || seen.digest === digest ? [] : [seen.digest]))
      for (const each of before) wanted.add(each)
      const current = before.length === 0 ? null : place.render(piece.id, channel)
      if (current !== null) bodies[current.digest] = digestedText(current.rendition)
    }
  for (const [digest, body] of await reviewedBodies(context.db, context.ref.id, [...wanted])) bodies[digest] = body
  return bodies
}
