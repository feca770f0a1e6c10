/** A list that people join and leave by themselves: real pages, real mail, real bounces in a Maildir. */
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import type { ActionContext } from '../../src/actions/action.ts'
import { approve } from '../../src/actions/approve.ts'
import { publishDue } from '../../src/actions/publish-due.ts'
import { readBounces } from '../../src/actions/read-bounces.ts'
import { scheduleContent } from '../../src/actions/schedule-content.ts'
import { bounceMark, confirmToken } from '../../src/channels/tools/reader-token.ts'
import { leaveToken } from '../../src/channels/tools/leave-token.ts'
import { readersOf, type ReaderState } from '../../src/db/readers.ts'
import { fixedClock } from '../../src/lib/clock.ts'
import { silentLog } from '../../src/lib/log.ts'
import { createApp } from '../../src/server/app.ts'
import { Live } from '../../src/server/live.ts'
import { discover } from '../../src/workspace/discover.ts'
import { startSmtp, type Smtp } from '../servers/smtp.ts'

const NOW = '2026-03-02T09:00:00Z'
const SECRET = 'key-of-tokens-0123456789'
const MAIL = `---
id: first-letter
title: The first letter
state: ready
channels: [letters]
schedule: 2026-03-02 09:00
---

Hello readers.
`
type World = {
  smtp: Smtp
  root: string
  context(): ActionContext
  request(path: string, init?: RequestInit): Promise<Response>
  post(path: string, form: Record<string, string>, headers?: Record<string, string>): Promise<Response>
  states(): Promise<Record<string, ReaderState>>
}

async function world(t: TestContext): Promise<World> {
  const smtp = await startSmtp()
  const root = mkdtempSync(join(tmpdir(), 'uptake-letters-'))
  const stop = new AbortController()
  mkdirSync(join(root, 'content'))
  mkdirSync(join(root, 'mail', 'new'), { recursive: true })
  writeFileSync(join(root, 'plan.md'), '# Demo\n')
  writeFileSync(join(root, 'content', 'first.md'), MAIL)
  writeFileSync(
    join(root, 'uptake.yml'),
    `project:\n  name: Demo\ntimezone: UTC\nchannels:\n  letters:\n    channel: newsletter\n    host: 127.0.0.1\n    port: ${smtp.port}\n    from: Demo <news@demo.example.org>\n    public: https://growth.example.org\n    bounces: bounces@demo.example.org\n    maildir: ${join(root, 'mail')}\n`,
  )
  const [ref] = discover([root], root)
  const env = { NEWSLETTER_SECRET: SECRET }
  const live = new Live(ref!, { clock: fixedClock(NOW), log: silentLog, env, sample: false, watch: false, collect: false })
  await live.open(stop.signal)
  await live.sending.stop()
  t.after(async () => {
    stop.abort()
    await live.close()
    await smtp.close()
    rmSync(root, { recursive: true, force: true })
  })
  const app = createApp({ workspaces: new Map([['demo', live]]), log: silentLog, webRoot: root, loopbackOnly: true })
  const context = (): ActionContext => live.actionContext({ kind: 'person', name: 'ada', origin: 'test' })
  const request = async (path: string, init: RequestInit = {}): Promise<Response> =>
    app.request(path, { ...init, headers: { host: 'growth.example.org', ...init.headers } })
  return {
    smtp,
    root,
    context,
    request,
    post: (path, form, headers = {}) =>
      request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://demo.example.org', ...headers },
        body: new URLSearchParams(form).toString(),
      }),
    states: async () => Object.fromEntries((await readersOf(context().db, ref!.id)).map(each => [each.address, each.state])),
  }
}
const text = async (answer: Response): Promise<string> => (await answer.text()).replaceAll(/<[^>]+>/g, ' ')
const wayIn = (raw: string, name: string): string =>
  new URL(
    new RegExp(`https://growth\\.example\\.org/n/\\S*/letters/${name}\\?t=[\\w.=-]+`).exec(
      raw.replaceAll(/=\r\n/g, '').replaceAll('=3D', '='),
    )![0],
  ).search

