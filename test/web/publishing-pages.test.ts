/** The pages of publishing with something on them: no WCAG AA rule that axe knows is broken, and they fit a phone. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { skip } from './browser.ts'
import { looksRight } from './looks.ts'
import { openDesk, type Desk } from './publishing-desk.ts'
import { CONFIG, writeWorkspace } from './publishing-workspace.ts'

describe('the pages of publishing', { skip }, () => {
  let desk: Desk
  before(async () => {
    desk = await openDesk()
    for (const item of ['why', 'refused', 'summer']) await desk.act('approve', { item, channels: null, digests: null })
    await desk.act('schedule', { item: 'why', channels: null, at: '2027-03-02T09:00', zone: null })
    await desk.act('schedule', { item: 'refused', channels: null, at: '2027-03-02T10:00', zone: null })
    await desk.act('schedule', { item: 'summer', channels: null, at: '2027-03-28T02:30', zone: null })
    desk.setNow('2027-03-02T09:10:00Z')
    await desk.act('publish-due', { dryRun: false })
  })
  after(() => desk.close())

  for (const [width, scheme, paths] of [
    [1440, 'light', ['', 'content', 'calendar', 'calendar?view=week&at=2027-03-02', 'board', 'deliveries']],
    [1440, 'dark', ['calendar', 'board?piece=why', 'deliveries']],
    [360, 'dark', ['', 'content', 'calendar', 'board', 'deliveries']],
  ] as const)
    test(`accessible and no wider than the window at ${width} px, ${scheme}`, async () => {
      for (const path of paths) {
        const { page, errors } = await desk.open(path, width, scheme)
        if (path.includes('piece=')) await page.getByRole('dialog').waitFor()
        await looksRight(page, path)
        assert.deepEqual(errors, [])
        await page.context().close()
      }
    })

  test('the overview says what is out of the plan, what goes out next and what waits', async () => {
    const { page } = await desk.open('')
    const card = page.locator('.card', { has: page.getByRole('heading', { name: 'Publishing' }) })
    await card.getByText('Goes out next').waitFor()
    const words = (await card.innerText()).replaceAll(/\s+/g, ' ')
    assert.match(words, /1 stand still until somebody decides/)
    assert.match(words, /1 to post by hand/)
    assert.match(words, /Goes out next On summer time Nowhere \(rehearsal\)/)
    assert.match(words, /Went out last Why we wrote Kestrel Nowhere \(rehearsal\)/)
    // One line of the plan is out, and says so where it is due.
    assert.equal(await page.locator('.rows li', { hasText: 'Why we wrote Kestrel' }).filter({ hasText: '1 of 1 out' }).count(), 1)
    await card.getByRole('link', { name: 'Why we wrote Kestrel' }).click()
    await page.getByRole('dialog').waitFor()
    await page.context().close()
  })

  test('previews of rich text run nothing and load nothing', async () => {
    const front = '---\nid: rich\ntitle: Rich\nstate: ready\nchannels: [ghost]\n---\n\n'
    const text = `${front}**bold** ![a chart](https://tracker.example.org/x.png)\n\n[a](javascript:alert(1))\n\n<img src=x onerror="document.title='ran'">\n`
    const rich = await openDesk(folder =>
      writeWorkspace(folder, { 'rich.md': text }, CONFIG.replace('channels:', 'channels:\n  ghost: { base: "https://blog.example.org" }')),
    )
    try {
      const { page } = await rich.open('board')
      const asked: string[] = []
      page.on('request', request => asked.push(request.url()))
      await page.getByRole('button', { name: 'Rich', exact: true }).click()
      const preview = page.locator('.preview-text.rich')
      await preview.locator('strong').getByText('bold').waitFor()
      await preview.getByText('[a chart]').waitFor()
      assert.equal(await preview.locator('img, script, iframe, [onerror], [style]').count(), 0)
      assert.equal(await preview.locator('a[href^="javascript"]').count(), 0)
      assert.deepEqual(
        asked.filter(url => url.includes('tracker')),
        [],
      )
    } finally {
      await rich.close()
    }
  })

  test('a workspace without content files and channels says what to do first', async () => {
    const bare = await openDesk(folder => writeWorkspace(folder, {}, 'project:\n  name: Kestrel\nstart: 2027-03-01\n'))
    try {
      for (const path of ['calendar', 'board', 'deliveries']) {
        const { page } = await bare.open(path)
        await page.getByText('No content files yet').waitFor()
        await page.getByText('uptake draft').first().waitFor()
        await page.getByText('No channel is set up').waitFor()
        await page.context().close()
      }
    } finally {
      await bare.close()
    }
  })
})
