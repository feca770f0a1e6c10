/** Page views and visits from Umami. Source: https://umami.is/docs/api/website-stats, https://umami.is/docs/cloud/api-key */
import { sample } from './collector.ts'
import type { CollectContext, Collector, Cursor, Step } from './collector.ts'
import { DAY, dayOf, daysBetween, HOUR, readDay } from './tools/days.ts'
import { inPath, listAt, listSetting, number, record, textSetting } from './tools/read.ts'
import { DayCursor, eachTarget } from './tools/targets.ts'

export const collector: Collector = {
  name: 'umami',
  title: 'Umami',
  help: 'Page views and visitors by day (UTC).',
  settings: {
    website: { type: 'list', help: 'Ids of websites', required: true, example: '4fb7fa4c-5b46-438d-94b3-3a8fb9bc2e8b' },
    token: {
      type: 'secret',
      help: 'An API key, or the token of a self-hosted Umami',
      required: true,
      default: 'UMAMI_TOKEN',
      example: 'UMAMI_TOKEN',
    },
    history: { type: 'number', help: 'Days that are read the first time', default: 365 },
    base: { type: 'url', help: 'The API', default: 'https://api.umami.is/v1', example: 'https://umami.example.org/api' },
  },
  metrics: {
    'web.pageviews': { unit: 'views', kind: 'flow', help: 'Page views a day' },
    'web.visitors': { unit: 'people', kind: 'flow', help: 'Different visitors a day (Umami: sessions)' },
  },
  every: 6 * HOUR,
  hosts: [],
  collect,
}

async function* collect(ctx: CollectContext, since: Cursor): AsyncIterable<Step> {
  const { settings } = ctx
  const cursor = new DayCursor(since)
  const today = dayOf(ctx.now())
  const token = textSetting(settings, 'token')
  yield* eachTarget(ctx, listSetting(settings, 'website'), async function* (site) {
    const from = dayOf(cursor.from(ctx, site, today - (number(settings['history']) ?? 365) * DAY, DAY))
    const range = new URLSearchParams({ startAt: String(from), endAt: String(today + DAY - 1), unit: 'day', timezone: 'UTC' })
    const answer = await ctx.ask(`${textSetting(settings, 'base')}/websites/${inPath(site)}/pageviews?${range.toString()}`, {
      headers: { authorization: `Bearer ${token}`, 'x-umami-api-key': token },
    })
    for (const [metric, list] of [
      ['web.pageviews', 'pageviews'],
      ['web.visitors', 'sessions'],
    ] as const) {
      const found = new Map(
        listAt(answer, list)
          .map(record)
          .map(row => [readDay(row['x']), number(row['y'])]),
      )
      const first = Math.min(...[...found.keys()].flatMap(day => day ?? []))
      if (!Number.isFinite(first)) continue
      for (const at of daysBetween(Math.max(from, first), today))
        yield sample(ctx, metric, found.get(at) ?? 0, answer, { labels: { site }, at, span: DAY, flags: at === today ? ['partial'] : [] })
    }
    yield cursor.step(site, today)
  })
}
