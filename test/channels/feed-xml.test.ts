/** What a reader of a feed takes for HTML is HTML: text is text there, too. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atom, rss } from '../../src/channels/tools/feed-xml.ts'

const entry = {
  id: 'a',
  key: 'a',
  language: null,
  title: 'A',
  url: null,
  date: '2026-11-21T12:00:00.000Z',
  tags: [],
  html: null,
  text: '1 < 2 <script>x</script>',
}
const feed = { title: 'T', site: 'https://example.org', author: null, entries: [entry] }

test('a text without HTML is escaped once more in RSS, which knows no texts, and not in Atom, which does', () => {
  assert.match(rss(feed), /<description>1 &amp;lt; 2 &amp;lt;script&amp;gt;x/)
  assert.match(atom(feed), /<content type="text">1 &lt; 2 &lt;script&gt;x/)
})
