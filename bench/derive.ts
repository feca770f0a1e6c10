/**
 * Makes one file of `bench/data/` from a git history: for each week (Monday to Sunday, UTC, by committer date) the
 * number of commits, of different authors, and of all authors so far. Only counts leave the history.
 * `node bench/derive.ts GIT_DIR owner/name > bench/data/owner+name.csv`
 */
import { execFileSync } from 'node:child_process'

const WEEK = 7 * 86_400_000
const MONDAY = Date.UTC(1970, 0, 5)
/** Six years: long enough for every origin, short enough to stay small. */
const KEEP = 312

const [gitDir = '.', name = 'this/repository'] = process.argv.slice(2)
const git = (...args: string[]): string => execFileSync('git', ['--git-dir', gitDir, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 })

const head = git('rev-parse', 'HEAD').trim()
const commits = git('log', '--format=%ct %ae', head)
  .trim()
  .split('\n')
  .map(line => ({
    week: Math.floor((Number(line.split(' ')[0]) * 1000 - MONDAY) / WEEK),
    author: line.slice(line.indexOf(' ') + 1).toLowerCase(),
  }))
  .sort((a, b) => a.week - b.week)

const first = commits[0]?.week ?? 0
/** The week of the newest commit may be cut short by the snapshot: it is left out. */
const end = commits.at(-1)?.week ?? 0
const seen = new Set<string>()
const rows: string[] = []
let index = 0
for (let week = first; week < end; week++) {
  const authors = new Set<string>()
  let count = 0
  while (commits[index]?.week === week) {
    authors.add(commits[index]!.author)
    count++
    index++
  }
  for (const author of authors) seen.add(author)
  rows.push([new Date(MONDAY + week * WEEK).toISOString().slice(0, 10), count, authors.size, seen.size].join(','))
}
process.stdout.write(`# ${name}, all commits up to ${head}, counted by bench/derive.ts\nweek,commits,authors,contributors\n`)
process.stdout.write(`${rows.slice(-KEEP).join('\n')}\n`)
