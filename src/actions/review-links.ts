/** Links by which one person without an account reads one piece and decides once. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { inTransaction } from '../db/open.ts'
import { addLink, endLink, goodLink, linksOf, type ReviewLink } from '../db/review-links.ts'
import { personCalled, whoIs } from '../content/review/people.ts'
import type { Rendered } from '../delivery/routes.ts'
import type { Finding } from '../delivery/view.ts'
import { systemZone } from '../lib/clock.ts'
import { factsOf } from '../content/review/rule.ts'
import { UserError } from '../lib/errors.ts'
import type { ContentFile } from '../workspace/content.ts'
import { recordAction, type ActionContext } from './action.ts'
import { checkSeen } from './approve.ts'
import { findingsOf } from './piece-findings.ts'
import { publishing, type Publishing } from './publishing.ts'
import { checked, writeNote } from './review-notes.ts'
import { sayYes } from './say-yes.ts'
import { authorsOf, speakerOf, spoken } from './speaker.ts'

export const REVIEW_PATH = '/review/'
const SECRET_BYTES = 32
const DAY = 86_400_000
export const MOST_DAYS = 60
/** A link as it is sent: 32 random bytes, 43 characters of base64url. */
export const SECRET = /^[\w-]{43}$/
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

export type MadeLink = Omit<ReviewLink, 'endedAt' | 'endedHow'> & {
  /** Of the page; told once and kept nowhere. */
  path: string
  /** Where "review: address:" says that the page is; null: the address of the server. */
  address: string | null
  /** How many links to the same person for the same piece it replaces. */
  replaced: number
}

/**
 * Makes a link for one person and one piece; an older one of theirs for it is good no more.
 * @throws UserError link-for, link-days, links-off, content-unknown, content-broken, channel-unknown, person-unknown, not-you
 */
export async function makeReviewLink(
  context: ActionContext,
  input: { item: string; channels: readonly string[] | null; person: string; days: number; as?: string | null | undefined },
): Promise<MadeLink> {
  const place = await publishing(context, [input.item])
  const { file, rendered } = place.renditions(input.item, input.channels)
  const called = input.person.trim()
  if (called === '' || called.length > 80) throw new UserError('link-for', 'A link is for somebody.', { hint: 'Say who decides by it: --for "Sam Vimes".' }) // prettier-ignore
  if (!(input.days > 0 && input.days <= MOST_DAYS))
    throw new UserError('link-days', `A link is good for up to ${MOST_DAYS} days, not ${input.days}.`, { hint: 'Say --days 7.' })
  if (rendered.every(({ name }) => !place.gateOf(file, name).rule.links))
    throw new UserError('links-off', `The rules for "${file.item.id}" take no yes by link.`, {
      hint: 'See "review: links:" in uptake.yml.',
    })
  const madeBy = speakerOf(context, place.people, input.as)
  const person = whoIs(place.people, called)
  const secret = randomBytes(SECRET_BYTES).toString('base64url')
  const link = {
    id: randomUUID(),
    item: file.item.id,
    channels: rendered.map(({ name }) => name),
    person,
    madeBy,
    madeAt: context.now,
    expiresAt: context.now + Math.round(input.days * DAY),
  }
  const replaced = await inTransaction(context.db, async db => {
    let ended = 0
    for (const old of await linksOf(db, context.ref.id, link.item))
      if (old.person === person && old.endedAt === null && (await endLink(db, context.ref.id, old.id, 'replaced', context.now))) ended++
    await addLink(db, context.ref.id, { ...link, tokenHash: hashOf(secret) })
    await recordAction(db, context, {
      action: 'review-link',
      subject: link.item,
      before: null,
      after: { link: link.id, for: person, channels: link.channels, expires: link.expiresAt, replaced: ended, ...spoken(context, madeBy) },
    })
    return ended
  })
  return { ...link, path: REVIEW_PATH + secret, address: place.review.address, replaced }
}

