/**
 * Platforms that say back whatever they were told, in every way, at every status: no secret of a channel is found in the
 * ledger with its attempts, in the database, in the log, in exports and backups, in what the pages show.
 */
import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { ActionContext } from '../../src/actions/action.ts'
import { approve } from '../../src/actions/approve.ts'
import { channelsView } from '../../src/actions/channels-view.ts'
import { checkChannels } from '../../src/actions/check-channel.ts'
import { collectResults } from '../../src/actions/collect-results.ts'
import { ledgerView } from '../../src/actions/ledger-view.ts'
import { publishDue } from '../../src/actions/publish-due.ts'
import { publishing } from '../../src/actions/publishing.ts'
import { channels, loadChannel } from '../../src/channels/index.ts'
import type { ChannelPlugin } from '../../src/channels/channel.ts'
import { attemptsOf } from '../../src/db/attempts.ts'
import { backupDatabase } from '../../src/db/backup.ts'
import { deliveriesOf, planDeliveries } from '../../src/db/deliveries.ts'
import { exportLines } from '../../src/db/exchange/export.ts'
import { openDatabase } from '../../src/db/open.ts'
import { fixedClock } from '../../src/lib/clock.ts'
import { createLog } from '../../src/lib/log.ts'
import { discover } from '../../src/workspace/discover.ts'
import { folder } from '../support/cli.ts'

const NOW = Date.parse('2026-11-21T11:00:00Z')
/** By the name of its variable. */
const env: Record<string, string> = {}

/** What the platform hands out while it is asked: a session, or another token. */
const SESSION = 'eyJhbGciOiJub25lIn0.S3ss10n+of/ada=.c2lnbmF0dXJl'

/** With signs that forms, JSON, HTML and base64 write in another way each. */
const secretOf = (variable: string): string => `S3"cr+t/${variable.toLowerCase()}=é&<'x'> end`
function forms(secret: string): string[] {
  const bytes = Buffer.from(secret)
  const inner = [0, 1, 2].map(offset => Buffer.concat([Buffer.alloc(offset, 'x'), bytes, Buffer.from('yy')]).toString('base64').slice(8, 24)) // prettier-ignore
  return [secret, ...Object.values(WRITTEN).map(write => write(secret)), bytes.toString('hex'), ...inner]
}
const html = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;') // prettier-ignore
/** How platforms write what they were told. */
const WRITTEN: Readonly<Record<string, (text: string) => string>> = {
  plain: text => text,
  url: encodeURIComponent,
  lower: text => encodeURIComponent(text).replaceAll(/%[\dA-F]{2}/g, each => each.toLowerCase()),
  form: text => new URLSearchParams({ a: text }).toString().slice(2),
  json: text => JSON.stringify(text).slice(1, -1),
  php: text =>
    JSON.stringify(text)
      .slice(1, -1)
      .replaceAll('/', String.raw`\/`)
      .replaceAll('é', String.raw`\u00e9`),
  html,
  base64: text => Buffer.from(text).toString('base64'),
}

let told: string[] = []
/** A platform that answers with everything that it was ever told, after so many other characters. */
const echo =
  (status: number, write: (text: string) => string, before: number): typeof fetch =>
  async (input, init) => {
    const request = new Request(input, init)
    const body = Buffer.from(await request.arrayBuffer()).toString('utf8')
    told = [...new Set([...told, ...Object.values(env), request.url, body, ...request.headers.values()])]
    const found = Object.values(env).filter(secret => forms(secret).some(form => [request.url, body, ...request.headers.values()].join('\n').includes(form))) // prettier-ignore
    const said = `${'-'.repeat(before)}${write([...found, SESSION].join(' '))} ${request.url} ${request.headers.get('authorization') ?? ''}`
    const all = { message: said, error: { message: said, code: said }, id: said, url: `https://example.org/?t=${said}`, uri: said, cid: said, name: said, username: said, handle: said, did: said, accessJwt: SESSION, refreshJwt: SESSION, access_token: SESSION, data: { id: said, url: said, me: { username: said, id: said } }, errors: [{ message: said, detail: said }], ok: status === 200, result: { message_id: 7, username: said, chat: { username: said } }, posts: [{ id: said, uuid: said, url: said, slug: said }], ts: said, html_url: said, link: said, room_id: said, event_id: said, user_id: said } // prettier-ignore
    const headers = {
      'content-type': 'application/json',
      'x-echo': encodeURIComponent(said),
      location: `https://example.org/${encodeURIComponent(said)}`,
    }
    return new Response(status === 204 ? null : write === WRITTEN['php'] ? JSON.stringify(all).replaceAll('/', String.raw`\/`) : JSON.stringify(all), { status, headers }) // prettier-ignore
  }

