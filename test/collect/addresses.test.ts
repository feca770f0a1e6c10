/** Where nothing may be asked: names that change their address, connections that somebody else opened, numbers in disguise. */
import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test, type TestContext } from 'node:test'
import { guardedFetch } from '../../src/channels/door/fetch.ts'
import { isPrivate, type Resolve } from '../../src/collect/addresses.ts'
import { httpTransport } from '../../src/collect/transport.ts'
import { readSource } from '../../src/commands/text/source.ts'
import { askAll } from '../../src/links/ask.ts'

async function server(t: TestContext, answer = (_: IncomingMessage, out: ServerResponse): unknown => out.end('inside')) {
  const asked: string[] = []
  const host = createServer((request, out) => {
    asked.push(`${request.method} ${request.url}`)
    answer(request, out)
  })
  await new Promise<void>(resolve => host.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    host.closeAllConnections()
    host.close()
  })
  return { port: (host.address() as AddressInfo).port, asked }
}
/** A name server that says something else each time, and how often it was asked. */
function changing(...answers: string[][]): { resolve: Resolve; times(): number } {
  let times = 0
  return {
    resolve: (_, __, done) => {
      const now = answers[Math.min(times++, answers.length - 1)]!
      done(null, now.map(address => ({ address, family: address.includes(':') ? 6 : 4 }))) // prettier-ignore
    },
    times: () => times,
  }
}
/** Reserved, and not on the list: nobody answers there. */
const OUTSIDE = '192.88.99.1'

test('a name that is outside when checked and inside when connected to leads nowhere inside', async t => {
  const { port, asked } = await server(t)
  const names = changing([OUTSIDE], ['127.0.0.1'])
  const send = guardedFetch({ allow: new Set(), time: 300, resolve: names.resolve })
  await assert.rejects(send(`http://rebind.example.org:${port}/`))
  assert.equal(names.times(), 1, 'the name was asked again between the check and the connection')
  await assert.rejects(send(`http://rebind.example.org:${port}/`), /rebind.example.org is at 127.0.0.1/)
  assert.deepEqual(asked, [])
})

test('of several addresses one inside is enough to refuse', async t => {
  const { port, asked } = await server(t)
  for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.0.0.1', 'fd00::1', '169.254.169.254']) {
    const { resolve } = changing([OUTSIDE, address])
    await assert.rejects(guardedFetch({ allow: new Set(), time: 300, resolve })(`http://mixed.example.org:${port}/`), /private network/)
  }
  assert.deepEqual(asked, [])
})

test('a connection that one collector may keep open is not used by another that may not ask there', async t => {
  const { port, asked } = await server(t)
  const ask = (path: string, allowPrivate: boolean): ReturnType<typeof httpTransport> =>
    httpTransport(
      { url: new URL(`http://localhost:${port}${path}`), method: 'GET', headers: {}, body: null, allowPrivate },
      { bytes: 1000, time: 5000 },
      t.signal,
    )
  assert.equal((await ask('/mine', true)).text, 'inside')
  await assert.rejects(ask('/theirs', false), /private network/)
  assert.deepEqual(asked, ['GET /mine'])
})

test('numbers in disguise are what they mean', () => {
  const inside = ['::ffff:10.0.0.1', '::ffff:0:127.0.0.1', '::7f00:1', '64:ff9b::7f00:1', '2002:7f00:1::', 'fe80::1%lo', '100.64.0.1', '0.0.0.0'] // prettier-ignore
  assert.deepEqual(inside.filter(each => !isPrivate(each)), []) // prettier-ignore
  assert.deepEqual(['8.8.8.8', '::ffff:8.8.8.8', '2606:4700::1'].filter(isPrivate), [])
})

test('other spellings of this machine, and addresses that are none of the web', async t => {
  const { port, asked } = await server(t)
  const send = guardedFetch({ allow: new Set(['127.0.0.1']), time: 2000 })
  const closed = guardedFetch({ allow: new Set(), time: 2000 })
  for (const host of ['127.1', '0', '017700000001', '0x7f.1', '１２７.0.0.1', '127。0。0。1', 'LOCALHOST', '[::ffff:7f00:1]'])
    await assert.rejects(closed(`http://${host}:${port}/`), /private network/, host)
  for (const address of ['file:///etc/passwd', 'data:text/plain,x', 'gopher://127.0.0.1/', 'http://'])
    await assert.rejects(send(address), { kind: 'rejected', message: /no web address/ }, address)
  await assert.rejects(send(`http://ada:p4ss-w0rd@127.0.0.1:${port}/`), (error: Error) => !error.message.includes('p4ss'))
  assert.deepEqual(asked, [])
})

test('links and feeds are followed outwards only', async t => {
  const places = ['http://169.254.169.254/latest/meta-data/', 'http://[::1]/', 'file:///etc/passwd', 'http://[', '//localhost/x']
  for (const location of places) {
    const { port, asked } = await server(t, (_, out) => out.writeHead(302, { location }).end())
    const [link] = await askAll([`http://127.0.0.1:${port}/`], { now: () => 0, signal: t.signal, allow: new Set(['127.0.0.1']), pause: 0 })
    assert.equal(link!.state, 'unknown', `${location}: ${JSON.stringify(link)}`)
    assert.ok(asked.length === 1, location)
  }
  const unreadable = (message: RegExp) => ({ code: 'address-unreadable', message })
  await assert.rejects(readSource({ cwd: '/' }, 'http://127.0.0.1:1/feed.xml'), unreadable(/private network/))
  for (const location of ['http://[', 'file:///etc/passwd']) {
    const feed = readSource(
      { cwd: '/' },
      'https://example.org/feed',
      async () => new Response(null, { status: 302, headers: { location } }),
    )
    await assert.rejects(feed, unreadable(/leads to no web address/), location)
  }
})
