/** Keys in a page of the dashboard, in real Chromium: how long after each the page shows what follows from it. */
import type { Page } from 'playwright-core'
import { atMost, median, quantile, row, type Row } from './measure.ts'

/** A person looks at a page before the first key, and types some 15 keys a second. */
const LOOK = 1000
const PACE = 60

/**
 * Milliseconds from each key of `typed` to the frame in which what `shown` selects has changed. `every`: each key changes it, so
 * that one that waits for those before it counts from the first of them; else a key that shows nothing (a space) is passed over.
 */
export async function timesOfKeys(page: Page, shown: string, typed: string, every = false): Promise<number[]> {
  await page.evaluate(watchKeys, { shown, every })
  await page.waitForTimeout(LOOK)
  await page.keyboard.type(typed, { delay: PACE })
  await page.waitForTimeout(LOOK)
  return page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes)
}

/** Runs in the page. */
function watchKeys({ shown, every }: { shown: string; every: boolean }): void {
  const scope = window as unknown as { keyTimes: number[] }
  scope.keyTimes = []
  let pressed = 0
  const note = (): void => {
    if (!every || pressed === 0) pressed = performance.now()
  }
  document.addEventListener('keydown', note, true)
  new MutationObserver(() => {
    if (pressed === 0) return
    const from = pressed
    pressed = 0
    requestAnimationFrame(() => scope.keyTimes.push(performance.now() - from))
  }).observe(document.querySelector(shown)!, { childList: true, characterData: true, subtree: true })
}

export function keyRows(what: string, times: readonly number[], limit: number): Row[] {
  if (times.length === 0) return [row(what, 'no key was seen', '', false)]
  return [
    atMost(`${what}, median of ${times.length} keys`, median(times), limit, ' ms'),
    atMost('  95th percentile', quantile(times, 0.95), limit, ' ms'),
  ]
}
