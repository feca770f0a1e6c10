import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalogue } from '../../src/lib/catalogue.ts'
import { dateIn, fixedClock, isIsoDate, isTimeZone } from '../../src/lib/clock.ts'
import { daysBetween, relativeDay, shortSpan, weekdayDay } from '../../src/lib/day-format.ts'
import { describe, UserError, userError } from '../../src/lib/errors.ts'
import { createLog } from '../../src/lib/log.ts'
import { wantsColour } from '../../src/lib/style.ts'
import { distance, nearest } from '../../src/lib/suggest.ts'
import { grouped, table, truncate, widthOf, wrap } from '../../src/lib/table.ts'
import { createTerminal, startProgress } from '../../src/lib/terminal.ts'

test('a user error and a bug are told apart', () => {
  const mine = describe(userError('port-taken', 80))
  assert.deepEqual([mine.kind, mine.code, mine.exitCode], ['user', 'port-taken', 2])
  assert.match(mine.message, /Port 80/)
  assert.ok(mine.hint)
  const bug = describe(new TypeError('x is undefined'))
  assert.deepEqual([bug.kind, bug.exitCode, bug.message], ['bug', 70, 'x is undefined'])
  assert.equal(describe('thrown text').message, 'thrown text')
  assert.equal(describe(new UserError('a', 'b', { exitCode: 3 })).exitCode, 3)
})

test('every entry of the catalogue says what happened and what to do', () => {
  for (const [code, make] of Object.entries(catalogue)) {
    const { message, hint } = (make as (...values: unknown[]) => { message: string; hint: string })('a', ['b'], ['c'])
    assert.match(message, /[.:?]|\n/, code)
    assert.ok(hint.length > 10 && /[.?!)]$/.test(hint), `${code}: ${hint}`)
    assert.doesNotMatch(message + hint, /undefined|null|NaN|\[object/, code)
  }
})

test('a date is a day in a zone', () => {
  const at = new Date('2026-03-01T23:30:00Z')
  assert.equal(dateIn('UTC', at), '2026-03-01')
  assert.equal(dateIn('Europe/Berlin', at), '2026-03-02')
  assert.equal(dateIn('America/New_York', at), '2026-03-01')
  assert.equal(dateIn('Pacific/Kiritimati', at), '2026-03-02')
  assert.equal(fixedClock('2026-03-01').now().toISOString(), '2026-03-01T00:00:00.000Z')
})

test('zones and dates are checked', () => {
  assert.deepEqual(['Europe/Berlin', 'UTC', 'Mars/Base', '+02:00', ''].map(isTimeZone), [true, true, false, false, false])
  assert.deepEqual(['2026-03-01', '2024-02-29', '2026-02-29', '2026-3-1', '2026-13-01', 'soon'].map(isIsoDate), [
    true,
    true,
    false,
    false,
    false,
    false,
  ])
})

test('dates and spans for people', () => {
  const today = '2026-03-10'
  assert.equal(shortSpan({ start: '2026-03-02', end: '2026-03-15' }, today), '2 – 15 Mar')
  assert.equal(shortSpan({ start: '2026-02-28', end: '2026-03-06' }, today), '28 Feb – 6 Mar')
  assert.equal(shortSpan({ start: '2026-12-28', end: '2027-01-03' }, today), '28 Dec 2026 – 3 Jan 2027')
  assert.equal(shortSpan({ start: '2027-03-02', end: '2027-03-02' }, today), '2 Mar 2027')
  assert.equal(shortSpan({ start: '2026-03-02', end: null }, today), 'from 2 Mar')
  assert.equal(shortSpan({ start: null, end: '2026-03-02' }, today), 'by 2 Mar')
  assert.equal(shortSpan(null, today), '')
  assert.equal(weekdayDay('2026-03-10', today), 'Tue 10 Mar')
  assert.deepEqual(
    ['2026-03-10', '2026-03-11', '2026-03-09', '2026-03-15', '2026-04-21', '2025-03-10'].map(day => relativeDay(day, today)),
    ['today', 'tomorrow', 'yesterday', 'in 5 days', 'in 6 weeks', '12 months ago'],
  )
  assert.equal(daysBetween('2026-03-28', '2026-03-30'), 2)
})

