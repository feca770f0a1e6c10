/** Asking politely, and only whom we may ask. */
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { gzipSync } from 'node:zlib'
import { checkedLookup, isPrivate } from '../../src/collect/addresses.ts'
import { memoryAnswers } from '../../src/collect/answer.ts'
import { createAsker } from '../../src/collect/ask.ts'
import type { Asker, AskOptions } from '../../src/collect/ask.ts'
import { cleanUrl, maskOf, redactor } from '../../src/collect/redact.ts'
import { httpTransport } from '../../src/collect/transport.ts'
import { CollectError } from '../../src/collectors/collector.ts'
import { silentLog } from '../../src/lib/log.ts'

async function listen(t: TestContext, handler: RequestListener): Promise<{ base: string; host: string }> {
  const server = createServer(handler)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return { base: `http://${host}`, host }
}

type Bench = Asker & { slept: number[]; time: { now: number } }
function asker(hosts: readonly string[], more: Partial<AskOptions> = {}): Bench {
  const slept: number[] = []
  const time = { now: Date.parse('2026-03-10T12:00:00Z') }
  const made = createAsker({
    hosts: new Set(hosts),
    privateHosts: new Set(['127.0.0.1', 'localhost']),
    redact: redactor(['super-secret']),
    answers: memoryAnswers(),
    transport: httpTransport,
    limits: { bytes: 1e6, time: 5000 },
    now: () => time.now,
    async sleep(milliseconds) {
      slept.push(milliseconds)
      time.now += milliseconds
    },
    random: () => 0.5,
    log: silentLog,
    signal: new AbortController().signal,
    perSecond: 1000,
    concurrency: 2,
    tries: 3,
    patience: 20_000,
    ...more,
  })
  return { ...made, slept, time }
}
const fails = async (asked: Promise<unknown>): Promise<CollectError> => {
  const error = await asked.then(
    () => null,
    (reason: unknown) => reason,
  )
  assert.ok(error instanceof CollectError, String(error))
  return error
}

test('private addresses in every notation', () => {
  const inside = [
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    'fd12:3456::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    '2002:7f00:1::',
    '::10.0.0.1',
    '::ffff:0:127.0.0.1',
    'fec0::1',
    '3fff::1',
  ]
  for (const address of inside) assert.ok(isPrivate(address), address)
  for (const address of ['140.82.112.3', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700:4700::1111', '::ffff:1.1.1.1'])
    assert.ok(!isPrivate(address), address)
})

test('a host that nobody named is not asked', async t => {
  const { base } = await listen(t, (_, response) => response.end('{}'))
  const it = asker([])
  const error = await fails(it.ask(`${base}/`))
  assert.equal(error.kind, 'settings')
  assert.equal(it.requests(), 0)
})

test('private addresses are refused, as numbers and behind names', async t => {
  const { base, host } = await listen(t, (_, response) => response.end('{}'))
  const none = { privateHosts: new Set<string>() }
  assert.equal((await fails(asker([host], none).ask(base))).kind, 'settings')
  const named = base.replace('127.0.0.1', 'localhost')
  const error = await fails(asker([new URL(named).host], none).ask(named))
  assert.equal(error.kind, 'settings')
  assert.match(error.message, /private network/)
  // Numbers in other notations are the same numbers.
  const port = new URL(base).port
  for (const odd of [`http://2130706433:${port}/`, `http://0x7f.1:${port}/`, `http://[::ffff:127.0.0.1]:${port}/`])
    assert.equal((await fails(asker([new URL(odd).host], none).ask(odd))).kind, 'settings', odd)
  assert.equal((await asker([new URL(named).host]).ask(named)).status, 200)
})

test('the look-up of the connection itself refuses: a name cannot change between check and use', async () => {
  const refused = await new Promise(resolve => checkedLookup(false)('localhost', {}, error => resolve(error)))
  assert.ok(refused instanceof CollectError)
})

test('a redirect to another host loses the token, and must be allowed', async t => {
  const seen: (string | undefined)[] = []
  const other = await listen(t, (request, response) => {
    seen.push(request.headers.authorization)
    response.end('{"ok":true}')
  })
  const first = await listen(t, (_, response) => response.writeHead(308, { location: `${other.base}/x` }).end())
  const headers = { authorization: 'Bearer super-secret' }
  assert.equal((await fails(asker([first.host]).ask(first.base, { headers }))).kind, 'settings')
  const answer = await asker([first.host, other.host]).ask(first.base, { headers })
  assert.deepEqual(answer.json(), { ok: true })
  assert.deepEqual(seen, [undefined])
})

test('redirects in a circle end', async t => {
  const { base, host } = await listen(t, (_, response) => response.writeHead(302, { location: '/' }).end())
  const it = asker([host])
  assert.equal((await fails(it.ask(base))).kind, 'answer')
  assert.equal(it.requests(), 6)
})

test('no secret is in an address, a message or a hint', async t => {
  const { base, host } = await listen(t, (_, response) => {
    response.writeHead(403, { 'content-type': 'application/json' }).end('{"message":"bad key super-secret"}')
  })
  const error = await fails(asker([host]).ask(`${base.replace('//', '//user:super-secret@')}/a?key=super-secret&q=1&x=super-secret`))
  assert.ok(!`${error.message}${error.hint}`.includes('super-secret'), error.message)
  assert.match(error.message, /q=1/)
  const clean = cleanUrl('https://u:p@h.example/a?api_key=1&access_token=2&tokens=3&monkey=4&client_secret=5', redactor([]))
  assert.equal(clean, 'https://h.example/a?monkey=4')
})

test('a body is limited after it is unpacked', async t => {
  const { base, host } = await listen(t, (_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'text/plain' }).end(gzipSync('a'.repeat(3e6)))
  })
  const error = await fails(asker([host]).ask(base))
  assert.equal(error.kind, 'answer')
  assert.match(error.message, /more than 1 MB/)
})

