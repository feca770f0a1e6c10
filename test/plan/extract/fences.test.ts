/** Plan text that stands in fences for the look of it: boxes, targets, deadlines. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './read.ts'

const fenced = (info: string, lines: string[], title = '## Targets'): string =>
  `# Plan\n\n${title}\n\n\`\`\`${info}\n${lines.join('\n')}\n\`\`\`\n`
const targets = (text: string) => read(text).kpis.map(({ metric, op, value, by }) => [metric, op, value, by])

test('a fence called a shell that holds a list is a list; a script is none, nor is what it prints', () => {
  const titles = (lines: string[]) => read(fenced('bash', lines, '## Week 1')).tasks.map(task => task.title)
  assert.deepEqual(titles(['Work:', '  - [ ] Write the guide', '  - [ ] Build the site', '', 'Takes: 2 days']), [
    'Write the guide',
    'Build the site',
  ])
  assert.deepEqual(titles(['set -e', 'cat > todo.md <<EOF', '- [ ] Write it', 'EOF', 'git add todo.md', 'git commit', 'git push']), [])
})
test('names with bounds in a fence of goals, due when the line above them says', () => {
  assert.deepEqual(
    targets(fenced('yaml', ['3 months:', '  - Stars: 1,000+', '  - Installs: 100+', 'End of month 6:', '  - Cost per lead: < $5'])),
    [
      ['Stars', '>=', 1000, 'month:3'],
      ['Installs', '>=', 100, 'month:3'],
      ['Cost per lead', '<', 5, 'month:6'],
    ],
  )
  assert.deepEqual(targets(fenced('yaml', ['6개월:', '  - 활성 설치: 500+', '  - Stars: 900'], '## 목표')), [
    ['활성 설치', '>=', 500, 'month:6'],
    ['Stars', '>=', 900, 'month:6'],
  ])
})
test('what a fence counts without a bound is a target in a phase only; what it shows as Markdown is none', () => {
  const counts = ['Metrics:', '  - Customers: 100', '  - Stars: 50']
  assert.deepEqual(targets(fenced('yaml', counts, '## Phase 2 (month 4-6)')), [
    ['Customers', '>=', 100, 'month:6'],
    ['Stars', '>=', 50, 'month:6'],
  ])
  assert.deepEqual(targets(fenced('yaml', counts, '## Metrics')), [])
  assert.deepEqual(targets(fenced('markdown', ['### Month 3', '- Stars: 500+', '- Forks: 50+'])), [])
})
test('goal lines of a fence in a phase, and a value that calls itself a target', () => {
  assert.deepEqual(targets(fenced('', ['Goal: 100 paying customers', 'Notes:', '  - Guests: 50-80 (target)'], '## Week 2: Launch')), [
    ['paying customers', '>=', 100, 'week:2'],
    ['Guests', 'between', [50, 80], 'week:2'],
  ])
  assert.deepEqual(targets(fenced('', ['│ Target: 5-10 engineers │'], '## Slide 3')), [])
})
test('times above targets in lists; days of a launch count from it', () => {
  assert.deepEqual(targets('# Plan\n\n## Goals\n\n- End of month 4:\n  - Stars: 900+\n- 12 months (beta):\n  - Stars: 2,000+\n'), [
    ['Stars', '>=', 900, 'month:4'],
    ['Stars', '>=', 2000, 'month:12'],
  ])
})
test('within a short time, and numbers that belong to the names of lists', () => {
  const text = '# 계획\n\n## 성공 기준\n\n- **안정성**: 설치 후 5분 내 동작\n- **Fortune 500 고객**: 신뢰\n'
  assert.deepEqual(targets(text), [['안정성 (설치 후 동작)', '<=', 5, null]])
})
test('titles in a fence of content, each with its time', () => {
  const fence = fenced('yaml', ['Posts (Medium):', '  Day 1: "Why we parse"', '  Day 3: "How we measure"'], '## Launch content (week 3)')
  assert.deepEqual(
    read(fence).content.map(piece => piece.title),
    ['Why we parse', 'How we measure'],
  )
})

test('pieces of a day in a fence: places with the title or the rooms below them, a thread as one, posts by their number', () => {
  const pieces = (text: string) => read(text).content.map(({ title, count, channel }) => [title, count, channel])
  const day = [
    '9am:',
    '  - [ ] Reddit:',
    '      - r/parsers',
    '      - r/selfhosted',
    '  - [ ] IndieHackers:',
    '      "We opened our parser yesterday. This happened."',
    '  - [ ] Twitter launch thread (10 tweets):',
    '      1. "Today we open our parser"',
    '      2. "Why? A thread"',
    '  - [ ] Social media prep:',
    '      - 20 posts scheduled',
  ]
  const expected = [
    ['r/parsers', 1, 'reddit'],
    ['r/selfhosted', 1, 'reddit'],
    ['We opened our parser yesterday. This happened.', 1, 'indiehackers'],
    ['Twitter launch thread (10 tweets)', 1, 'x'],
    ['20 posts scheduled', 20, null],
  ]
  assert.deepEqual(pieces(fenced('yaml', day, '## Week 9: Launch')), expected)
  // Content is announced: the same box is one of its pieces.
  assert.deepEqual(pieces(fenced('yaml', ['Day 1:', '  - [ ] Demo video (5 min):', '      - Recording'], '## Week 1: Content creation')), [
    ['Demo video (5 min)', 1, null],
  ])
  const list = day.map(line => line.replace(/^ {2}/, '').replace(/^9am:$/, '')).join('\n')
  assert.deepEqual(
    pieces(`# Plan\n\n## Week 9: Launch\n${list}\n`).map(([, count]) => count),
    [1, 1, 1, 1, 20],
  )
})
