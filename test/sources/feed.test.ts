/** Feeds of every kind, and broken ones; HTML that becomes Markdown without what runs. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { readFeed } from '../../src/sources/feed.ts'
import { markdownOf } from '../../src/sources/html.ts'

const RSS = `<?xml version="1.0"?><rss version="2.0"><channel><title>B</title><language>en-us</language>
<item><title>Old</title><link>https://b.example/old</link><pubDate>Mon, 02 Mar 2026 10:00:00 GMT</pubDate></item>
<item><title>One &amp; only</title><link>https://b.example/one?a=1&amp;b=2</link><description>&lt;p&gt;Hello &lt;b&gt;there&lt;/b&gt;&lt;/p&gt;</description><category>db</category><pubDate>Mon, 02 Nov 2026 10:00:00 GMT</pubDate><guid isPermaLink="false">x1</guid></item>
<item><title>One again</title><guid isPermaLink="false">x1</guid></item></channel></rss>`

test('RSS: newest first, each entry once', () => {
  const feed = readFeed(RSS, 'feed.xml')
  assert.equal(feed.language, 'en-us')
  assert.deepEqual(feed.entries, [
    { id: 'x1', title: 'One & only', link: 'https://b.example/one?a=1&b=2', summary: 'Hello **there**', tags: ['db'], day: '2026-11-02' },
    { id: 'https://b.example/old', title: 'Old', link: 'https://b.example/old', summary: '', tags: [], day: '2026-03-02' },
  ])
})

test('Atom and JSON Feed', () => {
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>T</title><entry><id>urn:1</id><title type="html">A &lt;b&gt;b&lt;/b&gt;</title><link rel="self" href="https://a.example/self"/><link href="https://a.example/1"/><summary>S</summary><category term="x"/><updated>2026-01-02T00:00:00Z</updated></entry></feed>`
  assert.deepEqual(readFeed(atom, 'a').entries, [
    { id: 'urn:1', title: 'A b', link: 'https://a.example/1', summary: 'S', tags: ['x'], day: '2026-01-02' },
  ])
  const json = JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'J',
    items: [{ id: '1', url: 'https://j.example/1', content_text: 'No title\nmore', date_published: '2026-01-03T00:00:00Z' }],
  })
  assert.deepEqual(readFeed(json, 'j').entries, [
    { id: '1', title: 'No title', link: 'https://j.example/1', summary: 'No title\nmore', tags: [], day: '2026-01-03' },
  ])
})

test('what is no feed says so', () => {
  for (const text of ['', '<html></html>', '{"a":1}', '{', '<rss><channel>', 'hello'])
    assert.throws(() => readFeed(text, 'x'), { code: 'feed-broken' }, text)
})

test('HTML becomes Markdown', () => {
  assert.equal(
    markdownOf(
      '<h1>T</h1><p>a <a href="https://x.io/?a=1&amp;b">b</a> <code>c</code></p><script>alert(1)</script><ul><li>one</li><li>two</li></ul>',
    ),
    '## T\n\na [b](https://x.io/?a=1&b) `c`\n\n- one\n- two',
  )
  assert.equal(markdownOf('<pre><code>a  b\n  c</code></pre>'), '```\na  b\n  c\n```')
  assert.equal(markdownOf('<a href="javascript:alert(1)">x</a><img src=y onerror=z>'), 'x')
  // An address that is relative is so to the entry; one that leads nowhere leaves its words.
  const relative = '<a href="/docs?a=1">docs</a> <a href="#top">top</a> <a>none</a>'
  assert.equal(markdownOf(relative, 'https://x.io/blog/1'), '[docs](https://x.io/docs?a=1) [top](https://x.io/blog/1#top) none')
  assert.equal(markdownOf(relative), 'docs top none')
  assert.equal(markdownOf('5 &lt; 6 &#8212; &hellip;'), '5 < 6 — …')
  assert.equal(markdownOf('<b>never closed'), '**never closed')
})

test('HTML of a feed that is made to be slow is read all the same', () => {
  // In a process of its own: what comes to no end there ends with its time.
  const script = `
    import { markdownOf } from ${JSON.stringify(import.meta.resolve('../../src/sources/html.ts'))}
    const n = 300_000
    const slow = ['<p>' + ' '.repeat(n) + 'x', '<a '.repeat(n), '<a href="'.repeat(n), '<p>x'.repeat(n / 4), '</b>x'.repeat(n / 4), '<p>' + '[]('.repeat(n) + '</p>']
    for (const html of slow) markdownOf(html)
    console.log('done')`
  const { stdout, signal } = spawnSync(process.execPath, ['--input-type=module-typescript', '--eval', script], {
    encoding: 'utf8',
    timeout: 15_000,
  })
  assert.equal(signal, null, 'it came to no end')
  assert.match(stdout, /done/)
})
