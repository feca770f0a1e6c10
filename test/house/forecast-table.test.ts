/** The table of how good forecasts are is what the benchmark works out; it depends on its data alone. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { backtest, backtestOf, score, type Trial } from '../../bench/backtest.ts'
import { HELD_OUT, otherHistoriesOf, starHistories } from '../../bench/histories.ts'

const page = readFileSync(fileURLToPath(new URL('../../docs/targets.md', import.meta.url)), 'utf8')
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
const whole = (count: number): string => count.toLocaleString('en')

/** Made by a script from what its owner publishes, and not part of the repository. */
const stars = starHistories()
const noStars = stars.length > 0 ? false : 'the histories of stars are not here: bench/derive-stars.ts makes them'

type Row = { label: string; shown: string[] }
const rows: Row[] = [...page.matchAll(/^\| ([^|]+) \| ([\d,]+ \| [\d.]+ % \| [\d.]+ \| [\d.]+ \| [\d.]+) \|$/gm)].map(
  ([, label, cells]) => ({
    label: label!,
    shown: cells!.split(' | '),
  }),
)
const aboutStars = ({ label }: Row): boolean => label.startsWith('stars')

function holds({ label, shown }: Row, trials: readonly Trial[]): void {
  assert.ok(trials.length > 0, `the benchmark knows no "${label}"`)
  const { count, cover80, mase, naive, line } = score(trials)
  assert.deepEqual(shown, [whole(count), percent(cover80), ...[mase, naive, line].map(value => value.toFixed(2))], label)
}

test('each row that is told of the histories in the repository', () => {
  const kinds = backtestOf(HELD_OUT.flatMap(otherHistoriesOf))
  const found = rows.filter(row => !aboutStars(row))
  assert.equal(found.length, 1 + new Set(kinds.map(trial => trial.measure)).size)
  const [first, ...others] = found
  assert.equal(first!.label, `commits, authors and contributors of ${HELD_OUT.length} repositories`)
  holds(first!, backtest(HELD_OUT))
  for (const row of others)
    holds(
      row,
      kinds.filter(trial => trial.measure === row.label),
    )
})

test('the rows of stars, and where they are weak', { skip: noStars }, () => {
  const trials = backtestOf(stars)
  for (const row of rows.filter(aboutStars))
    holds(
      row,
      trials.filter(trial => trial.measure === row.label.split(',')[0]),
    )
  const [, repositories] = /stars so far, (\d+) repositories/.exec(page)!
  assert.equal(Number(repositories), new Set(stars.map(each => each.repository)).size)
  const [, weak] = /half a year ahead the 80 % interval of stars held ([\d.]+ %)/.exec(page)!
  assert.equal(weak, percent(score(trials.filter(trial => trial.measure === 'stars so far' && trial.ahead === 26)).cover80))
})
