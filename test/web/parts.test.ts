/** The pure parts of the pages, and what holds for all of them. */
import assert from 'node:assert/strict'
import { globSync, readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, test } from 'node:test'
import { compile } from '../../src/plan/compile.ts'
import { diffDays } from '../../src/plan/resolve/calendar.ts'
import { ticks } from '../../web/charts/scale.ts'
import { dated } from '../../web/dated.ts'
import { deadline, measure, span, target } from '../../web/format.ts'
import { tidy, titleBelow } from '../../web/messages/names.ts'
import { ruleName } from '../../web/messages/rules.ts'
import { strip } from '../../web/pages/overview/lanes.ts'
import { planRows } from '../../web/pages/plan/rows.ts'
import { changesOf } from '../../web/pages/problems/changes.ts'
import { rulers } from '../../web/pages/timeline/rulers.ts'
import { timelineRows } from '../../web/pages/timeline/rows.ts'
import { changeBetween } from '../../web/code/change.ts'
import { excerptRows } from '../../web/ui/excerpt-rows.ts'
import { phaseProgress } from '../../src/schedule/progress.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const at = (line: number, endLine = line) => ({ file: 'a.md', line, column: 1, endLine, endColumn: 2 })
const PLAN = '# P\n\n## Phase 1 (Week 1-2)\n\n- [ ] one\n- [x] two\n\n## Phase 2 (Week 2-4)\n\n- [ ] three\n\n## Notes\n\n- [ ] four\n'
const read = (options: { start?: string } = {}) =>
  compile([{ path: 'p.md', text: PLAN }], { today: '2026-11-21', exists: null, ...options }).plan

