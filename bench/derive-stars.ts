/**
 * Makes `bench/data/stars/` from a clone of github.com/EvanLi/Github-Ranking, which keeps the stars of the most starred
 * repositories of every day: for each repository that is in it long enough one value a week, the last of the week. The
 * numbers are that project's, so they are not part of this repository; whoever has the clone can measure on them.
 * `node bench/derive-stars.ts GIT_DIR`
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './measure.ts'

const WEEK = 7 * 86_400_000
const MONDAY = Date.UTC(1970, 0, 5)
/** Two years that are known, and half a year that comes after them. Some weeks are missing there, so longer runs are few. */
const LEAST = 130
const KEEP = 312
/** Repositories, spread evenly over all that are there long enough. */
const MOST = 120

const [gitDir = '.'] = process.argv.slice(2)
const git = (...args: string[]): string => execFileSync('git', ['--git-dir', gitDir, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 })
const head = git('rev-parse', 'HEAD').trim()

const files = new Map<number, string>()
for (const path of git('ls-tree', '-r', '--name-only', head, 'Data/').trim().split('\n').sort()) {
  const day = /github-ranking-(\d{4}-\d\d-\d\d)\.csv$/.exec(path)?.[1]
  if (day !== undefined) files.set(Math.floor((Date.parse(day) - MONDAY) / WEEK), path)
}
const stars = new Map<string, Map<number, number>>()
for (const [week, path] of files)
  for (const line of git('show', `${head}:${path}`).split('\n')) {
    // rank, list, name, stars, …, address: names and languages hold no commas.
    const [, , , count = '', , , address = ''] = line.split(',')
    const name = /^https:\/\/github\.com\/([\w.-]+\/[\w.-]+)$/.exec(address)?.[1]
    if (name === undefined || !/^\d+$/.test(count)) continue
    const known = stars.get(name) ?? new Map<number, number>()
    known.set(week, Number(count))
    stars.set(name, known)
  }

/** The longest run of weeks without a hole. */
function longestRun(values: ReadonlyMap<number, number>): [week: number, value: number][] {
  let best: [number, number][] = []
  let run: [number, number][] = []
  for (const entry of [...values].sort((a, b) => a[0] - b[0])) {
    run = run.at(-1)?.[0] === entry[0] - 1 ? [...run, entry] : [entry]
    if (run.length > best.length) best = run
  }
  return best
}

const long = [...stars]
  .map(([name, values]) => ({ name, run: longestRun(values) }))
  .filter(({ run }) => run.length >= LEAST)
  .sort((a, b) => (a.name < b.name ? -1 : 1))
const every = Math.max(1, Math.floor(long.length / MOST))
const folder = join(root, 'bench/data/stars')
mkdirSync(folder, { recursive: true })
let written = 0
for (const { name, run } of long.filter((_, index) => index % every === 0)) {
  const rows = run.slice(-KEEP).map(([week, value]) => `${new Date(MONDAY + week * WEEK).toISOString().slice(0, 10)},${value}`)
  const text = `# ${name}, from Github-Ranking at ${head}, by bench/derive-stars.ts\nweek,stars\n${rows.join('\n')}\n`
  writeFileSync(join(folder, `${name.replace('/', '+')}.csv`), text)
  written++
}
console.log(`${written} of ${long.length} repositories with ${LEAST} weeks or more without a hole; ${files.size} weeks in all`)
