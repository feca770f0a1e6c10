/** Collectors, reports, audit and automations do what they say. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { openDashboard, skip, type Dashboard } from './browser.ts'
import { collected, writeMeasured } from './measured-workspace.ts'

describe('collectors, reports, audit, automations', { skip }, () => {
  let board: Dashboard
  let id: string
  const file = (path: string): string => readFileSync(join(board.folder, 'quill', path), 'utf8')
  before(async () => {
    board = await openDashboard(writeMeasured)
    id = board.id('quill')
    await collected(board.server.url, id)
  })
  after(() => board.close())

  test('collectors: wrong settings are told with their remedy, one is run now', async () => {
    const { page } = await board.open(`/w/${id}/collectors`, 1200)
    const github = page.locator('.collector', { hasText: 'GitHub' })
    await github.getByText('Settings in uptake.yml are wrong').waitFor()
    assert.match(await github.locator('.banner').innerText(), /Expected: /)
    assert.ok(await github.getByRole('button', { name: 'Run now' }).isDisabled())
    const missing = page.locator('.card', { hasText: 'Targets that nothing reads yet' })
    await missing.getByText('Enterprise conversations').waitFor()
    const csv = page.locator('.collector', { hasText: 'CSV files' })
    await csv.getByRole('button', { name: 'Run now' }).click()
    await page.locator('.toast', { hasText: 'CSV files: 0 new values' }).waitFor()
    await page.context().close()
  })
  test('a report is read, another week is chosen, one is written and found again', async () => {
    const { page } = await board.open(`/w/${id}/reports`, 1200)
    await page.locator('.report', { hasText: 'GitHub stars' }).waitFor()
    assert.match(await page.locator('.sub').innerText(), /Week 47, 2026/)
    assert.ok(await page.getByRole('button', { name: 'The period after' }).isDisabled())
    await page.getByRole('button', { name: 'The period before' }).click()
    await page.locator('.sub', { hasText: 'Week 46, 2026' }).waitFor()
    await page.locator('.report').waitFor()
    await page.getByRole('button', { name: 'Write to reports/' }).click()
    await page.locator('.toast', { hasText: 'Written: reports/2026-W46.md' }).waitFor()
    assert.match(file('reports/2026-W46.md'), /GitHub stars/)
    await page.getByRole('button', { name: 'Write to reports/' }).click()
    await page.locator('.toast', { hasText: 'hold this report already' }).waitFor()
    await page.context().close()
  })
  test('the audit finds what is missing, writes it, and ticks what is there', async () => {
    const { page } = await board.open(`/w/${id}/audit`, 1200)
    await page.getByText('Not audited yet').waitFor()
    await page.getByRole('checkbox', { name: 'Ask no server' }).check()
    await page.getByRole('button', { name: 'Audit now' }).click()
    await page.locator('.card', { hasText: 'Missing (2)' }).first().waitFor()
    await page.getByRole('button', { name: 'Community files' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.locator('summary', { hasText: 'LICENSE' }).click()
    assert.match(await dialog.locator('pre').first().innerText(), /Permission is hereby granted/)
    await dialog.getByRole('button', { name: /^Write \d+ files$/ }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Audit now' }).click()
    await page.locator('.card', { hasText: 'Seen to be done (2)' }).first().waitFor()
    await page.getByRole('checkbox', { name: 'Add a LICENSE file' }).click()
    await page.locator('.card', { hasText: 'Done and seen (1)' }).first().waitFor()
    assert.match(file('plan/launch.md'), /- \[x\] Add a LICENSE file/)
    await page.context().close()
  })
  test('a risk is switched on as an automation, and off', async () => {
    const { page } = await board.open(`/w/${id}/automations`, 1200)
    await page.getByRole('button', { name: /^Switch on/ }).click()
    const toggle = page.getByRole('switch')
    await toggle.waitFor()
    assert.equal(await toggle.getAttribute('aria-checked'), 'true')
    assert.match(file('uptake.yml'), /automations:\n/)
    await toggle.click()
    await page.locator('[role=switch][aria-checked=false]').waitFor()
    assert.match(file('uptake.yml'), /active: false/)
    await page.context().close()
  })
})
