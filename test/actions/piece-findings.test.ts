/** What the rules say of a piece is in front of whoever decides on it: in the review, by link, on the board; nothing of it says yes or no by itself. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { approve } from '../../src/actions/approve.ts'
import { examinedView, publishingView } from '../../src/actions/publishing-view.ts'
import { makeReviewLink, openLink, REVIEW_PATH } from '../../src/actions/review-links.ts'
import { reviewView } from '../../src/actions/review-view.ts'
import type { Finding } from '../../src/delivery/view.ts'
import { openPage } from '../../src/server/review-page.ts'
import { workspace, type Workspace } from './workspace.ts'

const config = (reddit: string): string => `project: { name: Rocket }
timezone: Europe/Berlin
channels:
  rehearsal: { channel: "null", checklist: [Read aloud] }
  reddit: { ${reddit} }
`
const piece = (more = '', below = '{}'): string =>
  `---\nid: a\ntitle: We made a queue\nstate: ready\nlink: https://rocket.example.org/one\n${more}channels: { rehearsal: {}, reddit: ${below} }\n---\n\nIt is one file.\n`
const desk = (t: TestContext, reddit: string, text: string): Promise<Workspace> =>
  workspace(t, { 'uptake.yml': config(reddit), 'plan.md': '# Plan\n', 'content/a.md': text })
const found = async ({ context }: Workspace): Promise<string[]> =>
  ((await reviewView(context, { item: 'a' })).pieces[0]!.findings ?? []).map(({ severity, message }: Finding) => `${severity} ${message}`)

test('what nobody ticked is a warning on every channel alike, seen before the yes, which it does not stop', async t => {
  const here = await desk(
    t,
    'subreddit: programming, checklist: [Rules read, Flair chosen]',
    piece('checks: { reddit: { Rules read: true } }\n'),
  )
  const open = ['warning rehearsal: "Read aloud" is not ticked.', 'warning reddit: "Flair chosen" is not ticked.']
  assert.deepEqual(await found(here), open)
  assert.deepEqual(
    (await examinedView(here.context, 'a')).pieces[0]!.findings!.map(each => `${each.severity} ${each.message}`),
    open,
  )
  assert.equal((await publishingView(here.context)).pieces[0]!.findings, undefined, 'lists look at no rules')
  const yes = await approve(here.context, { item: 'a', channels: null, digests: null })
  assert.deepEqual(
    yes.map(each => each.missing),
    [null, null],
  )
  here.put('content/a.md', piece('checks: { reddit: [Rules read, Flair chosen], rehearsal: [Read aloud] }\n'))
  assert.deepEqual(await found(here), [])
})

test('what the rules of the community forbid is an error, and stands first', async t => {
  const text = await desk(t, 'subreddit: python, posts: text, checklist: [Rules read]', piece('checks: { rehearsal: [Read aloud] }\n'))
  assert.deepEqual(await found(text), [
    'error reddit: links are forbidden there, and it goes out as one.',
    'warning reddit: "Rules read" is not ticked.',
  ])
  text.put('content/a.md', piece('checks: { rehearsal: [Read aloud], reddit: [Rules read] }\n', '{ kind: self }'))
  assert.deepEqual(await found(text), [])
  const link = await desk(t, 'subreddit: programming, posts: link', piece('checks: { rehearsal: [Read aloud] }\n', '{ link: false }'))
  assert.deepEqual(await found(link), ['error reddit: texts are forbidden there, and it goes out as one.'])
})

test('a community that neither the piece nor uptake.yml names is an error', async t => {
  const here = await desk(t, '', piece('checks: { rehearsal: [Read aloud] }\n'))
  assert.deepEqual(await found(here), ['error reddit: "subreddit" is not said.'])
  here.put('content/a.md', piece('checks: { rehearsal: [Read aloud] }\n', '{ subreddit: golang }'))
  assert.deepEqual(await found(here), [])
})

test('whoever opens a link sees what is open on the channels of the link', async t => {
  const here = await desk(t, 'subreddit: python, posts: text, checklist: ["<b>Rules</b> read"]', piece())
  const open = async (channels: readonly string[] | null): Promise<string> => {
    const { path } = await makeReviewLink(here.context, { item: 'a', channels, person: 'Sam Vimes', days: 7 })
    return openPage((await openLink(here.context, path.slice(REVIEW_PATH.length)))!, 'n')
  }
  const page = await open(null)
  assert.match(page, /Still open.*<strong>Error:<\/strong> reddit: links are forbidden.*Read aloud.*Your decision/s)
  assert.match(page, /&lt;b&gt;Rules&lt;\/b&gt; read/)
  const own = await open(['rehearsal'])
  assert.match(own, /Read aloud/)
  assert.doesNotMatch(own, /forbidden/)
})
