/** What each way sends. */
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { globSync } from 'node:fs'
import { test } from 'node:test'
import { ways } from '../../src/send/index.ts'
import { httpServer, mailServer } from './servers.ts'
import { codeOf, ending, request, stored, wren } from './workspace.ts'

test('every file of a way is in the list, under its name', async () => {
  const machinery = new Set(['way', 'index', 'door', 'settings'])
  const files = globSync('*.ts', { cwd: new URL('../../src/send/', import.meta.url).pathname }).map(name => name.replace('.ts', ''))
  assert.deepEqual(files.filter(name => !machinery.has(name)).toSorted(), Object.keys(ways).toSorted())
  for (const [name, load] of Object.entries(ways)) {
    const { way } = await load()
    assert.equal(way.name, name)
    for (const setting of Object.values(way.settings)) assert.ok(setting.help.length > 0)
  }
})

test('Slack gets a text in which nothing of the plan is a command', async t => {
  const { url, got } = await httpServer(t)
  const { context } = await wren(t, '    chat: {via: slack, url: HOOK, allow: [127.0.0.1]}\n')
  assert.equal(codeOf(await ending({ ...context, env: { HOOK: `${url}/services/T0/secret-part` } }, request('chat'))), 'sent')
  const { text } = JSON.parse(got[0]!.body) as { text: string }
  assert.match(text, /^\*Wren: Week 47, 2026\*\n/)
  assert.match(text, /1\. \*Call the .*first.* user/)
  assert.ok(!text.includes('<now>'))
  assert.ok(!(await stored(context)).includes('secret-part'))
})

test('Discord gets a message that calls nobody, and its number is kept', async t => {
  const { url, got } = await httpServer(t, response => response.end('{"id":"991122","content":"…"}'))
  const { context } = await wren(t, '    chat: {via: discord, url: HOOK, allow: [127.0.0.1]}\n')
  const end = await ending({ ...context, env: { HOOK: `${url}/api/webhooks/1/token` } }, request('chat'))
  assert.equal(codeOf(end), 'sent')
  assert.equal(got[0]!.path, '/api/webhooks/1/token?wait=true')
  const body = JSON.parse(got[0]!.body) as { content: string; allowed_mentions: unknown }
  assert.deepEqual(body.allowed_mentions, { parse: [] })
  assert.ok(body.content.length <= 2000 && body.content.startsWith('**Wren: Week 47, 2026**'))
  assert.match(await stored(context), /Discord made message 991122/)
})

test('a webhook gets JSON with a signature that fits its bytes, and the same key each time', async t => {
  const { url, got } = await httpServer(t)
  const { context } = await wren(t, `    hook: {via: webhook, url: ${url}/in, secret: SIGN, allow: [127.0.0.1]}\n`)
  const signed = { ...context, env: { SIGN: 'a-long-secret' } }
  await ending(signed, request('hook'))
  assert.equal(codeOf(await ending(signed, request('hook', { again: true }))), 'sent')
  for (const { headers, body } of got) {
    assert.equal(headers['x-uptake-signature'], `sha256=${createHmac('sha256', 'a-long-secret').update(body).digest('hex')}`)
    const told = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`
    assert.equal(headers['webhook-signature'], `v1,${createHmac('sha256', 'a-long-secret').update(told).digest('base64')}`)
    assert.equal(Number(headers['webhook-timestamp']), Math.floor(context.now / 1000))
    assert.equal(headers['webhook-id'], (JSON.parse(body) as { id: string }).id)
    assert.equal(headers['content-type'], 'application/json')
    const data = JSON.parse(body) as Record<string, unknown>
    assert.deepEqual([data['event'], data['report'], data['period'], data['workspace']], ['report', 'weekly', '2026-W47', 'Wren'])
    assert.match(String(data['markdown']), /^# Wren: Week 47, 2026\n/)
    assert.ok(typeof data['data'] === 'object')
  }
  assert.equal(got.length, 2)
  assert.equal(got[0]!.headers['idempotency-key'], got[1]!.headers['idempotency-key'])
})

test('mail: text and HTML, a subject, a lasting id, a login', async t => {
  const { port, mails, logins } = await mailServer(t)
  const { context } = await wren(
    t,
    `    team:\n      via: smtp\n      host: 127.0.0.1\n      port: ${port}\n      tls: never\n      user: ada\n      password: PASS\n      from: Wren <wren@example.org>\n      to: [one@example.org, two@example.org]\n      allow: [127.0.0.1]\n`,
  )
  const end = await ending({ ...context, env: { PASS: 'open sesame' } }, request('team'))
  assert.equal(codeOf(end), 'sent', JSON.stringify(end))
  assert.deepEqual(logins, ['ada'])
  const [mail] = mails
  assert.ok(mail)
  assert.deepEqual([mail.from, mail.to], ['wren@example.org', ['one@example.org', 'two@example.org']])
  assert.match(mail.text, /^Subject: Wren: Week 47, 2026\r?$/m)
  assert.match(mail.text, /^Message-ID: <[0-9a-f]{32}@example\.org>\r?$/m)
  assert.match(mail.text, /^Date: Sat, 21 Nov 2026/m)
  assert.match(mail.text, /Content-Type: text\/plain/)
  assert.match(mail.text, /Content-Type: text\/html/)
  assert.ok(!(await stored(context)).includes('open sesame'))
})

test('mail asks for encryption when nothing else is said', async t => {
  const { port, mails } = await mailServer(t)
  const { context } = await wren(
    t,
    `    team: {via: smtp, host: 127.0.0.1, port: ${port}, from: a@example.org, to: b@example.org, allow: [127.0.0.1]}\n`,
  )
  const end = await ending(context, request('team'))
  assert.equal(codeOf(end), 'send-failed', JSON.stringify(end))
  assert.equal(mails.length, 0)
})
