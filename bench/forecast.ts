/**
 * How good forecasts are on real histories that nothing was tuned on: scaled errors against simple methods, and how
 * often the intervals held what came. `node bench/forecast.ts [tuning]`
 */
import { pathToFileURL } from 'node:url'
import { backtest, HORIZONS, LENGTHS, score } from './backtest.ts'
import type { Trial } from './backtest.ts'
import { HELD_OUT, TUNING } from './histories.ts'

const HEAD = ['series', 'forecasts', 'MASE', 'last value', 'straight line', 'drift', '80 % holds', '50 % holds']

/** A head and one row for each cut through the trials; the figures depend on the data alone. */
export async function forecastTable(repositories: readonly string[] = HELD_OUT): Promise<string[][]> {
  const all = backtest(repositories)
  const measures = [...new Set(all.map(trial => trial.measure))]
  const rows: [string, Trial[]][] = [
    [`all of ${repositories.length} repositories`, all],
    ...measures.map((measure): [string, Trial[]] => [measure, all.filter(trial => trial.measure === measure)]),
    ...HORIZONS.map((ahead): [string, Trial[]] => [`${ahead} weeks ahead`, all.filter(trial => trial.ahead === ahead)]),
    ...LENGTHS.map((length): [string, Trial[]] => [`${length} weeks known`, all.filter(trial => trial.length === length)]),
    ...measures.flatMap(measure =>
      HORIZONS.map((ahead): [string, Trial[]] => [
        `${measure}, ${ahead} ahead`,
        all.filter(trial => trial.measure === measure && trial.ahead === ahead),
      ]),
    ),
  ]
  return [HEAD, ...rows.map(([label, trials]) => cells(label, trials))]
}

function cells(label: string, trials: readonly Trial[]): string[] {
  const { count, mase, naive, line, drift, cover80, cover50 } = score(trials)
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
  return [label, String(count), ...[mase, naive, line, drift].map(value => value.toFixed(2)), percent(cover80), percent(cover50)]
}

function print(table: readonly (readonly string[])[]): void {
  const widths = HEAD.map((_, column) => Math.max(...table.map(row => row[column]?.length ?? 0)))
  for (const row of table)
    console.log(row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  print(await forecastTable(process.argv[2] === 'tuning' ? TUNING : HELD_OUT))
