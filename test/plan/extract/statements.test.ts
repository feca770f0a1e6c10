import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './read.ts'

test('facts with a number; targets are none', () => {
  const { claims } = read('# Plan\n\nIt does 2,509 TPS with 228/228 tests passing.\n\n## Metrics\n\n- Throughput: 5,000 TPS\n')
  assert.deepEqual(
    claims.map(({ metric, value, unit }) => [metric, value, unit]),
    [
      ['TPS', 2509, 'TPS'],
      ['tests passing', 228, 'tests'],
    ],
  )
})
test('counts of things, in several languages under one name', () => {
  const counts = (line: string) => read(`# Plan\n\n${line}\n`).counts.map(({ noun, count, atLeast }) => [noun, count, atLeast])
  assert.deepEqual(counts('The plan has five strategic phases.'), [['phase', 5, false]])
  assert.deepEqual(counts('Compared against 6+ libraries.'), [['library', 6, true]])
  assert.deepEqual(counts('A 5-part series.'), [['part', 5, false]])
  assert.deepEqual(counts('Der Plan hat drei Phasen.'), [['phase', 3, false]])
  assert.deepEqual(counts('El plan tiene dos fases.'), [['phase', 2, false]])
  assert.deepEqual(counts('O plano tem três fases.'), [['phase', 3, false]])
  assert.deepEqual(counts('The first two phases are over.'), [])
})
test('paths of the repository, and which are still to come', () => {
  const { references } = read(
    '# Plan\n\n- See `docs/guide.md` and [posts](content/posts.md#top)\n- [ ] Write `docs/tour.md`\n- `npm install`, https://example.com/a.md\n',
  )
  assert.deepEqual(
    references.map(({ path, planned }) => [path, planned]),
    [
      ['docs/guide.md', false],
      ['content/posts.md', false],
      ['docs/tour.md', true],
    ],
  )
})
test('placeholders with their place', () => {
  const { placeholders } = read('# Plan\n\n- Date: TBD\n- {{ company }} wants this\n')
  assert.deepEqual(
    placeholders.map(({ text, source }) => [text, source.line, source.column]),
    [
      ['TBD', 3, 9],
      ['{{ company }}', 4, 3],
    ],
  )
})
test('what nothing else reads is kept as a note of its section', () => {
  const { notes } = read('# Plan\n\n## Why\n\nPeople want to parse.\nThey always did.\n\n## Week 1\n\n- [ ] Build it\n')
  assert.deepEqual(
    notes.map(({ section, text }) => [section, text]),
    [[['Plan', 'Why'], 'People want to parse.\nThey always did.']],
  )
})
test('what a name is to be equal to is a target, what follows from a number is none; nor is what somebody says', () => {
  const found = read(
    '# Plan\n\n## Success metrics\n\n- Critical bugs = 0\n- 4% conversion = 200 users\n- Makers tell others "my build time fell from 90 to 20!"\n',
  ).kpis
  assert.deepEqual(
    found.map(({ metric, op, value }) => [metric, op, value]),
    [['Critical bugs', '<=', 0]],
  )
})
