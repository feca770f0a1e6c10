/**
 * Visitors, visits and page views by day, from CSV files that Google Analytics 4 exports: reports ("Share → Download CSV",
 * lines that begin with # say which days, a chart counts them as day 0000, 0001 …) and explorations (a column of dates
 * written 20260301), in any language of its interface. Tables without days (pages, countries …) are left out.
 * Source: the files themselves, https://support.google.com/analytics/answer/9317657, what the numbers mean:
 * https://support.google.com/analytics/answer/11109416
 */
import { CollectError, sample } from './collector.ts'
import type { CollectContext, Collector, Step } from './collector.ts'
import { DAY, dayOf, HOUR } from './tools/days.ts'
import { filesOf } from './tools/files.ts'
import { readGa4 } from './tools/ga4.ts'
import type { Ga4Day } from './tools/ga4.ts'
import { textSetting } from './tools/read.ts'

export const collector: Collector = {
  name: 'ga4',
  title: 'Google Analytics 4',
  help: 'Visitors, visits, page views and engagement by day, from CSV files that Google Analytics exports.',
  settings: {
    files: {
      type: 'list',
      help: 'Where the exports are; later ones replace the same days',
      default: ['ga4/**/*.csv', 'exports/ga4/**/*.csv'],
      example: 'exports/analytics/*.csv',
    },
    site: { type: 'text', help: 'The property, where there are several', example: 'example.org' },
  },
  metrics: {
    'web.visitors': { unit: 'people', kind: 'flow', help: 'Active users a day' },
    'web.new_visitors': { unit: 'people', kind: 'flow', help: 'New users a day' },
    'web.visits': { unit: 'visits', kind: 'flow', help: 'Sessions a day' },
    'web.pageviews': { unit: 'views', kind: 'flow', help: 'Views of pages a day' },
    'web.events': { unit: 'events', kind: 'flow', help: 'Events a day' },
    'web.key_events': { unit: 'events', kind: 'flow', help: 'Key events (earlier: conversions) a day' },
    'web.bounce_rate': { unit: '%', kind: 'level', help: 'Sessions without engagement', better: 'less' },
    'web.engagement_rate': { unit: '%', kind: 'level', help: 'Sessions with engagement' },
    'web.time_on_site': { unit: 's', kind: 'level', help: 'Mean engagement time' },
  },
  every: HOUR,
  hosts: [],
  paths: 'workspace',
  detect: ({ files }) => (files.some(file => /(?:^|\/)ga4\/.*\.csv$/i.test(file)) ? {} : null),
  collect,
}

async function* collect(ctx: CollectContext): AsyncIterable<Step> {
  const files = await filesOf(ctx)
  if (files.length === 0)
    throw new CollectError('missing', 'There is no export of Google Analytics where it was looked for.', {
      hint: 'Open a report, Share → Download CSV, and put the file below ga4/ in the workspace; or set "files".',
    })
  const all: (Ga4Day & { file: string; newest: number })[] = []
  for (const file of files) {
    const { days, problems } = readGa4(await ctx.read(file))
    for (const problem of problems) ctx.log.warn(`${file}: ${problem}`)
    const newest = Math.max(...days.map(({ at }) => at))
    all.push(...days.map(day => ({ ...day, file, newest })))
  }
  if (all.length === 0)
    throw new CollectError('answer', 'No table of the exports has days.', {
      hint: 'Download a report that shows a line over time (Reports snapshot, Acquisition, Engagement), or an exploration with "Date" as a row.',
    })
  // The newest export of a day counts; within one file the first table that has the number.
  const best = new Map<string, (typeof all)[number]>()
  for (const day of all) {
    const key = `${day.metric} ${day.at}`
    const known = best.get(key)
    if (known === undefined || day.newest > known.newest) best.set(key, day)
  }
  const site = textSetting(ctx.settings, 'site')
  const labels: Record<string, string> = site === '' ? {} : { site }
  for (const { metric, value, at, file, line, newest } of best.values()) {
    // The last day of an export was not over, unless it is long ago; numbers of a day are ready within two.
    const flags = at === newest && dayOf(ctx.now()) - at <= 2 * DAY ? (['partial'] as const) : []
    yield sample(ctx, metric, value, `${file}:${line}`, { labels, at, span: DAY, flags })
  }
}
