/** Tables in HTML are read as tables in pipes are. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from '../../../src/plan/compile.ts'
import type { Document } from '../../../src/plan/read/document.ts'
import { withoutBlanksInTables } from '../../../src/plan/read/html-blanks.ts'
import { textAt } from '../../../src/plan/splice/splice.ts'

const documentOf = (text: string): Document => compile([{ path: 'plan.md', text }]).documents[0]!
const cellsOf = (text: string): string[][] =>
  documentOf(text)
    .lines.filter(({ kind }) => kind === 'table' || kind === 'row')
    .map(({ cells }) => cells.map(cell => cell.text))

const HEADING = '# Plan\n\n## Targets\n\n'
const ROWS = [
  ['Metric', 'Week 2', 'Month 3'],
  ['GitHub stars', '100', '1,000'],
  ['Downloads', '50', '800'],
]
const html = (rows: readonly (readonly string[])[]): string =>
  `<table>\n${rows.map((row, i) => `  <tr>\n${row.map(cell => `    <${i ? 'td' : 'th'}>${cell}</${i ? 'td' : 'th'}>\n`).join('')}  </tr>\n`).join('')}</table>\n`

test('targets of a table in HTML are those of the same table in pipes', () => {
  const pipes = ROWS.map(row => `| ${row.join(' | ')} |\n`)
  const said = (table: string) =>
    compile([{ path: 'plan.md', text: HEADING + table }]).plan.kpis.map(({ metric, value, by }) => [metric, value, by])
  const targets = said(html(ROWS))
  assert.equal(targets.length, 4)
  assert.deepEqual(targets, said(`${pipes[0]}|---|---|---|\n${pipes.slice(1).join('')}`))
})

test('rows and cells know their places', () => {
  const text = HEADING + html(ROWS)
  const document = documentOf(text)
  const row = document.lines.find(({ kind }) => kind === 'row')!
  assert.equal(document.source(row.from, row.to).line, 12)
  assert.deepEqual(
    row.cells.map(({ from, to }) => textAt(text, document.source(from, to))),
    ROWS[1],
  )
})

test('tags that were never closed, cells over several rows and columns, markup in cells', () => {
  assert.deepEqual(cellsOf('<table>\n<tr><th>Week<th>Work\n<tr><td>1<td>Write</tr></tr><tr><td>2</td><td>Read\n</table>'), [
    ['Week', 'Work'],
    ['1', 'Write'],
    ['2', 'Read'],
  ])
  assert.deepEqual(
    cellsOf(
      '<table><tr><th>Phase</th><th colspan="2">Work</th></tr><tr><td rowspan="2">One</td><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr><tr><td>Two</td><td>e</td><td>f</td></tr></table>',
    ),
    [
      ['Phase', 'Work', ''],
      ['One', 'a', 'b'],
      ['', 'c', 'd'],
      ['Two', 'e', 'f'],
    ],
  )
  assert.deepEqual(
    cellsOf(
      '<table>\n<tr><th>Week</th><th>Work</th></tr>\n<tr><td><b>1</b> &ndash; 2<!-- <td>no</td> --></td><td>\n<ul>\n<li>Write &amp; <a href="https://a.example">read</a></li>\n<li>Ship<br>it</li>\n</ul></td></tr></table>',
    ),
    [
      ['Week', 'Work'],
      ['1 – 2', 'Write & read; Ship; it'],
    ],
  )
})

test('the first row heads the columns where it is words alone', () => {
  const table = (first: string) => cellsOf(`<table><tr><td>Week</td><td>${first}</td></tr><tr><td>1</td><td>Write</td></tr></table>`)
  assert.deepEqual(table('Work')[0], ['Week', 'Work'])
  assert.deepEqual(table('0')[0], ['', ''])
})

test('what only places things on the page is no table', () => {
  const text = '# Plan\n\n<table><tr><td>\n<h2>Week 1</h2>\n<li>Write the post</li>\n</td></tr></table>\n'
  assert.deepEqual(
    documentOf(text).lines.map(({ kind, text }) => [kind, text]),
    [
      ['heading', 'Plan'],
      ['heading', 'Week 1'],
      ['item', 'Write the post'],
    ],
  )
  assert.deepEqual(cellsOf('<!--\n<table><tr><td>a</td><td>b</td></tr></table>\n-->\n'), [])
})

test('blank lines within a table do not end it, unless Markdown follows them', () => {
  const text = '<table>\n<tr><th>Week</th>\n\n    <th>Work</th></tr>\n \n\n<tr><td>1</td><td>Write</td></tr>\n</table>\n\nBehind\n'
  assert.deepEqual(cellsOf(text), [
    ['Week', 'Work'],
    ['1', 'Write'],
  ])
  const closed = withoutBlanksInTables(text)
  assert.equal(closed.length, text.length)
  assert.equal(closed.split('\n').length, text.split('\n').length - 3)
  for (const other of ['<table><tr><td>\n\n**Week 1**\n\n</td></tr></table>', '<table>\n\n<tr>', 'a\n\n</table>', 'a\n\nb'])
    assert.equal(withoutBlanksInTables(other), other)
})
