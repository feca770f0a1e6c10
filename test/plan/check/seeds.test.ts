/** The contradictions that the real documents hold must be found, and their correct sums must stay silent. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from '../../../src/plan/compile.ts'
import { corpus, noShared, seed, seeds } from '../../support/shared.ts'

const check = (...numbers: string[]) => compile(numbers.map(seed), { today: '2026-11-21', exists: () => false }).plan.problems
const found = (numbers: string[], rule: string, ...words: RegExp[]): void => {
  const problems = check(...numbers).filter(problem => problem.rule === rule)
  assert.ok(
    problems.some(problem =>
      words.every(word => word.test([problem.message, ...problem.related.map(related => related.message)].join('\n'))),
    ),
    `${rule} ${words.join(' ')} not in:\n${problems.map(problem => problem.message).join('\n')}`,
  )
}
const options = { skip: noShared }

test('page views a week against a month', options, () =>
  found(['000'], 'target-conflict', /page views/i, /500\+ a week/, /1,000\+ a month/),
)
test('stars a month against a quarter', options, () => found(['000'], 'target-conflict', /star/i, /50\+ a month/, /200\+ a quarter/))
test('followers a month against a level', options, () => found(['000'], 'target-conflict', /follow/i, /100\+ a month/, /500\+ by month 3/))
test('a total of money against its lines', options, () => found(['001'], 'sum-mismatch', /\$0–2,200/, /560–2,115/))
test('downloads a month against downloads in all', options, () =>
  found(['001'], 'target-conflict', /downloads/i, /10,000\+ a month/, /20,000\+/),
)
test('hours against their lines', options, () => found(['001'], 'sum-mismatch', /20–30 hours/, /20 hours/))
test('ticks on targets not yet reached', options, () => {
  found(['001'], 'done-but-open', /ticked/)
  found(['004'], 'done-but-open', /16 targets/)
})
test('five phases where there are seven', options, () => found(['002'], 'count-mismatch', /five strategic phases/, /7/))
test('community content twice', options, () => found(['003'], 'target-conflict', /community content/i, /10\+ a month/, /20\+ a month/))
test('one figure, two numbers, across documents', options, () => found(['000', '002'], 'claim-conflict', /2,509/, /2,534/))
test('declared against listed pieces', options, () => {
  found(['004'], 'volume-mismatch', /52 declared, 32 listed/, /51/)
  found(['004'], 'volume-mismatch', /30 declared, 21 listed/)
  found(['004'], 'volume-mismatch', /20 declared, 13 listed/)
})
test('weeks that end on day 84 of 90', options, () => found(['004'], 'window-gap', /day 84/, /day 90/))
test('files that do not exist', options, () => found(['004'], 'missing-file', /content-calendar\.md/))
test('one task at two times', options, () => found(['001'], 'window-order', /PyPI/))
test('guides before what they describe', options, () => found(['002'], 'window-order', /availability/i))
test('all tests pass already, and are still to be made to pass', options, () =>
  found(['002'], 'done-but-open', /Achieving 100%/, /228\/228/, /still planned/),
)
test('documents of different products are not held against each other', options, () => {
  const { problems } = compile([...seeds(), ...corpus()], { today: '2026-11-21', exists: () => true }).plan
  const across = problems.filter(problem => problem.related.some(related => related.source.file !== problem.source.file))
  assert.deepEqual(
    across.map(problem => problem.rule),
    ['claim-conflict'],
  )
})
test('correct sums stay silent', options, () => {
  for (const number of ['003', '004'])
    assert.deepEqual(
      check(number).filter(problem => problem.rule === 'sum-mismatch'),
      [],
    )
})
