/** Settings, secrets, the guarded network, what is told of a workspace's channels. */
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { ChannelError } from '../../src/channels/channel.ts'
import { channelStates, sunsetOf } from '../../src/channels/door/check.ts'
import { guardedFetch } from '../../src/channels/door/fetch.ts'
import { openChannel } from '../../src/channels/door/open.ts'
import { configuredChannels } from '../../src/channels/door/settings.ts'
import { parseContent } from '../../src/content/file.ts'
import { renditionOf } from '../../src/content/rendition.ts'
import { silentLog } from '../../src/lib/log.ts'
import { NOW, errorOf, rendition } from './contract.ts'

const doors = (env: Record<string, string>): Parameters<typeof openChannel>[1] => ({
  env,
  now: () => NOW,
  log: silentLog,
  signal: AbortSignal.timeout(10_000),
})

test('all that is wrong with the settings is said at once, and the good ones stay', async () => {
  const { configured, problems } = await configuredChannels({
    hackernews: {},
    forum: { channel: 'discourse', base: 'https://discuss.example.org', user: 'ada' },
    masto: {},
    bluesky: { handel: 'ada.test', password: 'xkcd-1234-abcd-9876' },
    feed: { title: 'T', site: 'nowhere' },
  })
  assert.deepEqual(
    configured.map(each => [each.instance, each.channel.name]),
    [
      ['hackernews', 'hackernews'],
      ['forum', 'discourse'],
    ],
  )
  const text = problems.map(problem => problem.message).join('\n')
  assert.match(text, /there is no channel "masto"\. Did you mean "mastodon"/)
  assert.match(text, /knows no setting "handel"\. Did you mean "handle"/)
  assert.match(text, /channels\.feed\.site is "nowhere"/)
  assert.ok(!text.includes('xkcd'), 'a secret that was written into the file is repeated')
})

test('an account that may write more than usual: its posts are as long, and nothing else is', async () => {
  const base = { base: 'https://m.example.org' }
  const { configured, problems } = await configuredChannels({
    mastodon: { ...base, length: 5000 },
    usual: { channel: 'mastodon', ...base },
    wrong: { channel: 'mastodon', ...base, length: 0.5 },
  })
  assert.deepEqual(
    configured.map(each => [each.instance, each.channel.limits.length]),
    [
      ['mastodon', 5000],
      ['usual', 500],
    ],
  )
  assert.deepEqual(problems.map(each => [each.at.join('.'), each.message]), [['channels.wrong.length', 'channels.wrong.length is 0.5.']]) // prettier-ignore
  const item = parseContent(
    '---\nid: one\ntitle: One\nchannels: [mastodon]\n---\n\n' + 'A sentence of some words. '.repeat(60),
    'content/one.md',
  ).item
  const parts = configured.map(({ channel }) => renditionOf({ item, channel: 'mastodon', limits: channel.limits }).parts.length)
  assert.deepEqual(parts.map(each => each > 1), [false, true]) // prettier-ignore
})

test('secrets are looked up at the last moment; a missing one is an account to mend', async () => {
  const { configured } = await configuredChannels({ slack: { url: 'HOOK' } })
  await assert.rejects(
    openChannel(configured[0]!, doors({})),
    (error: unknown) => error instanceof ChannelError && error.kind === 'auth' && error.message.includes('HOOK is not set'),
  )
  const opened = await openChannel(configured[0]!, doors({ HOOK: 'https://hooks.slack.com/services/T000/B000/abcdef' }))
  assert.equal(opened.context('k').settings['url'], 'https://hooks.slack.com/services/T000/B000/abcdef')
  assert.equal(opened.redact('failed at /services/T000/B000/abcdef'), 'failed at …')
})

test('the state of each channel; one that fails or hangs holds up no other', async t => {
  const silent = createServer(() => undefined)
  await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    silent.closeAllConnections()
    silent.close()
  })
  const base = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`
  const { configured } = await configuredChannels({
    reddit: {},
    forum: { channel: 'discourse', base, user: 'ada', allow: ['127.0.0.1'] },
    devto: {},
    lobsters: { paused: true },
  })
  const env = { DISCOURSE_API_KEY: 'key-123456' }
  const states = await channelStates(configured, { ...doors(env), signal: AbortSignal.timeout(400) }, { today: '2026-03-02', ask: true })
  assert.deepEqual(
    states.map(({ instance, state, error }) => [instance, state, error?.kind ?? null]),
    [
      ['reddit', 'ready', null],
      ['forum', 'failed', 'later'],
      ['devto', 'failed', 'auth'],
      ['lobsters', 'paused', null],
    ],
  )
  const unasked = await channelStates(configured, doors(env), { today: '2026-03-02', ask: false })
  assert.equal(unasked.filter(each => each.state === 'unasked').length, 3)
})

test('the end of an API version is told 30 days ahead', () => {
  const on = (sunset: string | null): ReturnType<typeof sunsetOf> =>
    sunsetOf({ contract: { idempotency: 'none', settles: 0, apiVersion: '202603', sunset, pricePerPost: null } }, '2026-03-02')
  assert.equal(on(null), null)
  assert.deepEqual(on('2026-04-02'), { apiVersion: '202603', on: '2026-04-02', days: 31, warn: false })
  assert.equal(on('2026-04-01')!.warn, true)
  assert.deepEqual([on('2026-03-01')!.days, on('2026-03-01')!.warn], [-1, true])
})

test('no way to a private address, by number, by name or by a redirect', async t => {
  let asked = 0
  const server = createServer((_, response) => {
    asked++
    response.writeHead(302, { location: `http://127.0.0.1:${port}/other` }).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  t.after(() => server.close())
  const closed = guardedFetch({ allow: new Set() })
  for (const host of ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '169.254.169.254', '0x7f000001', '2130706433'])
    await assert.rejects(
      closed(`http://${host}:${port}/`),
      (error: unknown) => error instanceof ChannelError && error.kind === 'rejected',
      host,
    )
  assert.equal(asked, 0)
  const open = guardedFetch({ allow: new Set(['127.0.0.1']) })
  const answer = await open(`http://127.0.0.1:${port}/`, { redirect: 'manual' })
  assert.equal(answer.status, 302)
  assert.equal(asked, 1, 'a redirect was followed')
})

test('an answer without end is cut off', async t => {
  const server = createServer((_, response) => {
    response.writeHead(200)
    const more = setInterval(() => response.write('x'.repeat(100_000)), 1)
    response.once('close', () => clearInterval(more))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  const limited = guardedFetch({ allow: new Set(['127.0.0.1']), size: 500_000 })
  await assert.rejects(limited(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`), /more than/)
})

test('what a channel throws by mistake is "unknown"', async () => {
  const { configured } = await configuredChannels({ blog: { layout: 'hugo' } })
  const broken = { read: () => Promise.reject(new TypeError('a bug')), write: async () => undefined, list: async () => [] }
  const run = async (): Promise<{ code: number; stdout: string; stderr: string }> => ({ code: 0, stdout: 'main', stderr: '' })
  const { channel, context } = await openChannel(configured[0]!, { ...doors({}), files: broken, run })
  assert.equal((await errorOf(channel.publish(context('k'), rendition()))).kind, 'unknown')
  assert.equal((await errorOf(channel.publish(context('k'), rendition({ parts: [] })))).kind, 'rejected')
})
