/**
 * Makes one file of `bench/data/kinds/` from a git history: for each week (Monday to Sunday, UTC) how many releases were
 * tagged, and the highest number of an issue or pull request that a commit on the main line names ("(#1234)"): hosts count
 * these up, so it says how many were opened so far. Only counts leave the history.
 * `node bench/derive-kinds.ts GIT_DIR owner/name > bench/data/kinds/owner+name.csv`
 */
import { execFileSync } from 'node:child_process'

const WEEK = 7 * 86_400_000
const MONDAY = Date.UTC(1970, 0, 5)
/** Six years, as in `derive.ts`. */
const KEEP = 312

const [gitDir = '.', name = 'this/repository'] = process.argv.slice(2)
const git = (...args: string[]): string => execFileSync('git', ['--git-dir', gitDir, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 })
const weekOf = (seconds: string): number => Math.floor((Number(seconds) * 1000 - MONDAY) / WEEK)
const lines = (text: string): string[] => text.trim().split('\n').filter(Boolean)

const head = git('rev-parse', 'HEAD').trim()
/** A tag of a version, at the time of the commit that it names; one commit is one release, however many packages it tags. */
const released = new Map<string, number>()
for (const line of lines(git('for-each-ref', '--merged', head, '--format=%(refname:short) %(objectname) %(*objectname)', 'refs/tags'))) {
  const [tag = '', object = '', commit = object] = line.split(' ')
  if (/\d+\.\d+/.test(tag)) released.set(commit === '' ? object : commit, 0)
}
const releases = new Map<number, number>()
const numbers: { week: number; number: number }[] = []
let first = Infinity
let end = 0
for (const line of lines(git('log', '--format=%H %ct', head))) {
  const [commit = '', seconds = ''] = line.split(' ')
  const week = weekOf(seconds)
  first = Math.min(first, week)
  end = Math.max(end, week)
  if (released.has(commit)) releases.set(week, (releases.get(week) ?? 0) + 1)
}
for (const line of lines(git('log', '--first-parent', '--reverse', '--format=%ct %s', head))) {
  const [seconds = '', ...subject] = line.split(' ')
  // The number that the host adds when it merges stands at the end, or in its own words; others may be of another repository.
  const found = /\(#(\d{1,6})\)\s*$|^Merge pull request #(\d{1,6}) /.exec(subject.join(' '))
  if (found) numbers.push({ week: weekOf(seconds), number: Number(found[1] ?? found[2]) })
}
const highest = new Map<number, number>()
for (const { week, number } of numbers) highest.set(week, Math.max(highest.get(week) ?? 0, number))

const rows: string[] = []
let soFar = 0
for (let week = first; week < end; week++) {
  soFar = Math.max(soFar, highest.get(week) ?? 0)
  rows.push([new Date(MONDAY + week * WEEK).toISOString().slice(0, 10), releases.get(week) ?? 0, soFar].join(','))
}
process.stdout.write(`# ${name}, all commits up to ${head}, counted by bench/derive-kinds.ts\nweek,releases,opened\n`)
process.stdout.write(`${rows.slice(-KEEP).join('\n')}\n`)
