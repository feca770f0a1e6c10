/** Review links over HTTP: they open one piece and nothing else, take one decision, and run nothing. */
import assert from 'node:assert/strict'
import { request } from 'node:http'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { MadeLink } from '../../src/actions/review-links.ts'
import type { ReviewView } from '../../src/delivery/review-view.ts'
import { createLog } from '../../src/lib/log.ts'
import { startServer, type Running } from '../../src/server/start.ts'
import { discover } from '../../src/workspace/discover.ts'

const CONFIG = `project: { name: Kestrel }
timezone: Europe/Berlin
people:
  - { id: ada, name: Ada Lovelace, role: maintainer }
  - { id: sam, name: Sam Vimes, role: legal }
review: { by: [maintainer, legal], not-author: true, address: https://review.example.org }
channels:
  rehearsal: { channel: "null" }
  ghost: { base: "https://blog.example.org" }
`
const RICH = `---
id: a
title: 'Title of a <script>alert(1)</script>'
state: ready
author: ada
channels: [rehearsal, ghost]
assets: [{ file: p.png, alt: 'a "chart"' }]
---

**Bold** <script>alert(2)</script> <img src=x onerror=alert(3)> [bad](javascript:alert(4)) [good](https://good.example.org)

![remote](https://tracker.example.org/x.png)
`
const lines: string[] = []
let [folder, now]: [string, string] = ['', '2026-11-21T11:00:00Z']
let server: Running

const port = (): number => server.port
type Answer = { status: number; headers: Record<string, string | string[] | undefined>; text: string }
/** With any Host and Origin, as fetch would not send them. */
const ask = (
  path: string,
  { method = 'GET', headers = {}, body = '' }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: port(), path, method, headers }, answer => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part: string) => (text += part)).on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text })) // prettier-ignore
    })
    asked.on('error', reject).end(body)
  })
