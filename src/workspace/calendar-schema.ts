/** What `calendar:` and `series:` of `uptake.yml` may hold. Good entries are kept when their neighbours are wrong. */
import * as v from 'valibot'
import { readLaunchTime } from '../content/launch-time.ts'
import { isIsoDate, isTimeZone } from '../lib/clock.ts'
import { nearest } from '../lib/suggest.ts'
import type { Blackout } from '../schedule/blackouts.ts'
import { defaultLimits, type Limits } from '../schedule/crowding.ts'
import { wrongRule } from '../schedule/recurrence.ts'
import { readSlots, type Slot } from '../schedule/slots.ts'
import type { CalendarSettings, Finding, KeyPath, SeriesSetting } from './settings.ts'

type Group = Record<string, unknown>
const isGroup = (value: unknown): value is Group => typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === null || value === undefined ? [] : [value])

/** calendar.blackouts[2].from */
const nameOf = (path: KeyPath): string =>
  path
    .map(part => (typeof part === 'number' ? `[${part + 1}]` : part))
    .join('.')
    .replaceAll('.[', '[')

/** Collects what is wrong, each at its place. */
class Reader {
  readonly findings: Finding[]
  constructor(findings: Finding[]) {
    this.findings = findings
  }
  wrong(path: KeyPath, message: string, expected: string): void {
    this.findings.push({ path, atKey: false, message, expected, severity: 'error' })
  }
  /** A group with known keys only; null when it is none. */
  group(path: KeyPath, value: unknown, keys: readonly string[]): Group | null {
    if (!isGroup(value)) {
      this.wrong(path, `${nameOf(path)} is not a group of settings.`, keys.join(', '))
      return null
    }
    for (const key of Object.keys(value))
      if (!keys.includes(key)) {
        const near = nearest(key, keys)
        const meant = near === null ? '' : ` Did you mean "${near}"?`
        const message = `${nameOf(path)} knows no setting "${key}".${meant}`
        const replacement = near === null ? {} : { replacement: near }
        this.findings.push({ path: [...path, key], atKey: true, message, expected: keys.join(', '), severity: 'warning', ...replacement })
      }
    return value
  }
  /** The value where it fits, else `fallback` and a finding. Not written counts as the fallback. */
  value<T>(path: KeyPath, value: unknown, schema: v.GenericSchema<unknown, T>, expected: string, fallback: T): T {
    if (value === undefined || value === null) return fallback
    const result = v.safeParse(schema, value)
    if (result.success) return result.output
    const shown = typeof value === 'object' ? 'something else' : `"${String(value)}"`
    this.wrong(path, `${nameOf(path)} is ${shown}.`, expected)
    return fallback
  }
}

const text = v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.trim(), v.nonEmpty())
const zone = v.pipe(v.string(), v.trim(), v.check(isTimeZone))
const names = v.pipe(
  v.union([v.string(), v.array(v.string())]),
  v.transform(value => (typeof value === 'string' ? value.split(/[\s,]+/) : value).map(each => each.trim().toLowerCase()).filter(Boolean)),
)
const local = v.pipe(
  v.string(),
  v.trim(),
  v.transform(written => written.replace(' ', 'T')),
  v.check(written => isIsoDate(written.slice(0, 10)) && /^.{10}(?:T(?:[01]\d|2[0-3]):[0-5]\d)?$/.test(written)),
)
const time = v.pipe(
  local,
  v.check(written => written.length === 16),
)
/** Of a series: a local time, or one told from the launch. */
const start = v.union([
  time,
  v.pipe(
    v.string(),
    v.check(written => readLaunchTime(written) !== null),
  ),
])
const count = v.pipe(v.number(), v.integer(), v.minValue(1))
const DAY_OR_TIME = 'a day, 2026-12-24, or a time, 2026-12-24 18:00'
const A_ZONE = 'an IANA time zone, Europe/Berlin'
const A_COUNT = 'a whole number from 1 on'

/** `calendar: {zones, slots, blackouts, limits}` */
export function readCalendar(value: unknown, findings: Finding[]): CalendarSettings {
  const reader = new Reader(findings)
  const group = reader.group(['calendar'], value, ['zones', 'slots', 'blackouts', 'limits']) ?? {}
  return {
    zones: listOf(group['zones']).flatMap((each, index) => {
      const read = reader.value<string | null>(['calendar', 'zones', index], each, zone, A_ZONE, null)
      return read === null ? [] : [read]
    }),
    slots: readSlotGroup(reader, group['slots']),
    blackouts: listOf(group['blackouts']).flatMap((each, index) => readBlackout(reader, ['calendar', 'blackouts', index], each) ?? []),
    limits: readLimits(reader, group['limits']),
  }
}

function readSlotGroup(reader: Reader, value: unknown): Record<string, Slot[]> {
  if (value === undefined || value === null) return {}
  const path = ['calendar', 'slots']
  if (!isGroup(value)) {
    reader.wrong(path, 'calendar.slots is not a group of settings.', 'bluesky: weekdays 09:00 and 17:00 Europe/Berlin')
    return {}
  }
  const slots: Record<string, Slot[]> = {}
  for (const [channel, written] of Object.entries(value)) {
    const found = listOf(written).flatMap((each, index) => {
      const at = Array.isArray(written) ? [...path, channel, index] : [...path, channel]
      const read = readSlots(String(each))
      if (typeof read !== 'string') return read
      reader.wrong(at, read, 'weekdays 09:00 and 17:00 Europe/Berlin')
      return []
    })
    if (found.length > 0) slots[channel.toLowerCase()] = found
  }
  return slots
}

