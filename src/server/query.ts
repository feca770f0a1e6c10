/** What stands behind the question mark of an address, read once. */
import type { Context } from 'hono'
import type { PageAsk } from '../delivery/pages.ts'
import { UserError } from '../lib/errors.ts'

/** A range that nobody gives a beginning: so many milliseconds. */
const BACK = 366 * 86_400_000

/** UTC epoch milliseconds of a date (its first moment in UTC), an ISO moment or a number. @throws UserError bad-query */
export function momentIn(text: string): number {
  const at = /^-?\d{5,}$/.test(text) ? Number(text) : /^\d{4}-\d{2}-\d{2}(?:$|T)/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isSafeInteger(at)) return at
  throw new UserError('bad-query', `"${text.slice(0, 60)}" is no moment.`, {
    hint: 'Write 2026-03-01, 2026-03-01T12:00:00Z or milliseconds.',
  })
}

/** `from` and `to`: without them, the year up to and with `now`. */
export function rangeIn(c: Context, now: number): { from: number; to: number } {
  const to = c.req.query('to')
  const from = c.req.query('from')
  const end = to === undefined ? now + 1 : momentIn(to)
  return { from: from === undefined ? end - BACK : momentIn(from), to: end }
}

/** `labels` as a JSON object of texts, or `name=value` separated by commas. @throws UserError bad-query */
export function labelsIn(c: Context): Record<string, string> {
  const text = c.req.query('labels') ?? ''
  if (text === '') return {}
  const wrong = (cause?: unknown): UserError =>
    new UserError('bad-query', '"labels" is not understood.', { hint: 'Write {"repo":"owner/name"} or repo=owner/name.', cause })
  if (!text.startsWith('{')) {
    const pairs = text.split(',').map(pair => /^([^=]+)=(.*)$/.exec(pair))
    if (pairs.some(pair => pair === null)) throw wrong()
    return Object.fromEntries(pairs.flatMap(pair => (pair ? [[pair[1]!.trim(), pair[2]!.trim()]] : [])))
  }
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (error) {
    throw wrong(error)
  }
  const entries = Object.entries(data as object)
  if (entries.some(([, value]) => typeof value !== 'string')) throw wrong()
  return Object.fromEntries(entries) as Record<string, string>
}

/** A whole number from 1 to `most`. @throws UserError bad-query */
export function numberIn(c: Context, name: string, fallback: number, most: number): number {
  const text = c.req.query(name)
  if (text === undefined) return fallback
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1 || value > most)
    throw new UserError('bad-query', `"${name}" is "${text.slice(0, 40)}".`, { hint: `Write a whole number from 1 to ${most}.` })
  return value
}

/** What a list is asked: `q` words, `in` a group, `after` a cursor, `sizes` how many of each group ("draft:40,stuck:20"). */
export function pageIn(c: Context): PageAsk {
  const sizes = (c.req.query('sizes') ?? '').split(',').flatMap(text => {
    const [, name, size] = /^(.+):(\d{1,4})$/.exec(text) ?? []
    return name === undefined ? [] : [[name, Number(size)] as const]
  })
  return {
    words: (c.req.query('q') ?? '').toLowerCase().split(/\s+/).filter(Boolean).slice(0, MOST_WORDS), // prettier-ignore
    in: c.req.query('in') ?? null,
    after: c.req.query('after') ?? null,
    sizes: Object.fromEntries(sizes),
  }
}
const MOST_WORDS = 10
/** Its parameters, described. */
export const pageParameters = ['q', 'in', 'after', 'sizes'].map(name => ({ name, in: 'query', schema: { type: 'string' } }))
