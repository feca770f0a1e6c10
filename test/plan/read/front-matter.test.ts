/** What is broken in front matter is told at its line; what is none is left alone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from '../../../src/plan/compile.ts'

const told = (text: string): [number, string][] =>
  compile([{ path: 'plan.md', text }]).plan.problems.flatMap(({ rule, source, message }) =>
    rule === 'front-matter' ? [[source.line, message] as [number, string]] : [],
  )

test('a bracket, a line, a circle and a block without end', () => {
  assert.deepEqual(told('---\r\ntitle: A\r\nowner: [dana\r\n---\r\n# A\r\n'), [
    [3, '"owner:" in the front matter opens [ and never closes it'],
  ])
  assert.deepEqual(told('---\ntitle: A\nthis is no pair\n---\n'), [[3, '"this is no pair" in the front matter is no "key: value"']])
  assert.deepEqual(told('---\na: &a [*a]\n---\n'), [[2, '"a:" in the front matter refers to itself']])
  assert.deepEqual(told('---\ntitle: A\n\n# A\n\n- [ ] x\n'), [[1, 'The front matter is never closed, so that it was read as text']])
})
test('what can be read, and what is no front matter, is left alone', () => {
  for (const text of [
    '---\ntitle: "A: b"\ntags:\n  - x\n- y\nlist: [\n  a\n]\n# a remark\nurl: https://example.org/[x]\n---\n# A\n',
    '---\n\nWhy: it is a rule across the page.\n\n# A\n',
    '---\nNote: text below a rule\n\nmore\n',
    '# A\n\n---\ntitle: [\n---\n',
  ])
    assert.deepEqual(told(text), [], text)
})
