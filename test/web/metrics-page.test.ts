/** The metrics explorer: the list, one series close up, where a value came from, values from CSV files. */
import assert from 'node:assert/strict'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { putAnswer } from '../../src/db/answers.ts'
import { putRun } from '../../src/db/collector-runs.ts'
import { putSamples } from '../../src/db/samples.ts'
import { openDashboard, skip, type Dashboard } from './browser.ts'
import { collected, writeMeasured } from './measured-workspace.ts'

const FETCHED = Date.parse('2026-11-20T08:00:00Z')

describe('the metrics explorer', { skip }, () => {
  let board: Dashboard
  let id: string
  before(async () => {
    board = await openDashboard(folder => {
      writeMeasured(folder)
      const derived = 'derived:\n  registry.mean: { by: moving-average, of: registry.total, days: 7 }\n'
      appendFileSync(join(folder, 'quill/uptake.yml'), derived)
    })
    id = board.id('quill')
    await collected(board.server.url, id)
    // What a collector would have stored: an answer, and the value read from it.
    const { db, workspace } = board.server.workspaces.get(id)!.measuring.measured
    const url = 'https://registry.example/quill'
    const answer = await putAnswer(db, workspace, {
      url,
      request: '',
      status: 200,
      headers: {},
      body: '{"downloads":{"total":1234}}',
      fetchedAt: FETCHED,
    })
    const sample = { metric: 'registry.total', labels: { package: 'quill' }, at: FETCHED, span: 0, value: 1234, source: url, method: 'api' }
    // And the run that asked, which read another number.
    await putRun(db, workspace, {
      collector: 'json',
      instance: 'json',
      startedAt: FETCHED,
      settings: { url, metric: 'users.active', path: 'downloads.total' },
      secrets: [],
      cursor: null,
      from: null,
      exchanges: [{ url, request: '', asked: FETCHED, at: FETCHED, outcome: { answer, unchanged: false } }],
      outside: false,
      whole: true,
    })
    await putSamples(db, workspace, [
      { ...sample, fetchedAt: FETCHED, flags: ['inflated'], answer },
      { ...sample, metric: 'users.active', labels: {}, value: 1300, fetchedAt: FETCHED, flags: [], answer },
      { ...sample, metric: 'registry.open', method: 'counted', fetchedAt: FETCHED, flags: [], answer: null },
    ])
  })
  after(() => board.close())

  test('a number is worked out again from the answer that is kept, shown, and put in place', async () => {
    const { page, errors } = await board.open(`/w/${id}/metrics?metric=users.active`, 390)
    const chart = page.locator('.explorer svg')
    await chart.locator('.single').first().waitFor()
    await chart.focus()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Work out again' }).click()
    await dialog.getByText('1 value differs from what is stored').waitFor()
    assert.match(await dialog.getByRole('status').innerText(), /1,300 → 1,234/)
    await dialog.getByRole('button', { name: 'Put 1 value in place' }).click()
    await page.getByText('1 value of users.active replaced').waitFor()
    await dialog.getByText('api, recomputed').waitFor()
    await dialog.getByRole('button', { name: 'Work out again' }).click()
    await dialog.getByText('1 value: the same as stored').waitFor()
    assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true)
    assert.deepEqual(errors, [])
    await page.context().close()
  })
  test('the list has the latest value, the change of a week and a line; the filter narrows it', async () => {
    const { page, errors } = await board.open(`/w/${id}/metrics`, 1300)
    const row = page.locator('tr', { hasText: 'github.stars' })
    await row.locator('.spark').waitFor()
    assert.match(await row.innerText(), /349\s+\+28/)
    // The days that could not be read stay open.
    assert.equal(await row.locator('.spark polyline').count(), 2)
    await page.keyboard.press('/')
    await page.keyboard.type('subscribers')
    await row.waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'newsletter.subscribers' }).click()
    await page.waitForURL(/metric=newsletter\.subscribers/)
    assert.equal(await page.locator('h1').innerText(), 'newsletter.subscribers sample data')
    assert.deepEqual(errors, [])
    await page.context().close()
  })
  test('zoom by range, by drag and by keys; log scale and comparison stand in the address', async () => {
    const { page } = await board.open(`/w/${id}/metrics?metric=github.stars`, 1300)
    const chart = page.locator('.explorer svg')
    await chart.locator('polyline').first().waitFor()
    assert.equal((await chart.locator('rect.gap').count()) > 0, true)
    await page.getByRole('button', { name: '30 d' }).click()
    await page.waitForURL(/range=month/)
    const box = (await chart.boundingBox())!
    await page.mouse.move(box.x + 300, box.y + 120)
    await page.mouse.down()
    await page.mouse.move(box.x + 600, box.y + 130, { steps: 4 })
    await chart.locator('.brush').waitFor()
    await page.mouse.up()
    await page.waitForURL(/from=\d+&to=\d+/)
    const zoomed = new URL(page.url()).searchParams
    const days = (Number(zoomed.get('to')) - Number(zoomed.get('from'))) / 86_400_000
    assert.ok(days > 5 && days < 15, `${days} days`)
    await page.getByRole('button', { name: 'Whole range' }).click()
    await page.getByRole('button', { name: 'Log scale' }).click()
    await page.waitForURL(/scale=log/)
    await page.getByLabel('Compare with').selectOption({ label: 'newsletter.subscribers' })
    await chart.locator('.line-2 polyline').first().waitFor()
    await page.reload()
    await chart.locator('.line-2 polyline').first().waitFor()
    assert.equal(await page.getByRole('button', { name: 'Log scale' }).getAttribute('aria-pressed'), 'true')
    await chart.focus()
    await page.keyboard.press('End')
    assert.match((await chart.getAttribute('aria-valuetext'))!, /github\.stars: 349.*newsletter\.subscribers: \d+/)
    await page.context().close()
  })
  test('a value opens its source, down to the raw answer', async () => {
    const { page } = await board.open(`/w/${id}/metrics?metric=registry.total`, 1300)
    const chart = page.locator('.explorer svg')
    await chart.locator('.single').waitFor()
    await chart.focus()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('https://registry.example/quill').first().waitFor()
    assert.match(await dialog.innerText(), /Method\s+api[\s\S]*Flags\s+inflated/)
    await dialog.getByRole('button', { name: 'Open the raw answer' }).click()
    assert.match(await dialog.locator('.raw pre').innerText(), /"total": 1234/)
    await page.keyboard.press('Escape')
    await page.goto(`${board.server.url}w/${id}/metrics?metric=github.stars`)
    await chart.locator('polyline').first().waitFor()
    await chart.click({ position: { x: 500, y: 150 } })
    await dialog.getByText(/metrics\/reach\.csv:\d+/).waitFor()
    await page.context().close()
  })
  test('on a phone a tap opens it too, and nothing is wider than the screen', async () => {
    const context = await board.browser.newContext({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    await page.goto(`${board.server.url}w/${id}/metrics?metric=registry.total`)
    const chart = page.locator('.explorer svg')
    await chart.locator('.single').waitFor()
    assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true)
    await chart.locator('.single').first().scrollIntoViewIfNeeded()
    const dot = (await chart.locator('.single').first().boundingBox())!
    await page.touchscreen.tap(dot.x + dot.width / 2, dot.y + dot.height / 2)
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Open the raw answer' }).tap()
    assert.match(await dialog.locator('.raw pre').innerText(), /"total": 1234/)
    await context.close()
  })
  test('what is worked out leads to what it rests on; what was counted says how', async () => {
    const { page } = await board.open(`/w/${id}/metrics?metric=registry.mean`, 1300)
    const chart = page.locator('.explorer svg')
    const openLast = async (): Promise<void> => {
      await chart.locator('.single').first().waitFor()
      await chart.focus()
      await page.keyboard.press('End')
      await page.keyboard.press('Enter')
    }
    await openLast()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('link', { name: 'registry.total · quill' }).click()
    await page.waitForURL(/metric=registry\.total/)
    await page.goto(`${board.server.url}w/${id}/metrics?metric=registry.open`)
    await openLast()
    await dialog.getByText('"Work out again" counts once more').waitFor()
    await page.context().close()
  })
  test('an event is added beside a chart and removed, with a way back', async () => {
    const { page } = await board.open(`/w/${id}/metrics?metric=github.stars`, 360)
    await page.getByLabel('What happened').fill('Front page')
    await page.getByLabel('Day').fill('2026-11-10')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.locator('.events li', { hasText: 'Front page' }).waitFor()
    await page.locator('.explorer .event').waitFor({ state: 'attached' })
    await page.getByRole('button', { name: 'Remove "Front page"' }).click()
    await page.locator('.events li').waitFor({ state: 'detached' })
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click()
    await page.locator('.events li', { hasText: 'Front page' }).waitFor()
    await page.context().close()
  })
  test('a CSV file: wrong lines are shown before it is written; undone it is gone', async () => {
    const { page } = await board.open(`/w/${id}/metrics`, 1300)
    await page.getByRole('button', { name: 'CSV file' }).click()
    const dialog = page.getByRole('dialog')
    const text = 'date,metric,value\n2026-11-01,sales.calls,3\nyesterday,sales.calls,4\n2026-11-15,sales.calls,7\n'
    await dialog.locator('input[type=file]').setInputFiles({ name: 'calls.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
    await dialog.getByText('2 values of 1 metric').waitFor()
    assert.match(await dialog.locator('.minus').innerText(), /^3\s+yesterday,sales\.calls,4\s+"yesterday" is no date/)
    await dialog.getByRole('button', { name: 'Write to metrics/' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'sales.calls' }).waitFor()
    const path = join(board.folder, 'quill/metrics/calls.csv')
    assert.equal(readFileSync(path, 'utf8'), text)
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('link', { name: 'sales.calls' }).waitFor({ state: 'detached' })
    assert.equal(existsSync(path), false)
    await page.context().close()
  })
  test('a series that is not there says so', async () => {
    const { page } = await board.open(`/w/${id}/metrics?metric=no.such`, 900)
    await page.getByText('No such series').waitFor()
    await page.getByRole('link', { name: 'All metrics' }).click()
    await page.getByRole('link', { name: 'github.stars' }).waitFor()
    await page.context().close()
  })
})
