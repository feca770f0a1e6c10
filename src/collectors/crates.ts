/**
 * Downloads and dependents of crates. Source: https://crates.io/data-access (one request a second, a user agent that says
 * who asks), OpenAPI description at https://crates.io/api/openapi.json
 */
import { sample } from './collector.ts'
import type { CollectContext, Collector, Step } from './collector.ts'
import { DAY, dayOf, HOUR, readDay } from './tools/days.ts'
import { at, inPath, listAt, listSetting, number, objectOf, record, textSetting } from './tools/read.ts'
import { eachTarget } from './tools/targets.ts'

export const collector: Collector = {
  name: 'crates',
  title: 'crates.io downloads',
  help: 'Downloads of crates by day and in all, and how many crates depend on them.',
  settings: {
    crate: { type: 'list', help: 'Names of crates', required: true, example: 'rocket' },
    base: { type: 'url', help: 'The registry', default: 'https://crates.io' },
  },
  metrics: {
    'crates.downloads': { unit: 'downloads', kind: 'flow', help: 'Downloads a day of all versions, build machines too' },
    'crates.downloads_total': { unit: 'downloads', kind: 'total', help: 'Downloads so far' },
    'crates.dependents': { unit: 'crates', kind: 'level', help: 'Crates that depend on it' },
  },
  every: 24 * HOUR,
  hosts: [],
  perSecond: 1,
  detect: ({ packages }) => {
    const names = packages.filter(each => each.registry === 'crates').map(each => each.name)
    return names.length === 0 ? null : { crate: names }
  },
  collect,
}

async function* collect(ctx: CollectContext): AsyncIterable<Step> {
  const today = dayOf(ctx.now())
  yield* eachTarget(ctx, listSetting(ctx.settings, 'crate'), async function* (name) {
    const address = `${textSetting(ctx.settings, 'base')}/api/v1/crates/${inPath(name)}`
    const labels = { crate: name }
    const about = await ctx.ask(address)
    yield sample(ctx, 'crates.downloads_total', number(at(objectOf(about), 'crate.downloads')), about, { labels })
    const dependents = await ctx.ask(`${address}/reverse_dependencies?per_page=1`)
    yield sample(ctx, 'crates.dependents', number(at(objectOf(dependents), 'meta.total')), dependents, { labels })
    const answer = await ctx.ask(`${address}/downloads`)
    const days = new Map<number, number>()
    // Versions of their own, and the rest of the versions together.
    for (const row of [...listAt(answer, 'version_downloads'), ...listAt(answer, 'meta.extra_downloads')].map(record)) {
      const day = readDay(row['date'])
      const count = number(row['downloads'])
      if (day !== null && count !== null) days.set(day, (days.get(day) ?? 0) + count)
    }
    // The first day of the window may be cut.
    const first = Math.min(...days.keys())
    for (const [day, value] of days) {
      if (day === first || day > today) continue
      const flags = day === today ? (['inflated', 'partial'] as const) : (['inflated'] as const)
      yield sample(ctx, 'crates.downloads', value, answer, { labels, at: day, span: DAY, flags })
    }
  })
}
