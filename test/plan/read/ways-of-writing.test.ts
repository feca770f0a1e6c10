/** One document, written by other hands: other line ends, bullets, stars and pipes must not change what is read of it. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { compile } from '../../../src/plan/compile.ts'
import { corpus, seeds } from '../../support/shared.ts'

/** A change of every line that stands outside of fences. */
const outside = (text: string, change: (line: string) => string): string => {
  let fenced = false
  return text
    .split('\n')
    .map(line => {
      const isEdge = /^\s*(?:```|~~~)/.test(line)
      if (isEdge) fenced = !fenced
      return isEdge || fenced ? line : change(line)
    })
    .join('\n')
}
const isRule = (line: string): boolean => /^\s*-{3,}\s*$/.test(line)
const bullets = (sign: string) => (text: string) => outside(text, line => (isRule(line) ? line : line.replace(/^(\s*)- /, `$1${sign} `)))
/** Where a line stands alone, and would not become an item of a list. */
function underlined(text: string): string {
  let above = ''
  return outside(text, line => {
    const isAlone = above.trim() === '' && !/^##? \d/.test(line)
    above = line
    return isAlone ? line.replace(/^# (.*\S)\s*$/, '$1\n=====').replace(/^## (.*\S)\s*$/, '$1\n-----') : line
  })
}
const WAYS: Record<string, (text: string) => string> = {
  'line ends of Windows': text => text.replace(/\n/g, '\r\n'),
  'line ends of old Macs': text => text.replace(/\n/g, '\r'),
  'accents apart from their letters': text => (/[âÃ]/.test(text) ? text : text.normalize('NFD')),
  'a blank behind every line': text => outside(text, line => (/\S$/.test(line) ? `${line} ` : line)),
  'no line end at the end': text => text.replace(/\n+$/, ''),
  'stars as bullets': bullets('*'),
  'plus signs as bullets': bullets('+'),
  'numbers before a bracket': text => outside(text, line => line.replace(/^(\s*)(\d{1,2})\. /, '$1$2) ')),
  'bold by underscores': text =>
    outside(text, line => line.replace(/(?<![\p{L}\d*])\*\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*\*(?![\p{L}\d*])/gu, '__$1__')),
  'headings that are closed': text => outside(text, line => line.replace(/^(#{1,6}) (.*\S)\s*$/, '$1 $2 $1')),
  'headings that are underlined': text => underlined(text),
  'headings in bold': text => outside(text, line => line.replace(/^(#{1,6}) ([^*`[\]_]+?)\s*$/, '$1 **$2**')),
  'lists with blank lines': text => outside(text, line => (/^\s*[-*+] /.test(line) ? `\n${line}` : line)),
  'signs that are escaped': text => outside(text, line => line.replace(/(?<=\d)\+/g, '\\+').replace(/[$~](?=\d)/g, '\\$&')),
  'comments above headings': text => outside(text, line => line.replace(/^## .*$/, '<!-- here -->\n\n$&')),
  'all of it in an HTML element': text => (text.startsWith('---') ? text : `<div>\n\n${text}\n\n</div>\n`),
  'columns that are aligned': text => text.replace(/^\|[-| ]+\|$/gm, row => row.replace(/ ?(-{3,}) ?/g, ':$1:')),
  'blanks behind the second line of a table': text => text.replace(/^\|[-:| ]+\|$/gm, row => `${row}  `),
  'stars as rules': text => (text.startsWith('---') ? text : outside(text, line => (/^---\s*$/.test(line) ? '***' : line))),
}
const folder = join(import.meta.dirname, '../../../examples')
const examples = (): { path: string; text: string }[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.md'))
    .map(path => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
const files = [...examples(), ...seeds(), ...corpus()].map(({ path, text }) => ({
  path,
  text: text.replace(/\r\n?/g, '\n'),
}))

const OF_PLACE = new Set(['source', 'id', 'phase', 'parent', 'box', 'related', 'text', 'section'])
/** What is read, without the places and what is named after them; quoted text may hold the signs themselves. */
const read = (text: string): string => {
  const { documents: _, notes: __, problems, ...plan } = compile([{ path: 'plan.md', text }], { today: '2026-11-21' }).plan
  return JSON.stringify(
    { ...plan, rules: problems.map(({ rule }) => rule).sort() },
    (key, value: unknown) => (OF_PLACE.has(key) ? undefined : typeof value === 'string' ? value.normalize('NFC') : value),
    1,
  )
}

for (const [name, change] of Object.entries(WAYS))
  test(name, () => {
    let changed = 0
    for (const { path, text } of files) {
      const other = change(text)
      if (other === text) continue
      changed++
      assert.equal(read(other), read(text), path)
    }
    assert.ok(changed > 5, `${changed} documents`)
  })
