/** What each key of `uptake.yml` may hold. Good entries are kept when their neighbours are wrong. */
import * as v from 'valibot'
import { isIsoDate, isTimeZone } from '../lib/clock.ts'
import { nearest } from '../lib/suggest.ts'
import { METRIC_REF } from '../metrics/ref.ts'
import { readAutomations } from './automations-schema.ts'
import { readCalendar, readSeries } from './calendar-schema.ts'
import { derivedSchema, expectedDerived, metricId } from './derived-schema.ts'
import { globsIn } from './globs.ts'
import { expectedPublic, publicSchema, readReports } from './reports-schema.ts'
import { readReview, unknownReviewers } from './review-schema.ts'
import type { Config, Finding, KeyPath, Person, RuleLevel } from './settings.ts'
import { defaultConfig, WORKSPACE_ID } from './settings.ts'

const text = v.pipe(v.string(), v.trim(), v.nonEmpty())
const date = v.pipe(v.string(), v.trim(), v.check(isIsoDate))
const zone = v.pipe(v.string(), v.trim(), v.check(isTimeZone))
const level = v.picklist(['off', 'info', 'warning', 'error'])
const metric = v.pipe(v.string(), v.trim(), v.regex(METRIC_REF))
const settings = v.union([
  v.pipe(
    v.null(),
    v.transform((): Record<string, unknown> => ({})),
  ),
  v.record(v.string(), v.unknown()),
])
const globs = v.union([
  v.pipe(
    text,
    v.transform(one => [one]),
  ),
  v.pipe(v.array(text), v.minLength(1)),
])
/** Braces multiply: a glob of some twenty of them is a million globs. */
const MOST_GLOBS = 1_000
const path = v.pipe(
  text,
  v.check(glob => globsIn(glob) <= MOST_GLOBS),
)
const paths = v.union([
  v.pipe(
    path,
    v.transform(one => [one]),
  ),
  v.pipe(v.array(path), v.minLength(1)),
])
const handles = v.record(v.string(), v.union([text, v.pipe(v.number(), v.transform(String))]))

type Shape = { schema: v.GenericSchema; expected: string | ((value: unknown) => string) }
const anyText: Shape = { schema: text, expected: 'a text' }
const aDate: Shape = { schema: date, expected: 'a date, 2026-03-01' }

const project: Record<string, Shape> = { name: anyText, repository: anyText, homepage: anyText }
const person: Record<string, Shape> = {
  id: anyText,
  name: anyText,
  role: anyText,
  handles: { schema: handles, expected: 'platform: name, one a line' },
}
const days: Shape = { schema: v.pipe(v.number(), v.integer(), v.minValue(1)), expected: 'days, 90' }
const retention: Record<string, Shape> = { answers: days, readings: days }
const words: Record<string, Shape> = {
  banned: { schema: globs, expected: 'a word or a list of words' },
  spelling: { schema: globs, expected: 'a name or a list of names' },
  grade: { schema: v.pipe(v.number(), v.minValue(1), v.maxValue(30)), expected: 'years of school, 12' },
}
const top: Record<
  string,
  | Shape
  | 'project'
  | 'retention'
  | 'words'
  | 'people'
  | 'automations'
  | 'calendar'
  | 'series'
  | 'review'
  | 'reports'
  | { entries: Shape; keys?: v.GenericSchema; /** Names are the same in any case, and kept in lower case. */ anyCase?: true }
