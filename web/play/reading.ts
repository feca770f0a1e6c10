/** The text in the page as a workspace. Pure but for the clock that times it. */
import { compile } from '../../src/plan/compile.ts'
import { readFrontMatter } from '../../src/plan/read/front-matter.ts'
import type { Trees } from '../../src/plan/read/trees.ts'
import { ownDates } from '../../src/plan/resolve/own-dates.ts'
import type { WorkspaceView } from '../../src/schedule/view.ts'
import { m } from '../messages/index.ts'

export const FILE = 'plan.md'
export type Reading = { view: WorkspaceView; took: number }

/** ISO date of today where the reader is. */
export function localDay(): string {
  const now = new Date()
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
}
/** Day 1 as the reader chose it; today where nobody did, unless the document says itself when it starts or launches (empty: it counts from there). */
export function firstDay(text: string, chosen: string | null): string {
  if (chosen !== null) return chosen
  const { start, launch } = ownDates([{ frontMatter: readFrontMatter(text), text }], {})
  return start || launch ? '' : localDay()
}
/** Compiles `text` with day 1 at `start`; `trees` are those of the texts before, so that a key costs what it touches. `took` is in milliseconds. */
export function readText(text: string, start: string, today: string, trees: Trees): Reading {
  const before = performance.now()
  const { plan } = compile([{ path: FILE, text }], { start: start || null, today, exists: null, trees })
  const took = performance.now() - before
  const view: WorkspaceView = {
    id: 'play',
    name: plan.title ?? m.play.title,
    root: null,
    launch: null,
    start: start || null,
    timeZone: 'UTC',
    today,
    plan,
    version: 1,
    writable: false,
    sample: false,
  }
  return { view, took }
}
