/** Visitors and page views from Plausible, self-hosted or not. Source: https://plausible.io/docs/stats-api (v2, POST /api/v2/query) */
import { sample } from './collector.ts'
import type { Answer, CollectContext, Collector, Cursor, Step } from './collector.ts'
import { DAY, dayOf, daysBetween, HOUR, isoDay, readDay } from './tools/days.ts'
import { listAt, listSetting, number, record, textSetting } from './tools/read.ts'
import { DayCursor, eachTarget } from './tools/targets.ts'

/** Our names, Plausible's names, and what a day without visits has. */
const fields = [
  ['web.visitors', 'visitors', 0],
  ['web.visits', 'visits', 0],
  ['web.pageviews', 'pageviews', 0],
  ['web.bounce_rate', 'bounce_rate', null],
  ['web.time_on_site', 'visit_duration', null],
] as const

export const collector: Collector = {
  name: 'plausible',
  title: 'Plausible',
  help: 'Visitors, visits, page views, bounce rate and time on site by day; page views of the documentation apart.',
  settings: {
    site: { type: 'list', help: 'Sites as Plausible names them', required: true, example: 'example.org' },
    token: { type: 'secret', help: 'An API key for statistics', required: true, default: 'PLAUSIBLE_TOKEN', example: 'PLAUSIBLE_TOKEN' },
    docs: { type: 'text', help: 'Paths that hold this are documentation, counted apart', example: '/docs/' },
    history: { type: 'number', help: 'Days that are read the first time', default: 365 },
    base: { type: 'url', help: 'Where Plausible is', default: 'https://plausible.io', example: 'https://stats.example.org' },
  },
  metrics: {
    'web.visitors': { unit: 'people', kind: 'flow', help: 'Different visitors a day' },
    'web.visits': { unit: 'visits', kind: 'flow', help: 'Visits a day' },
    'web.pageviews': { unit: 'views', kind: 'flow', help: 'Page views a day' },
    'web.bounce_rate': { unit: '%', kind: 'level', help: 'Visits of one page only', better: 'less' },
    'web.time_on_site': { unit: 's', kind: 'level', help: 'Mean length of a visit' },
    'docs.pageviews': { unit: 'views', kind: 'flow', help: 'Page views of the documentation a day' },
  },
  every: 6 * HOUR,
  hosts: [],
  collect,
}

async function* collect(ctx: CollectContext, since: Cursor): AsyncIterable<Step> {
  const { settings } = ctx
  const cursor = new DayCursor(since)
  const today = dayOf(ctx.now())
  const docs = textSetting(settings, 'docs')
  yield* eachTarget(ctx, listSetting(settings, 'site'), async function* (site) {
    const from = dayOf(cursor.from(ctx, site, today - (number(settings['history']) ?? 365) * DAY, DAY))
    const query = (metrics: readonly string[], filters: unknown[]): Promise<Answer> =>
      ctx.ask(`${textSetting(settings, 'base')}/api/v2/query`, {
        method: 'POST',
        headers: { authorization: `Bearer ${textSetting(settings, 'token')}`, 'content-type': 'application/json' },
        body: JSON.stringify({ site_id: site, metrics, date_range: [isoDay(from), isoDay(today)], dimensions: ['time:day'], filters }),
      })
    const all = await query(
      fields.map(([, field]) => field),
      [],
    )
    yield* days(ctx, all, { from, today, site }, fields)
    if (docs !== '') {
      const some = await query(['pageviews'], [['contains', 'event:page', [docs]]])
      yield* days(ctx, some, { from, today, site }, [['docs.pageviews', 'pageviews', 0]])
    }
    yield cursor.step(site, today)
  })
}

/** Days without any visit are left out of the answer: they are zero, not unknown, once the first visit was counted. */
function* days(
  ctx: CollectContext,
  answer: Answer,
  { from, today, site }: { from: number; today: number; site: string },
  wanted: readonly (readonly [metric: string, field: string, empty: number | null])[],
): Iterable<Step> {
  const found = new Map<number, readonly unknown[]>()
  for (const row of listAt(answer, 'results').map(record)) {
    const day = readDay(Array.isArray(row['dimensions']) ? row['dimensions'][0] : null)
    if (day !== null && Array.isArray(row['metrics'])) found.set(day, row['metrics'])
  }
  if (found.size === 0) return
  for (const at of daysBetween(Math.max(from, Math.min(...found.keys())), today)) {
    for (const [index, [metric, , empty]] of wanted.entries()) {
      const row = found.get(at)
      const value = row === undefined ? empty : number(row[index])
      // No visit has no length and no bounce rate: that is no gap.
      if (value === null) continue
      yield sample(ctx, metric, value, answer, { labels: { site }, at, span: DAY, flags: at === today ? ['partial'] : [] })
    }
  }
}