test('back-off has full jitter and grows; a server that stays tired is given up', async t => {
  const { base, host } = await listen(t, (_, response) => response.writeHead(500).end())
  const it = asker([host])
  assert.equal((await fails(it.ask(base))).kind, 'network')
  assert.deepEqual(it.slept, [1000, 2000])
  assert.equal(it.requests(), 3)
})

test('rest that only the body asks for', async t => {
  let answer = { status: 429, body: { ok: false, parameters: { retry_after: 7 } } as object }
  const { base, host } = await listen(t, (_, response) => {
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body))
    answer = { status: 200, body: { ok: true } }
  })
  const bench = asker([host])
  await bench.ask(`${base}/a`)
  assert.deepEqual(bench.slept, [7000])
  answer = { status: 403, body: { message: 'You have exceeded a secondary rate limit.' } }
  const limited = await fails(bench.ask(`${base}/b`))
  assert.deepEqual([limited.kind, limited.retryAt], ['later', bench.time.now + 60_000])
  const forbidden = asker([host])
  answer = { status: 403, body: { message: 'Resource not accessible by personal access token' } }
  assert.equal((await fails(forbidden.ask(`${base}/c`))).kind, 'auth')
})

test('what a server says back is kept without the secret, and is still JSON', async t => {
  const { base, host } = await listen(t, (request, response) => {
    const told = { authorization: request.headers.authorization, basic: Buffer.from('ada:super-secret').toString('base64') }
    response.writeHead(200, { 'content-type': 'application/json', 'x-echo': 'super-secret' }).end(JSON.stringify(told))
  })
  const answers = memoryAnswers()
  const bench = asker([host], { answers })
  const answer = await bench.ask(`${base}/echo`, { headers: { authorization: 'Bearer super-secret' } })
  assert.match(String((answer.json() as { authorization: string }).authorization), /^Bearer …$/)
  const kept = await answers.last({ url: `${base}/echo`, request: '' })
  assert.doesNotMatch(JSON.stringify(kept), /super-secret|c3VwZXItc2VjcmV0|N1cGVyLXNlY3Jld/)
})

test('a token that a login hands out is hidden from then on', async t => {
  const { base, host } = await listen(t, (request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(request.url === '/login' ? { access_token: 'of-this-hour-only' } : { told: request.headers.authorization }))
  })
  const mask = maskOf(['super-secret'])
  const bench = asker([host], { redact: mask.text, redactBody: mask.text, hide: mask.hide })
  const login = (await bench.ask(`${base}/login`, { keep: false })).json() as { access_token: string }
  assert.equal(login.access_token, 'of-this-hour-only')
  const answer = await bench.ask(`${base}/me`, { headers: { authorization: `Bearer ${login.access_token}` } })
  assert.deepEqual(answer.json(), { told: 'Bearer …' })
})

test('402 and 404 are never tried again', async t => {
  for (const [status, kind] of [
    [402, 'auth'],
    [404, 'missing'],
    [401, 'auth'],
  ] as const) {
    const { base, host } = await listen(t, (_, response) => response.writeHead(status).end())
    const it = asker([host])
    assert.equal((await fails(it.ask(base))).kind, kind)
    assert.equal(it.requests(), 1)
  }
})

test('a quota that is used up stops further requests until it is filled', async t => {
  const reset = Date.parse('2026-03-10T13:00:00Z') / 1000
  const { base, host } = await listen(t, (_, response) => {
    response.setHeader('date', 'Tue, 10 Mar 2026 12:00:00 GMT')
    response.writeHead(200, { 'x-ratelimit-limit': 60, 'x-ratelimit-remaining': 0, 'x-ratelimit-reset': reset }).end('{}')
  })
  const it = asker([host])
  await it.ask(`${base}/1`)
  const error = await fails(it.ask(`${base}/2`))
  assert.equal(error.kind, 'later')
  assert.equal(error.retryAt, reset * 1000)
  assert.equal(it.requests(), 1)
  assert.deepEqual(it.quotas()[host], { limit: 60, remaining: 0, resetAt: reset * 1000 })
  it.time.now = reset * 1000 + 1
  await it.ask(`${base}/2`)
})

test('two at a time, and no more in a second than is polite', async t => {
  let at = 0
  let most = 0
  const { base, host } = await listen(t, (_, response) => {
    most = Math.max(most, ++at)
    setTimeout(() => {
      at--
      response.end('{}')
    }, 5)
  })
  const it = asker([host], { perSecond: 5 })
  await Promise.all(Array.from({ length: 12 }, (_, index) => it.ask(`${base}/${index}`)))
  assert.equal(most, 2)
  // Five at once, the other seven 200 ms apart.
  assert.ok(it.slept.reduce((sum, each) => sum + each, 0) >= 1000, it.slept.join())
})

test('an answer that is not kept is asked for anew, and an ETag is not sent for it', async t => {
  const sent: unknown[] = []
  const { base, host } = await listen(t, (request, response) => {
    sent.push(request.headers['if-none-match'])
    response.writeHead(200, { etag: '"1"' }).end('{"token":"x"}')
  })
  const answers = memoryAnswers()
  const it = asker([host], { answers })
  await it.ask(base, { keep: false })
  await it.ask(base, { keep: false })
  assert.deepEqual(sent, [undefined, undefined])
  assert.equal(answers.size(), 0)
})
