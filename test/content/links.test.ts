/** Asking addresses: what answers, what is gone, what nobody can tell; private addresses are never asked. */
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { askAll, toAsk } from '../../src/links/ask.ts'

const asked: string[] = []
const server = createServer((request, response) => {
  asked.push(`${request.method ?? ''} ${request.url ?? ''}`)
  const answers: Record<string, () => void> = {
    '/there': () => response.writeHead(200).end(),
    '/gone': () => response.writeHead(404).end(),
    '/moved': () => response.writeHead(301, { location: '/there' }).end(),
    '/circle': () => response.writeHead(302, { location: '/circle' }).end(),
    '/inside': () => response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end(),
    '/no-head': () => response.writeHead(request.method === 'HEAD' ? 405 : 200).end(),
    '/private': () => response.writeHead(401).end(),
    '/broken': () => response.writeHead(500).end(),
  }
  answers[request.url ?? '']?.()
})
let base = ''
before(async () => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
after(() => server.close())

const options = { now: () => 1000, signal: new AbortController().signal, pause: 0 }

test('answers', async () => {
  const allow = new Set(['127.0.0.1'])
  const paths = ['/there', '/gone', '/moved', '/circle', '/inside', '/no-head', '/private', '/broken']
  const found = await askAll(
    paths.map(path => base + path),
    { ...options, allow },
  )
  assert.deepEqual(Object.fromEntries(found.map(each => [each.address.slice(base.length), each.state])), {
    '/there': 'alive',
    '/gone': 'dead',
    '/moved': 'alive',
    '/circle': 'dead',
    '/inside': 'unknown',
    '/no-head': 'alive',
    '/private': 'unknown',
    '/broken': 'unknown',
  })
  assert.match(found.find(each => each.address.endsWith('/inside'))?.detail ?? '', /private network/)
  assert.deepEqual(asked.slice(0, 3), ['HEAD /there', 'HEAD /gone', 'GET /gone'])
})

test('an address of this machine is not asked unless it is allowed', async () => {
  asked.length = 0
  const [found] = await askAll([`${base}/there`], options)
  assert.equal(found?.state, 'unknown')
  assert.match(found?.detail ?? '', /private network/)
  assert.deepEqual(asked, [])
})

test('an answer is believed for a while', () => {
  const hour = 3_600_000
  const known = new Map([
    ['https://a.io', { state: 'alive' as const, detail: null, at: 0 }],
    ['https://b.io', { state: 'dead' as const, detail: null, at: 0 }],
    ['https://c.io', { state: 'unknown' as const, detail: null, at: 0 }],
  ])
  const all = [...known.keys(), 'https://d.io']
  assert.deepEqual(toAsk(all, known, hour / 2), ['https://d.io'])
  assert.deepEqual(toAsk(all, known, 2 * hour), ['https://c.io', 'https://d.io'])
  assert.deepEqual(toAsk(all, known, 25 * hour), ['https://b.io', 'https://c.io', 'https://d.io'])
  assert.deepEqual(toAsk(all, known, 8 * 24 * hour), all)
})
