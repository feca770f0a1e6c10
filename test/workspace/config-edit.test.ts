import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'yaml'
import { UserError } from '../../src/lib/errors.ts'
import { setConfigValue } from '../../src/workspace/config-edit.ts'

const cases: [name: string, text: string, path: string[], value: string | number | null, expected: string][] = [
  ['a plain value', 'launch: 2026-01-01 # D-day\nstart: x\n', ['launch'], '2026-02-02', 'launch: 2026-02-02 # D-day\nstart: x\n'],
  ['quotes stay', "launch: '2026-01-01'\n", ['launch'], '2026-02-02', "launch: '2026-02-02'\n"],
  ['an empty key', 'launch:\nstart: x\n', ['launch'], '2026-02-02', 'launch: 2026-02-02\nstart: x\n'],
  ['an empty key with a comment', 'launch: # not yet\nstart: x\n', ['launch'], '2026-02-02', 'launch: 2026-02-02 # not yet\nstart: x\n'],
  ['a new key at the end', 'start: x\n\n# the end\n', ['launch'], '2026-02-02', 'start: x\n\n# the end\nlaunch: 2026-02-02\n'],
  ['no line break at the end', 'start: x', ['launch'], '2026-02-02', 'start: x\nlaunch: 2026-02-02\n'],
  ['an empty file', '', ['launch'], '2026-02-02', 'launch: 2026-02-02\n'],
  ['only comments', '# hello\n', ['launch'], '2026-02-02', '# hello\nlaunch: 2026-02-02\n'],
  ['Windows line ends', 'start: x\r\nrules:\r\n  a: off\r\n', ['rules', 'b'], 'error', 'start: x\r\nrules:\r\n  a: off\r\n  b: error\r\n'],
  ['a group', 'rules:\n    a: off # why\n\nstart: x\n', ['rules', 'b'], 'error', 'rules:\n    a: off # why\n    b: error\n\nstart: x\n'],
  ['an empty group', 'rules:\nstart: x\n', ['rules', 'b'], 'error', 'rules:\n  b: error\nstart: x\n'],
  ['a new group', 'start: x\n', ['rules', 'b'], 'error', 'start: x\nrules:\n  b: error\n'],
  ['a flow group', 'rules: { a: off }\n', ['rules', 'b'], 'error', 'rules: { a: off, b: error }\n'],
  ['an empty flow group', 'rules: {}\n', ['rules', 'b'], 'error', 'rules: { b: error }\n'],
  ['a value that needs quotes', 'project:\n  name: x\n', ['project', 'name'], 'a: b # c', 'project:\n  name: "a: b # c"\n'],
  [
    'a key that needs quotes',
    'metrics:\n  x: a.b\n',
    ['metrics', 'stars: total'],
    'github.stars',
    'metrics:\n  x: a.b\n  "stars: total": github.stars\n',
  ],
  [
    'a block scalar before',
    'project:\n  name: |\n    two\n    lines\nstart: x\n',
    ['project', 'homepage'],
    'y',
    'project:\n  name: |\n    two\n    lines\n  homepage: y\nstart: x\n',
  ],
  ['after a list', 'people:\n  - name: A\n', ['launch'], '2026-02-02', 'people:\n  - name: A\nlaunch: 2026-02-02\n'],
]

for (const [name, text, path, value, expected] of cases) {
  test(`sets ${name}, and nothing else changes`, () => {
    assert.equal(setConfigValue(text, path, value), expected)
    assert.equal(setConfigValue(expected, path, value), expected)
  })
}

test('refuses rather than harm', () => {
  for (const [text, path] of [
    ['a: "broken\n', ['launch']],
    ['- a\n', ['launch']],
    ['rules: plain\n', ['rules', 'b']],
    ['rules: [a]\n', ['rules', 'b']],
    ['people:\n  - a\n', ['people']],
    ['a: 1\n', []],
  ] as const) {
    assert.throws(
      () => setConfigValue(text, path, 'x'),
      (error: unknown) => error instanceof UserError && error.code === 'config-unwritable',
      JSON.stringify(text),
    )
  }
})

test('random files: either the value is set and the rest reads the same, or nothing is returned', () => {
  const lines = [
    'project:',
    '  name: A',
    '  homepage: "x"',
    'launch: 2026-01-01',
    '# note',
    '',
    'rules: { a: off }',
    'rules:',
    '  b: error # c',
    'start:',
    'events:',
    '  "v1: x": 2026-05-05',
    'plan:',
    '  - a.md',
  ]
  let state = 7
  const next = (below: number): number => (state = (state * 1103515245 + 12345) % 2147483648) % below
  let set = 0
  for (let round = 0; round < 400; round++) {
    const text = `${Array.from({ length: 1 + next(9) }, () => lines[next(lines.length)]).join(next(4) === 0 ? '\r\n' : '\n')}${next(3) === 0 ? '' : '\n'}`
    const path = [['launch'], ['rules', 'z'], ['project', 'name'], ['start']][next(4)]!
    let result: string
    try {
      result = setConfigValue(text, path, '2027-07-07')
    } catch (error) {
      assert.ok(error instanceof UserError, `${JSON.stringify(text)}: ${String(error)}`)
      continue
    }
    set++
    const before = (parse(text) ?? {}) as Record<string, unknown>
    const after = parse(result) as Record<string, unknown>
    for (const key of Object.keys(before)) if (key !== path[0]) assert.deepEqual(after[key], before[key], JSON.stringify(text))
    assert.equal(
      path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], after),
      '2027-07-07',
    )
  }
  assert.ok(set > 100, String(set))
})
