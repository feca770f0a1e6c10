/** `claims.yml` at the door: claims with their evidence, and what is wrong with the file, each with its place. Pure. */
import * as v from 'valibot'
import { isMap, isNode, isScalar, parseDocument } from 'yaml'
import { isIsoDate } from '../lib/clock.ts'
import { placesOf, type Places } from '../lib/places.ts'
import { nearest } from '../lib/suggest.ts'
import type { Problem, Source } from '../plan/model.ts'
import { quantities } from '../plan/text/quantity.ts'

export const CLAIMS_FILE = 'claims.yml'

export const COMPARES = ['equal', 'at-least', 'at-most'] as const
export type Claim = {
  id: string
  /** The sentence that may be said. */
  says: string
  numbers: readonly number[]
  /** Paths from the root of the repository. */
  files: readonly string[]
  /** Program and arguments; it runs without a shell, in the root of the repository. */
  command: readonly string[] | null
  url: string | null
  /** Finds the value in what the command prints (or the file holds): its first group, else all of it. */
  pattern: string | null
  compare: (typeof COMPARES)[number]
  /** How far off a measured value may be, as a share of the number. */
  within: number
  /** Last day on which it may be said. */
  expires: string | null
  /** Days for which a check is believed. */
  valid: number | null
  /** Day on which a person looked at the evidence, where no command does. */
  checked: string | null
  source: Source
}
export type ParsedClaims = { claims: Claim[]; problems: Problem[] }

