/** The playground: typing, sharing, files, ticks; from any static host. */
import assert from 'node:assert/strict'
import { readFileSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { after, before, describe, test } from 'node:test'
import { openDashboard, skip, watched, type Dashboard } from './browser.ts'

const dist = fileURLToPath(new URL('../../dist/web', import.meta.url))
const PLAN = '# Mine\n\n## Week 1: Begin\n\n- [ ] Write it down\n\n## Budget\n\n- Shirts: $100\n- Pins: $50\n- Total: $200\n'

describe('the playground', { skip }, () => {
  let board: Dashboard
  before(async () => {
    board = await openDashboard()
  })
  after(() => board.close())

  test('reads what is typed and shares it by link', async () => {
    const { page } = await board.open('/play/', 1200)
    await page.locator('.cm-content').click()
    await page.keyboard.press('Control+a')
    await page.keyboard.insertText('# Mine\n\n## Budget\n\n- Shirts: $100\n- Pins: $50\n- Total: $200\n')
    await page.getByRole('heading', { name: /\$200 stated, but its 2 lines add up to \$150/ }).waitFor()
    await page.getByRole('button', { name: 'Copy link' }).click()
    await page.waitForURL(/#d=/)
    await page.getByText(/Link copied|The link is in the address bar/).waitFor()
    const again = await page.context().newPage()
    await again.goto(page.url())
    await again.getByRole('heading', { name: /\$200 stated/ }).waitFor()
    await page.context().close()
  })
  test('opens a file, ticks in the text, and gives the old text back', async () => {
    const { page, errors } = await board.open('/play/', 1200)
    await page.locator('.cm-content').waitFor()
    await page.locator('input[type=file]').setInputFiles({ name: 'mine.md', mimeType: 'text/markdown', buffer: Buffer.from(PLAN) })
    await page.getByText('mine.md is open').waitFor()
    await page.getByRole('tab', { name: 'Plan' }).click()
    await page.getByRole('checkbox', { name: 'Write it down' }).click()
    await page.getByText('Ticked in the file').waitFor()
    assert.match(await page.locator('.cm-content').innerText(), /\[x\] Write it down/)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.locator('.cm-content').getByText('[ ] Write it down').waitFor()
    await page.getByRole('tab', { name: 'Timeline' }).click()
    await page.locator('.tl-bar').first().waitFor()
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'x.bin', mimeType: 'application/octet-stream', buffer: Buffer.from([1, 0, 2]) })
    await page.getByText('That is no text file').waitFor()
    await page.getByRole('button', { name: 'Sample' }).click()
    await page.locator('.cm-content').getByText('Kvark').first().waitFor()
    assert.deepEqual(errors, [])
    await page.context().close()
  })
  test('stands as it should on a desk: tabs above what they show, marks in the colours of the page', async () => {
    const { page } = await board.open('/play/', 1280)
    await page.locator('.cm-lint-marker-error').first().waitFor()
    const tabs = (await page.getByRole('tablist').boundingBox())!
    const first = (await page.locator('.results .problem').first().boundingBox())!
    assert.ok(tabs.y + tabs.height <= first.y && tabs.y < 200, `tabs at ${tabs.y}, the first problem at ${first.y}`)
    const [mark, token] = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('i'))
      probe.style.color = 'var(--error)'
      return [getComputedStyle(document.querySelector('.cm-lint-marker-error')!).backgroundColor, getComputedStyle(probe).color]
    })
    assert.equal(mark, token)
    await page.context().close()
  })
  test('takes a dropped file', async () => {
    const { page } = await board.open('/play/', 1200)
    await page.locator('.cm-content').waitFor()
    const data = await page.evaluateHandle(text => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([text], 'dropped.md'))
      return transfer
    }, PLAN)
    await page.dispatchEvent('.cm-content', 'dragenter', { dataTransfer: data })
    await page.getByText('Drop it here').waitFor()
    await page.dispatchEvent('.cm-content', 'drop', { dataTransfer: data })
    await page.getByText('dropped.md is open').waitFor()
    assert.match(await page.locator('.cm-content').innerText(), /Write it down/)
    await page.context().close()
  })
  test('a problem leads to its line, and a line to its problem', async () => {
    const { page } = await board.open('/play/', 1200)
    const place = page.locator('.problem .place').first()
    await place.waitFor()
    const line = Number(/:(\d+)$/.exec(await place.innerText())![1])
    await place.click()
    await page.waitForFunction(n => document.querySelector('.cm-activeLineGutter')?.textContent === String(n), line)
    await page.locator('.problem.current').first().waitFor()
    await page.keyboard.press('Control+Home')
    await page.locator('.problem.current').first().waitFor({ state: 'detached' })
    await page.context().close()
  })
  test('on a phone the document and the results take turns', async () => {
    const { page } = await board.open('/play/', 360)
    await page.locator('.cm-content').waitFor()
    await page.getByRole('button', { name: 'Results' }).click()
    await page.locator('.problem').first().waitFor()
    assert.equal(await page.locator('.cm-content').isVisible(), false)
    await page.locator('.problem .place').first().click()
    await page.locator('.cm-content').waitFor()
    await page.context().close()
  })
  test('works below any path of a static host', async () => {
    const host = await staticHost('/some/where')
    const { page, errors } = watched(await (await board.context(1200)).newPage())
    await page.goto(`${host.url}/some/where/play/`)
    await page.locator('.cm-content').waitFor()
    await page.locator('.problem').first().waitFor()
    assert.ok(await page.locator('.brand img').evaluate(image => (image as HTMLImageElement).naturalWidth > 0))
    assert.deepEqual(errors, [])
    await page.context().close()
    await new Promise(resolve => host.server.close(resolve))
  })
})

/** The built files below a path, and nothing else. */
async function staticHost(base: string): Promise<{ server: Server; url: string }> {
  const types: Record<string, string> = {
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.css': 'text/css',
    '.svg': 'image/svg+xml',
    '.woff2': 'font/woff2',
  }
  const server = createServer((request, answer) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname
    const file = join(dist, path.slice(base.length), path.endsWith('/') ? 'index.html' : '')
    if (!path.startsWith(base) || !statSync(file, { throwIfNoEntry: false })?.isFile()) {
      answer.writeHead(path === '/favicon.ico' ? 204 : 404).end()
      return
    }
    answer.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return { server, url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}` }
}
