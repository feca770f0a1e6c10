/** What the benchmarks share: medians, tables, the documents that they run on. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import type { SourceFile } from '../src/plan/model.ts'

export const root = fileURLToPath(new URL('..', import.meta.url))
const shared = join(root, '../shared')

/** Real plans beside the repository where there are any, else the examples. */
export function documents(): { files: SourceFile[]; from: string } {
  const [folder, pattern, from] = existsSync(join(shared, 'corpus'))
    ? [shared, '{seeds,corpus}/*.{md,txt}', 'five seeds and the corpus']
    : [root, 'examples/**/*.md', 'the examples']
  return {
    files: globSync(pattern, { cwd: folder })
      .sort()
      .map(path => ({ path, text: readFileSync(join(folder, path), 'utf8') })),
    from,
  }
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)
/** The value below which the share `q` of the values lies. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? NaN
}
/** Milliseconds that `work` takes. */
export async function time(work: () => unknown): Promise<number> {
  const before = performance.now()
  await work()
  return performance.now() - before
}

export type Row = { what: string; measured: string; limit: string; met: boolean | null }
/** One line of a table: what was measured against which limit. */
export const row = (what: string, measured: string, limit = '', met: boolean | null = null): Row => ({ what, measured, limit, met })
/** `value` against the most that it may be. */
export const atMost = (what: string, value: number, limit: number, unit: string): Row =>
  row(what, `${round(value)}${unit}`, `≤ ${limit}${unit}`, value <= limit)
/** `value` against the least that it may be. */
export const atLeast = (what: string, value: number, limit: number, unit: string): Row =>
  row(what, `${round(value)}${unit}`, `≥ ${limit}${unit}`, value >= limit)
export const round = (value: number): string => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2))

export function print(title: string, rows: readonly Row[]): void {
  const [a, b, c] = [
    Math.max(...rows.map(each => each.what.length)),
    Math.max(...rows.map(each => each.measured.length)),
    Math.max(...rows.map(each => each.limit.length)),
  ]
  console.log(`\n${title}`)
  for (const each of rows)
    console.log(
      `  ${each.what.padEnd(a)}  ${each.measured.padStart(b)}  ${each.limit.padEnd(c)}  ${each.met === null ? '' : each.met ? 'met' : 'NOT MET'}`.trimEnd(),
    )
}
