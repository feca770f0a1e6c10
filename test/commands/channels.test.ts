/** uptake channels, on the real launcher: files and hand-offs only, no network. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { commitAll, folder, json, uptake } from '../support/cli.ts'

type State = { instance: string; channel: string; state: string; account: string | null; error: { kind: string; message: string } | null }
const states = (run: ReturnType<typeof uptake>): State[] => json(run)['channels'] as State[]
const channels = `channels:
  hackernews:
  news: { channel: feed, title: News, site: "https://rocket.example.org" }
  blog: { layout: hugo }
`

test('asks the channels of the workspace, and posts nothing', t => {
  const root = folder(t, { 'growth/uptake.yml': channels })
  commitAll(root)
  const run = uptake(['channels', 'growth', '--json'], { cwd: root })
  assert.equal(run.code, 0, run.err)
  assert.deepEqual(
    states(run).map(({ instance, channel, state }) => [instance, channel, state]),
    [
      ['hackernews', 'hackernews', 'ready'],
      ['news', 'feed', 'ready'],
      ['blog', 'blog', 'ready'],
    ],
  )
  assert.match(states(run)[2]!.account!, /^hugo on /)
  assert.match(uptake(['channels', 'growth'], { cwd: root }).out, /hackernews\s+by hand/)
})

test('a missing secret and a wrong name are said, and the exit code is 1', t => {
  const root = folder(t, { 'uptake.yml': 'channels:\n  bluesky: { handle: ada.test, password: NOT_SET }\n  hackrnews:\n' })
  const run = uptake(['channels', '--json'], { cwd: root })
  assert.equal(run.code, 1)
  assert.deepEqual([states(run)[0]!.error!.kind, /NOT_SET is not set/.test(states(run)[0]!.error!.message)], ['auth', true])
  const text = uptake(['channels'], { cwd: root }).out
  assert.match(text, /Did you mean "hackernews"\?/)
  assert.equal(states(uptake(['channels', '--offline', '--json'], { cwd: root }))[0]!.state, 'unasked')
})

test('without channels it says what to write; the list has them all', t => {
  const root = folder(t, { 'uptake.yml': 'project:\n  name: Rocket\n' })
  const run = uptake(['channels'], { cwd: root })
  assert.equal(run.code, 2)
  assert.match(run.err, /--list/)
  const all = json(uptake(['channels', '--list', '--json'], { cwd: root }))['channels'] as { name: string; sources: unknown[] }[]
  assert.ok(all.length >= 25 && all.some(each => each.name === 'mastodon' && each.sources.length > 0))
})
