/** By which names a server answers, and what pages of other sites get of it: nothing. */
import assert from 'node:assert/strict'
import { hostname } from 'node:os'
import { test } from 'node:test'
import { silentLog } from '../../src/lib/log.ts'
import { createApp } from '../../src/server/app.ts'
import { isOwnHost, nameOf, namesOfMachine } from '../../src/server/hosts.ts'
import { uptake } from '../support/cli.ts'

const LAN = { loopbackOnly: false, names: new Set([...namesOfMachine('Kestrel.example.org'), 'nas.home']) }
const LOOPBACK = { loopbackOnly: true, names: new Set<string>() }

test('who opens it from the network by an address or by a name of the machine gets in; an unknown name does not', () => {
  const good = [
    '192.168.1.7:4173',
    '[fe80::1]:4173',
    'localhost:4173',
    'kestrel',
    'kestrel.local:4173',
    'Kestrel.Example.org.',
    'nas.home:80',
  ]
  assert.deepEqual(good.filter(host => !isOwnHost(host, LAN)), []) // prettier-ignore
  const bad = ['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example', 'nas.home.evil.example', 'kestrel.local@evil.example', '[::1', 'a b', '1.2.3.4.5'] // prettier-ignore
  assert.deepEqual(bad.filter(host => isOwnHost(host, LAN)), []) // prettier-ignore
  assert.deepEqual(['localhost', 'localhost.', '127.0.0.1:1', '127.9.9.9', '[::1]:4173'].filter(host => !isOwnHost(host, LOOPBACK)), []) // prettier-ignore
  assert.deepEqual(['192.168.1.7', 'kestrel.local', '[fe80::1]', ...bad].filter(host => isOwnHost(host, LOOPBACK)), []) // prettier-ignore
  assert.equal(nameOf('https://nas.home'), null)
})

const app = (loopbackOnly: boolean) =>
  createApp({ workspaces: new Map(), log: silentLog, webRoot: '/nowhere', loopbackOnly, names: namesOfMachine(hostname()) })

test('open to others, a name that a foreign page gave to this machine is refused, with the way to allow it', async () => {
  for (const path of ['/', '/api/workspaces', '/api/events', '/feeds/aaaaaaaaaaaaaaaaaaaaaa.ics']) {
    const answer = await app(false).request(path, { headers: { host: 'evil.example:4173', origin: 'http://evil.example:4173' } })
    assert.equal(answer.status, 403, path)
    assert.match(await answer.text(), /evil\.example.*--allow-host evil\.example/s)
  }
  const page = await app(false).request('/', { headers: { host: 'evil.example', accept: 'text/html' } })
  assert.match(page.headers.get('content-type') ?? '', /^text\/plain/)
  assert.equal(page.headers.get('x-content-type-options'), 'nosniff')
  assert.equal((await app(false).request('/api/workspaces', { headers: { host: '10.0.0.7:4173' } })).status, 200)
})

test('pages of other sites read nothing of the API and change nothing, whatever they send', async () => {
  const host = 'localhost:4173'
  const foreign: Record<string, string>[] = [
    { origin: 'null' },
    { origin: 'https://evil.example' },
    { origin: 'http://localhost:3000' },
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
    { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' },
  ]
  for (const headers of foreign) {
    for (const path of ['/api/workspaces', '/api/events', '/api/workspaces/x/review/y?as=ada'])
      assert.equal((await app(true).request(path, { headers: { host, ...headers } })).status, 403, `${path} ${JSON.stringify(headers)}`)
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json']) {
      const post = { method: 'POST', body: '{}', headers: { host, 'content-type': type, ...headers } }
      assert.equal((await app(true).request('/api/workspaces/x/undo', post)).status, 403, `${type} ${JSON.stringify(headers)}`)
    }
  }
  const own = { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' }
  const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
  for (const headers of [{}, own, link, { origin: `http://${host}` }] as Record<string, string>[])
    assert.equal((await app(true).request('/api/workspaces', { headers: { host, ...headers } })).status, 200, JSON.stringify(headers))
  const post = { method: 'POST', body: '{}', headers: { host, ...link } }
  assert.equal((await app(true).request('/api/workspaces/x/undo', post)).status, 403, 'a form of another site')
})

test('what is read is embedded by no other site', async () => {
  const { headers } = await app(true).request('/api/workspaces', { headers: { host: 'localhost' } })
  assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin')
  assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin')
  assert.equal(headers.get('access-control-allow-origin'), null)
})

test('a name that is none is refused at the start', () => {
  const { code, err } = uptake(['up', '--allow-host', 'https://nas.home/'])
  assert.equal(code, 2)
  assert.match(err, /--allow-host/)
})