const text = v.pipe(v.string(), v.trim(), v.nonEmpty())
const texts = v.union([v.pipe(text, v.transform(one => [one])), v.pipe(v.array(text), v.minLength(1))]) // prettier-ignore
const day = v.pipe(text, v.check(isIsoDate))
/** A text is cut at spaces; an argument with a space needs a list. */
const command = v.union([v.pipe(text, v.transform(one => one.split(/\s+/))), v.pipe(v.array(v.union([text, v.pipe(v.number(), v.transform(String))])), v.minLength(1))]) // prettier-ignore
const numbers = v.union([
  v.pipe(
    v.number(),
    v.transform(one => [one]),
  ),
  v.array(v.number()),
])
const UNITS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, year: 365 }
const span = v.pipe(
  v.union([
    v.pipe(
      v.number(),
      v.transform(days => `${days} days`),
    ),
    text,
  ]),
  v.regex(/^\d+ (?:day|week|month|year)s?$/),
  v.transform(written => Number(written.split(' ')[0]) * UNITS[written.split(' ')[1]!.replace(/s$/, '')]!),
)
const share = v.pipe(
  v.union([
    v.pipe(
      v.number(),
      v.transform(value => `${value * 100}%`),
    ),
    text,
  ]),
  v.regex(/^\d+(?:\.\d+)? ?%$/),
  v.transform(written => Number.parseFloat(written) / 100),
)
const isPattern = (written: string): boolean => {
  try {
    return new RegExp(written, 'm') instanceof RegExp
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}

const fields: Readonly<Record<string, { schema: v.GenericSchema; expected: string }>> = {
  says: { schema: text, expected: 'the sentence that may be said' },
  number: { schema: numbers, expected: 'a number, or a list of them' },
  file: { schema: texts, expected: 'a path from the root of the repository, or a list' },
  command: { schema: command, expected: 'a program with its arguments: [node, bench/tps.ts]' },
  url: { schema: v.pipe(text, v.regex(/^https?:\/\//)), expected: 'an address that starts with https://' },
  pattern: { schema: v.pipe(text, v.check(isPattern)), expected: 'a regular expression whose first group is the value' },
  compare: { schema: v.picklist(COMPARES), expected: COMPARES.join(', ') },
  within: { schema: share, expected: 'a share, 5%' },
  expires: { schema: day, expected: 'a date, 2027-06-30' },
  valid: { schema: span, expected: 'a time, 90 days' },
  checked: { schema: day, expected: 'the day on which a person looked, 2027-01-15' },
}

/** Never throws for what a user wrote: it is all in `problems`, and claims that can be read are used. */
export function parseClaims(written: string, file: string = CLAIMS_FILE): ParsedClaims {
  const place = placesOf(written, file)
  const document = parseDocument(written, { prettyErrors: false })
  const problems: Problem[] = document.errors.map(error => {
    const message = `This is not valid YAML: ${error.message.replace(/\s+/g, ' ').replace(/[:.]?\s*$/, '')}.`
    return problem(message, null, place(error.pos[0], error.pos[1]))
  })
  if (problems.length > 0) return { claims: [], problems }
  const root: unknown = document.contents
  if (root === null) return { claims: [], problems }
  if (!isMap(root))
    return {
      claims: [],
      problems: [problem('The file is no list of claims.', 'the name of a claim, and below it what it says', place(0, 0))],
    }
  const claims: Claim[] = []
  for (const { key, value } of root.items) {
    const id = isScalar(key) ? String(key.value) : ''
    const source = isNode(key) && key.range ? place(key.range[0], key.range[1]) : place(0, 0)
    if (!/^[\w.-]{1,80}$/.test(id)) problems.push(problem(`"${id}" is no name of a claim.`, 'letters, digits, "-" and "_"', source))
    else if (!isMap(value)) problems.push(problem(`${id} does not say what it claims.`, 'says: a sentence', source))
    else claims.push(claimOf(id, value.toJSON() as Record<string, unknown>, { source, place, value, problems }))
  }
  return { claims, problems }
}

type Reader = { source: Source; place: Places; value: { items: readonly { key: unknown }[] }; problems: Problem[] }

function claimOf(id: string, data: Record<string, unknown>, { source, place, value, problems }: Reader): Claim {
  const read: Record<string, unknown> = {}
  for (const [name, entry] of Object.entries(data)) {
    const key = name === 'numbers' ? 'number' : name === 'files' ? 'file' : name
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined
    const node = value.items.map(each => each.key).find(each => isScalar(each) && each.value === name)
    const at = isNode(node) && node.range ? place(node.range[0], node.range[1]) : source
    if (field === undefined) {
      const near = nearest(name, Object.keys(fields))
      const message = `"${name}" is no key of a claim.${near === null ? '' : ` Did you mean "${near}"?`}`
      problems.push({ ...problem(message, Object.keys(fields).join(', '), at), severity: 'warning' })
    } else if (entry !== null) {
      const result = v.safeParse(field.schema, entry)
      if (result.success) read[key] = result.output
      else problems.push(problem(`${id}: "${name}" cannot be read.`, field.expected, at))
    }
  }
  const says = (read['says'] as string | undefined) ?? ''
  if (says === '') problems.push(problem(`${id} does not say what it claims.`, 'says: a sentence', source))
  return {
    id,
    says,
    numbers: (read['number'] as number[] | undefined) ?? numbersIn(says),
    files: (read['file'] as string[] | undefined) ?? [],
    command: (read['command'] as string[] | undefined) ?? null,
    url: (read['url'] as string | undefined) ?? null,
    pattern: (read['pattern'] as string | undefined) ?? null,
    compare: (read['compare'] as Claim['compare'] | undefined) ?? 'equal',
    within: (read['within'] as number | undefined) ?? 0,
    expires: (read['expires'] as string | undefined) ?? null,
    valid: (read['valid'] as number | undefined) ?? null,
    checked: (read['checked'] as string | undefined) ?? null,
    source,
  }
}

/** The values of the sentence itself, where no number is said. */
const numbersIn = (says: string): number[] => [...new Set(quantities(says).map(({ value }) => value))]

const problem = (message: string, expected: string | null, source: Source): Problem => ({
  rule: 'claims-file',
  severity: 'error',
  message,
  expected,
  source,
  related: [],
  fix: null,
})
