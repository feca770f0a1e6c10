/** Targets with what is measured of them: state, chart, reasons, mapping, values by hand. */
import assert from 'node:assert/strict'
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { openDashboard, skip, type Dashboard } from './browser.ts'
import { collected, writeMeasured } from './measured-workspace.ts'

describe('measured targets', { skip }, () => {
  let board: Dashboard
  let id: string
  const path = (name: string): string => join(board.folder, 'quill', name)
  before(async () => {
    board = await openDashboard(folder => {
      writeMeasured(folder)
      // The plan of an example, of which nothing is measured.
      cpSync(join(folder, 'rpc-sdk/plan'), join(folder, 'unmeasured/plan'), { recursive: true })
      writeFileSync(join(folder, 'unmeasured/uptake.yml'), 'project:\n  name: Unmeasured\nstart: 2026-10-19\n')
    })
    id = board.id('quill')
    await collected(board.server.url, id)
  })
  after(() => board.close())

  test('a card says state, now, expected and needed pace; its chart is read by keys and leaves gaps open', async () => {
    const { page, errors } = await board.open(`/w/${id}/targets`, 1300)
    const card = page.locator('.measured', { hasText: '500+' })
    await card.waitFor()
    assert.match(await card.innerText(), /Now\s*349\s*Expected now\s*\d+\s*Pace\s*\+\d/)
    assert.match(await card.locator('.state').innerText(), /track|risk|ahead/)
    const chart = card.getByRole('slider')
    // The days that could not be read lie between two runs.
    assert.equal(await chart.locator('polyline.curve').count(), 2)
    assert.equal(await chart.locator('rect.gap').count(), 1)
    assert.equal(await chart.locator('polygon.fan').count(), 2)
    await chart.focus()
    await page.keyboard.press('End')
    assert.match((await chart.getAttribute('aria-valuetext'))!, /Forecast: .*50 %: .*80 %: /)
    await page.keyboard.press('Home')
    assert.match((await chart.getAttribute('aria-valuetext'))!, /Measured: \d+/)
    await chart.hover()
    await page.locator('.chart-tip').waitFor()
    assert.deepEqual(errors, [])
    await page.context().close()
  })
  test('a state filters, from the overview too', async () => {
    const { page } = await board.open(`/w/${id}`, 1300)
    await page
      .getByRole('navigation', { name: 'Targets by state' })
      .getByRole('link', { name: /not measured/ })
      .click()
    await page.waitForURL(/state=not\+measured/)
    await page.getByText('Their text means no metric that is known').waitFor()
    assert.equal(await page.locator('.measured').count(), 0)
    await page.getByRole('button', { name: /^All 5$/ }).click()
    await page.locator('.measured').first().waitFor()
    await page.context().close()
  })
  test('a text is mapped to a metric in uptake.yml, and undone', async () => {
    const before = readFileSync(path('uptake.yml'), 'utf8')
    const { page } = await board.open(`/w/${id}/targets`, 1300)
    await page.getByRole('button', { name: 'Which metric is "Blorb index"?' }).click()
    const dialog = page.getByRole('dialog')
    const save = dialog.getByRole('button', { name: 'Write to uptake.yml' })
    await dialog.getByRole('combobox').fill('no metric')
    await save.click()
    await dialog.getByRole('alert').waitFor()
    await dialog.getByRole('combobox').fill('newsletter.subscribers')
    await save.click()
    await dialog.waitFor({ state: 'detached' })
    await page.locator('.measured', { hasText: 'Blorb index' }).waitFor()
    assert.match(readFileSync(path('uptake.yml'), 'utf8'), /Blorb index: newsletter\.subscribers/)
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click()
    await page.locator('.measured', { hasText: 'Blorb index' }).waitFor({ state: 'detached' })
    assert.equal(readFileSync(path('uptake.yml'), 'utf8'), before)
    await page.context().close()
  })
  test('a value that only a person knows makes its target measured, and is undone', async () => {
    const { page } = await board.open(`/w/${id}/targets`, 360)
    await page.locator('.rows li', { hasText: 'Enterprise conversations' }).getByRole('button', { name: 'Enter a value' }).click()
    const dialog = page.getByRole('dialog')
    const save = dialog.getByRole('button', { name: 'Write the value' })
    assert.equal(await dialog.getByLabel('Metric').inputValue(), 'sales.conversations')
    await dialog.getByLabel('Value', { exact: true }).fill('four')
    await dialog.getByText('That is no number.').waitFor()
    assert.ok(await save.isDisabled())
    await dialog.getByLabel('Value', { exact: true }).fill('4')
    await dialog.getByLabel('Note').fill('two at the fair, two by mail')
    await save.click()
    await dialog.waitFor({ state: 'detached' })
    await page.locator('.measured', { hasText: 'Enterprise conversations' }).waitFor()
    assert.match(
      readFileSync(path('metrics/sales.conversations.csv'), 'utf8'),
      /2026-11-21,sales\.conversations,4,"two at the fair, two by mail"/,
    )
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click()
    await page.locator('.measured', { hasText: 'Enterprise conversations' }).waitFor({ state: 'detached' })
    assert.equal(existsSync(path('metrics/sales.conversations.csv')), false)
    await page.context().close()
  })
  test('a plan of which nothing is measured keeps its page, with an invitation', async () => {
    const bare = board.id('unmeasured')
    const { page } = await board.open(`/w/${bare}/targets`, 1300)
    await page.getByText('Nothing is measured yet').waitFor()
    await page.locator('.metric').first().waitFor()
    await page.getByRole('link', { name: 'Collectors' }).first().click()
    await page.getByText('No collectors yet').waitFor()
    assert.match(await page.locator('.empty pre').innerText(), /collectors:\s+git: \{\}/)
    await page.context().close()
  })
})
