/** Lists of the front matter grow and shrink; no other byte changes. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addToList, takeFromList } from '../../src/content/edit-list.ts'
import { parseContent } from '../../src/content/file.ts'

const FILES = [
  'Body\n',
  '---\ntitle: A\n---\n\nBody\n',
  '---\nclaims: [a, b]\ntitle: x # remark\n---\nB',
  '---\nclaims:\n  - a # one\n  - b\n\ntitle: x\n---\nB',
  '---\nclaims: a, b\n---\nB',
  '---\nclaims:\ntitle: x\n---\nB',
  '---\nclaims: []\n---\nB',
  '---\r\nclaims:\r\n- a\r\ntitle: x\r\n---\r\nB',
]

test('an entry is added at the end of a list, however it is written', () => {
  for (const text of FILES) {
    const before = parseContent(text, 'a.md').item
    const added = addToList(text, 'claims', 'new: one')
    assert.ok(added !== null, text)
    const { item, problems } = parseContent(added, 'a.md')
    assert.deepEqual(problems, [], text)
    assert.deepEqual([item.claims, item.title], [[...before.claims, 'new: one'], before.title], text)
    for (const line of text.split('\n').filter(each => each.includes('#') || each.startsWith('title')))
      assert.ok(added.includes(line), line)
    assert.equal(added.includes('\r\n'), text.includes('\r\n'))
  }
})

test('entries of more than one key', () => {
  const text = '---\nassets:\n  - file: a.png\n    alt: A\n---\nB'
  const added = addToList(text, 'assets', { file: 'b.png', alt: 'It says "b": yes', part: 2 })!
  assert.deepEqual(
    parseContent(added, 'a.md').item.assets.map(({ file, alt, part }) => ({ file, alt, part })),
    [
      { file: 'a.png', alt: 'A', part: 1 },
      { file: 'b.png', alt: 'It says "b": yes', part: 2 },
    ],
  )
})

test('an entry is taken out', () => {
  for (const text of FILES.filter(each => /claims: \[a|- a/.test(each))) {
    const taken = takeFromList(text, 'claims', 'a')
    assert.ok(taken !== null, text)
    assert.deepEqual(parseContent(taken, 'a.md').item.claims, parseContent(text, 'a.md').item.claims.slice(1), text)
  }
})

test('what is no list is left alone', () => {
  assert.equal(addToList('---\nclaims: {a: 1}\n---\n', 'claims', 'b'), null)
  assert.equal(addToList('---\nclaims: [a\n---\n', 'claims', 'b'), null)
  assert.equal(takeFromList('---\nclaims: [a]\n---\n', 'claims', 'z'), null)
})
