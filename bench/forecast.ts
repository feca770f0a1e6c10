/**
 * How good forecasts are on real histories that nothing was tuned on: scaled errors against simple methods, and how
 * often the intervals held what came. `node bench/forecast.ts [tuning]`
 */
import { pathToFileURL } from 'node:url'
import { backtest, backtestOf, HORIZONS, LENGTHS, score } from './backtest.ts'
import type { Trial } from './backtest.ts'
import { judgeTargets, reliability } from './chances.ts'
import type { Judged } from './chances.ts'
import { HELD_OUT, otherHistoriesOf, starHistories, TUNING } from './histories.ts'
import { row } from './measure.ts'
import type { Row } from './measure.ts'

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

/** Targets of young projects, with three to seven weeks of days behind them: intervals, and chances against what came. */
export async function chanceTable(): Promise<string[][]> {
  const judged = judgeTargets()
  const cuts: [string, Judged[]][] = [
    ['all', judged],
    ...[...new Set(judged.map(each => each.known))].map((known): [string, Judged[]] => [
      `${known} days known`,
      judged.filter(each => each.known === known),
    ]),
    ...[...new Set(judged.map(each => each.ahead))].map((ahead): [string, Judged[]] => [
      `${ahead} days ahead`,
      judged.filter(each => each.ahead === ahead),
    ]),
  ]
  const share = (all: readonly Judged[], holds: (each: Judged) => boolean): string => percent(all.filter(holds).length / all.length)
  return [
    ['daily series', 'targets', '80 % holds', '50 % holds'],
    ...cuts.map(([label, all]) => [label, String(all.length), share(all, each => each.within80), share(all, each => each.within50)]),
    ['chances', 'targets', 'said', 'came true'],
    ...reliability(judged).map(({ from, count, said, came }) => [
      `${percent(from)} to ${percent(from + 0.2)}`,
      String(count),
      percent(said),
      percent(came),
    ]),
  ]
}

/** The limits that forecasts have to keep, for `npm run bench`. */
export function forecastRows(): Row[] {
  const trials = backtest(HELD_OUT)
  const all = score(trials)
  const between = (what: string, share: number, low: number, high: number): Row =>
    row(what, percent(share), `${low} to ${high} %`, share * 100 >= low && share * 100 <= high)
  const below = (what: string, limit: number): Row => row(what, all.mase.toFixed(2), `< ${limit.toFixed(2)}`, all.mase < limit)
  return [
    row('forecasts, on histories that nothing was tuned on', String(all.count)),
    between('the 80 % interval holds', all.cover80, 72, 88),
    row('the 50 % interval holds', percent(all.cover50)),
    below('scaled error (MASE) against the last value', all.naive),
    below('scaled error (MASE) against a straight line', all.line),
    ...HORIZONS.map(ahead => {
      const { cover80 } = score(trials.filter(trial => trial.ahead === ahead))
      return between(`the 80 % interval holds, ${ahead} weeks ahead`, cover80, 72, 88)
    }),
    ...kindRows(),
    ...reliability(judgeTargets()).map(({ from, said, came }) =>
      row(`chances of ${percent(from)} to ${percent(from + 0.2)} came true`, percent(came), `said ${percent(said)}`),
    ),
  ]
}

/** Kinds of series that nothing was chosen on, each against its own limits; stars where their file has been made. */
function kindRows(): Row[] {
  const all = backtestOf([...HELD_OUT.flatMap(otherHistoriesOf), ...starHistories()])
  const furthest = Math.max(...HORIZONS)
  const rows = [...new Set(all.map(trial => trial.measure))].flatMap(measure => {
    const own = all.filter(trial => trial.measure === measure)
    const { mase, naive, line, cover80 } = score(own)
    const limit = Math.min(naive, line)
    return [
      row(`${measure}: the 80 % interval holds`, percent(cover80), '72 to 88 %', cover80 >= 0.72 && cover80 <= 0.88),
      row(`${measure}: scaled error`, mase.toFixed(2), `< ${limit.toFixed(2)}`, mase < limit),
      row(`${measure}: the 80 % interval holds, ${furthest} weeks ahead`, percent(score(own.filter(at => at.ahead === furthest)).cover80)),
    ]
  })
  return starHistories().length > 0 ? rows : [...rows, row('stars: their file is made by bench/derive-stars.ts', 'skipped')]
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

function cells(label: string, trials: readonly Trial[]): string[] {
  const { count, mase, naive, line, drift, cover80, cover50 } = score(trials)
  return [label, String(count), ...[mase, naive, line, drift].map(value => value.toFixed(2)), percent(cover80), percent(cover50)]
}

function print(table: readonly (readonly string[])[]): void {
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map(row => row[column]?.length ?? 0)))
  for (const row of table)
    console.log(row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const tuning = process.argv[2] === 'tuning'
  print(await forecastTable(tuning ? TUNING : HELD_OUT))
  console.log()
  if (!tuning) print(await chanceTable())
}
