/**
 * Makes one file of `bench/data/` from a git history: for each week (Monday to Sunday) or day, UTC, by committer date,
 * the number of commits, of different authors, and of all authors so far. Only counts leave the history.
 * `node bench/derive.ts GIT_DIR owner/name [day] > bench/data/[daily/]owner+name.csv`
 */
import { execFileSync } from 'node:child_process'

const DAY = 86_400_000
const MONDAY = Date.UTC(1970, 0, 5)
/** Six years of weeks, most of a year of days: long enough for every origin, short enough to stay small. */
const KEEP = { week: 312, day: 300 }

const [gitDir = '.', name = 'this/repository', unit = 'week'] = process.argv.slice(2)
const step = unit === 'day' ? DAY : 7 * DAY
const git = (...args: string[]): string => execFileSync('git', ['--git-dir', gitDir, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 })

const head = git('rev-parse', 'HEAD').trim()
const commits = git('log', '--format=%ct %ae', head)
  .trim()
  .split('\n')
  .map(line => {
    const [time = '', ...author] = line.split(' ')
    return { step: Math.floor((Number(time) * 1000 - MONDAY) / step), author: author.join(' ').toLowerCase() }
  })
  .sort((a, b) => a.step - b.step)

const first = commits[0]?.step ?? 0
/** The week or day of the newest commit may be cut short by the snapshot: it is left out. */
const end = commits.at(-1)?.step ?? 0
const seen = new Set<string>()
const rows: string[] = []
let index = 0
for (let current = first; current < end; current++) {
  const authors = new Set<string>()
  let count = 0
  for (let commit = commits[index]; commit?.step === current; commit = commits[++index]) {
    authors.add(commit.author)
    count++
  }
  for (const author of authors) seen.add(author)
  rows.push([new Date(MONDAY + current * step).toISOString().slice(0, 10), count, authors.size, seen.size].join(','))
}
process.stdout.write(`# ${name}, all commits up to ${head}, counted by bench/derive.ts\n${unit},commits,authors,contributors\n`)
process.stdout.write(`${rows.slice(-(unit === 'day' ? KEEP.day : KEEP.week)).join('\n')}\n`)