test('suggestions are near or absent', () => {
  assert.equal(distance('chekc', 'check'), 1)
  assert.equal(distance('', 'abc'), 3)
  assert.equal(nearest('timeZone', ['timezone', 'start']), 'timezone')
  assert.equal(nearest('resched', ['reschedule', 'check']), 'reschedule')
  assert.equal(nearest('lunch', ['launch', 'plan']), 'launch')
  assert.equal(nearest('zebra', ['launch', 'plan']), null)
})

test('text is measured and cut as a terminal shows it', () => {
  assert.equal(widthOf('任务'), 4)
  assert.equal(widthOf('\u001b[1mab\u001b[22m'), 2)
  assert.equal(truncate('abcdef', 4), 'abc…')
  assert.equal(truncate('任务任务', 5), '任务…')
  assert.equal(truncate('ab', 4), 'ab')
  assert.deepEqual(wrap('one two three', 7), ['one two', 'three'])
  assert.equal(grouped(1234567), '1,234,567')
  assert.equal(grouped(999), '999')
})

test('a table shrinks what may shrink and keeps within its width', () => {
  const rows = [
    ['a title that is far too long for the window', 'x', '12'],
    ['short', 'yy', '3'],
  ]
  const lines = table(rows, [{ shrink: true }, {}, { align: 'right' }], 24)
  assert.deepEqual(lines, ['a title that is…  x   12', 'short             yy   3'])
  assert.ok(lines.every(line => widthOf(line) <= 24))
})

test('NO_COLOR, FORCE_COLOR and the terminal decide on colour', () => {
  assert.equal(wantsColour({}, true), true)
  assert.equal(wantsColour({}, false), false)
  assert.equal(wantsColour({ NO_COLOR: '1' }, true), false)
  assert.equal(wantsColour({ NO_COLOR: '' }, true), true)
  assert.equal(wantsColour({ FORCE_COLOR: '1' }, false), true)
  assert.equal(wantsColour({ FORCE_COLOR: '0' }, true), false)
  assert.equal(wantsColour({ FORCE_COLOR: '1', NO_COLOR: '1' }, true), false)
  assert.equal(wantsColour({ TERM: 'dumb' }, true), false)
})

test('lone surrogates never reach the terminal', () => {
  let written = ''
  createTerminal(
    {
      write: text => {
        written += text
      },
    },
    {},
  ).line('a\ud800b')
  assert.equal(written, 'a\ufffdb\n')
})

/** A progress line over a clock that the test moves. */
function progressOf(isTTY: boolean): { written(): string; wait(milliseconds: number): void; progress: ReturnType<typeof startProgress> } {
  let written = ''
  let now = 0
  let timer: { at: number; run: () => void } | null = null
  const terminal = createTerminal(
    {
      write: text => {
        written += text
      },
      isTTY,
      columns: 40,
    },
    { NO_COLOR: '1' },
  )
  const progress = startProgress(terminal, 'Reading', () => now, {
    set: (run, ms) => (timer = { at: now + ms, run }),
    clear: () => {
      timer = null
    },
  })
  return {
    progress,
    written: () => written,
    wait(milliseconds) {
      now += milliseconds
      if (timer !== null && now >= timer.at) {
        const { run } = timer
        timer = null
        run()
      }
    },
  }
}

test('progress is silent below a second and leaves nothing behind', () => {
  const quick = progressOf(true)
  quick.wait(900)
  quick.progress.step('Compiling')
  quick.progress.done()
  assert.equal(quick.written(), '')
  const slow = progressOf(true)
  slow.wait(1000)
  assert.match(slow.written(), /Reading …$/)
  slow.progress.step('Compiling')
  assert.match(slow.written(), /Compiling …$/)
  slow.progress.done()
  assert.ok(slow.written().endsWith('\r\u001b[2K'))
  const piped = progressOf(false)
  piped.wait(1000)
  piped.progress.done()
  assert.equal(piped.written(), 'Reading …\n')
})

test('a log line is text or JSON, and one line', () => {
  const lines: string[] = []
  const options = { write: (line: string) => void lines.push(line), clock: fixedClock('2026-03-01T10:00:00Z') }
  createLog(options).with({ workspace: 'a b' }).warn('two\nlines', { n: 1 })
  createLog(options).debug('hidden')
  createLog({ ...options, format: 'json' }).error('bad', { code: 'x' })
  assert.deepEqual(lines, [
    '2026-03-01T10:00:00.000Z warn  two lines workspace="a b" n=1',
    '{"time":"2026-03-01T10:00:00.000Z","level":"error","message":"bad","code":"x"}',
  ])
})
