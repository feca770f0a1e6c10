import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './read.ts'

const shares = (text: string) => read(text).allocations.map(({ label, percent, group }) => [label, percent, group])

test('shares in one line, and on several lines', () => {
  assert.deepEqual(shares('# Plan\n\n- Themes: tutorials (40%), news (35%), community (25%)\n'), [
    ['tutorials', 40, 'Themes'],
    ['news', 35, 'Themes'],
    ['community', 25, 'Themes'],
  ])
  assert.deepEqual(shares('# Plan\n\n## Content mix\n\n- Tutorials (40%)\n- News: 60%\n'), [
    ['Tutorials', 40, 'Content mix'],
    ['News', 60, 'Content mix'],
  ])
})
test('rates are no shares', () => {
  assert.deepEqual(shares('# Plan\n\n## Success metrics\n\n- Retention: 40%\n- Test coverage: 90%\n'), [])
})
test('dependencies, with what they are for', () => {
  const { dependencies } = read('# Plan\n\n## Dependencies\n\n1. **Go 1.21+**: Required for generics\n2. **PebbleDB**: Storage\n')
  assert.deepEqual(
    dependencies.map(({ title, text }) => [title, text]),
    [
      ['Go 1.21+', 'Required for generics'],
      ['PebbleDB', 'Storage'],
    ],
  )
})
test('a drawn tree', () => {
  const [layout] = read('# Plan\n\n## Docs\n\n```\ndocs/\n├── start/\n│   └── install.md\n└── api.md\n```\n').layouts
  assert.deepEqual(
    layout!.entries.map(entry => entry.path),
    ['docs/', 'docs/start/', 'docs/start/install.md', 'docs/api.md'],
  )
})
test('in other languages', () => {
  assert.equal(shares('# Plan\n\n## Aufteilung\n\n- Anleitungen (40 %)\n- Neues (60 %)\n').length, 2)
  assert.equal(shares('# 计划\n\n## 内容占比\n\n- 教程（40%）\n- 新闻（60%）\n').length, 2)
})
