/** The tables of Google Analytics, in many languages and several in one file; what cannot be told apart is said. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCount, readDecimal } from '../../src/collectors/tools/columns.ts'
import { readGa4 } from '../../src/collectors/tools/ga4.ts'

const shown = (text: string): string[] =>
  readGa4(text).days.map(({ metric, at, value, line }) => `${line} ${new Date(at).toISOString().slice(0, 10)} ${metric} ${value}`)

test('days are counted from the line above the table that says when they begin', () => {
  const head = (start: string, end: string): string => `# ----\r\n# Informe\r\n# ${start}\r\n# ${end}\r\n`
  const rows = ',Usuarios activos\r\n0000,7\r\n0001,"1.204"\r\n'
  assert.deepEqual(shown(`${head('Fecha de inicio: 20260228', 'Fecha de finalización: 20260301')}N-ésimo día${rows}`), [
    '6 2026-02-28 web.visitors 7',
    '7 2026-03-01 web.visitors 1204',
  ])
  assert.deepEqual(shown(`${head('開始日: 20260228', '終了日: 20260301')}第 N 天,活跃用户\n0000,3\n`), ['6 2026-02-28 web.visitors 3'])
})

test('each table has the days of its own head', () => {
  const text =
    '# Start date: 20260101\n# End date: 20260102\nNth day,Views\n0000,1\n\n# Start date: 20260201\n# End date: 20260202\nNth day,Sessions\n0000,2\n'
  assert.deepEqual(shown(text), ['4 2026-01-01 web.pageviews 1', '9 2026-02-01 web.visits 2'])
})

test('a column of dates; totals and dates that there are none are left out', () => {
  const text = 'Date,Total users,Active users,Bounce rate\nTotals,9,8,0.5\n20260301,5,4,0.25\n2026-03-02,6,5,"12,5 %"\n20260230,1,1,0.1\n'
  assert.deepEqual(shown(text), [
    '3 2026-03-01 web.visitors 4',
    '3 2026-03-01 web.bounce_rate 25',
    '4 2026-03-02 web.visitors 5',
    '4 2026-03-02 web.bounce_rate 12.5',
  ])
})

test('what cannot be read is said with its line', () => {
  const problems = (text: string): string[] => readGa4(text).problems
  assert.match(problems('Nth day,Views\n0000,1\n')[0]!, /Line 1: .*no line above it says when/)
  assert.match(problems('# x\n\nDate,Country,Views\n20260301,DE,1\n20260301,FR,2\n')[0]!, /Line 3: each day has several rows \(Country\)/)
  assert.match(problems('Date,Something\n20260301,1\n')[0]!, /no column of this table is known/)
  assert.deepEqual(problems('Page path,Views\n/,1\n'), [])
})

test('numbers as they are written somewhere', () => {
  assert.deepEqual(['1,234', '1.234', '1 234', "1'234", '12', '1.5', 'x', ''].map(readCount), [1234, 1234, 1234, 1234, 12, 1.5, null, null])
  assert.deepEqual(['12.5', '12,5', '4,35 %', '0', '–'].map(readDecimal), [12.5, 12.5, 4.35, 0, null])
})
