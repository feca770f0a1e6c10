/** Figures in what people read are those of the program: each row is a sentence and where its numbers come from. */
import assert from 'node:assert/strict'
import { globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import { lintRules } from '../../src/content/lint/index.ts'
import { NEXT_THINGS } from '../../src/report/next.ts'
import { FEWEST_POSTS } from '../../src/schedule/best-times.ts'
import { defaultLimits } from '../../src/schedule/crowding.ts'
import { FIRST_PAUSE, MOST_ATTEMPTS } from '../../src/delivery/delivery.ts'
import { nextAsk } from '../../src/delivery/results.ts'
import { languages } from '../../src/plan/lexicon/index.ts'
import { POSTS } from '../../src/metrics/posts.ts'
import { MEAN_OVER } from '../../src/metrics/by-hand.ts'
import { defaultConfig } from '../../src/workspace/settings.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const text = (page: string): string => readFileSync(join(root, page), 'utf8').replaceAll(/\s+/g, ' ')
const WORDS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen'.split(' ')
const TENS: Readonly<Record<string, number>> = { twenty: 20, thirty: 30, forty: 40, fifty: 50, hourly: 1, daily: 24, weekly: 168 }

/** "eleven", "2,000", "80.3" → a number. */
function numberOf(word: string): number {
  const plain = word.toLowerCase()
  const named = WORDS.indexOf(plain)
  return named >= 0 ? named : (TENS[plain] ?? Number(plain.replaceAll(',', '')))
}

const MS = { SECOND: 1000, MINUTE: 60_000, HOUR: 3_600_000, DAY: 86_400_000, WEEK: 604_800_000 }
/** A number that a file keeps to itself, `const NAME = 6 * 3_600_000`, in `unit`s. */
function kept(file: string, name: string, unit = 1): number {
  const found = new RegExp(`\\bconst ${name}(?::[^=]+)? = ([^\\n]+)`).exec(readFileSync(join(root, file), 'utf8'))?.[1]
  assert.ok(found, `${file} has no ${name}`)
  return product(found.replace(/\s*\/\/.*$/, ''), `${file}: ${name}`) / unit
}
/** The first number behind some words of a file. */
function behind(file: string, words: RegExp, unit = 1): number {
  const found = new RegExp(`${words.source}\\s*([\\w* ]+)`).exec(readFileSync(join(root, file), 'utf8'))?.[1]
  assert.ok(found, `${file} has no ${words.source}`)
  return product(found, `${file}: ${words.source}`) / unit
}
function product(expression: string, where: string): number {
  const value = expression
    .split('*')
    .map(factor => Object.entries(MS).find(([name]) => name === factor.trim())?.[1] ?? Number(factor.replaceAll('_', '')))
    .reduce((all, each) => all * each, 1)
  assert.ok(Number.isFinite(value), `${where} is no number: ${expression}`)
  return value
}

const folders = (path: string): number => readdirSync(join(root, path), { withFileTypes: true }).filter(each => each.isDirectory()).length
const [A, D, S] = ['src/actions', 'src/db', 'src/schedule']
const ask = (age: number): number => nextAsk(0, age)! - age

/** Page, sentence with a group for each number, the numbers. */
const rows: readonly [page: string, sentence: RegExp, numbers: readonly number[]][] = [
  ['README.md', /serves (\w+) sample plans/, [folders('examples')]],
  ['README.md', /in (\w+) languages/, [languages.length]],
  ['README.md', /with \[(\w+) rules\]/, [globSync('docs/rules/*.md', { cwd: root }).length - 1]],
  ['CHANGELOG.md', /(\w+) rules with a documentation page each/, [globSync('docs/rules/*.md', { cwd: root }).length - 1]],
  ['CHANGELOG.md', /as people write it, in (\w+) languages/, [languages.length]],
  ['CHANGELOG.md', /(\w+) sample plans/, [folders('examples')]],
  ['ARCHITECTURE.md', /words of (\w+) languages/, [languages.length]],
  [
    'ARCHITECTURE.md',
    /lines over ([\d,]+) characters and nesting over (\d+) levels/,
    [kept('src/plan/read/parse.ts', 'LONGEST_LINE'), kept('src/plan/read/parse.ts', 'DEEPEST')],
  ],
  ['docs/publishing.md', /at most (\w+) times without progress/, [MOST_ATTEMPTS]],
  ['docs/publishing.md', /planned again, after (\d+) seconds/, [FIRST_PAUSE / MS.SECOND]],
  ['docs/publishing.md', /at most (\w+) hours late, else \*missed\*/, [behind(`${A}/schedule-content.ts`, /within:/, MS.HOUR)]],
  ['docs/publishing.md', /up to (\w+) hours later without asking/, [behind(`${A}/schedule-content.ts`, /within:/, MS.HOUR)]],
  [
    'docs/publishing.md',
    /version (\d+) days ahead, a connection that cannot be renewed without you (\d+) days/,
    [kept('src/channels/door/check.ts', 'WARNING'), kept('src/delivery/channels-view.ts', 'TOKEN_WARNING', MS.DAY)],
  ],
  ['docs/publishing.md', /holds (\d+) random bytes/, [kept(`${A}/review-links.ts`, 'SECRET_BYTES')]],
  [
    'docs/publishing.md',
    /it is (\d+) a day and (\d+) an hour on a channel, and (\d+) pieces of a campaign/,
    [defaultLimits.perDay!, defaultLimits.perHour!, defaultLimits.campaignPerDay!],
  ],
  ['docs/publishing.md', /own posts, (\w+) days after they went out/, [kept(`${A}/calendar-slots.ts`, 'SETTLED', MS.DAY)]],
  [
    'docs/publishing.md',
    /It takes (\d+) posts on a channel and (\d+) in an hour/,
    [FEWEST_POSTS, kept(`${S}/best-times.ts`, 'FEWEST_IN_HOUR')],
  ],
  [
    'docs/publishing.md',
    /from (\d+) days back to (\d+) ahead/,
    [kept(`${A}/calendar-feed.ts`, 'BACK', MS.DAY), kept(`${A}/calendar-feed.ts`, 'AHEAD', MS.DAY)],
  ],
  [
    'docs/publishing.md',
    /each post: (hourly) for (\w+) days, (daily) for (\w+) weeks, (weekly) for a year/,
    [ask(0) / MS.HOUR, lastAge(MS.HOUR) / MS.DAY, ask(3 * MS.DAY) / MS.HOUR, lastAge(MS.DAY) / MS.WEEK, ask(30 * MS.DAY) / MS.HOUR],
  ],
  [
    'docs/publishing.md',
    /A link is good for (\w+) days; who does not follow it is forgotten after (\w+)/,
    [kept(`${A}/readers.ts`, 'CONFIRMS_FOR', MS.DAY), kept(`${A}/readers.ts`, 'FORGOTTEN_AFTER', MS.DAY)],
  ],
  [
    'docs/publishing.md',
    /(\w+) requests in (\w+) minutes from one place/,
    [kept('src/server/newsletter.ts', 'MOST'), kept('src/server/newsletter.ts', 'WITHIN', MS.MINUTE)],
  ],
  ['docs/publishing.md', /are read every (\w+) minutes from the Maildir/, [kept('src/server/bounces.ts', 'EVERY', MS.MINUTE)]],
  ['docs/publishing.md', /after (\w+) temporary failures in a row/, [kept(`${A}/read-bounces.ts`, 'MOST_SOFT')]],
  ['docs/publishing.md', /503 when it is more than (\w+) minutes/, [kept(`${D}/due.ts`, 'LATE', MS.MINUTE)]],
  ['docs/content.md', /with (\d+) for an address and only the local part/, [kept('src/content/length.ts', 'ADDRESS_LENGTH')]],
  [
    'docs/content.md',
    /(\d+) % or more of its runs of (\w+) words/,
    [Math.round(kept('src/content/lint/duplicates.ts', 'ALIKE') * 100), kept('src/content/lint/duplicates.ts', 'RUN')],
  ],
  [
    'docs/content.md',
    /`words\.grade` \((\d+)\)[^|]+from (\d+) words on/,
    [kept('src/content/lint/reading-level.ts', 'DEFAULT_GRADE'), kept('src/content/lint/reading-level.ts', 'FEWEST_WORDS')],
  ],
  ['docs/claims.md', /for at most (\w+) minutes/, [kept('src/claims/run.ts', 'PATIENCE', MS.MINUTE)]],
  [
    'docs/storage.md',
    /of those over (\d+) kB \([^)]*\) the newest (\d+)/,
    [kept(`${D}/collector-runs.ts`, 'LARGE', 1024), kept(`${D}/collector-runs.ts`, 'LARGE_KEPT')],
  ],
  ['docs/reports.md', /and the (\w+) things to do next/, [NEXT_THINGS]],
  ['docs/reports.md', /up to (\w+) of a kind/, [kept(`${A}/due-reports.ts`, 'MOST')]],
  ['docs/reports.md', /looked at again every (\w+) minutes/, [kept(`${A}/due-reports.ts`, 'UNREADY', MS.MINUTE)]],
  ['docs/automations.md', /below; no older than a (week)/, [kept('src/rules/measure.ts', 'FRESH', MS.WEEK)]],
  ['docs/storage.md', /\((\d+) days after their last use\)/, [defaultConfig().retention.answers]],
  ['docs/storage.md', /`retention\.readings` \((\d+) days\)/, [defaultConfig().retention.readings]],
  ['docs/storage.md', /Where an hour or a day holds (\w+) samples or more/, [kept(`${D}/rollup.ts`, 'LEAST')]],
  [
    'docs/storage.md',
    /The last (\w+) days are always read value by value, the last (\w+) weeks by the hour/,
    [behind(`${D}/condensed.ts`, /SINGLE =/, MS.DAY), behind(`${D}/condensed.ts`, /HOURLY =/, MS.WEEK)],
  ],
  ['docs/configuration.md', /\((\d+); the newest (\d+) stay\)/, [defaultConfig().retention.readings, kept(`${D}/readings.ts`, 'KEPT')]],
  [
    'docs/targets.md',
    /mean of the last (\d+) days \((\d+) for uptime, (\d+) for the response time/,
    ['github.first_response_time', 'engineering.uptime', 'engineering.response_time'].map(metric => MEAN_OVER[metric]!),
  ],
]

/** Numbers of a list that a file keeps to itself. */
function listKept(file: string, name: string): number[] {
  const found = new RegExp(`\\bconst ${name} = \\[([^\\]]+)\\]`).exec(readFileSync(join(root, file), 'utf8'))?.[1]
  assert.ok(found, `${file} has no ${name}`)
  return found.split(',').map(each => product(each, `${file}: ${name}`))
}

/** Up to which age a post is asked for in this rhythm. */
function lastAge(every: number): number {
  let age = 0
  while (ask(age) <= every) age += MS.HOUR
  return age
}

for (const [page, sentence, numbers] of rows)
  test(`${page}: ${sentence.source}`, () => {
    const found = sentence.exec(text(page))
    assert.ok(found, 'the sentence is no longer there: change its row')
    assert.deepEqual(
      found.slice(1).map(word => (word === 'week' ? 1 : numberOf(word))),
      numbers,
    )
  })

test('reports are tried again after as long as it is said', () => {
  const [, ...said] = /tried again after (\d+), (\d+) and (\d+) minutes, (\d+) and (\d+) hours/.exec(text('docs/reports.md'))!
  const pauses = said.map((number, i) => Number(number) * (i < 3 ? MS.MINUTE : MS.HOUR))
  assert.deepEqual(pauses, listKept(`${A}/due-reports.ts`, 'PAUSES'))
})

/** Names in backquotes in the first column of the table below a heading, or behind some words. */
const named = (part: string): string[] => [...part.matchAll(/`([^`]+)`/g)].map(([, name]) => name!)

test('the table of the rules of content names all of them', () => {
  const page = readFileSync(join(root, 'docs/content.md'), 'utf8')
  const table = page.slice(page.indexOf('\n## Rules\n'), page.indexOf('\n## Commands\n'))
  const names = [...table.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name)
  assert.deepEqual(names, lintRules.map(rule => rule.id).sort())
})

test('the metrics of posts are those that are named', () => {
  const sentence = /kept as samples of ([^,]+(?:, [^,]+)+? and [^,]+), labelled/.exec(text('docs/publishing.md'))
  assert.deepEqual(named(sentence![1]!).sort(), Object.keys(POSTS).sort())
})
