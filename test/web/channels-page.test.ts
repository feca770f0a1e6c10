/** Channels and Hand-offs in real Chromium: an account is connected at a real authorisation server, and a phone posts by hand. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { authority, SECRET, type Authority } from '../connect/authority.ts'
import { KEY } from '../connect/desk.ts'
import { skip } from './browser.ts'
import { planDeliveries } from '../../src/db/deliveries.ts'
import { openDatabase } from '../../src/db/open.ts'
import { looksRight } from './looks.ts'
import { openDesk, type Desk } from './publishing-desk.ts'
import { writeWorkspace } from './publishing-workspace.ts'

const piece = (id: string, title: string, channel: string, body: string, front = ''): Record<string, string> => ({
  [`${id}.md`]: `---\nid: ${id}\ntitle: ${title}\nstate: ready\nchannels: [${channel}]\n${front}---\n\n${body}\n`,
})
const FILES = {
  ...piece('show', 'Kestrel reads your logs', 'hackernews', 'No agent, no daemon.', 'first-comment: I wrote it. Ask me anything.\n'),
  ...piece('thread', 'Two things', 'threads', 'One: it copies nothing.\n\n---\n\nTwo: it has no daemon.'),
}
const config = (base: string): string => `project: { name: Kestrel }
timezone: Europe/Berlin
channels:
  x: { client_id: rocket, base: "${base}", allow: [127.0.0.1] }
  threads:
  hackernews:
  bluesky: { handle: kestrel.example.org }
  devto: { tokn: DEV }
`

describe('channels and hand-offs', { skip }, () => {
  let at: Authority
  let desk: Desk
  before(async () => {
    at = await authority()
    desk = await openDesk(folder => writeWorkspace(folder, FILES, config(at.base)), { UPTAKE_KEY: KEY, X_CLIENT_SECRET: SECRET })
    for (const item of ['show', 'thread']) {
      await desk.act('approve', { item, channels: null, digests: null })
      await desk.act('schedule', { item, channels: null, at: '2027-03-02T09:00', zone: null })
    }
    desk.setNow('2027-03-02T08:10:00Z')
    await desk.act('publish-due', { dryRun: false })
  })
  after(async () => {
    await desk.close()
    await at.close()
  })

  for (const [width, scheme] of [
    [1280, 'light'],
    [390, 'dark'],
  ] as const)
    test(`accessible and no wider than the window at ${width} px, ${scheme}`, async () => {
      for (const path of ['channels', 'handoffs']) {
        const { page, errors } = await desk.open(path, width, scheme)
        await looksRight(page, path)
        assert.deepEqual(errors, [])
        await page.context().close()
      }
    })

  test('each channel says how it stands, which variables it wants, and what the plan names besides', async () => {
    const { page } = await desk.open('channels')
    const card = (name: string): ReturnType<typeof page.getByRole> => page.getByRole('region', { name, exact: true })
    await card('DEV').getByText('settings are wrong').waitFor()
    await card('DEV').getByText('knows no setting "tokn"').waitFor()
    await card('Hacker News').getByText('by hand').waitFor()
    await card('Bluesky').getByText('BLUESKY_APP_PASSWORD', { exact: true }).waitFor()
    await card('Bluesky').getByText('not set', { exact: true }).waitFor()
    await card('Threads').getByRole('button', { name: 'Connect: Threads' }).click()
    await page.getByRole('dialog').getByText('https addresses').or(page.getByText('addresses with https only')).waitFor()
    await page.keyboard.press('Escape')
    // The plan names LinkedIn, uptake.yml does not.
    await page.getByRole('heading', { name: 'LinkedIn' }).waitFor()
    await page.getByText('channels:\n  linkedin:').waitFor()
    await page.context().close()
  })

  test('an account is connected, tested, and disconnected', async () => {
    const { page, errors } = await desk.open('channels')
    // What X itself would answer is answered by the authorisation server on this machine.
    await page.route('https://x.com/**', route => {
      const { pathname, search } = new URL(route.request().url())
      return route.fulfill({ status: 302, headers: { location: `${at.base}${pathname}${search}` } })
    })
    await page.getByRole('button', { name: 'Connect: X', exact: true }).click()
    await page.getByRole('link', { name: 'Go to X and say yes' }).click()
    await page.getByText('X is connected as @ada').waitFor()
    assert.ok(!page.url().includes('code='), 'the code stands in the address')
    const x = page.getByRole('region', { name: 'X', exact: true })
    await x.getByText('renews itself').waitFor()
    await x.getByRole('button', { name: 'Test: X', exact: true }).click()
    await page.getByText('X works: @ada').waitFor()
    await x.getByText('ready', { exact: true }).waitFor()
    const html = await page.content()
    for (const secret of [...at.tokens, SECRET, KEY]) assert.ok(!html.includes(secret), 'a secret is on the page')
    await x.getByRole('button', { name: 'Disconnect: X' }).click()
    await x.getByRole('button', { name: 'Disconnect it' }).click()
    await x.getByText('by hand', { exact: true }).waitFor()
    assert.deepEqual(errors, [])
    await page.context().close()
  })

  test('a way back that nobody began is refused in words', async () => {
    const { page } = await desk.open('channels')
    const answer = await page.goto(new URL('/connect/callback?state=forged&code=1', page.url()).href)
    assert.equal(answer?.status(), 400)
    await page.getByText('belongs to no connection').waitFor()
    await page.context().close()
  })

  test('the first comment that a person writes is told as one: it is copied, and not the post again', async () => {
    const db = await openDatabase(join(desk.folder, 'kestrel/.uptake/uptake.db'))
    const post = (await desk.view()).deliveries.find(each => each.item === 'show')!
    await planDeliveries(db, [{ ...post, id: 'comment', kind: 'comment', of: post.id }], 0)
    await db
      .updateTable('delivery')
      .set({ state: 'handoff', url: 'https://news.ycombinator.com/item?id=1' })
      .where('id', '=', 'comment')
      .execute()
    const { page, errors } = await desk.open('handoffs', 390)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const card = page.getByRole('region', { name: /^First comment of "?Kestrel reads your logs/ })
    await card.getByRole('button', { name: /^Copy/ }).click()
    await card.getByText(/^Copied/).waitFor()
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'I wrote it. Ask me anything.')
    await page.goto(page.url().replace('handoffs', 'deliveries'))
    const wide = page.locator('.card').filter({ has: page.getByRole('heading', { name: /^First comment of/ }) })
    assert.match(await wide.locator('.handoff-text').innerText(), /I wrote it\. Ask me anything\./)
    await db.deleteFrom('delivery').where('id', '=', 'comment').execute()
    await db.destroy()
    assert.deepEqual(errors, [])
    await page.context().close()
  })

  test('on a phone: copy, open, paste the address, done', async () => {
    const { page, errors } = await desk.open('handoffs', 390)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const card = page.getByRole('region', { name: 'Two things, Threads' })
    for (const [nth, text] of [
      ['1', 'One: it copies nothing.'],
      ['2', 'Two: it has no daemon.'],
    ] as const) {
      await card.getByRole('button', { name: `Copy post ${nth} of 2` }).click()
      await card.getByText(`Copied · Copy post ${nth} of 2`).waitFor()
      assert.match(await page.evaluate(() => navigator.clipboard.readText()), new RegExp(text))
    }
    for (const button of await card.getByRole('button').all())
      assert.ok((await button.boundingBox())!.height >= 44, 'too small for a thumb')
    assert.match(
      (await card.getByRole('link', { name: /^Open Threads/ }).getAttribute('href'))!,
      /^https:\/\/www\.threads\.net\/intent\/post\?text=One/,
    )
    await page.evaluate(() => navigator.clipboard.writeText('https://www.threads.net/@kestrel/post/1'))
    await card.getByRole('button', { name: /^Paste/ }).click()
    await card.getByRole('button', { name: /^Done, it is out/ }).click()
    await page.getByRole('heading', { name: 'Done today' }).waitFor()
    await page.getByRole('link', { name: 'Two things' }).waitFor()
    const { deliveries } = await desk.view()
    assert.deepEqual(
      deliveries.filter(each => each.channel === 'threads').map(each => [each.state, each.url]),
      [['published', 'https://www.threads.net/@kestrel/post/1']],
    )
    assert.deepEqual(errors, [])
    await page.context().close()
  })
})