const form = (fields: Record<string, string>, headers: Record<string, string> = {}) => ({
  method: 'POST',
  headers: {
    'content-type': 'application/x-www-form-urlencoded',
    origin: `http://127.0.0.1:${port()}`,
    host: `127.0.0.1:${port()}`,
    ...headers,
  },
  body: new URLSearchParams(fields).toString(),
})
async function act<T>(name: string, input: object): Promise<T> {
  const answer = await fetch(`${server.url}api/workspaces/desk/actions/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-uptake-cli': 'grace' },
    body: JSON.stringify(input),
  })
  assert.equal(answer.status, 200, await answer.clone().text())
  return (await answer.json()) as T
}
const link = (): Promise<MadeLink> => act<MadeLink>('review-link', { item: 'a', channels: null, person: 'Sam Vimes', days: 1 })
const digestsOf = (html: string): Record<string, string> =>
  Object.fromEntries([...html.matchAll(/name="(digest:[^"]+)" value="([0-9a-f]{64})"/g)].map(match => [match[1]!, match[2]!]))

before(async () => {
  folder = join(mkdtempSync(join(tmpdir(), 'uptake-')), 'desk')
  const put = (path: string, content: string | Uint8Array): void => {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  put('uptake.yml', CONFIG)
  put('plan/plan.md', '# A secret plan\n\n- [ ] Write\n')
  put('content/a.md', RICH)
  put('content/p.png', Buffer.from('iVBORw0KGgo=', 'base64'))
  put('content/b.md', '---\nid: b\ntitle: Another secret piece\nstate: ready\nchannels: [rehearsal]\n---\n\nNobody outside may see it.\n')
  server = await startServer({
    workspaces: discover([folder], folder),
    port: 0,
    host: '127.0.0.1',
    clock: { now: () => new Date(now) },
    log: createLog({ write: line => void lines.push(line), clock: { now: () => new Date(now) }, level: 'debug', format: 'json' }),
    env: {},
    sample: true,
  })
})
after(async () => {
  await server.close()
  rmSync(join(folder, '..'), { recursive: true })
})

test('the page shows the piece as each channel gets it, and nothing else', async () => {
  const { path, address } = await link()
  assert.equal(address, 'https://review.example.org')
  const { status, headers, text } = await ask(path)
  assert.equal(status, 200)
  for (const words of ['Sam Vimes', 'Kestrel', 'rehearsal', 'Ghost', 'data:image/png;base64,iVBORw0KGgo=', 'https://good.example.org'])
    assert.ok(text.includes(words), words)
  for (const secret of ['secret plan', 'Another secret piece', 'Nobody outside', folder, '/api/', 'Ada', path.slice(8)])
    assert.ok(!text.includes(secret), secret)
  assert.doesNotMatch(text, /<script|onerror|(?:href|src)="(?!data:image|https:\/\/good)|tracker\.example|<iframe|<link|<meta http-equiv/i)
  assert.equal(Object.keys(digestsOf(text)).length, 2)
  const policy = String(headers['content-security-policy'])
  assert.match(policy, /default-src 'none'/)
  assert.doesNotMatch(policy, /script-src|unsafe-inline|connect-src/)
  assert.equal(headers['cache-control'], 'no-store')
  assert.equal(headers['referrer-policy'], 'same-origin')
  assert.equal(headers['x-frame-options'], 'DENY')
  assert.equal((await ask(path)).status, 200, 'looking uses nothing up')
})

test('it opens nothing else: not the API, not another secret, not a part of it', async () => {
  const { path } = await link()
  const secret = path.slice('/review/'.length)
  for (const wrong of [
    `/review/${secret.slice(0, -1)}`,
    `/review/${secret}x`,
    `/review/${secret.toLowerCase()}`,
    `/review/${'A'.repeat(43)}`,
    `${path}/b`,
    `/review/%2e%2e%2fapi`,
  ])
    assert.doesNotMatch((await ask(wrong)).text, /secret|digest:/, wrong)
  const dead = await ask(`/review/${'A'.repeat(43)}`)
  assert.deepEqual([dead.status, /opens nothing/.test(dead.text)], [404, true])
  for (const method of ['PUT', 'DELETE', 'PATCH'])
    assert.equal((await ask(path, { method, headers: { host: `127.0.0.1:${port()}` } })).status, 404)
})

test('from outside, through a proxy in front of loopback: the links, and only the links', async () => {
  const { path } = await link()
  const outside = { host: 'review.example.org' }
  const page = await ask(path, { headers: outside })
  assert.equal(page.status, 200)
  for (const elsewhere of [
    '/',
    '/api/workspaces',
    `${path}/../../api/workspaces`,
    '/review/../api/workspaces',
    '/review/%2e%2e/api/workspaces',
    '/api/workspaces/desk/review',
    '/w/desk/review',
  ])
    assert.equal((await ask(elsewhere, { headers: outside })).status, 403, elsewhere)
  assert.equal((await ask(path, { headers: { host: 'evil.example.org' } })).status, 403)
  const fields = { decision: 'changes', text: 'A comma.', ...digestsOf(page.text) }
  assert.equal((await ask(path, form(fields, { ...outside, origin: 'https://evil.example.org' }))).status, 403)
  assert.equal((await ask(path, form(fields, { ...outside, origin: 'null' }))).status, 403)
  assert.equal((await ask(path, form(fields, { ...outside, origin: 'https://review.example.org' }))).status, 200)
  const renamed = (await link()).path
  const again = await ask(renamed)
  const asked = { decision: 'approve', text: '', ...digestsOf(again.text) }
  assert.equal((await ask(renamed, form(asked, { origin: 'https://review.example.org' }))).status, 200, 'a proxy that changes the Host')
  const foreign = { method: 'POST', headers: { origin: 'https://review.example.org', 'content-type': 'application/json' }, body: '{}' }
  assert.equal((await ask('/api/workspaces/desk/actions/undo', foreign)).status, 403, 'that name changes nothing else')
  const { pieces } = await act<ReviewView>('review-view', { item: 'a' })
  assert.equal(pieces[0]?.stage, 'approved', 'who asked for changes has approved since')
  assert.ok(pieces[0]?.notes.every(note => note.kind === 'comment' || note.resolvedBy === 'sam'))
})

test('one decision, and no second one', async () => {
  const { path } = await link()
  const page = await ask(path)
  const fields = { decision: 'approve', text: '', ...digestsOf(page.text) }
  const nothing = await ask(path, form({ ...digestsOf(page.text) }))
  assert.deepEqual([nothing.status, /Nothing was decided/.test(nothing.text)], [400, true])
  const empty = await ask(path, form({ ...fields, decision: 'changes' }))
  assert.deepEqual([empty.status, /should be different/.test(empty.text)], [400, true])
  const both = await Promise.all([ask(path, form(fields)), ask(path, form(fields))])
  assert.deepEqual(both.map(each => each.status).sort(), [200, 404])
  assert.equal((await ask(path)).status, 404)
  assert.equal((await ask(path, form(fields))).status, 404, 'replayed')
  const { pieces } = await act<ReviewView>('review-view', { item: 'a' })
  assert.deepEqual(
    pieces[0]?.channels.map(each => each.approvedBy),
    [['sam'], ['sam']],
  )
})

test('an edit meanwhile is shown, and what was written is kept', async () => {
  const { path } = await link()
  const page = await ask(path)
  writeFileSync(join(folder, 'content/a.md'), RICH.replace('**Bold**', '**Bolder**'))
  const answer = await ask(path, form({ decision: 'approve', text: 'My remark', ...digestsOf(page.text) }))
  assert.equal(answer.status, 409)
  assert.match(answer.text, /changed while you read it[\s\S]*Bolder[\s\S]*My remark/)
  assert.equal((await ask(path, form({ decision: 'approve', text: '', ...digestsOf(answer.text) }))).status, 200)
})

test('programs that look through mail decide nothing, however they ask', async () => {
  const { path } = await link()
  const { text } = await ask(path)
  const digests = digestsOf(text)
  const query = new URLSearchParams({ decision: 'approve', text: '', ...digests })
  for (const [method, place, headers] of [
    ['HEAD', path, {}],
    ['GET', `${path}?${query}`, { purpose: 'prefetch', 'sec-purpose': 'prefetch' }],
    ['HEAD', `${path}?${query}`, {}],
    ['OPTIONS', path, {}],
    ['PUT', `${path}?${query}`, {}],
    ['GET', `${path}?${query}`, { 'x-http-method-override': 'POST', 'x-method-override': 'POST' }],
    ['POST', `${path}?${query}`, {}],
    // What it makes of the form without pressing a button.
    ['POST', path, form({ text: '', ...digests }).headers],
  ] as [string, string, Record<string, string>][])
    assert.notEqual((await ask(place, { method, headers })).status, 500, `${method} ${place}`)
  assert.equal((await ask(path)).status, 200, 'used up by a program')
  // A yes to another text, or to a part of the channels, is none either.
  const [first] = Object.keys(digests)
  for (const seen of [{}, { [first!]: digests[first!]! }, { ...digests, [first!]: '0'.repeat(64) }])
    assert.equal((await ask(path, form({ decision: 'approve', text: '', ...seen }))).status, 409)
  assert.equal((await ask(path, form({ decision: 'approve', text: '', ...digests }))).status, 200)
})

test('after its time it is dead, and no log holds a secret', async () => {
  const { path } = await link()
  now = '2026-11-22T11:00:00Z'
  assert.equal((await ask(path)).status, 404)
  assert.equal((await ask(path, form({ decision: 'approve', text: '' }))).status, 404)
  assert.ok(!lines.join('\n').includes(path.slice('/review/'.length)))
})
