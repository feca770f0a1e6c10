/** What `review:` of `uptake.yml` may hold. A part that cannot be read stops everything: rules that are not known are not satisfied. */
import * as v from 'valibot'
import { parseHours, type Hours } from '../content/review/hours.ts'
import { isKnownWord } from '../content/review/people.ts'
import { defaultReview, defaultRule, KIND_KEYS, type ForgeSettings, type ReviewSettings, type Rule } from '../content/review/rule.ts'
import { nearest } from '../lib/suggest.ts'
import type { Config, Finding, KeyPath } from './settings.ts'

const text = v.pipe(v.string(), v.trim(), v.nonEmpty())
const words = v.union([
  v.pipe(
    text,
    v.transform(one => [one]),
  ),
  v.pipe(v.array(text), v.minLength(1)),
])
const hours = v.pipe(
  words,
  v.rawTransform(({ dataset, addIssue, NEVER }): Hours[] => {
    const read = dataset.value.map(parseHours)
    if (read.every(each => each !== null)) return read
    addIssue({ message: 'no hours' })
    return NEVER
  }),
)
const emergency = v.strictObject({ by: words, outside: hours })
const address = v.pipe(
  text,
  v.check(written => /^https?:$/.test(URL.parse(written)?.protocol ?? '')),
  v.transform(written => new URL(written).origin),
)

const kind = v.picklist(['github', 'gitlab'])
const forge = v.union([
  v.pipe(
    kind,
    v.transform((named): ForgeSettings => ({ kind: named, api: null, allow: [] })),
  ),
  v.pipe(
    v.strictObject({
      kind: v.optional(kind),
      api: v.optional(
        v.pipe(
          text,
          v.check(written => /^https?:$/.test(URL.parse(written)?.protocol ?? '')),
        ),
      ),
      allow: v.optional(words),
    }),
    v.transform((given): ForgeSettings => ({ kind: given.kind ?? null, api: given.api ?? null, allow: given.allow ?? [] })),
  ),
])

type Field = { schema: v.GenericSchema; expected: string; as: string }
const RULE: Readonly<Record<string, Field>> = {
  approvals: { schema: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20)), expected: 'a number from 1', as: 'approvals' },
  by: { schema: words, expected: 'roles or people of "people:"', as: 'by' },
  every: { schema: words, expected: 'roles or people of "people:"', as: 'every' },
  'not-author': { schema: v.boolean(), expected: 'true or false', as: 'notAuthor' },
  links: { schema: v.boolean(), expected: 'true or false', as: 'links' },
  emergency: {
    schema: v.union([
      v.pipe(
        v.literal(false),
        v.transform(() => null),
      ),
      emergency,
    ]),
    expected: 'by: roles or people, and outside: Mon-Fri 09:00-18:00',
    as: 'emergency',
  },
}
const TOP: Readonly<Record<string, Field>> = {
  'approve-on-merge': { schema: v.boolean(), expected: 'true or false', as: 'approveOnMerge' },
  forge: { schema: forge, expected: 'github or gitlab; or kind, api and allow, one a line', as: 'forge' },
  address: { schema: address, expected: 'an address, https://review.example.org', as: 'address' },
}
const KIND: Readonly<Record<string, Field>> = Object.fromEntries(
  KIND_KEYS.map(key => [key, { schema: words, expected: `a ${key} or a list`, as: key }]),
)

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const wrong = (path: KeyPath, message: string, expected: string, atKey = false): Finding => ({
  path,
  atKey,
  message,
  expected,
  severity: 'error',
})

/** Everything wrong is an error in `findings`, and makes the settings `broken`. */
export function readReview(value: unknown, findings: Finding[]): ReviewSettings {
  const before = findings.length
  const result = defaultReview()
  if (!isRecord(value)) findings.push(wrong(['review'], 'review is not a group of settings.', 'approvals: 2, one a line'))
  else {
    const { kinds, ...rest } = value
    const read = readFields(rest, ['review'], { ...RULE, ...TOP }, findings, ['kinds'])
    const { approveOnMerge = false, forge: host = null, address: where = null, ...rule } = read as Partial<ReviewSettings & Rule>
    Object.assign(result, {
      rule: { ...defaultRule, ...rule },
      approveOnMerge,
      forge: host,
      address: where,
      kinds: readKinds(kinds, findings),
    })
  }
  return { ...result, broken: findings.length > before }
}

function readKinds(value: unknown, findings: Finding[]): ReviewSettings['kinds'] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) {
    findings.push(wrong(['review', 'kinds'], 'review.kinds is not a list.', '- format: article'))
    return []
  }
  return value.flatMap((each: unknown, index) => {
    const path = ['review', 'kinds', index]
    const named = `review.kinds[${index + 1}]`
    if (!isRecord(each)) {
      findings.push(wrong(path, `${named} is not a group of settings.`, '- format: article'))
      return []
    }
    const fields = readFields(each, path, { ...KIND, ...RULE }, findings, [])
    const [is, rule]: [Record<string, unknown>, Record<string, unknown>] = [{}, {}]
    for (const [key, field] of Object.entries(fields)) (Object.hasOwn(KIND, key) ? is : rule)[key] = field
    if (Object.keys(is).length === 0) findings.push(wrong(path, `${named} says not for what it is.`, `one of ${KIND_KEYS.join(', ')}`))
    return [{ is, rule }]
  })
}

function readFields(
  value: Record<string, unknown>,
  path: KeyPath,
  fields: Readonly<Record<string, Field>>,
  findings: Finding[],
  elsewhere: readonly string[],
): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const [key, each] of Object.entries(value)) {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined
    if (field === undefined) {
      const known = [...Object.keys(fields), ...elsewhere]
      const near = nearest(key, known)
      const meant = near === null ? '' : ` Did you mean "${near}"?`
      const found = wrong([...path, key], `"${key}" is no setting of a review.${meant}`, known.join(', '), true)
      findings.push(near === null ? found : { ...found, replacement: near })
      continue
    }
    const read = v.safeParse(field.schema, each)
    if (read.success) result[field.as] = read.output
    else findings.push(wrong([...path, key], `review: ${key} cannot be read.`, field.expected))
  }
  return result
}

/** Words of rules that nobody answers to: such a rule can never be satisfied. */
export function unknownReviewers({ review, people }: Config, findings: Finding[]): void {
  const rules: [KeyPath, Partial<Rule>][] = [[['review'], review.rule]]
  for (const [index, kind] of review.kinds.entries()) rules.push([['review', 'kinds', index], kind.rule])
  for (const [path, { by, every, emergency: alone }] of rules) {
    const places: [KeyPath, readonly string[]][] = [
      [[...path, 'by'], by ?? []],
      [[...path, 'every'], every ?? []],
      [[...path, 'emergency', 'by'], alone?.by ?? []],
    ]
    for (const [place, names] of places)
      for (const name of names)
        if (!isKnownWord(people, name))
          findings.push({
            path: place,
            atKey: false,
            message: `"${name}" is no role and no name of anybody in "people:", so nobody can say this yes.`,
            expected: 'a role, id, name or handle of people',
            severity: 'warning',
          })
  }
}
