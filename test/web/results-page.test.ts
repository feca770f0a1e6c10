/** The page of results in real Chromium: what came by channel beside its tier, by theme, by the hour, and what nobody told. */
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { enrolPosts, putResult } from '../../src/db/post-results.ts'
import { skip } from './browser.ts'
import { looksRight } from './looks.ts'
import { openDesk, type Desk } from './publishing-desk.ts'
import { writeWorkspace } from './publishing-workspace.ts'

const CONFIG = `timezone: Europe/Berlin
channels:
  mastodon: { channel: handoff, url: https://m.example.org }
  reddit: { channel: handoff, url: https://r.example.org }
`
const TIERS = '# Where\n\n## Channels\n\n### Tier 1: daily\n- Mastodon\n\n### Tier 2: weekly\n- Reddit\n'
const piece = (id: string, more: string): string =>
  `---\nid: ${id}\ntitle: Piece ${id}\nstate: ready\nchannels: [mastodon, reddit]\n${more}---\n\nText of ${id}.\n`
const COUNTS: Record<string, Record<string, number>> = {
  'a mastodon': { likes: 30, replies: 4 },
  'a reddit': { likes: 90 },
  'b mastodon': { likes: 6 },
}

describe('results', { skip }, () => {
  let desk: Desk
  before(async () => {
    desk = await openDesk(folder => {
      writeWorkspace(folder, { 'a.md': piece('a', 'theme: proof\nhours: 1.5\n'), 'b.md': piece('b', 'theme: story\n') }, CONFIG)
      writeFileSync(join(folder, 'kestrel/plan/where.md'), TIERS)
    })
  })
  after(() => desk.close())
  const close = (page: Page): Promise<void> => page.context().close()

  test('before anything is out it says what comes here', async () => {
    const { page, errors } = await desk.open('results', 390, 'dark')
    await page.getByRole('heading', { name: 'Nothing is out yet' }).waitFor()
    assert.deepEqual(errors, [])
    await close(page)
  })

  test('by channel beside the tier of the plan, by the hour of pieces that say it, accessible on every screen', async () => {
    for (const item of ['a', 'b']) {
      await desk.act('approve', { item, channels: null, digests: null })
      await desk.act('schedule', { item, channels: null, at: '2027-03-02T06:00', zone: null })
    }
    const { db, ref, now } = desk.context()
    await db.updateTable('delivery').set({ state: 'published' }).execute()
    await enrolPosts(db, ref.id, now)
    for (const { id, item, channel } of (await desk.view()).deliveries) {
      const counts = COUNTS[`${item} ${channel}`] ?? null
      if (counts !== null) await putResult(db, { delivery: id, nextAt: null, askedAt: now, failures: 0, counts, reason: null }, now)
    }
    for (const [width, scheme] of [
      [1280, 'light'],
      [390, 'dark'],
    ] as const) {
      const { page, errors } = await desk.open('results', width, scheme)
      await page.getByRole('heading', { name: 'Likes, by channel' }).waitFor()
      await looksRight(page, `at ${width}`)
      const table = page.getByRole('region', { name: 'Likes, by channel' })
      assert.equal(await table.evaluate(each => each.scrollWidth - each.clientWidth), 0, `the table is cut at ${width}`)
      assert.deepEqual(errors, [])
      await close(page)
    }
    const { page } = await desk.open('results', 1280)
    const rows = async (): Promise<string[]> =>
      (await page.locator('.results-table tbody tr').allInnerTexts()).map(each => each.replaceAll(/\s+/g, ' ').trim())
    await page.getByRole('heading', { name: 'Likes, by channel' }).waitFor()
    assert.deepEqual(await rows(), [
      'By hand (reddit) Tier 2 in the plan 90 60 1.5 h, of 1 of 2 pieces 90 2 2 posts, 1 not known',
      'By hand (mastodon) Tier 1 in the plan 18 20 1.5 h, of 1 of 2 pieces 36 2 2 posts',
    ])
    await page.getByText('By hand (reddit) (Tier 2) brought more likes a piece than By hand (mastodon) (Tier 1).').waitFor()
    await page.getByText('of the pieces whose files say “hours:” (1 of 2)').waitFor()
    await page.getByRole('button', { name: 'Replies', exact: true }).click()
    await page.getByRole('heading', { name: 'Replies, by channel' }).waitFor()
    assert.match((await rows())[1] ?? '', /reddit.* plan – .*– 2 2 posts/, 'what is not told is no 0')
    await page.getByRole('button', { name: 'Theme', exact: true }).click()
    await page.getByRole('heading', { name: 'Replies, by theme' }).waitFor()
    assert.match(page.url(), /by=theme/)
    assert.match((await rows())[0] ?? '', /^proof 4 .* 4 1 2 posts/)
    await close(page)
  })
})
