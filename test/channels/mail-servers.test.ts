/** The newsletter against a real Postfix and a real Dovecot: letters arrive, bounces come back and are read over IMAP and from a Maildir. */
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test, type TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { ActionContext } from '../../src/actions/action.ts'
import { approve } from '../../src/actions/approve.ts'
import { publishDue } from '../../src/actions/publish-due.ts'
import { readBounces } from '../../src/actions/read-bounces.ts'
import { setReader } from '../../src/actions/readers.ts'
import { scheduleContent } from '../../src/actions/schedule-content.ts'
import { openDatabase } from '../../src/db/open.ts'
import { readersOf } from '../../src/db/readers.ts'
import { startMail } from '../servers/mail.ts'

const servers = await startMail(['ada', 'bounces'])
const skip = typeof servers === 'string' ? servers : false
if (typeof servers === 'string') console.log(`# SKIPPED: the newsletter is not tested against a real mail server: ${servers}`)
else after(() => servers.close())

const NOW = Date.parse('2026-03-02T09:00:00Z')
const lettersIn = (folder: string): string[] =>
  ['new', 'cur'].flatMap(name =>
    existsSync(join(folder, name)) ? readdirSync(join(folder, name)).map(file => join(folder, name, file)) : [],
  )

async function workspace(t: TestContext, mailbox: string): Promise<ActionContext> {
  if (typeof servers === 'string') throw new Error(servers)
  const root = mkdtempSync(join(tmpdir(), 'uptake-news-'))
  mkdirSync(join(root, 'content'))
  writeFileSync(join(root, 'plan.md'), '# Demo\n')
  writeFileSync(
    join(root, 'content', 'one.md'),
    '---\nid: one\ntitle: Größe zählt\nstate: ready\nchannels: [news]\nschedule: 2026-03-02 09:00\n---\n\nHello, *readers*.\n',
  )
  writeFileSync(
    join(root, 'uptake.yml'),
    `project:\n  name: Demo\ntimezone: UTC\nchannels:\n  news:\n    channel: newsletter\n    host: 127.0.0.1\n    port: ${servers.smtp}\n    from: Demo <news@here.test>\n    public: https://growth.example.org\n    bounces: bounces@here.test\n${mailbox}`,
  )
  const db = await openDatabase(':memory:')
  t.after(async () => {
    await db.destroy()
    rmSync(root, { recursive: true, force: true })
  })
  return {
    db,
    actor: { kind: 'person', name: 'ada', origin: 'test' },
    now: NOW,
    ref: { id: 'w', name: 'w', root, config: join(root, 'uptake.yml'), files: null },
    env: { NEWSLETTER_SECRET: 'key-of-tokens-0123456789', IMAP_PASSWORD: servers.password },
    compile: () => Promise.reject(new Error('no plan is needed')),
  }
}

const mailboxes: readonly [string, () => string][] =
  typeof servers === 'string'
    ? [['a mailbox', () => '']]
    : [
        [
          'IMAP',
          () =>
            `    imap: 127.0.0.1\n    imap_port: ${servers.imap}\n    imap_tls: false\n    imap_user: bounces\n    imap_password: IMAP_PASSWORD\n`,
        ],
        ['a Maildir', () => `    maildir: ${servers.maildir('bounces')}\n`],
      ]
for (const [name, settings] of mailboxes)
  test(`a letter arrives with its way out; one to nobody comes back and ends it, read from ${name}`, { skip }, async t => {
    if (typeof servers === 'string') return
    const context = await workspace(t, settings())
    const gone = `gone-${name.replaceAll(/\W/g, '').toLowerCase()}@here.test`
    for (const address of ['ada@here.test', gone]) await setReader(context, { list: 'news', address, on: true, reason: 'test' })
    const before = lettersIn(servers.maildir('ada')).length
    await approve(context, { item: 'one', channels: null, digests: null })
    await scheduleContent(context, { item: 'one', channels: null, at: null, zone: null })
    const [sent] = await publishDue(context)
    assert.equal(sent?.delivery.state, 'published', sent?.delivery.reason ?? '')
    for (let i = 0; i < 100 && lettersIn(servers.maildir('ada')).length === before; i++) await wait(100)
    const raw = readFileSync(lettersIn(servers.maildir('ada')).at(-1)!, 'utf8')
    assert.match(raw, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click/im)
    assert.match(raw.replaceAll(/\r?\n[ \t]/g, ''), /^List-Unsubscribe: ?<https:\/\/growth\.example\.org\/n\/w\/news\/leave\?t=[\w.-]+>/im)
    const stateOf = async (): Promise<string | undefined> => (await readersOf(context.db, 'w')).find(each => each.address === gone)?.state
    for (let i = 0; i < 60 && (await stateOf()) !== 'bounced'; i++) {
      const [read] = await readBounces(context)
      assert.equal(read?.error, null)
      await wait(250)
    }
    assert.equal(await stateOf(), 'bounced')
    assert.match((await readersOf(context.db, 'w')).find(each => each.address === gone)?.reason ?? '', /5\.1\.1/)
    assert.equal((await readBounces(context))[0]?.read, 0, 'it is read again and again')
  })
