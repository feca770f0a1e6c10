/** Reading JSON that somebody else wrote: nothing is taken for granted. */
import { CollectError } from '../collector.ts'
import type { Answer, SettingValues } from '../collector.ts'

export type Data = Readonly<Record<string, unknown>>

/** The value as an object; an empty one when it is none. */
export const record = (value: unknown): Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : {}

/** What stands at a path such as `data.items.0.count`, or undefined. `a["b.c"]` and `a[0]` are understood too. */
export function at(value: unknown, path: string): unknown {
  let here: unknown = value
  for (const match of path.matchAll(/\["([^"]*)"\]|\[(\d+)\]|([^.[\]]+)/g)) {
    const key = match[1] ?? match[2] ?? match[3] ?? ''
    if (typeof here !== 'object' || here === null) return undefined
    here = (here as Record<string, unknown>)[key]
  }
  return here
}

/** A finite number, also when it is written as text; null when it is none. */
export function number(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value === 'bigint') return Number(value)
  if (typeof value !== 'string' || value.trim() === '') return null
  const read = Number(value)
  return Number.isFinite(read) ? read : null
}

export const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** An instant as UTC epoch milliseconds: ISO text, or seconds or milliseconds since 1970; null when it is none. */
export function instant(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? (Math.abs(value) < 1e11 ? value * 1000 : value) : null
  if (typeof value !== 'string') return null
  const read = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T00:00:00Z` : value)
  return Number.isNaN(read) ? null : read
}

/** The list at a path of an answer. @throws CollectError 'answer' when there is none: an answer without it is not understood */
export function listAt(answer: Answer, path = ''): readonly unknown[] {
  const found = path === '' ? answer.json() : at(answer.json(), path)
  if (Array.isArray(found)) return found
  throw notUnderstood(answer, path === '' ? 'a list' : `a list at "${path}"`)
}

/** The object that an answer is. @throws CollectError 'answer' */
export function objectOf(answer: Answer): Data {
  const data = answer.json()
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) return data as Data
  throw notUnderstood(answer, 'an object')
}

export const notUnderstood = (answer: Answer, expected: string): CollectError =>
  new CollectError('answer', `The answer of ${answer.url} is not understood: it has not ${expected}.`, {
    hint: 'The service may have changed its API. The raw answer is kept.',
  })

/** A setting as text; the empty text when it is not set. */
export const textSetting = (settings: SettingValues, name: string): string => {
  const value = settings[name]
  return value === undefined || typeof value === 'object' ? '' : String(value)
}
export const listSetting = (settings: SettingValues, name: string): readonly string[] => {
  const value = settings[name]
  if (typeof value === 'object') return value
  return value === undefined || value === '' ? [] : [String(value)]
}
/** Each part of a path as an address needs it. */
export const inPath = (value: string): string => value.split('/').map(encodeURIComponent).join('/')

/** A number as people write it: "1,234", "1 234.5", "$5,000", "45%"; null when it is none or could mean two things. */
export function readAmount(written: string): number | null {
  const plain = written.replaceAll(/[\s\u00A0'$€£¥%]/g, '')
  if (!/^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^-?\d+(?:\.\d+)?$/.test(plain)) return null
  return number(plain.replaceAll(',', ''))
}
