/**
 * Downloads of packages from the npm registry. Counts include mirrors, scanners and build machines.
 * Source: https://github.com/npm/registry/blob/main/docs/download-counts.md (range of at most 18 months, versions of the last week)
 */
import { sample } from './collector.ts'
import type { CollectContext, Collector, Cursor, Step } from './collector.ts'
import { DAY, dayOf, HOUR, isoDay, readDay } from './tools/days.ts'
import { listAt, listSetting, number, objectOf, record, textSetting } from './tools/read.ts'
import { DayCursor, eachTarget } from './tools/targets.ts'

/** One request gives at most 18 months. */
const longest = 540 * DAY
/** The newest days come late, as zeros, and are corrected for a while. */
const late = 3 * DAY

export const collector: Collector = {
  name: 'npm',
  title: 'npm downloads',
  help: 'Downloads a day of packages on the npm registry, and an estimate without machines that fetch every version.',
  settings: {
    package: { type: 'list', help: 'Names of packages', required: true, example: '@acme/rocket' },
    history: { type: 'number', help: 'Days that are read the first time', default: 540 },
    base: { type: 'url', help: 'The API', default: 'https://api.npmjs.org' },
  },
  metrics: {
    'npm.downloads': {
      unit: 'downloads',
      kind: 'flow',
      help: 'Downloads a day as the registry counts them, mirrors and build machines too',
    },
    'npm.downloads_corrected': {
      unit: 'downloads',
      kind: 'level',
      help: 'Downloads within the last seven days without what every version gets: the lower quartile of all versions counts as mirrors and scanners',
    },
  },
  every: 12 * HOUR,
  hosts: [],
  detect: ({ packages }) => {
    const names = packages.filter(each => each.registry === 'npm').map(each => each.name)
    return names.length === 0 ? null : { package: names }
  },
  collect,
}

async function* collect(ctx: CollectContext, since: Cursor): AsyncIterable<Step> {
  const base = textSetting(ctx.settings, 'base')
  const cursor = new DayCursor(since)
  const today = dayOf(ctx.now())
  const history = (number(ctx.settings['history']) ?? 540) * DAY
  yield* eachTarget(ctx, listSetting(ctx.settings, 'package'), async function* (name) {
    const from = dayOf(cursor.from(ctx, name, today - history, late))
    let until = from
    for (let start = from; start < today; start += longest) {
      const end = Math.min(start + longest - DAY, today - DAY)
      const answer = await ctx.ask(`${base}/downloads/range/${isoDay(start)}:${isoDay(end)}/${name}`)
      const days = listAt(answer, 'downloads').map(record)
      const counted = days.findLastIndex(day => (number(day['downloads']) ?? 0) > 0)
      for (const [index, day] of days.entries()) {
        const at = readDay(day['day'])
        // Zeros at the very end mean "not counted yet", unless they stay.
        if (at === null || (index > counted && at >= today - late)) continue
        until = Math.max(until, at + DAY)
        yield sample(ctx, 'npm.downloads', number(day['downloads']), answer, {
          labels: { package: name },
          at,
          span: DAY,
          flags: ['inflated'],
        })
      }
    }
    yield* corrected(ctx, base, name)
    yield cursor.step(name, until)
  })
}

/** Machines fetch every version alike; people fetch some. What a version at the lower quartile gets is taken from each. */
async function* corrected(ctx: CollectContext, base: string, name: string): AsyncIterable<Step> {
  const answer = await ctx.ask(`${base}/versions/${name.replace('/', '%2F')}/last-week`)
  const counts = Object.values(record(objectOf(answer)['downloads'])).flatMap(value => number(value) ?? [])
  counts.sort((a, b) => a - b)
  if (counts.length === 0) return
  // With few versions there is nothing to tell machines by.
  const floor = counts.length < 4 ? 0 : counts[Math.floor((counts.length - 1) / 4)]!
  const value = counts.reduce((sum, count) => sum + Math.max(0, count - floor), 0)
  const more = { labels: { package: name }, method: 'estimate' }
  yield sample(ctx, 'npm.downloads_corrected', value, answer, more)
}
