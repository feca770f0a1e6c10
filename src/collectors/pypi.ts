/**
 * Downloads of packages from PyPI, with mirrors and without. Source: https://pypistats.org/api/ (180 days, counted once a
 * day; no machine-readable contract is published).
 */
import { sample } from './collector.ts'
import type { CollectContext, Collector, Step } from './collector.ts'
import { DAY, dayOf, HOUR, readDay } from './tools/days.ts'
import { inPath, listAt, listSetting, number, record, textSetting } from './tools/read.ts'
import { eachTarget } from './tools/targets.ts'

const metricOf: Readonly<Record<string, string>> = { with_mirrors: 'pypi.downloads', without_mirrors: 'pypi.downloads_corrected' }

export const collector: Collector = {
  name: 'pypi',
  title: 'PyPI downloads',
  help: 'Downloads a day of packages on the Python Package Index, raw and without mirrors.',
  settings: {
    package: { type: 'list', help: 'Names of packages', required: true, example: 'acme-rocket' },
    base: { type: 'url', help: 'The API', default: 'https://pypistats.org' },
  },
  metrics: {
    'pypi.downloads': { unit: 'downloads', kind: 'flow', help: 'Downloads a day, mirrors too' },
    'pypi.downloads_corrected': { unit: 'downloads', kind: 'flow', help: 'Downloads a day without mirrors' },
  },
  every: 24 * HOUR,
  hosts: [],
  // The service asks for restraint: 5 a second, 30 a minute.
  perSecond: 0.5,
  detect: ({ packages }) => {
    const names = packages.filter(each => each.registry === 'pypi').map(each => each.name)
    return names.length === 0 ? null : { package: names }
  },
  collect,
}

async function* collect(ctx: CollectContext): AsyncIterable<Step> {
  const today = dayOf(ctx.now())
  yield* eachTarget(ctx, listSetting(ctx.settings, 'package'), async function* (name) {
    // The service knows names in lower case with dashes only (PEP 503).
    const plain = name.toLowerCase().replaceAll(/[-_.]+/g, '-')
    const answer = await ctx.ask(`${textSetting(ctx.settings, 'base')}/api/packages/${inPath(plain)}/overall`)
    for (const row of listAt(answer, 'data').map(record)) {
      const metric = metricOf[String(row['category'])]
      const at = readDay(row['date'])
      if (metric === undefined || at === null || at >= today) continue
      const flags = metric === 'pypi.downloads' ? (['inflated'] as const) : []
      yield sample(ctx, metric, number(row['downloads']), answer, { labels: { package: name }, at, span: DAY, flags })
    }
  })
}
