/** Every rule of content: what it finds with its place, and what it leaves alone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Limits } from '../../src/channels/channel.ts'
import type { KnownClaim } from '../../src/content/claims.ts'
import { parseContent } from '../../src/content/file.ts'
import { addressesOf } from '../../src/content/lint/dead-link.ts'
import { duplicatesOf } from '../../src/content/lint/duplicates.ts'
import { lint, lintRules } from '../../src/content/lint/index.ts'
import { readingGrade, syllablesOf } from '../../src/content/lint/reading-level.ts'
import { noWords, type LintInput } from '../../src/content/lint/rule.ts'
import type { ContentItem } from '../../src/content/model.ts'
import { renditionOf } from '../../src/content/rendition.ts'
import { placesOf } from '../../src/lib/places.ts'

const LIMITS: Readonly<Record<string, Limits>> = {
  micro: { length: 50, counted: 'graphemes', parts: 2, media: 1 },
  blog: { length: 9999, counted: 'characters', parts: 1, media: 9, format: 'markdown' },
  site: { length: 9999, counted: 'characters', parts: 1, media: 9, format: 'markdown' },
}
const itemOf = (text: string, file = 'content/a.md'): ContentItem => parseContent(text, file).item

function told(text: string, rule: string, more: Partial<LintInput> = {}): string[] {
  const item = itemOf(text)
  const uses = item.channels.map(({ name }) => {
    const limits = LIMITS[name] ?? null
    return { channel: name, limits, rendition: limits === null ? null : renditionOf({ item, channel: name, limits }) }
  })
  const input: LintInput = {
    item,
    text,
    place: placesOf(text, item.file),
    uses,
    words: noWords,
    claims: null,
    duplicates: duplicatesOf([item]),
    ...more,
  }
  return lint(input)
    .filter(problem => problem.rule === rule)
    .map(({ source, message }) => `${source.line}:${source.column} ${message}`)
}

test('a good piece has no problem', () => {
  for (const { id } of lintRules) assert.deepEqual(told('---\nchannels: blog\n---\nFilters run first.\n', id), [], id)
})

test('too-long', () => {
  const words = 'word '.repeat(40)
  assert.deepEqual(told(`---\nchannels: micro\n---\n${words}`, 'too-long'), ['4:1 micro: 5 posts; a thread has at most 2.'])
  assert.deepEqual(told(`---\nchannels: micro\n---\nhttps://example.com/${'a'.repeat(50)}`, 'too-long'), [
    '4:1 micro: the text has 70 of 50 characters.',
  ])
  assert.deepEqual(told(`---\nchannels: [micro, blog]\n---\n${words}\n\n<!-- channel: micro -->\nShort.\n`, 'too-long'), [])
})

test('a first comment is counted as a post of its channel, at its own place', () => {
  const long = 'word '.repeat(11).trim()
  const text = `---\nfirst-comment: ${long}\nchannels:\n  micro: {}\n  blog: {}\n  short:\n    first-comment: >\n      ${long}\n  site: { first-comment: false }\n---\nShort.\n`
  const short: Limits = { length: 9999, counted: 'characters', parts: 1, media: 0, comment: 20 }
  const item = itemOf(text)
  const limitsOf = (name: string): Limits => (name === 'short' ? short : LIMITS[name]!)
  const uses = item.channels.map(({ name }) => ({
    channel: name,
    limits: limitsOf(name),
    rendition: renditionOf({ item, channel: name, limits: limitsOf(name) }),
  }))
  assert.deepEqual(told(text, 'too-long', { uses }), [
    '2:16 micro: the first comment has 54 of 50 characters.',
    '7:20 short: the first comment has 54 of 20 characters.',
  ])
  const mastodon: Limits = { length: 40, counted: 'mastodon', parts: 1, media: 0 }
  const counted = (comment: string): string[] => {
    const written = `---\nfirst-comment: ${comment}\nchannels: m\n---\nShort.\n`
    const piece = itemOf(written)
    const use = { channel: 'm', limits: mastodon, rendition: renditionOf({ item: piece, channel: 'm', limits: mastodon }) }
    return told(written, 'too-long', { uses: [use] })
  }
  assert.deepEqual(counted(`See https://rocket.example.org/${'a'.repeat(60)} now`), [], 'an address counts 23')
  assert.deepEqual(counted('x'.repeat(41)), ['2:16 m: the first comment has 41 of 40 characters.'])
})

test('what is said in a first comment is held to the same rules', () => {
  const text =
    '---\nchannels:\n  blog:\n    first-comment: "Our revolutionary Github store does 900 TPS, see [link] or https://rocket.example.org/gone"\n---\nFine.\n'
  const words = { banned: ['revolutionary'], spelling: ['GitHub'], grade: null }
  assert.deepEqual(told(text, 'banned-word', { words }), ['4:25 "revolutionary" is on the list of words not to be used.'])
  assert.deepEqual(told(text, 'brand-spelling', { words }), ['4:39 "Github" is written GitHub.'])
  assert.deepEqual(told(text, 'placeholder-left'), ['4:70 "[link]" is left in the text.'])
  assert.deepEqual(told(text, 'unproven-number'), ['4:57 "900 TPS" is said, and no claim proves it.'])
  const links = new Map([['https://rocket.example.org/gone', { state: 'dead', detail: 'the server answers 404', at: 0 } as const]])
  assert.deepEqual(told(text, 'dead-link', { links }), ['4:80 Nothing is at https://rocket.example.org/gone: the server answers 404.'])
  assert.deepEqual(addressesOf({ item: itemOf(text), text }), ['https://rocket.example.org/gone'])
})

test('missing-alt', () => {
  const text = '---\nchannels: blog\nassets:\n  - a.png\n  - { file: b.png, alt: B }\n---\n![](b.png) ![](c.png) ![d](d.png)\n'
  assert.deepEqual(told(text, 'missing-alt'), ['4:5 a.png has no alt text.', '7:1 c.png has no alt text.'])
})

test('placeholder-left', () => {
  const text = '---\nchannels: blog\n---\nGet it at [link].\nWe are X% faster, `TBD` and TBD\r\n[link](https://a.io)\n'
  assert.deepEqual(told(text, 'placeholder-left'), [
    '4:11 "[link]" is left in the text.',
    '5:8 "X%" is left in the text.',
    '5:29 "TBD" is left in the text.',
  ])
})

test('missing-canonical', () => {
  assert.equal(told('---\nchannels: [blog, site]\n---\nx', 'missing-canonical').length, 1)
  assert.equal(told('---\nchannels: [blog, site]\ncanonical: https://a.io/x\n---\nx', 'missing-canonical').length, 0)
  assert.equal(told('---\nchannels: [blog, micro]\n---\nx', 'missing-canonical').length, 0)
})

test('banned-word', () => {
  const words = { ...noWords, banned: ['game changer', 'leverage', 'революцион'] }
  const text = '---\nchannels: blog\n---\nA Game  changer. Leveraged `leverage` https://a.io/leverage leverage\n'
  assert.deepEqual(told(text, 'banned-word', { words }), [
    '4:3 "Game  changer" is on the list of words not to be used.',
    '4:61 "leverage" is on the list of words not to be used.',
  ])
})

test('a placeholder in brackets is one', () => {
  assert.deepEqual(told('---\nchannels: blog\n---\nSee [TBD] and TBD, now.\n', 'placeholder-left').map(each => each.split(' ')[0]), ['4:5', '4:15']) // prettier-ignore
})

test('a title that goes out is held to the rules, and the name of a post is not', () => {
  const words = { banned: ['game changer'], spelling: ['GitHub'], grade: null }
  const rules = (text: string): string[] =>
    ['banned-word', 'brand-spelling', 'placeholder-left', 'unproven-number'].flatMap(rule => told(text, rule, { words }).map(each => `${rule} ${each.split(' ')[0]}`)) // prettier-ignore
  const title = 'title: A game-changer for github, 40% faster than TBD\n'
  const all = ['banned-word 2:10', 'brand-spelling 2:27', 'placeholder-left 2:51', 'unproven-number 2:35']
  assert.deepEqual(rules(`---\n${title}channels: [blog]\n---\nText.\n`), all)
  assert.deepEqual(rules(`---\n${title}channels: [micro]\n---\nText.\n`), [])
  assert.deepEqual(rules(`---\n${title}channels:\n  blog:\n    title: A release\n  micro:\n---\nText.\n`), [])
  assert.equal(rules(`---\ntitle: A release\nchannels:\n  blog:\n    ${title}---\nText.\n`).length, 4)
})

test('brand-spelling', () => {
  const words = { ...noWords, spelling: ['GitHub', 'PostgreSQL', 'Lumen'] }
  const text =
    '---\nchannels: blog\n---\nGithub, git hub, GitHub and postgresql; lumen.example #lumen @lumen github.com/x `github` lumens\n'
  assert.deepEqual(told(text, 'brand-spelling', { words }), [
    '4:1 "Github" is written GitHub.',
    '4:9 "git hub" is written GitHub.',
    '4:29 "postgresql" is written PostgreSQL.',
  ])
  const input = itemOf(text)
  const [first] = lint({
    item: input,
    text,
    place: placesOf(text, input.file),
    uses: [],
    words,
    claims: null,
    duplicates: duplicatesOf([]),
  }).filter(problem => problem.rule === 'brand-spelling')
  assert.deepEqual(first?.fix?.edits[0]?.text, 'GitHub')
})

test('unproven-number', () => {
  const text =
    '---\nchannels: blog\n---\nIt does 2,509 TPS, 40% less memory and 12k downloads.\nStart in 5 minutes, $30 a month, in 2026, v0.3.1, three steps.\n'
  assert.deepEqual(
    told(text, 'unproven-number').map(each => each.slice(0, 4)),
    ['4:9 ', '4:20', '4:40'],
  )
  const claimed = text.replace('channels', 'claims: [throughput]\nchannels')
  assert.deepEqual(told(claimed, 'unproven-number'), [])
  const claim: KnownClaim = { says: '2,509 TPS on one core', numbers: [2509], state: 'proven', why: null }
  const claims = new Map([['throughput', claim]])
  assert.equal(told(claimed, 'unproven-number', { claims }).length, 2)
  assert.deepEqual(told(claimed, 'unproven-number', { claims: new Map() })[0], '2:1 There is no claim "throughput" in claims.yml.')
  const stale = new Map([['throughput', { ...claim, state: 'stale' as const, why: 'it expired on 2026-01-01.' }]])
  assert.equal(
    told(claimed, 'unproven-number', { claims: stale })[0],
    '2:1 The claim "throughput" is not proven now: it expired on 2026-01-01.',
  )
})

test('unproven-number says which claim has the value, and stops where claims are required', () => {
  const text = '---\nchannels: blog\n---\nIt does 2,509 TPS.\n'
  const claims = new Map<string, KnownClaim>([['throughput', { says: '', numbers: [2509], state: 'proven', why: null }]])
  const item = itemOf(text)
  const input = { item, text, place: placesOf(text, item.file), uses: [], words: noWords, claims, duplicates: duplicatesOf([]) }
  const found = (more: object) => lint({ ...input, ...more }).find(each => each.rule === 'unproven-number')
  assert.equal(found({})?.severity, 'warning')
  assert.equal(found({})?.expected, 'The claim "throughput" has this value: name it under "claims:".')
  assert.equal(found({ claimsRequired: true })?.severity, 'error')
})

test('channel-checklist', () => {
  const text = '---\ntags: [a, b, c]\nchannels: [blog]\nchecks: { blog: { Flair chosen: true, Read aloud: false } }\n---\nText.\n'
  const item = itemOf(text)
  const limits = LIMITS['blog']!
  const rendition = renditionOf({ item, channel: 'blog', limits })
  const needs = { title: { most: 5 }, link: true, tags: { most: 2 }, picture: true, options: ['category'] }
  const uses = [{ channel: 'blog', limits, rendition, needs, checklist: ['Flair chosen', 'Read aloud'] }]
  assert.deepEqual(told(text, 'channel-checklist', { uses }), [
    '3:12 blog: it has no title.',
    '3:12 blog: it leads nowhere.',
    '3:12 blog: 3 tags; it takes 2.',
    '3:12 blog: it has no picture.',
    '3:12 blog: "category" is not said.',
    '4:1 blog: "Read aloud" is not ticked.',
  ])
  const titled = itemOf(text.replace('tags', 'title: Longer\ntags'))
  const long = [
    { ...uses[0]!, rendition: renditionOf({ item: titled, channel: 'blog', limits }), needs: { title: { most: 5 } }, checklist: [] },
  ]
  assert.deepEqual(told(text, 'channel-checklist', { uses: long }), ['3:12 blog: the title is 1 too long (at most 5).'])
})

test('duplicate-piece', () => {
  const body = 'Filters run before the search, and that is why the recall stays what it was when you add one more.'
  const first = itemOf(`---\nschedule: 2026-01-01 09:00\n---\n${body}`, 'content/z.md')
  const second = `---\nchannels: blog\nschedule: 2026-02-01 09:00\n---\n${body} Really.`
  const duplicates = duplicatesOf([first, itemOf(second)])
  assert.deepEqual(told(second, 'duplicate-piece', { duplicates }), ['5:1 94 % of this text is in content/z.md.'])
  const other = duplicatesOf([first, itemOf('Something else that has other words in it altogether, and more.')])
  assert.deepEqual(told('Something else that has other words in it altogether, and more.', 'duplicate-piece', { duplicates: other }), [])
  const zh = '过滤器在搜索之前运行，所以召回率不会下降，这就是原因。'
  assert.notEqual(duplicatesOf([itemOf(zh, 'content/0.md'), itemOf(zh, 'content/1.md')]).earlierThan(itemOf(zh, 'content/1.md')), null)
})

test('reading-level', () => {
  const easy = 'The cat sat on the mat. The dog ran to the cat. '.repeat(12)
  const hard =
    'Organizational interoperability necessitates comprehensive architectural considerations regarding infrastructural heterogeneity, notwithstanding administrative constraints. '.repeat(
      10,
    )
  assert.ok(readingGrade(easy, 'en')! < 2)
  assert.ok(readingGrade(hard, 'en')! > 20)
  assert.ok(readingGrade('Die Katze sitzt da. '.repeat(30), 'de')! < 4)
  assert.equal(readingGrade('Too short.', 'en'), null)
  assert.equal(readingGrade('データベース '.repeat(200), 'ja'), null)
  assert.deepEqual(['table', 'the', 'database', 'vector', 'used', 'makes', 'index'].map(syllablesOf), [2, 1, 3, 2, 1, 1, 2])
  assert.equal(told(`---\nchannels: blog\n---\n${hard}`, 'reading-level').length, 1)
  assert.equal(told(`---\nchannels: blog\n---\n${hard}`, 'reading-level', { words: { ...noWords, grade: 99 } }).length, 0)
})

test('empty-piece', () => {
  assert.deepEqual(told('---\ntitle: x\n---\n', 'empty-piece'), ['1:1 The piece names no channel.', '1:1 The piece has no text.'])
  assert.deepEqual(told('---\nchannels: blog\n---\n<!-- todo -->\n', 'empty-piece'), ['1:1 The piece has no text.'])
  assert.deepEqual(told('---\nchannels:\n  blog:\n  micro:\n---\n<!-- channel: blog -->\nText\n', 'empty-piece'), [
    '4:3 There is no text for micro.',
  ])
  assert.deepEqual(told('---\nchannels: nowhere\n---\nText\n', 'empty-piece'), ['2:1 There is no channel "nowhere".'])
})

test('levels of uptake.yml', () => {
  const item = itemOf('')
  const input: LintInput = {
    item,
    text: '',
    place: placesOf('', 'a'),
    uses: [],
    words: noWords,
    claims: null,
    duplicates: duplicatesOf([]),
  }
  assert.deepEqual(lint(input, { 'empty-piece': 'off' }), [])
  assert.equal(lint(input, { 'empty-piece': 'info' })[0]?.severity, 'info')
})