> = {
  id: { schema: v.pipe(v.string(), v.trim(), v.regex(WORKSPACE_ID)), expected: 'letters, digits and hyphens, widget-k3f9x2qm' },
  ledger: { schema: v.pipe(v.string(), v.trim(), v.regex(WORKSPACE_ID)), expected: 'the name that Uptake wrote, ledger-k3f9x2qm' },
  project: 'project',
  launch: aDate,
  start: aDate,
  timezone: { schema: zone, expected: 'an IANA time zone, Europe/Berlin' },
  plan: { schema: paths, expected: 'a glob or a list of globs, plan/**/*.md' },
  rules: { entries: { schema: level, expected: 'off, info, warning or error' } },
  metrics: { entries: { schema: metric, expected: 'a metric id, github.stars' } },
  people: 'people',
  channels: { entries: { schema: settings, expected: 'settings, one a line' }, anyCase: true },
  collectors: { entries: { schema: settings, expected: 'settings, one a line' } },
  derived: { entries: { schema: derivedSchema, expected: expectedDerived }, keys: metricId },
  competitors: { schema: globs, expected: 'a repository or a list of them, owner/name; or a package with its registry, npm:name' },
  events: { entries: aDate },
  words: 'words',
  claims: { schema: v.picklist(['optional', 'required']), expected: 'optional or required' },
  review: 'review',
  calendar: 'calendar',
  series: 'series',
  automations: 'automations',
  reports: 'reports',
  public: { schema: publicSchema, expected: expectedPublic },
  retention: 'retention',
}

/** The keys of `uptake.yml`, for completion, docs and `init`. */
export const configKeys: readonly string[] = Object.keys(top)

/** Data as written → configuration as used, and everything that is wrong with it. */
export function readSettings(data: unknown): { config: Config; findings: Finding[] } {
  const config = defaultConfig()
  const findings: Finding[] = []
  if (data === null || data === undefined) return { config, findings }
  if (!isRecord(data)) {
    findings.push(finding([], 'The file is not a list of settings.', 'key: value, one a line'))
    return { config, findings }
  }
  const used: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(data)) {
    const rule = Object.hasOwn(top, key) ? top[key] : undefined
    if (rule === undefined) findings.push(unknownKey([key], Object.keys(top)))
    else if (value === null) continue
    else if (rule === 'project') used[key] = { ...config.project, ...readObject(value, [key], project, findings) }
    else if (rule === 'retention') used[key] = { ...config.retention, ...readObject(value, [key], retention, findings) }
    else if (rule === 'words') used[key] = { ...config.words, ...readObject(value, [key], words, findings) }
    else if (rule === 'people') used[key] = readPeople(value, findings)
    else if (rule === 'calendar') used[key] = readCalendar(value, findings)
    else if (rule === 'series') used[key] = readSeries(value, findings)
    else if (rule === 'automations') used[key] = readAutomations(value, findings)
    else if (rule === 'reports') used[key] = readReports(value, findings)
    else if (rule === 'review') used[key] = readReview(value, findings)
    else if ('entries' in rule) {
      const entries = readEntries(value, [key], rule.entries, findings, rule.keys)
      used[key] = rule.anyCase === true ? inLowerCase(entries) : entries
    } else Object.assign(used, take(key, readValue(value, [key], rule, findings)))
  }
  const read = { ...config, ...used } as Config
  unknownReviewers(read, findings)
  return { config: read, findings }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const finding = (path: KeyPath, message: string, expected: string | null): Finding => ({
  path,
  atKey: false,
  message,
  expected,
  severity: 'error',
})

const take = (key: string, value: unknown): Record<string, unknown> => (value === undefined ? {} : { [key]: value })

function unknownKey(path: KeyPath, known: readonly string[]): Finding {
  const key = String(path.at(-1))
  const near = nearest(key, known)
  const message = near === null ? `"${key}" is no setting of Uptake.` : `"${key}" is no setting of Uptake. Did you mean "${near}"?`
  const replacement = near === null ? {} : { replacement: near }
  return { path, atKey: true, message, expected: known.join(', '), severity: 'warning', ...replacement }
}

const expectedOf = ({ expected }: Shape, value: unknown): string => (typeof expected === 'string' ? expected : expected(value))