/** Ends a link before it was used, by its id or the beginning of it. @throws UserError link-unknown */
export async function withdrawLink(context: ActionContext, { id }: { id: string }): Promise<ReviewLink> {
  return inTransaction(context.db, async db => {
    const found = (await linksOf(db, context.ref.id)).filter(link => link.endedAt === null && link.id.startsWith(id))
    const [link] = found
    if (link === undefined || found.length > 1 || !(await endLink(db, context.ref.id, link.id, 'withdrawn', context.now)))
      throw new UserError('link-unknown', `There is no one open link that begins with "${id}".`, {
        hint: '"uptake review links" lists them.',
      })
    await recordAction(db, context, {
      action: 'withdraw-link',
      subject: link.item,
      before: { link: link.id, for: link.person },
      after: null,
    })
    return { ...link, endedAt: context.now, endedHow: 'withdrawn' }
  })
}

/** What a link opens, and nothing else: the piece as each of its channels gets it now. */
export type OpenedLink = {
  link: ReviewLink
  project: string
  title: string
  /** Name of the one whom it is for. */
  person: string
  zone: string
  /** `title`: of the channel. */
  rendered: readonly (Rendered & { name: string; title: string })[]
  /** Errors and warnings of the rules of content. */
  findings: readonly Finding[]
}
type Opened = OpenedLink & { place: Publishing; file: ContentFile }

/** Null for a secret that is unknown, used, replaced, withdrawn or expired, and for a piece that is gone: they look all alike. */
export const openLink = (context: ActionContext, secret: string): Promise<OpenedLink | null> => open(context, secret)

async function open(context: ActionContext, secret: string): Promise<Opened | null> {
  const link = SECRET.test(secret) ? await goodLink(context.db, context.ref.id, hashOf(secret), context.now) : null
  if (link === null) return null
  try {
    const place = await publishing(context, [link.item])
    const { file, rendered } = place.renditions(link.item, link.channels)
    const titles = new Map(place.channels.map(each => [each.instance, each.channel.title]))
    return {
      link,
      place,
      file,
      rendered: rendered.map(each => ({ ...each, title: titles.get(each.name) ?? each.name })),
      findings: (await findingsOf(context, file, link.channels)).filter(each => each.severity !== 'info'),
      project: place.project,
      title: file.item.title ?? file.item.id,
      person: personCalled(place.people, link.person)?.name ?? link.person,
      zone: place.zone ?? systemZone(),
    }
  } catch (error) {
    // The file is gone, broken, or on no channel any more: there is nothing to decide on.
    if (error instanceof UserError) return null
    throw error
  }
}

/**
 * What the person decides; it uses the link up in the same transaction.
 * @throws UserError link-unknown, content-changed (nothing was decided, the link is as good as before), note-empty, note-long
 */
export async function decideByLink(
  context: ActionContext,
  input: { secret: string; decision: 'approve' | 'changes'; text: string; digests: Readonly<Record<string, string>> },
): Promise<void> {
  const opened = await open(context, input.secret)
  const gone = new UserError('link-unknown', 'This link is good no more.', { hint: 'Ask whoever sent it for a new one.' })
  if (opened === null) throw gone
  const { link, place, file, rendered } = opened
  // A decision is on what was on the page, on every channel of it.
  const seen = Object.fromEntries(rendered.map(({ name }) => [name, input.digests[name] ?? '']))
  checkSeen(file.item.file, rendered, seen)
  const text = input.text.trim() === '' && input.decision === 'approve' ? null : checked(input.text)
  const authors = await authorsOf(context, place.people, file.item)
  const acting: ActionContext = { ...context, actor: { kind: 'person', name: link.person, origin: `review link ${link.id}` } }
  await inTransaction(context.db, async db => {
    const how = input.decision === 'approve' ? 'approved' : 'changes'
    if (!(await endLink(db, context.ref.id, link.id, how, context.now))) throw gone
    if (text !== null) {
      const kind = input.decision === 'approve' ? 'comment' : 'changes'
      await writeNote(db, acting, { item: link.item, channel: null, kind, text }, rendered, link.person)
    }
    if (input.decision === 'changes') return
    const said = { person: link.person, kind: 'link' as const, reason: null, authors, vouched: link.madeBy, facts: factsOf(file.item) }
    for (const each of rendered) await sayYes(db, acting, { ...each, item: link.item }, said, place.gateOf(file, each.name))
  })
}