test('nobody gets letters before confirming; then once each, with a way out of one click that works without a login', async t => {
  const { smtp, post, request, states, context } = await world(t)
  const page = await request('/n/demo/letters')
  assert.equal(page.status, 200)
  assert.match(await text(page), /Letters of Demo/)
  assert.doesNotMatch(page.headers.get('content-security-policy') ?? '', /script/)
  const asked = await post('/n/demo/letters/subscribe', { address: ' Ada@Example.org ', name: 'Ada' })
  assert.equal(asked.status, 200)
  assert.deepEqual(await states(), { 'ada@example.org': 'pending' })
  assert.equal(smtp.letters.length, 1)
  const token = wayIn(smtp.letters[0]!.raw, 'confirm')
  await approve(context(), { item: 'first-letter', channels: null, digests: null })
  assert.match(await text(await request(`/n/demo/letters/confirm${token}`)), /Do you want these letters/)
  assert.deepEqual(await states(), { 'ada@example.org': 'pending' }, 'a program that followed the link confirmed it')
  assert.match(await text(await post(`/n/demo/letters/confirm${token}`, {})), /ada@example\.org/)
  await post(`/n/demo/letters/confirm${token}`, {})
  assert.deepEqual(await states(), { 'ada@example.org': 'confirmed' })

  // Again: the same answer, and no mail, whether or not the address is on the list.
  assert.equal(
    await text(await post('/n/demo/letters/subscribe', { address: 'ada@example.org' })),
    await text(await post('/n/demo/letters/subscribe', { address: 'lin@example.org' })),
  )
  assert.deepEqual(
    smtp.letters.map(letter => letter.to),
    ['ada@example.org', 'lin@example.org'],
  )

  await scheduleContent(context(), { item: 'first-letter', channels: null, at: null, zone: null })
  const [sent] = await publishDue(context())
  assert.equal(sent?.delivery.state, 'published')
  assert.deepEqual(
    smtp.letters.slice(2).map(letter => letter.to),
    ['ada@example.org'],
    'who did not confirm got it',
  )
  const { raw, from } = smtp.letters[2]!
  assert.match(raw, /List-Unsubscribe-Post: List-Unsubscribe=One-Click/i)
  assert.equal(from, `bounces+${bounceMark(SECRET, 'ada@example.org')}@demo.example.org`)
  const way = wayIn(raw, 'leave')
  assert.equal((await request(`/n/demo/letters/leave${way}`)).status, 200)
  assert.deepEqual((await states())['ada@example.org'], 'confirmed', 'looking at the page took them off')
  for (let i = 0; i < 2; i++) assert.equal((await post(`/n/demo/letters/leave${way}`, { 'List-Unsubscribe': 'One-Click' })).status, 200)
  assert.deepEqual((await states())['ada@example.org'], 'left')
})

test('links that are old, of another list or made up do nothing; addresses that are none are told; many at once are slowed', async t => {
  const { smtp, post, states, request } = await world(t)
  const now = Date.parse(NOW)
  for (const token of [
    '',
    'nonsense',
    confirmToken(SECRET, 'letters', 'ada@example.org', now - 1),
    confirmToken(SECRET, 'others', 'ada@example.org', now + 1000),
    confirmToken('another secret', 'letters', 'ada@example.org', now + 1000),
    leaveToken(SECRET, 'ada@example.org'),
  ])
    assert.equal((await post(`/n/demo/letters/confirm?t=${token}`, {})).status, 400)
  assert.equal((await post(`/n/demo/letters/leave?t=${confirmToken(SECRET, 'letters', 'ada@example.org', now + 1000)}`, {})).status, 400)
  assert.deepEqual(await states(), {})
  assert.equal((await post('/n/demo/letters/subscribe', { address: 'no address' })).status, 400)
  assert.equal((await post('/n/demo/letters/subscribe', { address: 'spam@example.org', website: 'http://x' })).status, 200)
  assert.deepEqual(await states(), {}, 'a program was let in')
  const statuses: number[] = []
  for (let i = 0; i < 6; i++)
    statuses.push((await post('/n/demo/letters/subscribe', { address: `p${i}@example.org` }, { accept: 'application/json' })).status)
  assert.deepEqual(statuses, [200, 200, 200, 429, 429, 429])
  assert.equal(smtp.letters.length, 3)
  assert.equal((await request('/n/demo/none')).status, 404)
  assert.equal((await request('/n/other/letters')).status, 404)
})

