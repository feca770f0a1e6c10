/** What every page must keep: no WCAG AA rule broken that axe knows, and nothing wider than the window. */
import assert from 'node:assert/strict'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** Only what is broken is worked out, in the page itself: no page of ours holds a frame of another origin. */
const OPTIONS: Parameters<AxeBuilder['options']>[0] = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa'] },
  resultTypes: ['violations'],
}

/** Fails with each rule that is broken and where; `within` is the only part looked at. */
export async function accessible(page: Page, where = '', within?: string): Promise<void> {
  const axe = new AxeBuilder({ page }).options(OPTIONS).setLegacyMode()
  const { violations } = await (within === undefined ? axe : axe.include(within)).analyze()
  const said = violations.map(each => `${where} ${each.id}: ${each.nodes.map(node => node.target.join(' ')).join(' | ')}`)
  assert.deepEqual(said, [])
}

async function fits(page: Page, where: string): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  assert.ok(over <= 0, `${where} is ${over} px too wide`)
}

/** Accessible, and no wider than the window. */
export async function looksRight(page: Page, where = ''): Promise<void> {
  await accessible(page, where)
  await fits(page, where)
}
