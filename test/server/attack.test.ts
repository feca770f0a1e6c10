/** Requests that nobody honest makes: each is answered, and none reaches what it was after. */
import assert from 'node:assert/strict'
import { request } from 'node:http'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { planDeliveries } from '../../src/db/deliveries.ts'
import { createLog } from '../../src/lib/log.ts'
import { startServer, type Running } from '../../src/server/start.ts'
import { discover } from '../../src/workspace/discover.ts'

const folders: string[] = []
let server: Running
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

before(async () => {
  for (const name of ['one', 'two']) {
    const folder = mkdtempSync(join(tmpdir(), `uptake-attack-${name}-`))
    folders.push(folder)
    for (const sub of ['plan', 'content']) mkdirSync(join(folder, sub))
    writeFileSync(join(folder, 'uptake.yml'), `project: { name: ${name} }\n`)
    writeFileSync(join(folder, 'plan/plan.md'), '# Plan\n\n- [ ] Write\n')
    writeFileSync(join(folder, 'content/a.md'), '---\nid: a\n---\nText.\n')
    writeFileSync(join(folder, 'content/x.svg'), SVG)
  }
  const clock = { now: () => new Date('2026-11-21T11:00:00Z') }
  const log = createLog({ write: () => undefined, clock, level: 'error', format: 'json' })
  server = await startServer({ workspaces: discover(folders, '/'), port: 0, host: '127.0.0.1', clock, log, env: {}, sample: false, memory: true, watch: false, collect: false }) // prettier-ignore
})
after(async () => {
  await server.close()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})
const ask = (path: string): Promise<Response> => fetch(new URL(path, server.url), { redirect: 'manual' })
const [one, two] = [() => [...server.workspaces.keys()][0]!, () => [...server.workspaces.keys()][1]!]

test('what is no encoded path is not found, and is no fault of the server', async () => {
  for (const path of ['/%ff', '/play/%c0%ae', '/%']) assert.equal((await ask(path)).status, 404, path)
})

test('an SVG beside a piece, opened by itself, is a picture: it runs and loads nothing', async () => {
  const answer = await ask(`/api/workspaces/${one()}/editor/assets?path=content/a.md&name=x.svg`)
  assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'image/svg+xml'])
  assert.match(answer.headers.get('content-security-policy') ?? '', /^default-src 'none'.*sandbox$/)
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff')
})

test('attempts are told of the deliveries of this workspace alone', async () => {
  const { db } = server.workspaces.get(two())!.actionContext({ kind: 'job', name: 'test', origin: 'test' })
  const base = {
    item: 'a',
    channel: 'x',
    digest: 'd',
    dueAt: Date.parse('2030-01-01'),
    local: '2030-01-01T00:00',
    zone: 'UTC',
    after: null,
  }
  await planDeliveries(db, [{ id: 'theirs', workspace: two(), ...base, policy: { late: 'ask', within: 0 } }], 0)
  assert.equal((await ask(`/api/workspaces/${two()}/deliveries/theirs/attempts`)).status, 200)
  assert.equal((await ask(`/api/workspaces/${one()}/deliveries/theirs/attempts`)).status, 404)
})

test('a body without end is cut off while it comes in, at the doors that are open to everybody first', async () => {
  const endless = (path: string, most: number): Promise<{ status: number; sent: number }> =>
    new Promise((resolve, reject) => {
      let [sent, ended] = [0, false]
      const part = Buffer.alloc(64 * 1024, 'x')
      const asked = request({ host: '127.0.0.1', port: server.port, path, method: 'POST' }, answer => {
        ended = true
        answer.resume()
        resolve({ status: answer.statusCode ?? 0, sent })
        asked.destroy()
      })
      const more = (): void => {
        if (ended) return
        if (sent > most) return void asked.end()
        sent += part.length
        asked.write(part, more)
      }
      asked.on('error', error => (ended ? undefined : reject(error)))
      more()
    })
  for (const path of [`/n/${one()}/letters/subscribe`, `/review/${'x'.repeat(43)}`]) {
    const { status, sent } = await endless(path, 50_000_000)
    assert.equal(status, 413, path)
    assert.ok(sent < 20_000_000, `${sent} bytes were taken at ${path}`)
  }
  const { status, sent } = await endless(`/api/workspaces/${one()}/undo`, 100_000_000)
  assert.equal(status, 413)
  assert.ok(sent < 80_000_000, `${sent} bytes`)
})
