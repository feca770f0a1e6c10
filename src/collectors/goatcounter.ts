/** Visitors from GoatCounter. Source: https://www.goatcounter.com/api (OpenAPI at https://www.goatcounter.com/api.json), GET /api/v0/stats/total */
import { sample } from './collector.ts'
import type { CollectContext, Collector, Cursor, Step } from './collector.ts'
import { DAY, dayOf, HOUR, isoDay, readDay } from './tools/days.ts'
import { listAt, number, record, textSetting } from './tools/read.ts'
import { DayCursor } from './tools/targets.ts'

/** Longest range that is asked for at once. */
const longest = 90 * DAY

export const collector: Collector = {
  name: 'goatcounter',
  title: 'GoatCounter',
  help: 'Visitors by day.',
  settings: {
    base: { type: 'url', help: 'Your site at GoatCounter', required: true, example: 'https://rocket.goatcounter.com' },
    token: {
      type: 'secret',
      help: 'An API token that may read statistics',
      required: true,
      default: 'GOATCOUNTER_TOKEN',
      example: 'GOATCOUNTER_TOKEN',
    },
    history: { type: 'number', help: 'Days that are read the first time', default: 365 },
  },
  metrics: { 'web.visitors': { unit: 'people', kind: 'flow', help: 'Visitors a day; one person counts once in eight hours and page' } },
  every: 6 * HOUR,
  hosts: [],
  perSecond: 3,
  collect,
}

async function* collect(ctx: CollectContext, since: Cursor): AsyncIterable<Step> {
  const { settings } = ctx
  const cursor = new DayCursor(since)
  const today = dayOf(ctx.now())
  const base = textSetting(settings, 'base')
  const site = new URL(base).hostname
  const first = dayOf(cursor.from(ctx, site, today - (number(settings['history']) ?? 365) * DAY, DAY))
  for (let from = first; from <= today; from += longest) {
    const to = Math.min(from + longest - DAY, today)
    const answer = await ctx.ask(`${base}/api/v0/stats/total?start=${isoDay(from)}&end=${isoDay(to)}`, {
      headers: { authorization: `Bearer ${textSetting(settings, 'token')}` },
    })
    for (const row of listAt(answer, 'stats').map(record)) {
      const at = readDay(row['day'])
      if (at === null || at < from || at > to) continue
      const flags = at === today ? (['partial'] as const) : []
      yield sample(ctx, 'web.visitors', number(row['daily']) ?? 0, answer, { labels: { site }, at, span: DAY, flags })
    }
    yield cursor.step(site, to)
  }
}
