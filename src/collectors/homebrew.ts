/** Installs of formulae and casks by those who share analytics. Source: https://formulae.brew.sh/docs/api/ */
import { sample } from './collector.ts'
import type { CollectContext, Collector, Step } from './collector.ts'
import { HOUR } from './tools/days.ts'
import { detectLink } from './tools/links.ts'
import { at, inPath, listSetting, number, objectOf, record, textSetting } from './tools/read.ts'
import { eachTarget } from './tools/targets.ts'

const windows = [30, 90, 365] as const

const fromLink = detectLink('formula', 'list', /^https?:\/\/formulae\.brew\.sh\/formula\/([\w.@+-]+)/)

export const collector: Collector = {
  name: 'homebrew',
  title: 'Homebrew installs',
  help: 'Installs within 30, 90 and 365 days of formulae and casks, of those who share analytics.',
  settings: {
    formula: { type: 'list', help: 'Names of formulae, or cask/NAME', required: true, example: 'rocket' },
    base: { type: 'url', help: 'The API', default: 'https://formulae.brew.sh' },
  },
  metrics: {
    'homebrew.installs': { unit: 'installs', kind: 'level', help: 'Installs within the last 30 days' },
    'homebrew.installs_90': { unit: 'installs', kind: 'level', help: 'Installs within the last 90 days' },
    'homebrew.installs_365': { unit: 'installs', kind: 'level', help: 'Installs within the last 365 days' },
  },
  every: 24 * HOUR,
  hosts: [],
  detect: found => {
    const own = found.packages.filter(each => each.registry === 'homebrew').map(each => each.name)
    return own.length > 0 ? { formula: own } : fromLink(found)
  },
  collect,
}

async function* collect(ctx: CollectContext): AsyncIterable<Step> {
  yield* eachTarget(ctx, listSetting(ctx.settings, 'formula'), async function* (name) {
    const kind = name.startsWith('cask/') ? 'cask' : 'formula'
    const plain = name.replace(/^cask\//, '')
    const answer = await ctx.ask(`${textSetting(ctx.settings, 'base')}/api/${kind}/${inPath(plain)}.json`)
    const analytics = objectOf(answer)
    for (const days of windows) {
      // Counted by how it was installed: "rocket", "rocket --HEAD".
      const counts = Object.values(record(at(analytics, `analytics.install.${days}d`))).flatMap(value => number(value) ?? [])
      const value = counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0)
      const metric = days === 30 ? 'homebrew.installs' : `homebrew.installs_${days}`
      yield sample(ctx, metric, value, answer, { labels: { formula: name } })
    }
  })
}
