import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readCsv } from '../../src/collectors/tools/csv.ts'
import { readSheet, sheetText, type SheetRow } from '../../src/schedule/sheet.ts'

const row = (values: Partial<SheetRow>): SheetRow => ({
  id: 'abc',
  item: 'why',
  title: 'Why',
  channel: 'x',
  state: 'planned',
  date: '2027-03-02',
  time: '09:00',
  zone: 'Europe/Berlin',
  utc: '2027-03-02T08:00:00.000Z',
  theme: '',
  campaign: '',
  url: '',
  ...values,
})

describe('the calendar as a sheet', () => {
  test('what goes out comes in again', () => {
    const rows = [row({}), row({ id: 'def', title: 'Commas, "quotes"\nand lines', zone: 'Asia/Tokyo' })]
    const { entries, problems } = readSheet(readCsv(sheetText(rows)))
    assert.deepEqual(problems, [])
    assert.deepEqual(entries, [
      { line: 2, id: 'abc', item: 'why', channel: 'x', local: '2027-03-02T09:00', zone: 'Europe/Berlin' },
      { line: 3, id: 'def', item: 'why', channel: 'x', local: '2027-03-02T09:00', zone: 'Asia/Tokyo' },
    ])
  })
  test('no title becomes a formula of a spreadsheet', () => {
    const text = sheetText([row({ title: '=HYPERLINK("https://evil.example")' }), row({ title: '+1 for us' })])
    assert.match(text, /,"'=HYPERLINK\(""https:\/\/evil\.example""\)",/)
    assert.match(text, /,'\+1 for us,/)
  })
  test('columns in any order, others beside them, times without a leading zero', () => {
    const { entries, problems } = readSheet(readCsv('note;Channel;TIME;item;date\nhello;X;9:05;why;2027-03-02\n'))
    assert.deepEqual(problems, [])
    assert.deepEqual(entries, [{ line: 2, id: null, item: 'why', channel: 'x', local: '2027-03-02T09:05', zone: null }])
  })
  test('dates and times as spreadsheets save them; a date that may be of two months is asked for', () => {
    const read = (...rows: string[]): string[] => {
      const { entries, problems } = readSheet(readCsv(['item,channel,date,time', ...rows].join('\n')))
      return [...entries.map(each => each.local), ...problems.map(each => `${each.line} ${each.message}`)]
    }
    assert.deepEqual(read('a,x,02.03.2027,9:00:00', 'b,x,2027/3/2,12:05 AM', 'c,x,2.3.2027,1:30 pm'), [
      '2027-03-02T09:00',
      '2027-03-02T00:05',
      '2027-03-02T13:30',
    ])
    assert.deepEqual(read('a,x,3/2/2027,09:00', 'b,x,3/30/2027,09:00'), ['2027-03-02T09:00', '2027-03-30T09:00'])
    assert.deepEqual(read('a,x,3/2/2027,09:00', 'b,x,30/3/2027,09:00'), ['2027-02-03T09:00', '2027-03-30T09:00'])
    assert.deepEqual(read('a,x,3/2/2027,09:00', 'b,x,31.02.2027,13:00 PM'), [
      '2 "3/2/2027" may be of two months: write it as 2026-03-02.',
      '3 "31.02.2027" is no date: write it as 2026-03-02.',
      '3 "13:00 PM" is no time: write it as 09:00.',
    ])
  })
  test('all problems at once, each with its line', () => {
    const text =
      'item,channel,date,time,zone\nwhy,x,2027-02-30,09:00,\nwhy,y,2027-03-02,25:00,Mars/Base\n,x,2027-03-02,09:00,\nfive,x,,,\nok,x,2027-03-02,09:00,\nok,x,2027-03-03,09:00,\nlong,x,2027-03-03,09:00,UTC,more\n'
    const { entries, problems } = readSheet(readCsv(text))
    assert.deepEqual(
      problems.map(each => `${each.line} ${each.message}`),
      [
        '2 "2027-02-30" is no date: write it as 2026-03-02.',
        '3 "25:00" is no time: write it as 09:00.',
        '3 "Mars/Base" is no time zone: write it as Europe/Berlin.',
        '4 It names neither a delivery (id) nor a piece and a channel (item, channel).',
        '5 There is no date.',
        '5 There is no time.',
        '7 "ok" on x stands in line 6 already.',
        '8 There are 6 cells, the first line names 5.',
      ],
    )
    assert.deepEqual(entries.map(each => each.line), [6]) // prettier-ignore
  })
  test('a file that is no such sheet is told so', () => {
    assert.match(readSheet(readCsv('a,b\n1,2\n')).problems[0]?.message ?? '', /no column id \(or item and channel\), date, time/)
    assert.match(readSheet([]).problems[0]?.message ?? '', /empty/)
    assert.match(readSheet(readCsv('id,date,time\n')).problems[0]?.message ?? '', /no row/)
  })
})
