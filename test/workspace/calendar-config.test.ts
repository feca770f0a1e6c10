/** `calendar:` and `series:` of uptake.yml: good entries are kept beside wrong ones, and each is told where it stands. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { defaultLimits } from '../../src/schedule/crowding.ts'
import { parseConfig } from '../../src/workspace/config.ts'

const told = (text: string): string[] =>
  parseConfig(text, 'uptake.yml').problems.map(({ severity, source, message }) => `${source.line}:${source.column} ${severity} ${message}`)

describe('the calendar in uptake.yml', () => {
  test('without it there are limits and nothing else', () => {
    const { config } = parseConfig('project: { name: x }\n', 'uptake.yml')
    assert.deepEqual([config.calendar, config.series], [{ zones: [], slots: {}, blackouts: [], limits: defaultLimits }, []])
  })
  test('all that it may hold', () => {
    const { config, problems } = parseConfig(
      `calendar:
  zones: Asia/Tokyo
  slots:
    Bluesky: [weekdays 09:00, "sat 11:00 UTC"]
  blackouts:
    - 2026-12-24
    - { from: 2026-03-20 12:00, until: 2026-03-23 08:00, zone: UTC, reason: Freeze, channels: "blog, x" }
  limits: { per-day: 4, per-hour: no, campaign-per-day: false, channels: { Discord: { per-day: 20, per-hour: none } } }
series:
  hours: { title: Office hours, rule: "RRULE:FREQ=WEEKLY;BYDAY=TU", start: 2026-03-03 17:00, zone: UTC, minutes: 60, channels: discord, theme: help, except: 2026-12-29 }
`,
      'uptake.yml',
    )
    assert.deepEqual(problems, [])
    assert.deepEqual(config.calendar.zones, ['Asia/Tokyo'])
    assert.deepEqual(config.calendar.slots['bluesky']?.map(each => [each.days.length, each.time, each.zone]), [[5, '09:00', null], [1, '11:00', 'UTC']]) // prettier-ignore
    assert.deepEqual(config.calendar.blackouts, [
      { from: '2026-12-24', until: '2026-12-24', zone: null, reason: 'Blackout', channels: null },
      { from: '2026-03-20T12:00', until: '2026-03-23T08:00', zone: 'UTC', reason: 'Freeze', channels: ['blog', 'x'] },
    ])
    assert.deepEqual(config.calendar.limits, { perDay: 4, perHour: null, campaignPerDay: null, channels: { discord: { perDay: 20, perHour: null } } }) // prettier-ignore
    assert.deepEqual(config.series, [
      {
        id: 'hours',
        rule: 'RRULE:FREQ=WEEKLY;BYDAY=TU',
        start: '2026-03-03T17:00',
        zone: 'UTC',
        title: 'Office hours',
        minutes: 60,
        channels: ['discord'],
        theme: 'help',
        except: ['2026-12-29'],
      },
    ])
  })
  test('what is wrong is told at its place, and its neighbours are kept', () => {
    const text = `calendar:
  zones: [UTC, Mars/Base]
  slots:
    x: sometimes
  blackouts:
    - { from: 2026-12-24, until: 2026-12-01 }
    - { reason: No beginning }
    - { from: yesterday }
  limits: { per-day: 0, per-dya: 3 }
series:
  no-rule: { start: 2026-03-03 17:00 }
  no-start: { rule: FREQ=DAILY }
  hourly: { rule: FREQ=HOURLY, start: 2026-03-03 17:00 }
  day-only: { rule: FREQ=DAILY, start: 2026-03-03 }
  good: { rule: FREQ=DAILY, start: 2026-03-03 17:00 }
`
    assert.deepEqual(told(text), [
      '2:16 error calendar.zones[2] is "Mars/Base".',
      '4:8 error "sometimes" is no day, no time and no time zone.',
      '6:34 error The blackout ends before it begins.',
      '7:7 error calendar.blackouts[2] has no beginning.',
      '8:15 error calendar.blackouts[3].from is "yesterday".',
      '9:25 warning calendar.limits knows no setting "per-dya". Did you mean "per-day"?',
      '9:22 error calendar.limits.per-day is "0".',
      '11:12 error series.no-rule does not say how often.',
      '12:13 error series.no-start does not say from when on.',
      '13:19 error FREQ=HOURLY is none of DAILY, WEEKLY, MONTHLY, YEARLY.',
      '14:40 error series.day-only.start is "2026-03-03".',
    ])
    const { config } = parseConfig(text, 'uptake.yml')
    assert.deepEqual([config.calendar.zones, config.calendar.blackouts.length, config.series.map(each => each.id)], [['UTC'], 1, ['good']])
  })
  test('what is no group is told so', () => {
    assert.deepEqual(told('calendar: weekly\nseries: [a]\n'), ['1:11 error calendar is not a group of settings.', '2:9 error series is not a group of settings.']) // prettier-ignore
  })
})
