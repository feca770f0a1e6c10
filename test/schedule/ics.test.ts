import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import ICAL from 'ical.js'
import { icsText, type IcsEvent } from '../../src/schedule/ics.ts'

const event = (title: string, description = ''): IcsEvent => ({
  uid: `${title.length}@test`,
  at: Date.UTC(2027, 2, 28, 1, 30),
  end: Date.UTC(2027, 2, 28, 1, 45),
  title,
  description,
  url: 'https://example.org/a?b=c,d;e',
  status: 'CONFIRMED',
  category: 'bluesky',
  changedAt: Date.UTC(2027, 0, 1),
})
const NOW = Date.UTC(2027, 1, 1)
const TITLES = [
  'Plain',
  'Commas, semicolons; and \\ backslashes',
  'Two\nlines\r\nand three',
  'BEGIN:VEVENT',
  'Ünïcödé '.repeat(20),
  '日本語の題名がとても長いので折り返される必要があります'.repeat(4),
  '👩‍👩‍👧‍👦'.repeat(30),
  'مرحبا بالعالم '.repeat(15),
  ' leading and trailing ',
  `control\u0007 and tab\t`,
]

describe('the feed', () => {
  test('no line is longer than 75 octets, all end in CR LF, and no character is cut', () => {
    const text = icsText({ name: 'Kestrel', events: TITLES.map(title => event(title, title)) }, NOW)
    assert.ok(text.endsWith('END:VCALENDAR\r\n'))
    for (const line of text.slice(0, -2).split('\r\n')) {
      assert.ok(Buffer.byteLength(line) <= 75, line)
      assert.ok(!line.includes('\n') && !line.includes('\uFFFD') && line.isWellFormed(), JSON.stringify(line))
    }
  })
  test('another reader reads what was meant', () => {
    const events = TITLES.map(title => event(title, `${title}\nbelow`))
    const calendar = new ICAL.Component(ICAL.parse(icsText({ name: 'Kestrel, spring', events }, NOW)) as unknown[])
    assert.equal(calendar.getFirstPropertyValue('version'), '2.0')
    // The reader knows no type for it, and so leaves it escaped.
    assert.equal(calendar.getFirstPropertyValue('x-wr-calname'), 'Kestrel\\, spring')
    const read = calendar.getAllSubcomponents('vevent').map(each => new ICAL.Event(each))
    const plain = (title: string): string => title.replaceAll('\r\n', '\n').replaceAll(/[\u0007\t]/g, ' ')
    assert.deepEqual(
      read.map(each => each.summary),
      TITLES.map(plain),
    )
    assert.deepEqual(
      read.map(each => each.description),
      TITLES.map(title => `${plain(title)}\nbelow`),
    )
    for (const each of read) {
      assert.equal(each.startDate.toJSDate().toISOString(), '2027-03-28T01:30:00.000Z')
      assert.equal(each.endDate.toJSDate().toISOString(), '2027-03-28T01:45:00.000Z')
      assert.equal(each.startDate.zone.tzid, 'UTC')
      assert.equal(each.component.getFirstPropertyValue('url'), 'https://example.org/a?b=c,d;e')
      assert.ok(each.component.getFirstPropertyValue('dtstamp'))
    }
  })
  test('an empty calendar is one', () => {
    const calendar = new ICAL.Component(ICAL.parse(icsText({ name: '', events: [] }, NOW)) as unknown[])
    assert.equal(calendar.getAllSubcomponents('vevent').length, 0)
  })
})
