/** Rules for who must say yes, case by case. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isWithin, parseHours } from '../../../src/content/review/hours.ts'
import { isMeant, personCalled, type Named } from '../../../src/content/review/people.ts'
import { defaultReview, defaultRule, ruleFor, type Rule } from '../../../src/content/review/rule.ts'
import { verdictOf, whyNoEmergency, type Judge, type Yes } from '../../../src/content/review/verdict.ts'
import { parseContent } from '../../../src/content/file.ts'

const people: Named[] = [
  { id: 'ada', name: 'Ada Lovelace', role: 'maintainer', handles: { github: 'ada-l', email: 'ada@example.org' } },
  { id: 'grace', name: 'Grace Hopper', role: 'Maintainer', handles: {} },
  { id: 'sam', name: 'Sam Vimes', role: 'legal', handles: {} },
  { id: 'maintainer-bot', name: 'Bot', role: null, handles: {} },
]
/** A Saturday at noon in Berlin. */
const AT = Date.parse('2026-11-21T11:00:00Z')
const yes = (person: string, more: Partial<Yes> = {}): Yes => ({
  person,
  at: AT,
  kind: 'yes',
  reason: null,
  authors: [],
  vouched: null,
  facts: null,
  ...more,
})
const judge = (rule: Partial<Rule>, author: string | null = null): Judge => ({
  rule: { ...defaultRule, ...rule },
  people,
  author,
  zone: 'Europe/Berlin',
})

test('people are found by id, name and handle, and only they have roles', () => {
  assert.equal(personCalled(people, '@ada-l')?.id, 'ada')
  assert.equal(personCalled(people, ' GRACE hopper ')?.id, 'grace')
  assert.equal(personCalled(people, 'maintainer'), null)
  assert.equal(isMeant(people, 'ada-l', 'maintainer'), true)
  assert.equal(isMeant(people, 'sam', 'maintainer'), false)
  assert.equal(isMeant(people, 'maintainer', 'maintainer'), false, 'a stranger who calls himself by the name of a role')
})

test('one yes is enough where nothing else is asked, of anybody, and one person counts once', () => {
  assert.equal(verdictOf([], judge({})).ok, false)
  assert.equal(verdictOf([yes('anybody')], judge({})).ok, true)
  const twice = verdictOf([yes('ada'), yes('@ada-l'), yes('Ada Lovelace')], judge({ approvals: 2 }))
  assert.deepEqual([twice.ok, twice.counted], [false, ['ada']])
  assert.match(twice.missing ?? '', /^1 of 2 approvals/)
})

test('only roles and people of the rule count, and every one that must be there is', () => {
  const by = judge({ by: ['maintainer', 'sam'] })
  assert.equal(verdictOf([yes('stranger')], by).ok, false)
  assert.equal(verdictOf([yes('sam')], by).ok, true)
  const every = judge({ approvals: 2, every: ['legal'] })
  assert.match(verdictOf([yes('ada'), yes('grace')], every).missing ?? '', /legal must be among them/)
  assert.equal(verdictOf([yes('ada'), yes('sam')], every).ok, true)
})

test('nobody approves their own text, nor through a link that they made', () => {
  const rule = { notAuthor: true }
  assert.equal(verdictOf([yes('ada')], judge(rule, 'Ada Lovelace')).ok, false)
  assert.equal(verdictOf([yes('grace')], judge(rule, 'Ada Lovelace')).ok, true)
  assert.equal(verdictOf([yes('ada', { authors: ['ada'] })], judge(rule, 'grace')).ok, false, 'who wrote it then counts too')
  assert.match(verdictOf([yes('grace')], judge(rule)).missing ?? '', /nobody knows who wrote it/)
  const link = yes('Guest', { kind: 'link', vouched: 'ada' })
  assert.equal(verdictOf([link], judge(rule, 'ada')).ok, false)
  assert.equal(verdictOf([link], judge(rule, 'grace')).ok, true)
  assert.equal(verdictOf([link], judge({ links: false })).ok, false)
})

test('an emergency lets one person decide, outside of working hours only, judged by when it was said', () => {
  const outside = [parseHours('Mon-Fri 09:00-18:00')!]
  const rule = { approvals: 2, notAuthor: true, emergency: { by: ['maintainer'], outside } }
  const saturday = yes('ada', { kind: 'emergency', reason: 'a wrong version' })
  const verdict = verdictOf([saturday], judge(rule, 'ada'))
  assert.deepEqual([verdict.ok, verdict.emergency], [true, { person: 'ada', reason: 'a wrong version' }])
  const friday = { ...saturday, at: Date.parse('2026-11-20T11:00:00Z') }
  assert.equal(verdictOf([friday], judge(rule, 'ada')).ok, false)
  assert.equal(verdictOf([{ ...saturday, person: 'sam' }], judge(rule)).ok, false)
  assert.equal(verdictOf([saturday], judge({ approvals: 2 })).ok, false, 'rules without the path')
  assert.match(whyNoEmergency('ada', friday.at, judge(rule)) ?? '', /working hours/)
})

test('working hours keep to the clock of the zone, over the end of the week too', () => {
  assert.deepEqual(parseHours('Mon-Wed, Fri 09:00-17:30'), { days: [1, 2, 3, 5], from: 540, to: 1050 })
  assert.deepEqual(parseHours('sat-mon 00:00–24:00')?.days, [6, 0, 1])
  for (const wrong of [
    '',
    'Mon',
    'Mon-Fri',
    'Mon-Fri 18:00-09:00',
    'Mon-Fri 09:61-18:00',
    'Someday 09:00-10:00',
    'Mon-Tue-Wed 09:00-10:00',
    'Mon 09:00-25:00',
  ])
    assert.equal(parseHours(wrong), null, wrong)
  const hours = [parseHours('Mon-Fri 09:00-18:00')!]
  // 2026-03-29 the clocks of Berlin leap; on the Monday after 09:00 is 07:00 UTC.
  assert.equal(isWithin(hours, Date.parse('2026-03-30T07:00:00Z'), 'Europe/Berlin'), true)
  assert.equal(isWithin(hours, Date.parse('2026-03-30T06:59:00Z'), 'Europe/Berlin'), false)
  assert.equal(isWithin(hours, Date.parse('2026-03-27T07:30:00Z'), 'Europe/Berlin'), false)
  assert.equal(isWithin(hours, Date.parse('2026-03-30T16:00:00Z'), 'Europe/Berlin'), false)
})

test('kinds of content add to the rule for all, in the order written', () => {
  const settings = {
    ...defaultReview(),
    rule: { ...defaultRule, by: ['maintainer'] },
    kinds: [
      { is: { format: ['article', 'video'] }, rule: { approvals: 2 } },
      { is: { format: ['article'], channel: ['x'] }, rule: { approvals: 3, every: ['legal'] } },
    ],
  }
  const item = (format: string) => parseContent(`---\nformat: ${format}\n---\ntext`, 'content/a.md').item
  assert.deepEqual(ruleFor(settings, item('post'), 'x'), settings.rule)
  assert.equal(ruleFor(settings, item('Article'), 'blog').approvals, 2)
  assert.deepEqual([ruleFor(settings, item('article'), 'x').approvals, ruleFor(settings, item('article'), 'x').every], [3, ['legal']])
})
