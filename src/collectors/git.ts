/**
 * The history of the local git repository: commits, authors, newcomers, releases. Needs no token and no network.
 * Source: git log, git for-each-ref (https://git-scm.com/docs/git-log#_pretty_formats).
 */
import { CollectError, sample } from './collector.ts'
import type { CollectContext, Collector, Cursor, Step } from './collector.ts'
import { DAY, dayOf, daysBetween, monthOf } from './tools/days.ts'
import { listSetting, textSetting } from './tools/read.ts'

const metrics = {
  'git.commits': { unit: 'commits', kind: 'flow', help: 'Commits a day, by the day they were written' },
  'git.authors': { unit: 'people', kind: 'total', help: 'Different authors before this moment' },
  'git.newcomers': { unit: 'people', kind: 'flow', help: 'Authors whose first commit was on this day' },
  'git.active_authors': { unit: 'people', kind: 'flow', help: 'Different authors within a calendar month' },
  'git.releases': { unit: 'releases', kind: 'flow', help: 'Version tags made on this day' },
} as const

export const collector: Collector = {
  name: 'git',
  title: 'Git history',
  help: 'Commits, authors, newcomers and releases of the repository that the workspace is in.',
  settings: {
    branch: { type: 'text', help: 'Which history is read', default: 'HEAD', example: 'main' },
    ignore: { type: 'list', help: 'Authors whose name or address holds one of these are left out', default: ['[bot]'] },
    tags: { type: 'text', help: 'Tags that are releases, as git patterns', default: 'v[0-9]*', example: 'release-*' },
  },
  metrics,
  every: DAY / 4,
  hosts: [],
  detect: found => (found.files.includes('.git') || found.remote !== null ? {} : null),
  collect,
}

type Counts = { commits: Map<number, number>; newcomers: Map<number, number>; months: Map<number, Set<string>> }

async function* collect(ctx: CollectContext, since: Cursor): AsyncIterable<Step> {
  const branch = textSetting(ctx.settings, 'branch')
  if (branch.startsWith('-')) throw new CollectError('settings', `"${branch}" is no branch.`, { hint: 'branch: main' })
  const [any] = await all(ctx.run('git', ['rev-list', '--all', '--max-count=1']))
  // A repository in which nothing was committed yet has no history, and nothing is wrong with it.
  if (any === undefined) return yield { cursor: '' }
  const [head] = await all(ctx.run('git', ['rev-parse', '--verify', `${branch}^{commit}`]))
  const tags = await all(
    ctx.run('git', ['for-each-ref', '--format=%(creatordate:unix) %(refname:short)', `refs/tags/${textSetting(ctx.settings, 'tags')}`]),
  )
  const today = dayOf(ctx.now())
  // The same history gives the same numbers, but days pass: yesterday is no longer partial.
  const state = `${head ?? ''} ${tags.length} ${today}`
  if (state === since && ctx.from === null) return
  const [shallow] = await all(ctx.run('git', ['rev-parse', '--is-shallow-repository']))
  if (shallow === 'true') ctx.log.warn('The clone is shallow: older commits are missing. "git fetch --unshallow" gets them.')
  const history = await readLog(ctx, branch)
  const releases = new Map<number, number>()
  for (const line of tags) add(releases, dayOf(Number(line.split(' ')[0]) * 1000))
  const source = `git log ${branch}`
  const first = Math.min(...history.commits.keys(), ...releases.keys(), Infinity)
  if (first === Infinity) return yield { cursor: state }
  const from = Math.max(first, ctx.from ?? first)
  const incomplete = shallow === 'true' ? (['partial'] as const) : ([] as const)
  const flow = (metric: string, at: number, value: number, span = DAY): Step =>
    sample(ctx, metric, value, source, { at, span, method: 'git log', flags: at + span > ctx.now() ? ['partial'] : incomplete })
  let authors = 0
  for (const day of daysBetween(first, today)) {
    if (day >= dayOf(from)) yield sample(ctx, 'git.authors', authors, source, { at: day, method: 'git log', flags: incomplete })
    authors += history.newcomers.get(day) ?? 0
    if (day < dayOf(from)) continue
    yield flow('git.commits', day, history.commits.get(day) ?? 0)
    yield flow('git.newcomers', day, history.newcomers.get(day) ?? 0)
    yield flow('git.releases', day, releases.get(day) ?? 0)
  }
  yield sample(ctx, 'git.authors', authors, source, { method: 'git log', flags: incomplete })
  for (const [month, people] of history.months) {
    const { end } = monthOf(month)
    if (end > from) yield flow('git.active_authors', month, people.size, end - month)
  }
  yield { cursor: state }
}

/** Commits oldest first; people by their address, as .mailmap corrects it. */
async function readLog(ctx: CollectContext, branch: string): Promise<Counts> {
  const ignore = listSetting(ctx.settings, 'ignore').map(each => each.toLowerCase())
  const counts: Counts = { commits: new Map(), newcomers: new Map(), months: new Map() }
  const firsts = new Map<string, number>()
  for await (const line of ctx.run('git', ['log', '--use-mailmap', '--no-merges', '--format=%at%x09%aE%x09%aN', branch, '--'])) {
    const [seconds = '', address = '', name = ''] = line.split('\t')
    const person = address.toLowerCase()
    if (ignore.some(each => person.includes(each) || name.toLowerCase().includes(each))) continue
    const day = dayOf(Number(seconds) * 1000)
    if (!Number.isFinite(day)) continue
    add(counts.commits, day)
    firsts.set(person, Math.min(day, firsts.get(person) ?? Infinity))
    const { start } = monthOf(day)
    const people = counts.months.get(start) ?? new Set()
    counts.months.set(start, people.add(person))
  }
  for (const day of firsts.values()) add(counts.newcomers, day)
  return counts
}

const add = (counts: Map<number, number>, key: number): void => void counts.set(key, (counts.get(key) ?? 0) + 1)

async function all(lines: AsyncIterable<string>): Promise<string[]> {
  const out: string[] = []
  for await (const line of lines) out.push(line)
  return out
}
