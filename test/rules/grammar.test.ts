/** The grammar: what is printed is read back, what is wrong is pointed at. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { STATES } from '../../src/metrics/pace.ts'
import { COMPARISONS, PERIODS } from '../../src/rules/condition.ts'
import type { Condition, Deed } from '../../src/rules/condition.ts'
import { parseCondition, parseDeeds } from '../../src/rules/grammar.ts'
import { GrammarError } from '../../src/rules/lex.ts'
import { conditionText, deedText } from '../../src/rules/print.ts'
import { parseConfig } from '../../src/workspace/config.ts'
import { random } from '../metrics/make.ts'

type Random = () => number
const pick = <T>(next: Random, all: readonly T[]): T => all[Math.floor(next() * all.length)]!
const texts = ['GitHub stars', 'say "yes"', 'back\\slash', 'a; b', 'über 10 %', '星标 or more', '"', 'is off track or task']

function condition(next: Random, depth = 0): Condition {
  const kinds = ['metric', 'metric', 'target', 'problem', 'overdue', 'every', ...(depth < 2 ? ['all', 'any'] : [])]
  switch (pick(next, kinds)) {
    case 'metric': {
      const how = pick(next, ['is', 'grows', 'falls'] as const)
      const per = how !== 'is' || next() < 0.5 ? pick(next, PERIODS) : null
      const lasting = next() < 0.5 ? { count: 1 + Math.floor(next() * 12), unit: pick(next, PERIODS) } : null
      const labels: Record<string, string> = next() < 0.3 ? { benchmark: 'insert', region: 'eu west' } : {}
      const ref = { metric: pick(next, ['github.stars', 'engineering.test_pass_rate', 'npm.downloads']), labels }
      const value = pick(next, [0, 1, 0.5, 10, 99.95, 1234, 1_000_000])
      return { kind: 'metric', ref, how, op: pick(next, COMPARISONS), value, percent: next() < 0.3, per, lasting }
    }
    case 'target':
      return { kind: 'target', text: pick(next, texts), states: [...new Set([pick(next, STATES), pick(next, STATES)])] }
    case 'problem':
      return { kind: 'problem', rule: pick(next, ['volume-mismatch', 'no-owner']) }
    case 'overdue':
      return { kind: 'overdue', title: next() < 0.5 ? null : pick(next, texts), days: 1 + Math.floor(next() * 60) }
    case 'every':
      return { kind: 'every', period: pick(next, PERIODS) }
    // "and" binds closer, and there are no brackets: an "or" stands outside.
    case 'all':
      return { kind: 'all', of: [simple(next), simple(next)] }
    default:
      return { kind: 'any', of: [depth === 0 ? notAny(next) : simple(next), simple(next)] }
  }
}
const simple = (next: Random): Condition => {
  const found = condition(next, 2)
  return found.kind === 'all' || found.kind === 'any' ? simple(next) : found
}
const notAny = (next: Random): Condition => {
  const found = condition(next, 1)
  return found.kind === 'any' ? notAny(next) : found
}
const deed = (next: Random): Deed => {
  switch (pick(next, ['task', 'notify', 'contingency', 'note'])) {
    case 'task':
      return { kind: 'task', title: pick(next, texts), file: pick(next, [null, 'plan/launch.md', 'a plan/with spaces.md', '01-launch.md']) }
    case 'notify':
      return { kind: 'notify', name: pick(next, ['ada', '@ada', 'Ada Lovelace']) }
    case 'contingency':
      return { kind: 'contingency', text: pick(next, texts) }
    default:
      return { kind: 'note', text: pick(next, [null, ...texts]) }
  }
}

test('what is printed is read back as it was', () => {
  const next = random(7)
  for (let i = 0; i < 2000; i++) {
    const made = condition(next)
    assert.deepEqual(parseCondition(conditionText(made)), made, conditionText(made))
    const deeds = [deed(next), deed(next)]
    assert.deepEqual(parseDeeds(deeds.map(deedText).join('; ')), deeds, deeds.map(deedText).join('; '))
  }
})
test('any text at all is read or refused with a place inside it', () => {
  const next = random(11)
  const parts = [
    'github.stars',
    'grows',
    '<',
    '10',
    '/',
    'week',
    'for',
    '2',
    'weeks',
    'target',
    '"x"',
    'is',
    'off',
    'track',
    'or',
    'and',
    'task',
    'overdue',
    'by',
    '%',
    '"',
    'ü',
    ';',
    '',
    '   ',
    '\n',
    'every',
    'NaN',
    '1e9',
    '{',
    '\u0000',
  ]
  let refused = 0
  for (let i = 0; i < 5000; i++) {
    const text = Array.from({ length: Math.floor(next() * 9) }, () => pick(next, parts)).join(next() < 0.8 ? ' ' : '')
    for (const parse of [parseCondition, parseDeeds])
      try {
        parse(text)
      } catch (error) {
        assert.ok(error instanceof GrammarError, `${JSON.stringify(text)}: ${String(error)}`)
        assert.ok(error.from >= 0 && error.to >= error.from && error.to <= text.length, JSON.stringify(text))
        assert.ok(error.expected.length > 0)
        refused++
      }
  }
  assert.ok(refused > 5000)
})
test('other spellings of the same', () => {
  const stars = parseCondition('github.stars grows < 1000/week for 2 weeks')
  for (const text of ['github.stars grows < 1,000 / week for 2 weeks', 'github.stars  grows\n< 1k/weeks for 2 week'])
    assert.deepEqual(parseCondition(text), stars, text)
  assert.deepEqual(parseCondition('github.stars is >= 5'), parseCondition('github.stars >= 5'))
  assert.deepEqual(parseCondition('task overdue by 2 weeks'), { kind: 'overdue', title: null, days: 14 })
})
test('"and" binds closer than "or", and "or" between states is not one between conditions', () => {
  const found = parseCondition('target "a" is off track or at risk and problem x or every week')
  assert.ok(found.kind === 'any')
  assert.deepEqual(
    found.of.map(each => each.kind),
    ['all', 'every'],
  )
  assert.deepEqual(found.of[0], {
    kind: 'all',
    of: [
      { kind: 'target', text: 'a', states: ['off track', 'at risk'] },
      { kind: 'problem', rule: 'x' },
    ],
  })
})
test('what is wrong is said where it stands, with what was expected', () => {
  for (const [text, at, expected] of [
    ['github.stars grow < 10/week', 13, /grows/],
    ['github.stars grows 10/week', 19, /comparison/],
    ['github.stars grows < 10', 23, /how fast/],
    ['github.stars < ten', 15, /a number/],
    ['github.stars < 10 for 2 fortnights', 24, /week/],
    ['github.stars < 10 for 0 weeks', 22, /whole number/],
    ['target GitHub is off track', 7, /double quotes/],
    ['target "x" is lost', 14, /off track/],
    ['target "x is off track', 7, /closing/],
    ['stars < 10', 0, /a metric/],
    ['', 0, /a metric/],
    ['problem x y', 10, /the end/],
  ] as const) {
    assert.throws(
      () => parseCondition(text),
      (error: unknown) => error instanceof GrammarError && error.from === at && expected.test(error.expected),
      text,
    )
  }
})
test('problems of uptake.yml have the place of the text; good entries beside them hold', () => {
  const { config, problems } = parseConfig(
    'automations:\n  good:\n    when: github.stars < 5\n    do: note\n  bad:\n    when: github.stars grow < 5\n    do: [note, notfy ada]\n  worse: nothing\n  off: { when: every week, do: note, actve: false, active: no }\n',
    'uptake.yml',
  )
  assert.deepEqual(
    config.automations.map(each => [each.id, each.active]),
    [
      ['good', true],
      ['off', false],
    ],
  )
  assert.deepEqual(
    problems.map(problem => [problem.source.line, problem.severity]),
    [
      [6, 'error'],
      [7, 'error'],
      [8, 'error'],
      [9, 'warning'],
      [9, 'error'],
    ],
  )
  assert.match(problems[0]!.message, /"grow" is not understood here.*behind "github\.stars"/)
})
