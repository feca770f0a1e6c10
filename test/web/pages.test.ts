/** The pages in real Chromium: every page loads, is accessible, follows the files, and works on a phone. */
import assert from 'node:assert/strict'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Browser, type Page } from 'playwright-core'
import { fixedClock } from '../../src/lib/clock.ts'
import { silentLog } from '../../src/lib/log.ts'
import { startServer, type Running } from '../../src/server/start.ts'
import { discover } from '../../src/workspace/discover.ts'

const executablePath = '/usr/bin/chromium'
const skip = existsSync(executablePath) ? false : 'Chromium is not installed'
const examples = fileURLToPath(new URL('../../examples', import.meta.url))
const PAGES = ['', '/timeline', '/plan', '/content', '/targets', '/budget', '/risks', '/people', '/journey', '/problems']

describe('the pages', { skip }, () => {
  let folder: string
  let server: Running
  let browser: Browser
  let id: string
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'uptake-web-'))
    cpSync(examples, folder, { recursive: true })
    server = await startServer({
      workspaces: discover([folder], folder),
      port: 0,
      host: '127.0.0.1',
      clock: fixedClock('2026-11-21T12:00:00Z'),
      log: silentLog,
      env: {},
      sample: true,
    })
    id = [...server.workspaces.keys()].find(each => each.includes('vector'))!
    browser = await chromium.launch({
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    })
  })
  after(async () => {
    await browser.close()
    await server.close()
    rmSync(folder, { recursive: true })
  })

  const open = async (path: string, width: number, colorScheme: 'light' | 'dark' = 'light'): Promise<{ page: Page; errors: string[] }> => {
    const page = await (await browser.newContext({ viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' })).newPage()
    const errors: string[] = []
    page.on('pageerror', error => errors.push(error.message))
    page.on('console', message => {
      if (message.type() === 'error') errors.push(message.text())
    })
    await page.goto(`${server.url.slice(0, -1)}${path}`)
    await page.locator('h1').first().waitFor()
    return { page, errors }
  }
  const close = (page: Page): Promise<void> => page.context().close()

  for (const [width, scheme] of [
    [1440, 'light'],
    [1440, 'dark'],
    [360, 'light'],
  ] as const) {
    test(`every page at ${width} px, ${scheme}`, async () => {
      for (const path of ['/', '/play/', ...PAGES.map(each => `/w/${id}${each}`)]) {
        const { page, errors } = await open(path, width, scheme)
        if (path === '/play/') await page.locator('.cm-content').waitFor()
        else await page.locator('.card').first().waitFor()
        const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze()
        assert.deepEqual(
          violations.map(
            each =>
              `${path} ${each.id}: ${each.nodes
                .slice(0, 3)
                .map(node => node.target.join(' '))
                .join(' | ')}`,
          ),
          [],
        )
        assert.deepEqual(errors, [], path)
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        assert.ok(overflow <= 0, `${path} is ${overflow} px too wide at ${width}`)
        await close(page)
      }
    })
  }
  test('ticking a box writes to the Markdown, undo takes it back, and an edit moves the page', async () => {
    const { page } = await open(`/w/${id}/plan`, 1200)
    const root = server.workspaces.get(id)!.ref.root
    const { view } = server.workspaces.get(id)!
    const task = view.plan.tasks.find(each => each.box !== null && !each.done)!
    const path = join(root, task.source.file)
    const before = readFileSync(path, 'utf8')
    await page.getByRole('checkbox', { name: task.title, exact: true }).first().click()
    await page.getByRole('button', { name: 'Undo' }).waitFor()
    const lines = readFileSync(path, 'utf8').split('\n')
    assert.match(lines[task.source.line - 1]!, /\[x\]/)
    assert.equal(lines.filter((line, i) => line !== before.split('\n')[i]).length, 1)
    await page.getByRole('button', { name: 'Undo' }).click()
    for (let i = 0; i < 50 && readFileSync(path, 'utf8') !== before; i++) await page.waitForTimeout(100)
    assert.equal(readFileSync(path, 'utf8'), before)
    writeFileSync(path, before.replace(task.title, `${task.title} from the editor`))
    await page.getByText(`${task.title} from the editor`).first().waitFor({ timeout: 10_000 })
    writeFileSync(path, before)
    await close(page)
  })
  test('the keyboard finds a page and opens the source of a problem', async () => {
    const { page } = await open(`/w/${id}`, 1200)
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('problems')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/problems$/)
    await page.locator('.problem .place').first().click()
    await page.getByRole('dialog').locator('.hit').first().waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await close(page)
  })
  test('the playground reads what is typed and shares it by link', async () => {
    const { page } = await open('/play/', 1200)
    await page.locator('.cm-content').click()
    await page.keyboard.press('Control+a')
    await page.keyboard.insertText('# Mine\n\n## Budget\n\n- Shirts: $100\n- Pins: $50\n- Total: $200\n')
    await page.getByRole('heading', { name: /\$200 stated, but its 2 lines add up to \$150/ }).waitFor()
    await page.getByRole('button', { name: 'Copy link' }).click()
    await page.waitForURL(/#d=/)
    const again = await page.context().newPage()
    await again.goto(page.url())
    await again.getByRole('heading', { name: /\$200 stated/ }).waitFor()
    await close(page)
  })
})
