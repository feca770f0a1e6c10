/** Each report of a period goes each way at most once, whatever fails in between. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { keepSchedule } from '../../src/db/report-schedule.ts'
import { beginSending, endSending, sendingOf } from '../../src/db/sendings.ts'
import { withDatabase } from '../support/engines.ts'
import { cuttingServer, httpServer, mailServer } from './servers.ts'
import { codeOf, ending, request, stored, wren } from './workspace.ts'

const SECRET = 'hunter2-hunter2'
const hook = (url: string): string => `    hook: {via: webhook, url: ${url}, secret: SIGN, allow: [127.0.0.1]}\n`
const env = { SIGN: SECRET }

test('a second time it was sent already, and nothing leaves', async t => {
  const { url, got } = await httpServer(t)
  const { context, audit } = await wren(t, hook(url))
  const ready = { ...context, env }
  assert.equal(codeOf(await ending(ready, request('hook'))), 'sent')
  assert.equal(codeOf(await ending(ready, request('hook'))), 'already')
  assert.equal(got.length, 1)
  assert.equal(codeOf(await ending(ready, request('hook', { kind: 'month' }))), 'sent', 'another report is another matter')
  assert.deepEqual(
    (await audit()).map(({ action, subject }) => `${action} ${subject}`),
    ['send-report weekly 2026-W47 hook', 'send-report monthly 2026-11 hook'],
  )
})

test('of several at once one sends', async t => {
  const { url, got } = await httpServer(t, response => void setTimeout(() => response.end('ok'), 50))
  const { context } = await wren(t, hook(url))
  const ends = await Promise.all(Array.from({ length: 5 }, () => ending({ ...context, env }, request('hook'))))
  assert.equal(got.length, 1)
  assert.deepEqual(ends.map(codeOf).toSorted(), ['send-busy', 'send-busy', 'send-busy', 'send-busy', 'sent'])
})

test('what was refused did not arrive, and may be sent again', async t => {
  for (const status of [301, 400, 403, 404, 410, 429]) {
    const { url, got } = await httpServer(t, (response, nth) => {
      response.statusCode = nth === 1 ? status : 200
      response.end()
    })
    const { context } = await wren(t, hook(url))
    const first = await ending({ ...context, env }, request('hook'))
    assert.equal(codeOf(first), 'send-failed', String(status))
    assert.equal(codeOf(await ending({ ...context, env }, request('hook'))), 'sent')
    assert.equal(got.length, 2)
  }
})

test('a server that is not there was not reached', async t => {
  const { context } = await wren(t, hook('http://127.0.0.1:9'))
  assert.equal(codeOf(await ending({ ...context, env }, request('hook'))), 'send-failed')
})

test('no answer, or one that says nothing about arrival: unconfirmed, and never repeated by itself', async t => {
  const endings: ((response: import('node:http').ServerResponse) => void)[] = [
    response => void response.socket?.destroy(),
    response => {
      response.statusCode = 500
      response.end()
    },
    response => {
      response.statusCode = 502
      response.end()
    },
    response => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('half')
      setTimeout(() => response.socket?.destroy(), 10)
    },
  ]
  for (const end of endings) {
    const { url, got } = await httpServer(t, end)
    const { context } = await wren(t, hook(url))
    const ready = { ...context, env }
    assert.equal(codeOf(await ending(ready, request('hook'))), 'send-unconfirmed')
    assert.equal(codeOf(await ending(ready, request('hook'))), 'send-unconfirmed')
    assert.equal(got.length, 1)
    assert.equal(codeOf(await ending(ready, request('hook', { arrived: true }))), 'noted')
    assert.equal(codeOf(await ending(ready, request('hook'))), 'already')
    assert.equal(got.length, 1)
  }
})

test('a person may have it sent once more', async t => {
  const { url, got } = await httpServer(t, (response, nth) => {
    response.statusCode = nth === 1 ? 500 : 200
    response.end()
  })
  const { context } = await wren(t, hook(url))
  assert.equal(codeOf(await ending({ ...context, env }, request('hook'))), 'send-unconfirmed')
  assert.equal(codeOf(await ending({ ...context, env }, request('hook', { again: true }))), 'sent')
  assert.equal(got.length, 2)
})

test('a process that is killed while it sends leaves it unconfirmed', async t => {
  let arrived = (): void => undefined
  const came = new Promise<void>(resolve => (arrived = resolve))
  const { url, got } = await httpServer(t, () => arrived())
  const { root, context } = await wren(t, hook(url))
  const child = spawn(process.execPath, [join(import.meta.dirname, 'sender.ts'), root], {
    env: { ...process.env, ...env },
    stdio: 'inherit',
  })
  const gone = new Promise(resolve => child.once('exit', resolve))
  await came
  child.kill('SIGKILL')
  await gone
  const ready = { ...context, env }
  assert.equal(codeOf(await ending(ready, request('hook'))), 'send-busy', 'it may still be under way')
  const later = { ...ready, now: context.now + 4 * 60_000 }
  assert.equal(codeOf(await ending(later, request('hook'))), 'send-unconfirmed')
  assert.equal(got.length, 1)
})

test('mail: refused before or after its text is failed, broken off after it is unconfirmed', async t => {
  const smtp = (port: number): string =>
    `    team: {via: smtp, host: 127.0.0.1, port: ${port}, tls: never, user: ada, password: SIGN, from: a@example.org, to: b@example.org, allow: [127.0.0.1]}\n`
  const wrong = await mailServer(t)
  const one = await wren(t, smtp(wrong.port))
  const login = await ending({ ...one.context, env }, request('team'))
  assert.equal(codeOf(login), 'send-failed')
  assert.match('message' in login ? login.message : '', /password/)

  const auth = {
    onAuth: (_auth: unknown, _session: unknown, callback: (error: null, answer: { user: string }) => void) =>
      callback(null, { user: 'ada' }),
  }
  const full = await mailServer(t, {
    ...auth,
    onData(stream, _session, callback) {
      stream.resume().on('end', () => callback(Object.assign(new Error('Mailbox full'), { responseCode: 552 })))
    },
  })
  const two = await wren(t, smtp(full.port))
  assert.equal(codeOf(await ending({ ...two.context, env }, request('team'))), 'send-failed')

  const cut = await cuttingServer(t)
  const three = await wren(t, smtp(cut.port))
  assert.equal(codeOf(await ending({ ...three.context, env }, request('team'))), 'send-unconfirmed')
  assert.equal(codeOf(await ending({ ...three.context, env }, request('team'))), 'send-unconfirmed')
  assert.equal(cut.mails(), 1)
})

test('secrets that are missing or written out are refused before anything leaves, and no message repeats them', async t => {
  const { url, got } = await httpServer(t)
  const { context, put } = await wren(t, hook(url))
  const missing = await ending({ ...context, env: {} }, request('hook'))
  assert.deepEqual([codeOf(missing), /SIGN is not set/.test(JSON.stringify(missing))], ['send-secret', true])
  put('uptake.yml', `project:\n  name: Wren\nreports:\n  send:\n    hook: {via: webhook, url: "${url}", secret: "${SECRET}!"}\n`)
  const written = await ending({ ...context, env }, request('hook'))
  assert.equal(codeOf(written), 'send-settings')
  assert.ok(!JSON.stringify(written).includes(SECRET))
  assert.equal(codeOf(await ending({ ...context, env }, request('hok'))), 'send-unknown')
  assert.equal(got.length, 0)
})

test('private addresses are reached only when they are allowed by name', async t => {
  const { url, got } = await httpServer(t)
  const { context } = await wren(
    t,
    `    hook: {via: webhook, url: ${url}}\n    mail: {via: smtp, host: 127.0.0.1, from: a@b.c, to: d@e.f}\n`,
  )
  for (const way of ['hook', 'mail']) {
    const end = await ending(context, request(way))
    assert.equal(codeOf(end), 'send-failed')
    assert.match('message' in end ? end.message : '', /private network.*allow/)
  }
  assert.equal(got.length, 0)
})

test('an address that holds a secret appears nowhere when it fails', async t => {
  const { url } = await httpServer(t, response => {
    response.statusCode = 404
    response.end()
  })
  const { context } = await wren(t, '    chat: {via: slack, url: SIGN, allow: [127.0.0.1]}\n')
  const end = await ending({ ...context, env: { SIGN: `${url}/${SECRET}` } }, request('chat'))
  assert.equal(codeOf(end), 'send-failed')
  assert.ok(!JSON.stringify(end).includes(SECRET) && !(await stored(context)).includes(SECRET))
})

withDatabase('the row is taken once, and again only from the states that are allowed', async db => {
  const key = { workspace: 'w', report: 'weekly', period: '2026-W47', way: 'team' }
  const begin = (from: readonly ('failed' | 'sent')[], digest = 'd'): Promise<boolean> => beginSending(db, key, { digest, now: 1, from })
  const all = await Promise.all([begin([]), begin([]), begin(['failed'])])
  assert.equal(all.filter(Boolean).length, 1, 'whichever of them it is')
  assert.equal(await endSending(db, key, { state: 'failed', detail: 'x\u0000y'.repeat(200), now: 2, from: ['sent'] }), false)
  assert.equal(await endSending(db, key, { state: 'failed', detail: 'no', now: 2, from: ['sending'] }), true)
  assert.equal(await begin([]), false)
  assert.equal(await begin(['failed'], 'e'), true)
  assert.deepEqual(await sendingOf(db, key), {
    ...key,
    state: 'sending',
    digest: 'e',
    attempts: 2,
    startedAt: 1,
    updatedAt: 1,
    detail: null,
  })
  assert.equal(await sendingOf(db, { ...key, way: 'other' }), null)
})

withDatabase('a schedule begins when it is first seen, is the same for all who look, and is forgotten when it is gone', async db => {
  const weekly = [
    { report: 'weekly', way: '' },
    { report: 'weekly', way: 'the team' },
  ]
  const seen = await Promise.all([keepSchedule(db, 'w', weekly, 5), keepSchedule(db, 'w', weekly, 5)])
  for (const since of seen) assert.deepEqual(Object.fromEntries(since), { 'weekly ': 5, 'weekly the team': 5 })
  assert.deepEqual(Object.fromEntries(await keepSchedule(db, 'w', weekly, 9)), { 'weekly ': 5, 'weekly the team': 5 })
  assert.deepEqual(Object.fromEntries(await keepSchedule(db, 'w', weekly.slice(0, 1), 9)), { 'weekly ': 5 })
  assert.deepEqual(Object.fromEntries(await keepSchedule(db, 'w', weekly, 11)), { 'weekly ': 5, 'weekly the team': 11 })
  assert.deepEqual(Object.fromEntries(await keepSchedule(db, 'other', [], 11)), {})
})
