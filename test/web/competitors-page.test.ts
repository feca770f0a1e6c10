/** Competitors: drawn beside ours, added from the plan, taken out again; reports that go by themselves and by hand. */
import assert from 'node:assert/strict'
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { openDashboard, skip, type Dashboard } from './browser.ts'
import { everyPage } from './every-page.ts'
import { collected } from './measured-workspace.ts'

const PLAN = `# Wren: the launch

## Week 3

- [ ] Benchmark vs Osprey and Kite (see https://github.com/birds/osprey)
- [ ] Call the first user (due: 2026-11-17)

**Targets**:
- GitHub stars: 100+
`
const CONFIG = `project:
  name: Wren
start: 2026-11-02
timezone: UTC
collectors:
  csv: {}
`

function prepare(folder: string): void {
  const root = join(folder, 'wren')
  mkdirSync(join(root, 'plan'), { recursive: true })
  mkdirSync(join(root, 'metrics'))
  writeFileSync(join(root, 'uptake.yml'), CONFIG)
  writeFileSync(join(root, 'plan/launch.md'), PLAN)
  const days = Array.from({ length: 60 }, (_, day) => new Date(Date.parse('2026-09-22') + day * 86_400_000).toISOString().slice(0, 10))
  const rows = days.flatMap((date, day) => [
    `${date},github.stars,${10 + day},me/wren`,
    `${date},github.stars,${day > 20 && day < 30 ? '?' : 500 + day},birds/osprey`,
  ])
  writeFileSync(join(root, 'metrics/stars.csv'), `date,metric,value,repo\n${rows.join('\n')}\n`)
}

describe('competitors and reports', { skip }, () => {
  let board: Dashboard
  let id: string
  before(async () => {
    board = await openDashboard(prepare)
    id = board.id('wren')
    await collected(board.server.url, id)
  })
  after(() => board.close())

  test('the pages are accessible and fit, with and without competitors', async () => {
    const pages = ['/w/*/competitors', '/w/*/reports']
    await everyPage(board, 1280, 'light', 'wren', pages)
    await everyPage(board, 390, 'dark', 'vector', pages)
  })
  test('the plan proposes whom it names; one is added, drawn with its gap, and taken out again', async () => {
    const { page, errors } = await board.open(`/w/${id}/competitors`, 1280)
    await page.getByText('Compared with nobody yet').waitFor()
    assert.equal(await page.getByLabel('Repository of osprey', { exact: false }).first().inputValue(), 'birds/osprey')
    await page.getByLabel('Repository of Kite').fill('no repository')
    await page.getByRole('button', { name: 'Compare with Kite' }).click()
    await page.getByText('names no repository and no package').waitFor()
    await page.getByRole('button', { name: /Compare with osprey/i }).click()
    const chart = page.locator('.explorer svg')
    await chart.locator('.line-2 polyline').nth(1).waitFor()
    assert.match(readFileSync(join(board.folder, 'wren/uptake.yml'), 'utf8'), /^competitors:\n {2}- birds\/osprey$/m)
    const row = page.locator('tr', { hasText: 'birds/osprey' })
    assert.match(await row.innerText(), /559\s+\+28/)
    await page.getByRole('button', { name: 'Log' }).click()
    await page.waitForURL(/scale=log/)
    await chart.focus()
    await page.keyboard.press('End')
    assert.match((await chart.getAttribute('aria-valuetext'))!, /me\/wren: 69, birds\/osprey: 559/)
    await page.getByRole('button', { name: 'Compare no longer with birds/osprey' }).click()
    await page.getByText('Compared with nobody yet').waitFor()
    assert.doesNotMatch(readFileSync(join(board.folder, 'wren/uptake.yml'), 'utf8'), /competitors/)
    assert.deepEqual(
      errors.filter(each => !each.includes('400')),
      [],
    )
    await page.context().close()
  })
  test('three series and more are compared from a common start', async () => {
    const vector = board.id('vector')
    await collected(board.server.url, vector)
    const { page } = await board.open(`/w/${vector}/metrics?metric=github.stars`, 1280)
    const others = page.getByLabel('Compare with')
    await others.selectOption({ label: 'github.stars · example/cairn' })
    await page.locator('.line-2 polyline').first().waitFor()
    await others.selectOption({ label: 'newsletter.subscribers' })
    await page.locator('.line-3 polyline').first().waitFor()
    assert.equal(await page.getByRole('button', { name: 'Start = 100' }).getAttribute('aria-pressed'), 'true')
    await page.getByRole('button', { name: /Compare no longer with newsletter/ }).click()
    await page.locator('.line-3').waitFor({ state: 'detached' })
    await page.context().close()
  })
  test('a report is looked at as it is sent; a sample sends nothing, and says so', async () => {
    const config = join(board.folder, 'wren/uptake.yml')
    appendFileSync(
      config,
      'reports:\n  send:\n    hook: {via: webhook, url: http://127.0.0.1:9/x, allow: [127.0.0.1]}\n    chat: {via: slack, url: NO_SUCH_VARIABLE}\n  schedule:\n    weekly: {at: 08:30, to: [hook]}\n',
    )
    await board.server.workspaces.get(id)!.refresh()
    const { page } = await board.open(`/w/${id}/reports`, 1280)
    await page.locator('.schedule summary').click()
    await page.getByText('at 08:30, UTC').waitFor()
    await page.getByText(/Week 47, 2026, in/).waitFor()
    await page.getByRole('button', { name: 'Send …' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('NO_SUCH_VARIABLE is not set').waitFor()
    assert.equal(await dialog.getByRole('checkbox', { name: /chat/ }).isDisabled(), true)
    await dialog.frameLocator('iframe').getByRole('heading', { name: 'Wren: Week 47, 2026' }).waitFor()
    await dialog.getByRole('button', { name: 'Chat' }).click()
    assert.match(await dialog.locator('.report-preview pre').innerText(), /^Wren: Week 47, 2026\n/)
    await dialog.getByRole('button', { name: 'Send', exact: true }).click()
    await dialog.getByText('This is sample data: nothing of it is sent.').waitFor()
    await page.context().close()
  })
})