function readBlackout(reader: Reader, path: KeyPath, value: unknown): Blackout | null {
  if (typeof value === 'string') {
    const day = reader.value<string | null>(path, value, local, DAY_OR_TIME, null)
    return day === null ? null : { from: day, until: day, zone: null, reason: 'Blackout', channels: null }
  }
  const group = reader.group(path, value, ['from', 'until', 'zone', 'reason', 'channels'])
  if (group === null) return null
  const from = reader.value<string | null>([...path, 'from'], group['from'], local, DAY_OR_TIME, null)
  if (from === null) {
    if (group['from'] === undefined) reader.wrong(path, `${nameOf(path)} has no beginning.`, 'from: 2026-12-24')
    return null
  }
  const until = reader.value<string>([...path, 'until'], group['until'], local, DAY_OR_TIME, from)
  if (until < from) reader.wrong([...path, 'until'], `The blackout ends before it begins.`, `a time from ${from} on`)
  return {
    from,
    until: until < from ? from : until,
    zone: reader.value<string | null>([...path, 'zone'], group['zone'], zone, A_ZONE, null),
    reason: reader.value<string>([...path, 'reason'], group['reason'], text, 'a text', 'Blackout'),
    channels: reader.value<string[] | null>([...path, 'channels'], group['channels'], names, 'names of channels', null),
  }
}

const LIMITS: Record<string, 'perDay' | 'perHour' | 'campaignPerDay'> = {
  'per-day': 'perDay',
  'per-hour': 'perHour',
  'campaign-per-day': 'campaignPerDay',
}
const NONE = /^(?:no|none|off)$/i
function readLimits(reader: Reader, value: unknown): Limits {
  if (value === undefined || value === null) return defaultLimits
  const path = ['calendar', 'limits']
  const group = reader.group(path, value, [...Object.keys(LIMITS), 'channels']) ?? {}
  const read = (
    from: Group,
    at: KeyPath,
    keys: readonly string[],
  ): Partial<Record<'perDay' | 'perHour' | 'campaignPerDay', number | null>> =>
    Object.fromEntries(
      keys.flatMap(key => {
        if (from[key] === undefined) return []
        // `false` says that there is none.
        const limit =
          from[key] === false || NONE.test(String(from[key]))
            ? null
            : reader.value<number | null>([...at, key], from[key], count, A_COUNT, null)
        return [[LIMITS[key]!, limit]]
      }),
    )
  const channels: Record<string, { perDay?: number | null; perHour?: number | null }> = {}
  if (group['channels'] !== undefined && group['channels'] !== null)
    for (const [name, each] of Object.entries(isGroup(group['channels']) ? group['channels'] : {})) {
      const own = reader.group([...path, 'channels', name], each, ['per-day', 'per-hour'])
      if (own !== null) channels[name.toLowerCase()] = read(own, [...path, 'channels', name], ['per-day', 'per-hour'])
    }
  return { ...defaultLimits, ...read(group, path, Object.keys(LIMITS)), channels }
}

const SERIES = ['title', 'rule', 'start', 'zone', 'minutes', 'channels', 'theme', 'except']
/** `series: {NAME: {rule, start, …}}` */
export function readSeries(value: unknown, findings: Finding[]): SeriesSetting[] {
  const reader = new Reader(findings)
  if (!isGroup(value)) {
    reader.wrong(['series'], 'series is not a group of settings.', 'NAME: with rule: and start: below it')
    return []
  }
  return Object.entries(value).flatMap(([id, entry]) => readOne(reader, id, entry) ?? [])
}

function readOne(reader: Reader, id: string, entry: unknown): SeriesSetting | null {
  const path = ['series', id]
  const group = reader.group(path, entry, SERIES)
  if (group === null) return null
  const rule = reader.value<string | null>([...path, 'rule'], group['rule'], text, 'FREQ=WEEKLY;BYDAY=TU', null)
  const from = reader.value<string | null>(
    [...path, 'start'],
    group['start'],
    start,
    'a local time, 2026-03-03 17:00, or one from the launch, T+7 17:00',
    null,
  )
  const why = rule === null ? null : wrongRule(rule)
  if (why !== null) reader.wrong([...path, 'rule'], why, 'a rule of RFC 5545, FREQ=WEEKLY;BYDAY=TU')
  if (group['rule'] === undefined) reader.wrong(path, `series.${id} does not say how often.`, 'rule: FREQ=WEEKLY;BYDAY=TU')
  if (group['start'] === undefined) reader.wrong(path, `series.${id} does not say from when on.`, 'start: 2026-03-03 17:00')
  const days = listOf(group['except']).flatMap((each, index) => {
    const day = reader.value<string | null>([...path, 'except', index], each, local, 'a day, 2026-12-29', null)
    return day === null ? [] : [day.slice(0, 10)]
  })
  if (rule === null || from === null || why !== null) return null
  return {
    id,
    rule,
    start: from,
    zone: reader.value<string | null>([...path, 'zone'], group['zone'], zone, A_ZONE, null),
    title: reader.value<string>([...path, 'title'], group['title'], text, 'a text', id),
    minutes: reader.value<number>([...path, 'minutes'], group['minutes'], v.pipe(v.number(), v.minValue(0)), 'minutes, 60', 0),
    channels: reader.value<string[]>([...path, 'channels'], group['channels'], names, 'names of channels', []),
    theme: reader.value<string | null>([...path, 'theme'], group['theme'], text, 'a text', null),
    except: days,
  }
}
