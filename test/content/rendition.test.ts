/** What each channel really gets: text, HTML, threads, links, tags, media; and the digest that an approval names. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import type { Limits, Rendition } from '../../src/channels/channel.ts'
import { canonicalJson, digestOf } from '../../src/content/digest.ts'
import { parseContent } from '../../src/content/file.ts'
import { bareAddress, tagLinks, withUtm } from '../../src/content/links.ts'
import { htmlOf, plainOf } from '../../src/content/markdown.ts'
import { renditionOf, type RenditionInput } from '../../src/content/rendition.ts'
import { sentencesOf } from '../../src/content/sentences.ts'
import { splitThread } from '../../src/content/split.ts'
import { hashtag, missingHashtags } from '../../src/content/tags.ts'

const social: Limits = { length: 300, bytes: 3000, counted: 'graphemes', parts: 25, media: 4 }
const blog: Limits = { length: 100_000, counted: 'characters', parts: 1, media: 20, format: 'markdown' }
const rendered = (text: string, input: Partial<RenditionInput> = {}): Rendition =>
  renditionOf({ item: parseContent(text, 'content/piece.md').item, channel: 'here', limits: social, hosts: ['lumen.example'], ...input })
const texts = (rendition: Rendition): string[] => rendition.parts.map(part => part.text)

test('Markdown becomes the text that a person would type', () => {
  const { text, pictures } = plainOf(
    '# Filters\n\nRun **before** the `search`, see [the guide](https://lumen.example/guide).\nNext line <https://a.io> &amp; [https://b.io](https://b.io/)\n\n' +
      '- one\n- two\n  - inner\n\n1. first\n2. second\n\n> quoted\n\n<!-- for us -->\n\n<script>alert(1)</script>\n\n![a chart](chart.png)\n\n```sql\nselect 1\n```',
  )
  assert.equal(
    text,
    'Filters\n\nRun before the search, see the guide (https://lumen.example/guide). Next line https://a.io & https://b.io\n\n' +
      '• one\n• two\n  • inner\n\n1. first\n2. second\n\nquoted\n\nalert(1)\n\nselect 1',
  )
  assert.deepEqual(pictures, [{ file: 'chart.png', alt: 'a chart' }])
})

test('HTML is safe whatever was written', () => {
  const attacks = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    'a <b onclick="x()">b</b>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](&#106;avascript:alert(1))',
    '[x](vbscript:x) [y](data:text/html;base64,PHNjcmlwdD4=)',
    '![x](javascript:alert(1))',
    '<a href="javascript:alert(1)">x</a>',
    '<svg/onload=alert(1)>',
    '<iframe src="https://evil.example"></iframe>',
    '<style>*{display:none}</style>',
    '<details open ontoggle=alert(1)>',
    '<!-- --><img src=x onerror=alert(1)><!-- -->',
    '"><script>alert(1)</script>',
    '[a]: javascript:alert(1)\n[a]',
    '<scr<script>ipt>alert(1)</scr</script>ipt>',
    '<div\nonmouseover="alert(1)">x',
  ]
  for (const attack of attacks) {
    const html = htmlOf(attack)
    for (const tag of html.match(/<[^>]*>/g) ?? []) {
      assert.match(tag, /^<\/?(?:p|a|br|b|em|strong|kbd|sub|sup|code|ul|li|details|summary|img)\b/, `${attack} → ${html}`)
      assert.doesNotMatch(tag, /\son\w+\s*=|javascript:|vbscript:|data:|style=/i, `${attack} → ${html}`)
    }
  }
  assert.equal(
    htmlOf('**b** <kbd>Ctrl</kbd> https://a.io'),
    '<p><strong>b</strong> <kbd>Ctrl</kbd> <a href="https://a.io">https://a.io</a></p>',
  )
})

test('links to our own hosts carry where they stand, others do not', () => {
  const utm = { source: 'mastodon', medium: 'social', campaign: 'launch', content: 'content-1' }
  const query = 'utm_source=mastodon&utm_medium=social&utm_campaign=launch&utm_content=content-1'
  const hosts = ['lumen.example']
  assert.equal(withUtm('https://lumen.example/a?b=1#c', hosts, utm), `https://lumen.example/a?b=1&${query}#c`)
  assert.equal(withUtm('https://docs.lumen.example/', hosts, utm), `https://docs.lumen.example/?${query}`)
  assert.equal(withUtm('https://notlumen.example/', hosts, utm), 'https://notlumen.example/')
  assert.equal(withUtm('https://lumen.example/?utm_source=x', hosts, utm), 'https://lumen.example/?utm_source=x')
  assert.equal(
    tagLinks('See https://lumen.example/a. And (https://lumen.example/b), `https://lumen.example/c`', hosts, {
      ...utm,
      campaign: null,
      content: null,
    }),
    'See https://lumen.example/a?utm_source=mastodon&utm_medium=social. And (https://lumen.example/b?utm_source=mastodon&utm_medium=social), `https://lumen.example/c`',
  )
  assert.equal(bareAddress(`https://lumen.example/a/?x=1&${query}#top`), 'https://lumen.example/a?x=1')
})

test('a post with link and tags', () => {
  const rendition = rendered(
    '---\ntitle: Filters\ncampaign: Launch Week\nitem: content-9\nlink: https://lumen.example/filters\ntags: [vector search, Rust]\nlanguage: en\n' +
      'channels:\n  here: { subreddit: databases }\n  quiet: { link: false, tags: false, title: Other }\n---\nFilters run first. #rust\n',
  )
  const address = 'https://lumen.example/filters?utm_source=here&utm_medium=social&utm_campaign=launch-week&utm_content=content-9'
  assert.deepEqual(texts(rendition), [`Filters run first. #rust\n\n${address}\n\n#VectorSearch`])
  assert.equal(rendition.link, address)
  assert.deepEqual([rendition.title, rendition.language, rendition.options], ['Filters', 'en', { subreddit: 'databases' }])
  const quiet = rendered('---\nlink: https://lumen.example/\ntags: a\nchannels: { quiet: { link: false, tags: false } }\n---\nText.', {
    channel: 'quiet',
  })
  assert.deepEqual([texts(quiet), quiet.link, quiet.tags], [['Text.'], null, []])
})

test('no link for the whole piece: only a channel that names its own has one', () => {
  const text = '---\nlink: false\nchannels: { here: {}, there: { link: https://lumen.example/a } }\n---\nText.'
  assert.deepEqual(parseContent(text, 'content/piece.md').problems, [])
  const [here, there] = [rendered(text), rendered(text, { channel: 'there' })]
  assert.deepEqual([texts(here), here.link], [['Text.'], null])
  assert.match(texts(there)[0]!, /^Text\.\n\nhttps:\/\/lumen\.example\/a/)
  assert.match(parseContent('---\nlink: true\n---\n', 'a.md').problems[0]!.message, /link/)
})

test('a link that the text holds is not repeated', () => {
  const rendition = rendered('---\nlink: https://lumen.example/a/\n---\nRead https://lumen.example/a now.')
  assert.equal(texts(rendition)[0]?.match(/https:/g)?.length, 1)
})

test('sections are posts, cut where they are too long, and numbered', () => {
  const long = 'A sentence that says something of some length about indexes. '.repeat(8).trim()
  const parts = texts(rendered(`First.\n\n---\n\n${long}\n\n---\n\nLast.`))
  assert.equal(parts.length, 4)
  assert.equal(parts[0], 'First. (1/4)')
  assert.match(parts[1]!, /indexes\. \(2\/4\)$/)
  assert.deepEqual(texts(rendered('1/ First.\n\n---\n\n2/ Last.')), ['1/ First.', '2/ Last.'])
  assert.deepEqual(texts(rendered('---\nchannels: { here: { numbered: false } }\n---\nFirst.\n\n---\n\nLast.')), ['First.', 'Last.'])
  assert.equal(texts(rendered('First.\n\n---\n\nLast.', { limits: { ...social, parts: 1 } }))[0], 'First.\n\nLast.')
})

test('a channel of Markdown gets the text as written, and HTML', () => {
  const rendition = rendered(
    '---\ncanonical: https://blog.lumen.example/a\ntags: [a]\n---\n## Why\n\nSee [it](https://x.example).\n\n<!-- us -->\n',
    { limits: blog },
  )
  assert.equal(rendition.parts[0]?.text.trim(), '## Why\n\nSee [it](https://x.example).')
  assert.equal(rendition.parts[0]?.html, '<h2>Why</h2>\n<p>See <a href="https://x.example">it</a>.</p>')
  assert.equal(rendition.canonical, 'https://blog.lumen.example/a')
})

test('pictures go with their post, with what they show', () => {
  const files = new Map(['a.png', 'b.png'].map(name => [name, { type: 'image/png', bytes: new Uint8Array([1]) }]))
  const rendition = rendered(
    '---\nassets:\n  - { file: a.png, alt: A chart, part: 2 }\n---\nOne.\n\n---\n\nTwo ![B](b.png) ![gone](c.png)',
    { files },
  )
  assert.deepEqual(
    rendition.parts.map(part => part.media.map(media => `${media.name} ${media.alt}`)),
    [[], ['a.png A chart', 'b.png B']],
  )
})

test('sentences', () => {
  const cut = (text: string, language = 'en'): string[] => sentencesOf(text, language).map(each => each.trim())
  assert.deepEqual(cut('We use e.g. HNSW. It is fast! Is it? Yes.'), ['We use e.g. HNSW.', 'It is fast!', 'Is it?', 'Yes.'])
  assert.deepEqual(cut('Version 0.3.1 is out. See https://a.io/x.y?z=1. Bye.'), [
    'Version 0.3.1 is out.',
    'See https://a.io/x.y?z=1.',
    'Bye.',
  ])
  assert.deepEqual(cut('これは速い。とても速い！', 'ja'), ['これは速い。', 'とても速い！'])
  assert.equal(sentencesOf('A.  B.\n\nC', null).join(''), 'A.  B.\n\nC')
})

test('cuts prefer paragraphs, then sentences, then clauses, then words', () => {
  const limits: Limits = { length: 24, counted: 'characters', parts: 9, media: 0 }
  const cut = (text: string): string[] => splitThread([text], limits, { language: 'en', numbered: false })
  assert.deepEqual(cut('One two three.\n\nFour five six.'), ['One two three.', 'Four five six.'])
  assert.deepEqual(cut('One two. Three four. Five six seven.'), ['One two. Three four.', 'Five six seven.'])
  assert.deepEqual(cut('One two three four, five six seven eight'), ['One two three four,', 'five six seven eight'])
  assert.deepEqual(cut('a'.repeat(30)), ['a'.repeat(24), 'aaaaaa'])
  assert.deepEqual(cut('https://example.com/that/is/too/long'), ['https://example.com/that/is/too/long'])
})

test('hashtags', () => {
  assert.deepEqual(['vector search', '#rust', 'C++', '2026', 'データベース'].map(hashtag), [
    '#VectorSearch',
    '#rust',
    '#C',
    '',
    '#データベース',
  ])
  assert.deepEqual(missingHashtags(['rust', 'Rust', 'go'], 'We like #Rust'), ['#go'])
})

test('canonical JSON and the digest', () => {
  // Key order and escapes of RFC 8785, 3.2.3.
  assert.equal(
    canonicalJson({ b: [1, null, true], a: '€\u000f\n"', ö: { z: 1, y: -0 } }),
    '{"a":"€\\u000f\\n\\"","b":[1,null,true],"ö":{"y":0,"z":1}}',
  )
  assert.throws(() => canonicalJson({ a: undefined }), TypeError)
  assert.throws(() => canonicalJson(NaN), TypeError)
  const base: Rendition = {
    item: 'a',
    channel: 'x',
    title: null,
    parts: [{ text: 'Hi', html: null, media: [{ name: 'a.png', type: 'image/png', bytes: new Uint8Array([1, 2]), alt: 'A' }] }],
    canonical: null,
    link: null,
    tags: ['a'],
    language: null,
    options: { b: '1', a: '2' },
  }
  const written =
    '{"canonical":null,"channel":"x","form":1,"item":"a","language":null,"link":null,"options":{"a":"2","b":"1"},"parts":[{"html":null,"media":' +
    `[{"alt":"A","name":"a.png","sha256":"${createHash('sha256')
      .update(new Uint8Array([1, 2]))
      .digest('hex')}","size":2,"type":"image/png"}],"text":"Hi"}],"tags":["a"],"title":null}`
  assert.equal(digestOf(base), createHash('sha256').update(written).digest('hex'))
  const part = base.parts[0]!
  const media = part.media[0]!
  const others: Rendition[] = [
    { ...base, item: 'b' },
    { ...base, channel: 'y' },
    { ...base, title: '' },
    { ...base, canonical: 'https://a.io' },
    { ...base, link: 'https://a.io' },
    { ...base, tags: [] },
    { ...base, language: 'en' },
    { ...base, options: { a: '2' } },
    { ...base, parts: [{ ...part, text: 'Hi ' }] },
    { ...base, parts: [{ ...part, html: '' }] },
    { ...base, parts: [part, part] },
    { ...base, parts: [{ ...part, media: [{ ...media, alt: 'B' }] }] },
    { ...base, parts: [{ ...part, media: [{ ...media, bytes: new Uint8Array([1, 3]) }] }] },
  ]
  assert.equal(new Set([base, ...others].map(digestOf)).size, others.length + 1)
  assert.equal(digestOf({ ...base, options: { a: '2', b: '1' } }), digestOf(base))
})
