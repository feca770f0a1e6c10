/**
 * Views, visitors and clones by day, referrers. GitHub keeps 14 days: what is not read within them is gone, and is
 * marked as a gap. Needs a token with push access. Source: https://docs.github.com/en/rest/metrics/traffic
 */
import { sample } from '../collector.ts'
import { DAY, dayOf, daysBetween } from '../tools/days.ts'
import { instant, listAt, number, record, text } from '../tools/read.ts'
import type { Part } from './api.ts'

const kept = 14
const kinds = [
  { path: 'views', count: 'github.views', uniques: 'github.visitors' },
  { path: 'clones', count: 'github.clones', uniques: 'github.cloners' },
] as const

export const traffic: Part = {
  name: 'traffic',
  what: 'views and clones, which only a token with push access may read',
  needsToken: true,
  async *run(api, state) {
    const { ctx, repo } = api
    const labels = { repo }
    const today = dayOf(ctx.now())
    const until = number(record(state)['until'])
    const oldest = today - (kept - 1) * DAY
    for (const { path, count, uniques } of kinds) {
      const answer = await api.get(`traffic/${path}?per=day`)
      const found = new Map(
        listAt(answer, path)
          .map(record)
          .map(day => [dayOf(instant(day['timestamp']) ?? 0), day]),
      )
      // Days before the oldest that GitHub still has, and after the last that we read, are lost for good.
      for (const at of until === null ? [] : daysBetween(until, oldest - DAY))
        for (const metric of [count, uniques]) yield sample(ctx, metric, null, answer, { labels, at, span: DAY })
      for (const at of daysBetween(oldest, today)) {
        const flags = at === today ? (['partial'] as const) : []
        // A day without traffic is left out of the answer.
        const day = found.get(at) ?? { count: 0, uniques: 0 }
        yield sample(ctx, count, number(day['count']) ?? 0, answer, { labels, at, span: DAY, flags })
        yield sample(ctx, uniques, number(day['uniques']) ?? 0, answer, { labels, at, span: DAY, flags })
      }
    }
    const answer = await api.get('traffic/popular/referrers')
    for (const each of listAt(answer).map(record)) {
      const referrer = text(each['referrer'])
      if (referrer === null) continue
      const more = { labels: { repo, referrer } }
      yield sample(ctx, 'github.referrals', number(each['count']) ?? 0, answer, more)
    }
    yield { state: { until: today } }
  },
}
