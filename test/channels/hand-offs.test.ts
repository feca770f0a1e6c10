/** What a person is handed to paste: each text once, where it belongs, and nothing that the form asks for elsewhere. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ChannelContext, ChannelPlugin } from '../../src/channels/channel.ts'
import { channel as hackernews } from '../../src/channels/hackernews.ts'
import { channel as lobsters } from '../../src/channels/lobsters.ts'
import { channel as producthunt } from '../../src/channels/producthunt.ts'
import { parseContent } from '../../src/content/file.ts'
import { lint } from '../../src/content/lint/index.ts'
import { noWords } from '../../src/content/lint/rule.ts'
import { duplicatesOf } from '../../src/content/lint/duplicates.ts'
import { renditionOf } from '../../src/content/rendition.ts'
import { stepOf } from '../../src/delivery/step.ts'
import type { Delivery } from '../../src/delivery/delivery.ts'
import { placesOf } from '../../src/lib/places.ts'
import { silentLog } from '../../src/lib/log.ts'
import { NOW } from './now.ts'

const ADDRESS = 'https://rocket.example.org/one'
const BODY = 'Rocket is a queue in one file. I made it because ours fell over twice a week.'
const piece = (head: string, body = BODY): string =>
  `---\ntitle: Rocket\nlink: ${ADDRESS}\ntags: [queues, open source]\n${head}---\n\n${body}\n`

/** The steps that somebody gets for a content file. */
async function steps(channel: ChannelPlugin, text: string): Promise<{ url: string; steps: readonly string[]; all: string }> {
  const { item } = parseContent(text, 'content/rocket.md')
  const rendition = renditionOf({ item, channel: channel.name, limits: channel.limits })
  const ctx: ChannelContext = { settings: {}, fetch, key: 'k', now: () => NOW, log: silentLog, signal: AbortSignal.timeout(5000) }
  const outcome = await stepOf({ kind: 'post' } as Delivery, channel, rendition, null).send(ctx)
  assert.equal(outcome.state, 'handoff')
  if (outcome.state !== 'handoff') throw new Error()
  return { ...outcome, all: outcome.steps.join('\n') }
}
const times = (text: string, part: string): number => text.split(part).length - 1

test('Hacker News: title and address, and a first comment without either', async () => {
  const { url, steps: told, all } = await steps(hackernews, piece('channels: [hackernews]\n'))
  assert.deepEqual(Object.fromEntries(new URL(url).searchParams), { u: ADDRESS, t: 'Rocket' })
  assert.ok(told.includes(`As the first comment, say who you are and why you made it:\n${BODY}`), all)
  assert.equal(times(all, ADDRESS), 1)
  assert.ok(!all.includes('#'), all)
})

test('Hacker News: without an address the text is the post', async () => {
  const { all } = await steps(hackernews, piece('channels: { hackernews: { link: false } }\n'))
  assert.ok(all.includes(`paste as the text:\n${BODY}`), all)
  assert.equal(times(all, BODY), 1)
})

test('Hacker News: a first comment of its own takes the place of the text', async () => {
  const { all } = await steps(hackernews, piece('channels: [hackernews]\nfirst-comment: I am Ada, and made it.\n'))
  assert.deepEqual([times(all, 'first comment'), times(all, BODY), times(all, 'I am Ada, and made it.')], [1, 0, 1])
})

test('Product Hunt: tagline, description and topics, each in its place, and nothing twice', async () => {
  const { all, steps: told } = await steps(producthunt, piece('channels: { producthunt: { tagline: A queue in one file } }\n'))
  assert.ok(told.includes('Tagline (60 characters at most): A queue in one file'), all)
  assert.ok(told.includes(`Description (500 characters at most):\n${BODY}`), all)
  assert.ok(told.includes('Topics: queues, open source'), all)
  assert.deepEqual([times(all, BODY), times(all, ADDRESS), times(all, '#')], [1, 1, 0])
  assert.match(all, /Write the first comment yourself/)
  const own = await steps(producthunt, piece('channels: { producthunt: { tagline: T } }\nfirst-comment: I am Ada.\n'))
  assert.deepEqual([times(own.all, 'first comment'), times(own.all, 'I am Ada.')], [1, 1])
  const described = await steps(producthunt, piece('channels: { producthunt: { tagline: T, description: A queue. } }\n'))
  assert.ok(described.all.includes('Description (500 characters at most):\nA queue.'), described.all)
  assert.ok(described.all.includes(`First comment of the maker:\n${BODY}`), described.all)
})

const said = (channel: ChannelPlugin, text: string): string[] => {
  const { item } = parseContent(text, 'content/rocket.md')
  const rendition = renditionOf({ item, channel: channel.name, limits: channel.limits })
  const use = { channel: channel.name, limits: channel.limits, rendition, needs: channel.needs ?? {} }
  const place = placesOf(text, item.file)
  return lint(
    { item, text, place, uses: [use], words: noWords, claims: null, duplicates: duplicatesOf([item]) },
    { 'reading-level': 'off' },
  ).map(each => `${each.severity} ${each.message}`)
}

test('what the form of Product Hunt refuses is an error', () => {
  const of = (more: string, body?: string): string[] => said(producthunt, piece(`channels: { producthunt: { ${more} } }\n`, body))
  assert.deepEqual(of('tagline: T'), [])
  assert.deepEqual(of('numbered: true'), ['error producthunt: "tagline" is not said.'])
  assert.deepEqual(of(`tagline: ${'t'.repeat(61)}`), ['error producthunt: "tagline" is 1 too long (at most 60).'])
  assert.deepEqual(of(`tagline: T, description: ${'d'.repeat(510)}`), ['error producthunt: "description" is 10 too long (at most 500).'])
  assert.deepEqual(of('tagline: T', 'word '.repeat(101)), ['error producthunt: the text has 504 of 500 characters.'])
})

test('Lobsters: the text of a piece for all channels is not held against the length of a title', async () => {
  assert.deepEqual(said(lobsters, piece('channels: [lobsters]\n', `${BODY} ${BODY}`)), [])
  assert.equal(new URL((await steps(lobsters, piece('channels: [lobsters]\n'))).url).searchParams.get('url'), ADDRESS)
})
