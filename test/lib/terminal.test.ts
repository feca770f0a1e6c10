/** What may reach a terminal, and what may not. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTerminal, startProgress, visible } from '../../src/lib/terminal.ts'

const ESC = '\u001b'
const said = (write: (terminal: ReturnType<typeof createTerminal>) => void, colour = true): string => {
  let text = ''
  write(createTerminal({ write: more => (text += more), isTTY: true }, {}, colour))
  return text
}

test('what a document says moves no cursor, names no window and hides nothing', () => {
  const evil = [`${ESC}]0;title\u0007`, `${ESC}[2J${ESC}[H`, `${ESC}[8mhidden`, `${ESC}]8;;http://evil\u0007link`, '\u009b31m', 'over\rwritten', 'back\b\b', `${ESC}[1;31m`, `${ESC}c`, '\u007f'] // prettier-ignore
  for (const text of evil) {
    const out = said(terminal => terminal.line(terminal.style.red(`Task ${text}`)))
    // eslint-disable-next-line no-control-regex
    assert.doesNotMatch(
      out.replace(`${ESC}[31m`, '').replace(`${ESC}[39m`, ''),
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/,
      JSON.stringify(text),
    )
  }
  assert.equal(
    said(terminal => terminal.line(`a${ESC}]0;x\u0007`)),
    'a\\u001b]0;x\\u0007\n',
  )
})

test('colours of our own, tabs, ends of lines and letters of all scripts stay', () => {
  const text = `\t${ESC}[1mBold${ESC}[22m é 日本 👩‍👩‍👧 \u200f\u00a0\r\nb`
  assert.equal(visible(text), text)
  assert.equal(
    said(terminal => terminal.line(terminal.style.bold('x'))),
    `${ESC}[1mx${ESC}[22m\n`,
  )
})

test('JSON stays the same JSON', () => {
  const value = { text: 'a\u009b\u007f\u0000\r\n\u001b[31m' }
  const out = said(terminal => terminal.line(JSON.stringify(value)), false)
  assert.deepEqual(JSON.parse(out), value)
})

test('a line of progress is redrawn in its place, and what it names cannot leave it', () => {
  const out = said(terminal => {
    const progress = startProgress(terminal, 'Reading', () => 0, { set: () => null, clear: () => undefined })
    progress.show(`a${ESC}[2J.md`)
    progress.done()
  }, false)
  assert.equal(out, `\r${ESC}[2Ka\\u001b[2J.md …\r${ESC}[2K`)
})
