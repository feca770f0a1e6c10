/** What each key of a content file's front matter may hold, and what to write when it does not. */
import * as v from 'valibot'
import type { Severity } from '../plan/model.ts'
import { isIsoDate, isTimeZone } from '../lib/clock.ts'
import { wrongRule } from '../schedule/recurrence.ts'
import { readLaunchTime } from './launch-time.ts'
import { CONTENT_STATES } from './model.ts'

/** `severity` of a value that does not fit; an error unless it is said: then nothing of the piece goes out. */
export type Field = { schema: v.GenericSchema; expected: string; severity?: Severity }

const text = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform(value => String(value).trim()),
  v.nonEmpty(),
)
const list = v.union([
  v.pipe(
    text,
    v.transform(one => one.split(/\s*,\s*/).filter(part => part !== '')),
  ),
  v.array(text),
])
/** 2026-11-03 09:00, with a T or a space; the hours of a day that exists. */
export const LOCAL_TIME = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})$/
const isLocalTime = (written: string): boolean => {
  const match = LOCAL_TIME.exec(written)
  if (match === null) return false
  const time = new Date(`${match[1]}-${match[2]}-${match[3]}T${match[4]}:${match[5]}:00Z`)
  return !Number.isNaN(time.getTime()) && time.toISOString().slice(0, 16) === `${match[1]}-${match[2]}-${match[3]}T${match[4]}:${match[5]}`
}
const at = v.pipe(
  text,
  v.check(isLocalTime),
  v.transform(written => written.replace('T', ' ')),
)
const zone = v.pipe(text, v.check(isTimeZone))
const fromLaunch = v.pipe(
  text,
  v.check(written => readLaunchTime(written) !== null),
  v.transform(written => readLaunchTime(written)!),
)
/** A schedule, or a time from the launch. */
const schedule = v.union([
  v.pipe(
    at,
    v.transform(when => ({ at: when, zone: null })),
  ),
  v.pipe(
    fromLaunch,
    v.transform(when => ({ ...when, zone: null })),
  ),
  v.pipe(
    v.strictObject({ at: fromLaunch, zone: v.optional(v.nullable(zone), null) }),
    v.transform(({ at: when, zone: where }) => ({ ...when, zone: where })),
  ),
  v.pipe(
    v.strictObject({ at, zone: v.optional(v.nullable(zone), null) }),
    v.transform(({ at: when, zone: where }) => ({ at: when, zone: where })),
  ),
])
const rule = v.pipe(
  text,
  v.check(written => wrongRule(written) === null),
)
const day = v.pipe(text, v.check(isIsoDate))
const recurrence = v.union([
  v.pipe(
    rule,
    v.transform(one => ({ rule: one, except: [] as string[] })),
  ),
  v.strictObject({
    rule,
    except: v.optional(
      v.union([
        v.array(day),
        v.pipe(
          day,
          v.transform(one => [one]),
        ),
      ]),
      [],
    ),
  }),
])
const isAddress = (written: string): boolean => /^https?:$/.test(URL.parse(written)?.protocol ?? '')
const address = v.pipe(text, v.check(isAddress))
const language = v.pipe(text, v.regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i))
const asset = v.union([
  v.pipe(
    text,
    v.transform(file => ({ file, alt: '', part: 1 })),
  ),
  v.strictObject({ file: text, alt: v.optional(v.string(), ''), part: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1) }),
])
const origin = v.strictObject({ file: text, line: v.pipe(v.number(), v.integer()), heading: v.string() })

/** Entries of a checklist that are ticked, by channel: `Flair chosen: true`, or the list of them. */
const checks = v.record(
  v.string(),
  v.union([
    v.pipe(
      v.record(v.string(), v.nullable(v.boolean())),
      v.transform(entries => Object.keys(entries).filter(key => entries[key] === true)),
    ),
    v.array(text),
  ]),
)

const aText: Field = { schema: text, expected: 'a text' }
const anAddress: Field = { schema: address, expected: 'an address that starts with https://' }
const aLanguage: Field = { schema: language, expected: 'a language tag: en, de, pt-BR' }
const aList: Field = { schema: list, expected: 'a list of texts' }
const anOrder: Field = {
  schema: v.union([v.literal(false), text]),
  expected: 'a piece, piece/channel, or a channel of this piece; or false',
}
const aComment: Field = { schema: v.union([v.literal(false), text]), expected: 'a text, or false for none' }
const aSchedule: Field = {
  schema: schedule,
  expected: 'at: 2026-11-03 09:00 and zone: Europe/Berlin; or T-7 09:00, a week before the launch',
}

/** Keys of the front matter; `channels` and `assets` are read entry by entry (file.ts). */
export const itemFields: Readonly<Record<string, Field>> = {
  id: { schema: v.pipe(text, v.regex(/^[\w.-]{1,80}$/)), expected: 'letters, digits, "-" and "_"' },
  title: aText,
  author: aText,
  state: { schema: v.picklist(CONTENT_STATES), expected: CONTENT_STATES.join(', ') },
  format: aText,
  theme: aText,
  phase: aText,
  item: aText,
  audience: aText,
  language: aLanguage,
  campaign: aText,
  link: {
    schema: v.union([
      address,
      v.pipe(
        v.literal(false),
        v.transform(() => null),
      ),
    ]),
    expected: 'an address that starts with https://, or false for none on any channel',
  },
  canonical: anAddress,
  tags: aList,
  schedule: aSchedule,
  after: anOrder,
  'first-comment': aComment,
  recurrence: { schema: recurrence, expected: 'a rule of RFC 5545, FREQ=WEEKLY;BYDAY=TU' },
  series: aText,
  occurrence: { schema: day, expected: 'a day, 2026-03-03' },
  hours: {
    schema: v.pipe(
      v.number(),
      v.finite(),
      v.check(hours => hours > 0),
    ),
    expected: 'how long it took to make, in hours: 1.5',
    // It says nothing of what goes out.
    severity: 'warning',
  },
  claims: aList,
  checks: { schema: checks, expected: 'the name of a channel, and below it: what was to be done: true' },
  visual: aText,
  notes: aList,
  origin: { schema: origin, expected: 'file, line and heading' },
}
/** A note may hold commas; a list of tags in one line is split at them. */
export const notesField: Field = {
  schema: v.union([
    v.pipe(
      text,
      v.transform(one => [one]),
    ),
    v.array(text),
  ]),
  expected: 'a list of texts',
}
export const assetField: Field = { schema: asset, expected: 'file: chart.png and alt: what it shows' }

/** Keys of one channel that Uptake reads itself; any other goes to the channel as an option. */
export const channelFields: Readonly<Record<string, Field>> = {
  title: aText,
  link: { schema: v.union([v.literal(false), address]), expected: 'an address that starts with https://, or false for none' },
  canonical: anAddress,
  tags: {
    schema: v.union([
      list,
      v.pipe(
        v.literal(false),
        v.transform((): string[] => []),
      ),
    ]),
    expected: 'a list of texts',
  },
  language: aLanguage,
  schedule: aSchedule,
  after: anOrder,
  'first-comment': aComment,
  numbered: { schema: v.boolean(), expected: 'true or false' },
}
/** The value of an option of a channel. */
export const optionField: Field = {
  schema: v.pipe(v.union([v.string(), v.number(), v.boolean()]), v.transform(String)),
  expected: 'a text',
}
