/** From a file to the world: approved, scheduled, sent once, and never when it was edited. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { folder, json, launcher, uptake, type Run } from '../support/cli.ts'

const SECRET = 'a-secret-that-shows-nowhere'
const PIECE = `---
id: launch
title: We are live
channels:
  - mastodon
  - hackernews
link: https://example.org/launch
schedule:
  at: 2026-03-02 09:00
---

Demo 1.0 is out.
`
type Got = { method: string; url: string; key: string | null; body: string }

async function world(t: TestContext): Promise<{ cwd: string; got: () => Got[]; run: (...args: string[]) => Run }> {
  const server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'fake-mastodon.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  t.after(() => server.kill('SIGTERM'))
  const log = join(folder(t), 'log')
  writeFileSync(log, '')
  const [first] = (await once(server.stdout, 'data')) as [Buffer]
  server.stdout.on('data', (chunk: Buffer) => writeFileSync(log, chunk, { flag: 'a' }))
  const cwd = folder(t, {
    'uptake.yml': `project:\n  name: Demo\ntimezone: Europe/Berlin\nchannels:\n  mastodon:\n    base: ${first.toString().trim()}\n    allow: [127.0.0.1]\n  hackernews: {}\n`,
    'plan/plan.md': '# Plan\n\n## Week 1\n\n- [ ] Post it\n',
    'content/launch.md': PIECE,
  })
  return {
    cwd,
    got: () =>
      readFileSync(log, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map(line => JSON.parse(line) as Got),
    run: (...args) => uptake(args, { cwd, env: { MASTODON_TOKEN: SECRET } }),
  }
}
/** Lets the server's lines arrive: the commands before blocked this process. */
const settle = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 100))

test('approve, schedule, publish: once, with a key, and the hand-off tells where', async t => {
  const { run, got } = await world(t)
  assert.match(run('schedule', 'launch').err, /0 of 1 approvals/)
  assert.equal(run('approve', 'launch').code, 0)
  assert.equal(run('schedule', 'launch').code, 0)
  assert.match(run('schedule', 'launch').err, /is planned on mastodon already/)
  assert.match(run('hold').out, /Nothing is sent on all channels/)
  assert.match(run('publish').out, /Nothing is due/)
  run('hold', '--lift')
  // It was due months ago: a person is asked before it goes out late.
  assert.equal(run('publish').code, 1)
  const missed = json(run('deliveries', '--json')) as { deliveries: { id: string; state: string }[] }
  assert.deepEqual(
    missed.deliveries.map(each => each.state),
    ['missed', 'missed'],
  )
  for (const { id } of missed.deliveries) assert.match(run('deliveries', 'decide', id, 'again').out, /^planned/)
  const sent = run('publish')
  assert.equal(sent.code, 0)
  assert.match(sent.out, /published .*mastodon.*\n.*https:\/\/m\.example\/@demo\/1/)
  assert.match(sent.out, /handoff .*hackernews/)
  assert.match(run('publish').out, /Nothing is due/)
  await settle()
  const posts = got().filter(each => each.method === 'POST')
  assert.equal(posts.length, 1)
  assert.ok(posts[0]!.key)
  assert.match(posts[0]!.body, /Demo 1\.0 is out\./)
})

test('what was edited after the yes does not leave, and no secret is kept', async t => {
  const { run, got, cwd } = await world(t)
  run('approve', 'launch')
  run('schedule', 'launch', '--on', 'mastodon')
  writeFileSync(join(cwd, 'content/launch.md'), PIECE.replace('is out', 'is finally out'))
  const { deliveries } = json(run('deliveries', '--json')) as { deliveries: { id: string }[] }
  run('deliveries', 'move', deliveries[0]!.id, new Date(Date.now() - 60_000).toISOString().slice(0, 16), '--zone', 'UTC')
  const blocked = run('publish')
  assert.equal(blocked.code, 1)
  assert.match(blocked.out, /blocked[^]*edited after it was scheduled/)
  await settle()
  assert.deepEqual(got(), [])
  assert.doesNotMatch(readFileSync(join(cwd, '.uptake/uptake.db'), 'latin1') + blocked.out + blocked.err, new RegExp(SECRET))
})

test('the server sends what is due by itself, and a command beside it is done by the server', async t => {
  const { run, got, cwd } = await world(t)
  const server = spawn(launcher, ['up', '.', '--port', '0', '--no-open', '--json'], {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, MASTODON_TOKEN: SECRET },
  })
  t.after(() => server.kill('SIGTERM'))
  await once(server.stdout, 'data')
  assert.equal(run('approve', 'launch', '--on', 'mastodon').code, 0)
  const local = new Date(Date.now() - 30_000).toISOString().slice(0, 16)
  assert.equal(run('schedule', 'launch', '--on', 'mastodon', '--at', local, '--zone', 'UTC').code, 0)
  for (let i = 0; i < 100 && !got().some(each => each.method === 'POST'); i++) await settle()
  assert.equal(got().filter(each => each.method === 'POST').length, 1)
  await settle()
  assert.match(run('deliveries').out, /^published/)
})

test('a time that has passed is said so, and looking makes no database', t => {
  const cwd = folder(t, {
    'uptake.yml': 'channels:\n  rehearsal: { channel: "null" }\n',
    'plan/plan.md': '# Plan\n\n- [ ] Post it\n',
    'content/note.md': '---\nid: note\nchannels: [rehearsal]\n---\n\nA note.\n',
  })
  const run = (...args: string[]): Run => uptake(args, { cwd })
  assert.match(run('deliveries').out, /No deliveries/)
  assert.match(run('results').out, /publish a piece/)
  assert.match(run('hold', '--list').out, /Nothing is on hold/)
  assert.match(run('readers').out, /has no channel "newsletter"/)
  assert.ok(!existsSync(join(cwd, '.uptake')))
  run('approve', 'note')
  assert.match(run('schedule', 'note', '--at', '2020-01-01T09:00', '--zone', 'UTC').out, /too long ago/)
  const [{ id }] = (json(run('deliveries', '--json')) as { deliveries: [{ id: string }] }).deliveries
  const soon = new Date(Date.now() - 60_000).toISOString().slice(0, 16)
  assert.match(run('deliveries', 'move', id, soon).out, /it goes out now/)
  const moved = json(run('deliveries', 'move', id, '2099-01-01T09:00', '--json')) as { moved: { local: string }[] }
  assert.equal(moved.moved[0]!.local, '2099-01-01T09:00')
  const dropped = json(run('deliveries', 'decide', id, 'drop', '--json')) as { delivery: { state: string } }
  assert.equal(dropped.delivery.state, 'cancelled')
})