test('a mail that cannot be sent is told, and nobody has to wait for it', async t => {
  const { smtp, post, states } = await world(t)
  smtp.answers.set('ada@example.org', 550)
  const refused = await post('/n/demo/letters/subscribe', { address: 'ada@example.org' })
  assert.equal(refused.status, 400)
  assert.match(await text(refused), /could not be sent/)
  assert.deepEqual(await states(), { 'ada@example.org': 'pending' })
  smtp.answers.clear()
  assert.equal((await post('/n/demo/letters/subscribe', { address: 'ada@example.org' })).status, 200)
  assert.equal(smtp.letters.length, 1)
})

/** What postfix sends back, as RFC 3464 has it. */
const report = (to: string, action: string, status: string, said: string): string =>
  [
    'From: MAILER-DAEMON@mx.example.org (Mail Delivery System)',
    `To: ${to}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="B1/mx.example.org"',
    '',
    '--B1/mx.example.org',
    'Content-Type: text/plain',
    '',
    'I could not deliver your message.',
    '--B1/mx.example.org',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.org',
    '',
    'Final-Recipient: rfc822; somebody@example.org',
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: smtp; ${said}`,
    '',
    '--B1/mx.example.org--',
    '',
  ].join('\r\n')

test('letters that came back: gone for good ends it, other trouble only after a while, forged reports change nothing', async t => {
  const { root, states, context, post } = await world(t)
  const now = Date.parse(NOW)
  for (const name of ['gone', 'full', 'late', 'safe'])
    await post(`/n/demo/letters/confirm?t=${confirmToken(SECRET, 'letters', `${name}@example.org`, now + 1000)}`, {})
  const to = (name: string): string => `<bounces+${bounceMark(SECRET, `${name}@example.org`)}@demo.example.org>`
  let files = 0
  const arrive = (raw: string): void => writeFileSync(join(root, 'mail', 'new', `${++files}.mx`), raw)
  arrive(report(to('gone'), 'failed', '5.1.1', '550 5.1.1 <gone@example.org>: Recipient address rejected: User unknown'))
  arrive(report(to('full'), 'failed', '5.2.2', '552 5.2.2 mailbox full'))
  arrive(report(to('late'), 'delayed', '4.4.1', 'connect to mx.example.org: Connection timed out'))
  arrive(report('<bounces+00000000000000000000@demo.example.org>', 'failed', '5.1.1', 'User unknown'))
  arrive('From: safe@example.org\r\nTo: bounces@demo.example.org\r\nSubject: I am away\r\n\r\nBack on Monday.\r\n')
  const [read] = await readBounces(context())
  assert.deepEqual([read?.read, read?.hard, read?.soft, read?.error], [5, ['gone@example.org'], ['full@example.org'], null])
  assert.deepEqual(await states(), {
    'full@example.org': 'confirmed',
    'gone@example.org': 'bounced',
    'late@example.org': 'confirmed',
    'safe@example.org': 'confirmed',
  })
  assert.deepEqual([readdirSync(join(root, 'mail', 'new')).length, readdirSync(join(root, 'mail', 'cur')).length], [0, 5])
  assert.equal((await readBounces(context()))[0]?.read, 0, 'read twice')
  for (let i = 0; i < 4; i++) arrive(report(to('full'), 'failed', '5.2.2', '552 5.2.2 mailbox full'))
  await readBounces(context())
  assert.equal((await states())['full@example.org'], 'bounced')
})