/** One value by its schema; undefined (and a finding) when it does not fit. */
function readValue(value: unknown, path: KeyPath, shape: Shape, findings: Finding[]): unknown {
  const { schema } = shape
  const result = v.safeParse(schema, value)
  if (result.success) return result.output
  const name = path
    .map(part => (typeof part === 'number' ? `[${part + 1}]` : part))
    .join('.')
    .replaceAll('.[', '[')
  const shown = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? ` "${value}"` : ''
  const kind = Array.isArray(value) ? ' a list' : isRecord(value) ? ' a group of settings' : ''
  const wrong = isRecord(value) && typeof shape.expected === 'function' ? 'has not the settings that it needs' : `is${shown}${kind}`
  const found = finding(path, `${name} ${wrong}.`, expectedOf(shape, value))
  if (schema === date && shown !== '') return void findings.push({ ...found, ...likelyDate(String(value)) })
  findings.push(found)
  return undefined
}

/** A date in another notation that can mean one day only: "1 March 2026". Numbers with slashes stay ambiguous. */
function likelyDate(written: string): { replacement?: string } {
  if (!/[a-z]{3}/i.test(written) || !/\d{4}/.test(written)) return {}
  const time = Date.parse(`${written} UTC`)
  return Number.isNaN(time) ? {} : { replacement: new Date(time).toISOString().slice(0, 10) }
}

function readObject(value: unknown, path: KeyPath, shapes: Record<string, Shape>, findings: Finding[]): Record<string, unknown> {
  if (!isRecord(value)) {
    findings.push(finding(path, `${path.join('.')} is not a group of settings.`, Object.keys(shapes).join(', ')))
    return {}
  }
  const result: Record<string, unknown> = {}
  for (const [key, each] of Object.entries(value)) {
    const shape = Object.hasOwn(shapes, key) ? shapes[key] : undefined
    if (shape === undefined) findings.push(unknownKey([...path, key], Object.keys(shapes)))
    else if (each !== null) Object.assign(result, take(key, readValue(each, [...path, key], shape, findings)))
  }
  return result
}

function readEntries(value: unknown, path: KeyPath, shape: Shape, findings: Finding[], keys?: v.GenericSchema): Record<string, unknown> {
  if (!isRecord(value)) {
    findings.push(finding(path, `${path.join('.')} is not a group of settings.`, `name: ${expectedOf(shape, value)}`))
    return {}
  }
  const result: Record<string, unknown> = {}
  for (const [key, each] of Object.entries(value)) {
    if (keys !== undefined && !v.safeParse(keys, key).success) {
      findings.push({
        ...finding([...path, key], `"${key}" is no name of a metric.`, 'source.name, such as funnel.conversion'),
        atKey: true,
      })
      continue
    }
    // YAML 1.1 habits: an unquoted `off` is the text "off" here, and `no` or false mean the same to most people.
    const written = path[0] === 'rules' && each === false ? ('off' satisfies RuleLevel) : each
    Object.assign(result, take(key, readValue(written, [...path, key], shape, findings)))
  }
  return result
}

const inLowerCase = (entries: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(entries).map(([name, value]) => [name.toLowerCase(), value]))

/** A list of people; a bare name is a person too. An id is the name in lower case when none is given. */
function readPeople(value: unknown, findings: Finding[]): Person[] {
  if (!Array.isArray(value)) {
    findings.push(finding(['people'], 'people is not a list.', '- name: Ada Lovelace'))
    return []
  }
  const people: Person[] = []
  for (const [index, each] of value.entries()) {
    const fields = typeof each === 'string' ? { name: each } : readObject(each, ['people', index], person, findings)
    const name = typeof fields['name'] === 'string' ? fields['name'] : fields['id']
    if (typeof name !== 'string') {
      findings.push(finding(['people', index], `people[${index + 1}] has no name.`, 'name: Ada Lovelace'))
      continue
    }
    const id =
      typeof fields['id'] === 'string'
        ? fields['id']
        : name
            .trim()
            .toLowerCase()
            .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    if (people.some(other => other.id === id)) {
      findings.push(finding(['people', index], `people[${index + 1}] has the id "${id}" of another person.`, 'an id of its own'))
    }
    people.push({
      id,
      name,
      role: typeof fields['role'] === 'string' ? fields['role'] : null,
      handles: (fields['handles'] ?? {}) as Record<string, string>,
    })
  }
  return people
}
