/** What `reports:` and `public:` of `uptake.yml` may hold. Settings of a way to send are checked when it is used, against what the way declares. */
import * as v from 'valibot'
import { isTimeZone } from '../lib/clock.ts'
import { nearest } from '../lib/suggest.ts'
import { REPORT_NAMES, type PeriodKind } from '../report/period.ts'
import type { ReportTimer } from '../report/schedule.ts'
import type { Config, Finding, KeyPath } from './settings.ts'

const text = v.pipe(v.string(), v.trim(), v.nonEmpty())
const texts = v.union([
  v.pipe(
    text,
    v.transform(one => [one]),
  ),
  v.array(text),
])

/** `public: {targets: […], phases: […], campaigns: […], reports: […]}` */
export const publicSchema = v.strictObject({
  title: v.optional(v.nullable(text), null),
  targets: v.optional(texts, []),
  phases: v.optional(texts, []),
  campaigns: v.optional(texts, []),
  reports: v.optional(texts, []),
})
export const expectedPublic = 'title, targets, phases, campaigns, reports: names of what everybody may see'

type Reports = Config['reports']
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const wrong = (path: KeyPath, message: string, expected: string): Finding => ({ path, atKey: false, message, expected, severity: 'error' })

function unknown(path: KeyPath, known: readonly string[]): Finding {
  const key = String(path.at(-1))
  const near = nearest(key, known)
  return {
    path,
    atKey: true,
    message: `${path.slice(0, -1).join('.')} knows no setting "${key}".${near === null ? '' : ` Did you mean "${near}"?`}`,
    expected: known.join(', '),
    severity: 'warning',
    ...(near === null ? {} : { replacement: near }),
  }
}

/** `reports: {send: {NAME: {via: smtp, …}}, schedule: {weekly: {at: 08:00, to: [NAME]}}}`. Good entries are kept when their neighbours are wrong. */
export function readReports(value: unknown, findings: Finding[]): Reports {
  const reports: Reports = { send: {}, schedule: [] }
  if (!isRecord(value)) {
    findings.push(wrong(['reports'], 'reports is not a group of settings.', 'send: and schedule:'))
    return reports
  }
  for (const key of Object.keys(value))
    if (key !== 'send' && key !== 'schedule') findings.push(unknown(['reports', key], ['send', 'schedule']))
  reports.send = readSend(value['send'], findings)
  reports.schedule = readSchedule(value['schedule'], Object.keys(reports.send), findings)
  return reports
}

function readSend(value: unknown, findings: Finding[]): Reports['send'] {
  const path = ['reports', 'send']
  if (value === undefined || value === null) return {}
  const expected = 'a name a line, and below each name "via: smtp" (or slack, discord, webhook) and its settings'
  if (!isRecord(value)) {
    findings.push(wrong(path, 'reports.send is not a group of settings.', expected))
    return {}
  }
  const send: Reports['send'] = {}
  for (const [name, entry] of Object.entries(value)) {
    const via = isRecord(entry) ? entry['via'] : undefined
    if (isRecord(entry) && typeof via === 'string' && via.trim() !== '') send[name] = { ...entry, via: via.trim() }
    else findings.push(wrong([...path, name], `reports.send.${name} does not say how it is sent.`, 'via: smtp, slack, discord or webhook'))
  }
  return send
}

const KINDS = Object.fromEntries(Object.entries(REPORT_NAMES).map(([kind, name]) => [name, kind as PeriodKind]))
const TIMER_KEYS = ['at', 'timezone', 'to', 'write']
/** When nothing is said: the morning after. */
const MORNING = '08:00'

function readSchedule(value: unknown, ways: readonly string[], findings: Finding[]): ReportTimer[] {
  const path = ['reports', 'schedule']
  if (value === undefined || value === null) return []
  const names = Object.keys(KINDS)
  if (!isRecord(value)) {
    findings.push(
      wrong(path, 'reports.schedule is not a group of settings.', `${names.join(', ')}: with at: 08:00 and to: [NAME] below it`),
    )
    return []
  }
  return Object.entries(value).flatMap(([name, entry]) => {
    const kind = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined
    if (kind === undefined) {
      findings.push(unknown([...path, name], names))
      return []
    }
    return readTimer(kind, [...path, name], entry, ways, findings) ?? []
  })
}

function readTimer(kind: PeriodKind, path: string[], entry: unknown, ways: readonly string[], findings: Finding[]): ReportTimer | null {
  const written = entry ?? {}
  if (!isRecord(written)) {
    findings.push(wrong(path, `${path.join('.')} is not a group of settings.`, 'at: 08:00 and to: [NAME]'))
    return null
  }
  for (const key of Object.keys(written)) if (!TIMER_KEYS.includes(key)) findings.push(unknown([...path, key], TIMER_KEYS))
  const { at = MORNING, timezone = null, to = [], write = true } = written
  const time = typeof at === 'string' ? /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(at.trim()) : null
  if (time === null) findings.push(wrong([...path, 'at'], `${path.join('.')}.at is no time of day.`, '08:00'))
  const zone = typeof timezone === 'string' && isTimeZone(timezone.trim()) ? timezone.trim() : null
  if (timezone !== null && zone === null)
    findings.push(wrong([...path, 'timezone'], `${path.join('.')}.timezone is no time zone.`, 'an IANA time zone, Europe/Berlin'))
  if (typeof write !== 'boolean') findings.push(wrong([...path, 'write'], `${path.join('.')}.write is no true or false.`, 'true or false'))
  // A time or zone that cannot be read must not send at another.
  if (time === null || (timezone !== null && zone === null)) return null
  return {
    kind,
    at: `${time[1]!.padStart(2, '0')}:${time[2]}`,
    zone,
    to: readWays([...path, 'to'], to, ways, findings),
    write: write !== false,
  }
}

function readWays(path: string[], to: unknown, ways: readonly string[], findings: Finding[]): string[] {
  const names = (Array.isArray(to) ? to : [to]).map(each => String(each).trim())
  for (const name of names)
    if (!ways.includes(name)) {
      const near = nearest(name, ways)
      findings.push(
        wrong(
          path,
          `There is no "${name}" under reports.send.${near === null ? '' : ` Did you mean "${near}"?`}`,
          ways.join(', ') || 'a name below reports: send:',
        ),
      )
    }
  return [...new Set(names.filter(name => ways.includes(name)))]
}