function assertClean(text: string, where: string): void {
  for (const [variable, secret] of [...Object.entries(env), ['the session', SESSION] as const])
    for (const form of forms(secret)) {
      const at = text.indexOf(form)
      assert.ok(at < 0, `${variable} is in ${where}: …${text.slice(Math.max(0, at - 900), at)}[${form}]`)
    }
  // Half a secret is one, too.
  const half = /S3(?:\\?"|%22|&quot;)cr/i.exec(text)
  assert.equal(
    half,
    null,
    `the beginning of a secret is in ${where}: ${text.slice(Math.max(0, (half?.index ?? 0) - 160), (half?.index ?? 0) + 60)}`,
  )
}

function settingsOf(channel: ChannelPlugin): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const [name, { type, required, example }] of Object.entries(channel.settings)) {
    if (type === 'secret') {
      const variable = `LEAK_${channel.name}_${name}`.toUpperCase().replaceAll('-', '_')
      values[name] = variable
      env[variable] = secretOf(variable)
      if (channel.name === 'ghost') env[variable] = `5f8c1aa0b7e2:${Buffer.from(secretOf(variable)).toString('hex').slice(0, 32)}`
      if (channel.name === 'slack' || channel.name === 'discord')
        env[variable] = `https://hooks.example.org/api/webhooks/T0001/${encodeURIComponent(secretOf(variable))}`
    } else if (required === true) values[name] = type === 'list' ? [example ?? 'x'] : (example ?? 'x')
  }
  return values
}

test('channels with secrets: ledger, rows, log, export, backup, pages', async t => {
  const root = folder(t)
  const plugins = (await Promise.all(Object.keys(channels).map(loadChannel))).flatMap(each => each ?? [])
  const secretive = plugins.filter(
    each => Object.values(each.settings).some(setting => setting.type === 'secret') && each.name !== 'newsletter',
  )
  assert.ok(secretive.length >= 15, `${secretive.length} channels`)
  const settings = Object.fromEntries(secretive.map(each => [each.name, settingsOf(each)]))
  for (const name of ['plan', 'content']) mkdirSync(join(root, name))
  writeFileSync(join(root, 'uptake.yml'), JSON.stringify({ project: { name: 'Demo' }, timezone: 'UTC', channels: settings }))
  writeFileSync(join(root, 'plan/plan.md'), '# Plan\n\n- [ ] Write\n')
  const said: string[] = []
  const db = await openDatabase(join(root, 'own.db'))
  const context: ActionContext = {
    db,
    actor: { kind: 'cli', name: 'ada', origin: 'test' },
    now: NOW,
    ref: discover([root], root)[0]!,
    env,
    compile: () => Promise.reject(new Error('no plan is needed')),
  }
  const log = createLog({ level: 'debug', write: line => void said.push(line), clock: fixedClock('2026-11-21T11:00:00Z') })
  for (const [round, status] of [200, 302, 401, 403, 404, 422, 429, 500].entries()) {
    // One way of writing at each status; what is cut off at a length is cut somewhere else each time.
    const [name, write] = Object.entries(WRITTEN)[(round * 3 + 1) % 8]!
    const item = `piece-${status}-${name}`
    const front = `---\nid: ${item}\ntitle: Title\nstate: ready\ncanonical: https://example.org/${item}\nchannels: [${secretive.map(each => each.name).join(', ')}]\n---\n`
    writeFileSync(join(root, 'content', `${item}.md`), `${front}Hello ${item}.\n`)
    const send = echo(status, write, 200 + ((round * 13) % 110))
    await approve(context, { item, channels: null, digests: null })
    const place = await publishing(context, [item])
    const rendered = place.renditions(item, null).rendered
    const plan = rendered.map(({ name: channel, digest }) => ({ id: `${item}-${channel}`, workspace: context.ref.id, item, channel, digest, dueAt: NOW - 1, local: '2026-11-21T10:59', zone: 'UTC', after: null, policy: { late: 'send' as const, within: 0 } })) // prettier-ignore
    await planDeliveries(db, plan, NOW)
    said.push(JSON.stringify(await publishDue(context, { fetch: send, log })))
    said.push(JSON.stringify(await checkChannels(context, { channel: null }, { fetch: send })))
    said.push(JSON.stringify(await collectResults(context, { fetch: send, log, limit: 200 })))
    assertClean(said.join('\n'), `what is said at ${item}`)
    said.length = 0
  }
  assert.ok(told.length > 50, `${told.length} things were told`)
  const deliveries = await deliveriesOf(db, context.ref.id)
  for (const { id } of deliveries) assertClean(JSON.stringify(await attemptsOf(db, id)), `attempts of ${id}`)
  assert.ok(new Set(deliveries.map(each => each.state)).size >= 4, 'hardly anything happened')
  assertClean(JSON.stringify(await ledgerView(context, { planned: [], state: null }, { words: [], in: null, after: null, sizes: { all: 999 } })), 'the page') // prettier-ignore
  assertClean(JSON.stringify(await channelsView(context, [])), 'the page of channels')
  let exported = ''
  for await (const lines of exportLines(db, null)) exported += lines
  assertClean(exported, 'the export')
  await db.destroy()
  await backupDatabase(join(root, 'own.db'), join(root, 'copy.db'))
  for (const name of readdirSync(root).filter(each => /\.db/.test(each))) assertClean(readFileSync(join(root, name), 'utf8'), name)
})
