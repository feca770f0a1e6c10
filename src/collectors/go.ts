/**
 * Versions of Go modules as the module proxy has them. The proxy publishes no download counts.
 * Source: https://go.dev/ref/mod#goproxy-protocol
 */
import { sample } from './collector.ts'
import type { CollectContext, Collector, Step } from './collector.ts'
import { notUnderstood, instant, listSetting, objectOf, textSetting } from './tools/read.ts'
import { DAY, HOUR } from './tools/days.ts'
import { eachTarget } from './tools/targets.ts'

export const collector: Collector = {
  name: 'go',
  title: 'Go modules',
  help: 'How many versions of a module the Go proxy has, and how old the latest is. The proxy gives no download counts.',
  settings: {
    module: { type: 'list', help: 'Paths of modules', required: true, example: 'github.com/acme/rocket' },
    base: { type: 'url', help: 'The proxy', default: 'https://proxy.golang.org' },
  },
  metrics: {
    'go.versions': { unit: 'versions', kind: 'total', help: 'Tagged versions' },
    'go.latest_age': { unit: 'days', kind: 'level', help: 'Days since the latest version', better: 'less' },
  },
  every: 24 * HOUR,
  hosts: [],
  detect: ({ packages }) => {
    const names = packages.filter(each => each.registry === 'go').map(each => each.name)
    return names.length === 0 ? null : { module: names }
  },
  collect,
}

async function* collect(ctx: CollectContext): AsyncIterable<Step> {
  yield* eachTarget(ctx, listSetting(ctx.settings, 'module'), async function* (module) {
    const address = `${textSetting(ctx.settings, 'base')}/${escapeModule(module)}`
    const labels = { module }
    const latest = await ctx.ask(`${address}/@latest`)
    const time = instant(objectOf(latest)['Time'])
    if (time === null) throw notUnderstood(latest, 'a time')
    yield sample(ctx, 'go.latest_age', Math.max(0, Math.floor((ctx.now() - time) / DAY)), latest, { labels })
    const list = await ctx.ask(`${address}/@v/list`, { headers: { accept: 'text/plain' } })
    yield sample(ctx, 'go.versions', list.text.split('\n').filter(line => line.trim() !== '').length, list, { labels })
  })
}

/** Capital letters become "!" and the small letter, so that paths are safe on every disk. */
const escapeModule = (module: string): string => module.replaceAll(/[A-Z]/g, letter => `!${letter.toLowerCase()}`)
