/** Readers of a newsletter, and the message that each of them gets. */
import { ChannelError } from '../channel.ts'
import type { ChannelContext, Limits, Message, Rendition } from '../channel.ts'
import { digest, need, needTitle, setting, wholeHtml, wholeText } from './read.ts'
import { leaveToken } from './leave-token.ts'
import { bounceMark } from './reader-token.ts'

/** What a letter carries, by whatever service it goes: pictures twice as wide as mail programs show a letter, of types that all of them show. */
export const letterLimits: Limits = {
  length: 500_000,
  counted: 'bytes',
  parts: 1,
  media: 10,
  format: 'markdown',
  image: { width: 1200, bytes: 1_000_000, types: ['image/jpeg', 'image/png', 'image/gif'] },
}

export type Reader = { address: string; name: string | null }

/** Everybody on the list who has not left, once each. */
export async function readers(ctx: ChannelContext): Promise<Reader[]> {
  const left = setting(ctx, 'suppress')
  const gone = new Set(left === null ? [] : (await addresses(ctx, left, false)).map(({ address }) => address))
  for (const address of (await ctx.readers?.ended()) ?? []) gone.add(address)
  const file = setting(ctx, 'list')
  const known = file === null ? [] : await addresses(ctx, file, true)
  const all = new Map<string, Reader>()
  for (const reader of [...known, ...((await ctx.readers?.confirmed()) ?? [])])
    if (!gone.has(reader.address) && !all.has(reader.address)) all.set(reader.address, reader)
  return [...all.values()]
}

async function addresses(ctx: ChannelContext, path: string, mustExist: boolean): Promise<Reader[]> {
  const bytes = (await ctx.files?.read(path)) ?? null
  if (bytes === null && mustExist) throw new ChannelError('auth', `There is no list of readers at ${path}.`)
  const found: Reader[] = []
  for (const line of Buffer.from(bytes ?? [])
    .toString('utf8')
    .split(/\r?\n/)) {
    const written = line.trim()
    if (written === '' || written.startsWith('#')) continue
    const match = /^(?:(.*?)\s*<([^<>\s]+@[^<>\s]+)>|([^\s,;<>]+@[^\s,;<>]+))$/.exec(written)
    if (match === null) throw new ChannelError('rejected', `${path} has a line that is no address: ${written.slice(0, 60)}`)
    found.push({ address: (match[2] ?? match[3])!.toLowerCase(), name: match[1]?.replaceAll('"', '').trim() || null })
  }
  return found
}

/** One message. Its id is the same in every attempt, so that a mailbox can tell a second copy. */
export function messageTo(ctx: ChannelContext, rendition: Rendition, reader: Reader): Message {
  const from = need(ctx, 'from')
  const domain = domainOf(from)
  const way = wayOut(ctx, reader)
  const html = wholeHtml(rendition)
  return {
    envelope: { from: bounceAddress(ctx, from, reader), to: reader.address },
    from,
    to: reader.name === null ? reader.address : `"${reader.name}" <${reader.address}>`,
    replyTo: setting(ctx, 'reply_to'),
    subject: needTitle(rendition, 'A newsletter'),
    text: `${wholeText(rendition)}\n\n-- \nUnsubscribe: ${way}\n`,
    html: html === null ? null : `${html}\n<p><small><a href="${attribute(way)}">Unsubscribe</a></small></p>\n`,
    messageId: `<${digest(ctx.key, reader.address)}@${domain}>`,
    headers: {
      'List-Unsubscribe': `<${way}>`,
      // RFC 8058: mail programs may POST to that address without asking the reader anything.
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'List-Id': `<newsletter.${domain}>`,
      'Auto-Submitted': 'auto-generated',
    },
    attachments: rendition.parts.flatMap(part => part.media).map(({ name, type, bytes }) => ({ name, type, bytes, cid: name })),
  }
}

export const attribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
export const addressOf = (from: string): string => /<([^<>]+)>/.exec(from)?.[1] ?? from
const domainOf = (from: string): string => addressOf(from).split('@')[1] ?? 'localhost'

/** Where the pages of this list are reached from outside; null when nobody said. */
export function pageOf(ctx: ChannelContext): string | null {
  const base = setting(ctx, 'public')
  return base === null || ctx.readers === undefined ? null : `${base.replace(/\/+$/, '')}${ctx.readers.page}`
}

function wayOut(ctx: ChannelContext, { address }: Reader): string {
  const page = pageOf(ctx)
  const template = setting(ctx, 'unsubscribe') ?? (page === null ? null : `${page}/leave?t={token}`)
  if (template === null)
    throw new ChannelError('auth', 'Every letter needs a way out: set "public" (where this server is reached) or "unsubscribe".')
  const url = template.replaceAll('{token}', leaveToken(need(ctx, 'secret'), address)).replaceAll('{address}', encodeURIComponent(address))
  if (!URL.canParse(url)) throw new ChannelError('auth', 'The setting "unsubscribe" is no web address.')
  return url
}

/** Each reader's bounces come back to an address of their own (VERP). */
function bounceAddress(ctx: ChannelContext, from: string, { address }: Reader): string {
  const bounces = setting(ctx, 'bounces')
  if (bounces === null) return addressOf(from)
  const [local = '', domain = ''] = bounces.split('@')
  return `${local}+${bounceMark(need(ctx, 'secret'), address)}@${domain}`
}