describe('excerpts', () => {
  const lines = ['a', '', 'c', 'd', 'e', 'f', 'g', 'h']
  test('marks lines, leaves gaps, and drops empty lines at the edges', () => {
    const rows = excerptRows(lines, [{ source: at(3) }, { source: at(8), message: 'said of it' }], 1)
    assert.deepEqual(
      rows.map(row => (row.kind === 'gap' ? '…' : `${row.number}${row.hit ? '!' : ''}${row.said.join()}`)),
      ['3!', '4', '…', '7', '8!said of it'],
    )
  })
  test('does not repeat what the line says', () => {
    const rows = excerptRows(['- 5 posts (depth)'], [{ source: at(1), message: '5 listed: 5 posts (depth)' }], 0)
    assert.deepEqual(rows, [{ kind: 'line', number: 1, text: '- 5 posts (depth)', hit: true, said: [] }])
  })
})
describe('a fix before it is written', () => {
  test('the lines that would change', () => {
    assert.deepEqual(
      changesOf('one\ntwo\nthree', [{ source: { file: 'a', line: 2, column: 1, endLine: 2, endColumn: 4 }, text: 'zwei' }]),
      [{ line: 2, before: 'two', after: 'zwei' }],
    )
  })
  test('edits that overlap cannot be shown', () => {
    const source = { file: 'a', line: 1, column: 1, endLine: 1, endColumn: 3 }
    assert.equal(
      changesOf('one', [
        { source, text: 'a' },
        { source, text: 'b' },
      ]),
      null,
    )
  })
  test('the editor is told only the stretch that differs', () => {
    assert.deepEqual(changeBetween('abcdef', 'abXef'), { from: 2, to: 4, insert: 'X' })
    assert.equal(changeBetween('same', 'same'), null)
    assert.deepEqual(changeBetween('aa', 'aaa'), { from: 2, to: 2, insert: 'a' })
  })
})
describe('rows and lanes', () => {
  test('the tree filters, folds, and keeps what stands outside a phase', () => {
    const plan = read()
    const titles = (query: string, openOnly: boolean, closed: string[] = []): string[] =>
      planRows(plan, '2026-11-21', { query, openOnly }, new Set(closed)).flatMap(row =>
        row.kind === 'task' ? row.task.title : row.kind === 'phase' ? row.phase.title : [],
      )
    assert.deepEqual(titles('', true), ['Phase 1 (Week 1-2)', 'one', 'Phase 2 (Week 2-4)', 'three', 'four'])
    assert.deepEqual(titles('thr', false), ['Phase 2 (Week 2-4)', 'three'])
    assert.deepEqual(titles('', false, [plan.phases[0]!.id]), ['Phase 1 (Week 1-2)', 'Phase 2 (Week 2-4)', 'three', 'four'])
  })
  test('without day 1 the plan is drawn from today, and says so', () => {
    const plan = read()
    const drawn = dated({ plan, start: null, launch: null, today: '2026-11-21', timeZone: 'UTC' })
    assert.equal(drawn.assumed, '2026-11-21')
    assert.equal(drawn.plan.phases[0]!.span?.start, '2026-11-21')
    assert.equal(
      dated({ plan: read({ start: '2026-12-01' }), start: '2026-12-01', launch: null, today: '2026-11-21', timeZone: 'UTC' }).assumed,
      null,
    )
  })
  test('phases that overlap get lanes of their own', () => {
    const laid = strip(phaseProgress(read({ start: '2026-11-02' }), '2026-11-21'), '2026-11-21', 3)!
    assert.deepEqual(
      laid.pieces.map(piece => piece.lane),
      [0, 1],
    )
    assert.ok(laid.today! > 60 && laid.today! < 75, String(laid.today))
    assert.equal(strip(phaseProgress(read(), '2026-11-21'), '2026-11-21', 3), null)
  })
  test('the timeline shows the work of opened phases only', () => {
    const plan = read({ start: '2026-11-02' })
    assert.equal(timelineRows(plan, '2026-11-21', new Set()).length, 2)
    const rows = timelineRows(plan, '2026-11-21', new Set([plan.phases[0]!.id]))
    assert.deepEqual(
      rows.map(row => `${row.kind} ${row.state}`),
      ['phase late', 'task late', 'task done', 'phase active'],
    )
  })
  test('what has an end and no beginning stands on the timeline', () => {
    const text = '# P\n\n## Before launch\n\n- [ ] one\n\n## After launch\n\n- [ ] two\n'
    const { plan } = compile([{ path: 'p.md', text }], { today: '2026-11-21', exists: null, launch: '2026-12-01' })
    assert.deepEqual(
      timelineRows(plan, '2026-11-21', new Set()).map(({ title, start, end }) => [title, start, end]),
      [
        ['Before launch', null, '2026-12-01'],
        ['After launch', '2026-12-02', null],
      ],
    )
  })
  test('rulers: the calendar and the weeks of the plan, never closer than can be read', () => {
    const plan = read({ start: '2026-11-02' })
    for (const perDay of [0.5, 3, 12, 40]) {
      const all = rulers(plan, { start: '2026-11-02', launch: null }, { first: '2026-11-02', last: '2026-11-29', perDay })
      assert.ok(all.some(ruler => ruler.title === 'Weeks' && ruler.marks[0]?.label === 'W1'))
      assert.equal(all[0]?.title, 'Calendar')
      for (const { title, marks } of all.slice(1))
        for (const [i, mark] of marks.entries())
          if (i > 0) assert.ok(diffDays(marks[i - 1]!.at, mark.at) * perDay >= 20, `${title} at ${perDay}`)
    }
  })
})
describe('words and figures', () => {
  test('targets as people write them', () => {
    const kpi = { unit: null, period: null } as const
    assert.equal(target({ ...kpi, op: '>=', value: 5000 }), '5,000+')
    assert.equal(target({ ...kpi, op: '<=', value: 10, unit: 'ms' }), '≤ 10 ms')
    assert.equal(target({ ...kpi, op: 'increase', value: 200 }), '+200')
    assert.equal(target({ ...kpi, op: '>=', value: 500, period: 'week' }), '500+ / week')
    assert.equal(target({ ...kpi, op: 'between', value: [2, 3] }), '2–3')
    assert.equal(target({ ...kpi, op: '>=', value: 90, unit: '%' }), '≥ 90 %')
    assert.equal(target({ ...kpi, op: '>=', value: 100, unit: '%' }), '100 %')
    assert.equal(target({ ...kpi, op: '>=', value: 5, unit: 'x' }), '5×+')
    assert.equal(measure('500', 'USD'), '$500')
  })
  test('deadlines and spans', () => {
    assert.equal(deadline('week:2'), 'week 2')
    assert.equal(deadline('launch+month:1'), 'month 1 after launch')
    assert.equal(span({ start: '2026-11-03', end: '2026-11-16' }, '2026-11-21'), 'Nov 3 – 16')
    assert.equal(span({ start: '2026-12-25', end: '2027-01-23' }, '2026-11-21'), 'Dec 25 – Jan 23, 2027')
  })
  test('axes end on a round number above the highest value', () => {
    assert.deepEqual(ticks(52, 3), [0, 20, 40, 60])
    assert.deepEqual(ticks(0, 3), [0])
    for (const high of [1, 7, 99, 2509, 1e6, 0.3]) assert.ok(ticks(high, 4).at(-1)! >= high)
  })
  test('a title below the name of its plan says only what is new', () => {
    assert.equal(titleBelow('Inklog: launch and adoption', 'Inklog', 1), 'Launch and adoption')
    assert.equal(titleBelow('Inklog', 'Inklog', 3), null)
    assert.equal(titleBelow('Inklog: launch', 'Ink', 1), 'Inklog: launch')
    assert.equal(titleBelow(null, 'Ink', 2), null)
    assert.equal(titleBelow('Inklog: launch', 'Inklog', 3), 'Launch, and 2 more documents')
  })
  test('titles lose what a cut left behind and keep names that are small', () => {
    assert.equal(tidy('): guides, reference'), 'Guides, reference')
    assert.equal(tidy('npm downloads'), 'npm downloads')
    assert.equal(tidy('r/rust posts'), 'r/rust posts')
  })
})
describe('the interface', () => {
  test('every rule has a name in words', () => {
    for (const file of readdirSync(`${root}src/plan/check/rules`)) {
      const id = basename(file, '.ts')
      if (readFileSync(`${root}src/plan/check/rules/${file}`, 'utf8').includes(`id: '${id}'`))
        assert.notEqual(ruleName(id), id, `${id} has no name in web/messages/rules.ts`)
    }
  })
  test('no component holds words of its own: they stand in web/messages', () => {
    const found: string[] = []
    for (const file of globSync('web/**/*.tsx', { cwd: root })) {
      const text = readFileSync(root + file, 'utf8')
      for (const [, words] of text.matchAll(/(?:aria-label|title|placeholder|alt|label|hint)="([^"]*\p{L}{2}[^"]*)"/gu))
        found.push(`${file}: ${words}`)
      for (const [, words] of text.matchAll(/^\s+(?:<\w+[^>{}]*>)?([\p{L}][\p{L} ,.'’]{3,})(?:<\/\w+>)?$/gmu))
        if (
          !/^(?:return|throw|export|import|const|type|default|if|else|for)\b/.test(words!) &&
          /<\/|\s/.test(words!) &&
          !words!.endsWith(',')
        )
          found.push(`${file}: ${words}`)
    }
    assert.deepEqual(found, [])
  })
})
