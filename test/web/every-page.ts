/** What holds for every page at one width in one theme. */
import assert from 'node:assert/strict'
import { watched, type Dashboard } from './browser.ts'
import { looksRight } from './looks.ts'
import { stickingOut } from './sticking.ts'

const PAGES = ['', '/timeline', '/plan', '/content', '/targets', '/budget', '/risks', '/people', '/journey', '/problems']

export const MEASURING = [
  '/targets',
  '/metrics',
  '/metrics?metric=github.stars',
  '/collectors',
  '/competitors',
  '/reports',
  '/audit',
  '/automations',
]

/** Each page loads without an error, has a title, breaks no WCAG AA rule that axe knows, and is no wider than the window. */
export async function everyPage(
  board: Dashboard,
  width: number,
  scheme: 'light' | 'dark',
  example: string,
  pages: readonly string[] = ['/', '/play/', ...PAGES.map(each => `/w/*${each}`)],
): Promise<void> {
  const context = await board.context(width, scheme)
  const id = board.id(example)
  const { page, errors } = watched(await context.newPage())
  for (const path of pages.map(each => each.replace('*', id))) {
    await page.goto(`${board.server.url.slice(0, -1)}${path}`)
    await page.locator('h1').first().waitFor()
    await page
      .locator(path === '/play/' ? '.cm-content' : '.card')
      .first()
      .waitFor()
    await looksRight(page, `${path} at ${width}`)
    assert.deepEqual(errors, [], path)
    assert.deepEqual(await page.evaluate(stickingOut), [], `${path} at ${width}`)
    assert.notEqual(await page.title(), '', path)
  }
  await context.close()
}
