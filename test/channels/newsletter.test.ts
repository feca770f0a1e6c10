/** The newsletter against a real SMTP server. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { filesBelow } from '../../src/actions/channel-files.ts'
import type { ChannelContext, Journal, Note } from '../../src/channels/channel.ts'
import { smtp } from '../../src/channels/door/mail.ts'
import { channel } from '../../src/channels/newsletter.ts'
import { leaveToken, readLeaveToken } from '../../src/channels/tools/leave-token.ts'
import { bounceMark } from '../../src/channels/tools/reader-token.ts'
import { silentLog } from '../../src/lib/log.ts'
import { startSmtp } from '../servers/smtp.ts'
import type { Smtp } from '../servers/smtp.ts'
import { errorOf, NOW, published, rendition } from './contract.ts'

type Post = { server: Smtp; journal: Journal; ctx(more?: Partial<ChannelContext>): ChannelContext }

async function post(t: TestContext, list: string, settings: Record<string, string> = {}): Promise<Post> {
  const server = await startSmtp({ user: 'rocket', password: 'secret-9' })
  const root = mkdtempSync(join(tmpdir(), 'uptake-mail-'))
  t.after(async () => {
    await server.close()
    rmSync(root, { recursive: true, force: true })
  })
  writeFileSync(join(root, 'readers.txt'), list)
  writeFileSync(join(root, 'left.txt'), 'Gone@Example.org\n')
  const notes: Note[] = []
  const journal: Journal = { entries: async () => [...notes], note: async entry => void notes.push(entry) }
  const ctx = (more: Partial<ChannelContext> = {}): ChannelContext => ({
    settings: {
      host: '127.0.0.1',
      port: String(server.port),
      user: 'rocket',
      password: 'secret-9',
      from: 'Rocket <news@rocket.example.org>',
      list: 'readers.txt',
      suppress: 'left.txt',
      unsubscribe: 'https://rocket.example.org/leave?t={token}',
      secret: 'key-of-tokens',
      bounces: 'bounces@rocket.example.org',
      ...settings,
    },
    fetch: () => assert.fail('mail needs no fetch'),
    key: 'delivery-1',
    now: () => NOW,
    log: silentLog,
    signal: AbortSignal.timeout(15_000),
    files: filesBelow(root),
    mail: smtp,
    journal,
    ...more,
  })
  return { server, journal, ctx }
}

const three = '# confirmed\nAda <ada@example.org>\ngrace@example.org\nGRACE@example.org\n\ngone@example.org\nlin@example.org\n'
const header = (raw: string, name: string): string | undefined =>
  new RegExp(`^${name}:\\s*(.*(?:\\r\\n[ \\t].*)*)`, 'im').exec(raw)?.[1]?.replaceAll(/\r\n[ \t]/g, ' ')

test('one letter to each reader, with a way out of one click', async t => {
  const { server, ctx } = await post(t, three)
  assert.match((await channel.check(ctx())).account, /3 readers/)
  assert.equal(await channel.find(ctx(), rendition()), undefined)
  const first = published(await channel.publish(ctx(), rendition()))
  assert.deepEqual(
    server.letters.map(letter => letter.to),
    ['ada@example.org', 'grace@example.org', 'lin@example.org'],
  )
  const { raw, from } = server.letters[0]!
  assert.equal(from, `bounces+${bounceMark('key-of-tokens', 'ada@example.org')}@rocket.example.org`)
  assert.equal(header(raw, 'List-Unsubscribe-Post'), 'List-Unsubscribe=One-Click')
  const way = /<(https:[^>]+)>/.exec(header(raw, 'List-Unsubscribe')!)![1]!
  assert.equal(readLeaveToken('key-of-tokens', new URL(way).searchParams.get('t')!), 'ada@example.org')
  assert.equal(header(raw, 'To'), 'Ada <ada@example.org>')
  assert.ok(raw.includes('text/html') && raw.includes('Unsubscribe'))
  assert.equal(new Set(server.letters.map(letter => header(letter.raw, 'Message-ID'))).size, 3)

  assert.deepEqual(published(await channel.publish(ctx(), rendition())), first)
  assert.equal(server.letters.length, 3, 'somebody got it twice')
  assert.deepEqual(published(await channel.find(ctx(), rendition())), first)
})

test('every reader has an outcome; who is put off gets it later, nobody twice', async t => {
  const { server, journal, ctx } = await post(t, three)
  server.answers.set('ada@example.org', 550)
  server.answers.set('grace@example.org', 451)
  const outcome = await channel.publish(ctx(), rendition())
  assert.deepEqual(outcome, { state: 'more', note: '1 readers have it, 1 are still to come, 1 were refused.', at: NOW + 15 * 60_000 })
  assert.equal(await channel.find(ctx(), rendition()), undefined)
  server.answers.clear()
  await channel.publish(ctx(), rendition())
  assert.deepEqual(
    server.letters.map(letter => letter.to),
    ['lin@example.org', 'grace@example.org'],
  )
  const last = new Map((await journal.entries()).map(note => [note.who, note.state]))
  assert.deepEqual(Object.fromEntries(last), {
    'ada@example.org': 'refused',
    'grace@example.org': 'accepted',
    'lin@example.org': 'accepted',
  })
})

test('all put off: nothing was posted', async t => {
  const { server, ctx } = await post(t, 'ada@example.org\n')
  server.answers.set('ada@example.org', 421)
  const error = await errorOf(channel.publish(ctx(), rendition()))
  assert.equal(error.kind, 'later')
  assert.ok(error.retryAt! > NOW)
})

test('a line that is cut after the letter was taken: that reader is not written to again', async t => {
  const { server, journal, ctx } = await post(t, three)
  server.answers.set('grace@example.org', 'drop')
  published(await channel.publish(ctx(), rendition()))
  assert.deepEqual(server.letters.map(letter => letter.to).sort(), ['ada@example.org', 'grace@example.org', 'lin@example.org'])
  assert.equal((await journal.entries()).findLast(note => note.who === 'grace@example.org')?.state, 'unknown')
})

test('killed while sending: the one who may have it is left alone, the others get it', async t => {
  const { server, journal, ctx } = await post(t, three)
  await journal.note({ who: 'ada@example.org', state: 'accepted', at: NOW, reply: '250' })
  await journal.note({ who: 'grace@example.org', state: 'sending', at: NOW, reply: '' })
  await channel.publish(ctx(), rendition())
  assert.deepEqual(
    server.letters.map(letter => letter.to),
    ['lin@example.org'],
  )
})

test('a wrong password, a server that is away, a list that is no list', async t => {
  const wrong = await post(t, three, { password: 'nonsense-9' })
  assert.equal((await errorOf(channel.publish(wrong.ctx(), rendition()))).kind, 'auth')
  assert.equal(wrong.server.letters.length, 0)
  const away = await post(t, three, { port: '1' })
  assert.equal((await errorOf(channel.publish(away.ctx(), rendition()))).kind, 'later')
  const odd = await post(t, 'ada@example.org\nBcc: everybody\n')
  assert.equal((await errorOf(channel.publish(odd.ctx(), rendition()))).kind, 'rejected')
  const absent = await post(t, three, { list: 'nobody.txt' })
  assert.equal((await errorOf(channel.publish(absent.ctx(), rendition()))).kind, 'auth')
})

test('a token that somebody else made names nobody', () => {
  assert.equal(readLeaveToken('a', leaveToken('b', 'ada@example.org')), null)
  assert.equal(readLeaveToken('a', ''), null)
  assert.equal(readLeaveToken('a', leaveToken('a', 'ada@example.org')), 'ada@example.org')
})

test('a large list goes out over several attempts, each as long as its time; nobody twice', async t => {
  const many = Array.from({ length: 25 }, (_, i) => `reader${i}@example.org`)
  const { server, ctx } = await post(t, many.join('\n'))
  const outcomes: string[] = []
  for (let attempt = 0; attempt < 9 && outcomes.at(-1) !== 'published'; attempt++) {
    let now = NOW
    const outcome = await channel.publish(ctx({ until: NOW + 10, now: () => now++ }), rendition())
    outcomes.push(outcome.state)
    if (outcome.state === 'more') assert.equal(outcome.at, null, 'the rest waits for nothing')
  }
  assert.deepEqual([outcomes.length > 3, outcomes.at(-1)], [true, 'published'])
  assert.deepEqual(server.letters.map(letter => letter.to).sort(), many.toSorted())
})

test('a reader whose server puts us off without end holds nobody up for ever', async t => {
  const { server, ctx, journal } = await post(t, three)
  server.answers.set('grace@example.org', 451)
  let last = ''
  for (let attempt = 0; attempt < 12 && last !== 'published'; attempt++) {
    const outcome = await channel.publish(ctx(), rendition()).catch((error: unknown) => error as { state?: undefined })
    last = outcome.state ?? 'put off'
  }
  assert.equal(last, 'published')
  assert.equal((await journal.entries()).filter(note => note.state === 'deferred').length, 8)
  assert.equal(server.letters.length, 2)
})
