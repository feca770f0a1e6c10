/** Reading answers of unknown shape, and settings. */
import { createHash } from 'node:crypto'
import { ChannelError } from '../channel.ts'
import type { ChannelContext, PostCounts, PostMetric, Rendition, Standing } from '../channel.ts'

export const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
/** A value below fields: `at(data, 'post.record.text')`. */
export const at = (value: unknown, path: string): unknown => path.split('.').reduce((each, name) => record(each)[name], value)
/** A text or a number as text; null when it is neither, or empty. */
export function textAt(value: unknown, path: string): string | null {
  const found = at(value, path)
  if (typeof found === 'number') return String(found)
  return typeof found === 'string' && found !== '' ? found : null
}

/** The id in the answer to a post. @throws ChannelError 'unknown' when it has none: the post may be there */
export function idOf(value: unknown, path: string, title: string): string {
  const id = textAt(value, path)
  if (id === null) throw new ChannelError('unknown', `${title} took the post, but its answer has no "${path}".`)
  return id
}

/** A setting that the channel cannot do without. @throws ChannelError 'auth' */
export function need(ctx: ChannelContext, name: string): string {
  const value = ctx.settings[name]
  if (value === undefined || value === '')
    throw new ChannelError('auth', `The setting "${name}" of this channel is empty: set it in uptake.yml.`)
  return value
}
export const setting = (ctx: ChannelContext, name: string): string | null => {
  const value = ctx.settings[name]
  return value === undefined || value === '' ? null : value
}
export const isOn = (ctx: ChannelContext, name: string): boolean => ctx.settings[name] === 'true'
/** Lists travel in settings with a line for each entry. */
export const listSetting = (ctx: ChannelContext, name: string): string[] =>
  (ctx.settings[name] ?? '').split('\n').filter(each => each !== '')

/** A short text that is the same for the same words: letters, digits and "-". */
export const digest = (...words: readonly string[]): string =>
  createHash('sha256').update(words.join('\0')).digest('base64url').replaceAll('_', '-').slice(0, 32)
/** A UUID that is the same for the same words (RFC 9562 version 8). */
export function uuidOf(...words: readonly string[]): string {
  const hex = createHash('sha256').update(words.join('\0')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** All parts as one text. */
export const wholeText = (rendition: Rendition): string => rendition.parts.map(part => part.text).join('\n\n')
export const wholeHtml = (rendition: Rendition): string | null =>
  rendition.parts.every(part => part.html !== null) ? rendition.parts.map(part => part.html).join('\n') : null

/** The title, where the channel needs one. @throws ChannelError 'rejected' */
export function needTitle(rendition: Rendition, title: string): string {
  if (rendition.title === null || rendition.title.trim() === '')
    throw new ChannelError('rejected', `${title} needs a title, and the piece has none.`)
  return rendition.title.trim()
}

/** "Hello, world!" → "hello-world". Letters of all scripts stay. */
export const slugOf = (title: string): string =>
  title
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 80)

/**
 * A slug that no platform rewrites, so that it can be asked for: of plain letters, with a mark of the title where letters
 * of other scripts were left out.
 */
export function plainSlugOf(title: string): string {
  const whole = slugOf(title)
  const plain = whole.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '')
  return plain === whole
    ? whole
    : [
        plain,
        digest(title)
          .toLowerCase()
          .replaceAll(/[^a-z0-9]/g, '')
          .slice(0, 8),
      ]
        .filter(Boolean)
        .join('-')
}

/** Texts as they compare after a platform trimmed them and turned its line ends. */
export const sameText = (a: string, b: string): boolean => plain(a) === plain(b)
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** A count in an answer; undefined when it does not say one, so that it is left out and is no 0. */
export function countAt(value: unknown, path: string): number | undefined {
  const found = at(value, path)
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined
}
/** Counts without those that nobody said. */
export const counted = (counts: Readonly<Partial<Record<PostMetric, number | undefined>>>): PostCounts =>
  Object.fromEntries(Object.entries(counts).filter(([, value]) => value !== undefined))

/** Is a text there, another one, or nothing? */
export const standing = (text: string | null, wanted: string | null): Standing =>
  text === null ? 'gone' : wanted === null || sameText(text, wanted) ? 'same' : 'other'

/** Posts of other deliveries: what repeats says the same every time. */
export const othersOf = async (ctx: ChannelContext): Promise<ReadonlySet<string>> => (await ctx.others?.()) ?? new Set()
