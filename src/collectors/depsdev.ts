/**
 * Packages that depend on a package, as Open Source Insights (deps.dev) resolves them: for npm, PyPI, Cargo and Maven.
 * Dependents are counted for each version; of the newest versions the one with most of them counts, because a version
 * that is a day old has none yet. No token. Source: https://docs.deps.dev/api/v3alpha (GetPackage, GetDependents)
 */
import { CollectError, sample } from './collector.ts'
import type { Answer, CollectContext, Collector, Detected, Step } from './collector.ts'
import { HOUR } from './tools/days.ts'
import { instant, listAt, listSetting, notUnderstood, number, objectOf, record, text, textSetting } from './tools/read.ts'
import { eachTarget } from './tools/targets.ts'

/** So many of the newest versions are looked at. */
const newest = 4
const systems: Readonly<Record<string, string>> = { npm: 'npm', pypi: 'pypi', cargo: 'cargo', crates: 'cargo', maven: 'maven' }

export const collector: Collector = {
  name: 'depsdev',
  title: 'deps.dev',
  help: 'How many published packages depend on a package of npm, PyPI, Cargo or Maven.',
  settings: {
    package: { type: 'list', help: 'Packages, the registry before the name', required: true, example: 'npm:@acme/rocket' },
    base: { type: 'url', help: 'The API', default: 'https://api.deps.dev/v3alpha' },
  },
  metrics: {
    'packages.dependents': { unit: 'packages', kind: 'level', help: 'Published packages that depend on it, directly or not' },
    'packages.direct_dependents': { unit: 'packages', kind: 'level', help: 'Published packages that name it as a dependency' },
  },
  every: 24 * HOUR,
  hosts: [],
  perSecond: 2,
  detect,
  collect,
}

function detect({ packages }: Detected): { package: string[] } | null {
  const found = packages.flatMap(({ registry, name }) => (systems[registry] === undefined ? [] : [`${systems[registry]}:${name}`]))
  return found.length === 0 ? null : { package: found }
}

async function* collect(ctx: CollectContext): AsyncIterable<Step> {
  yield* eachTarget(ctx, listSetting(ctx.settings, 'package'), async function* (written) {
    const [registry = '', ...rest] = written.split(':')
    const system = systems[registry.toLowerCase()]
    const name = rest.join(':')
    if (system === undefined || name === '')
      throw new CollectError('settings', `"${written}" does not say which registry its package is in.`, {
        hint: 'Write npm:NAME, pypi:NAME, cargo:NAME or maven:GROUP:ARTIFACT.',
      })
    const url = `${textSetting(ctx.settings, 'base')}/systems/${system}/packages/${encodeURIComponent(name)}`
    const answers = await dependents(ctx, url)
    const [best] = answers.sort((a, b) => b.all - a.all)
    if (best === undefined)
      throw new CollectError('missing', `deps.dev knows no published version of ${written}.`, { hint: 'Check the name.' })
    const labels = { package: `${system}:${name}` }
    yield sample(ctx, 'packages.dependents', best.all, best.answer, { labels })
    yield sample(ctx, 'packages.direct_dependents', best.direct, best.answer, { labels })
  })
}

async function dependents(ctx: CollectContext, url: string): Promise<{ answer: Answer; all: number; direct: number | null }[]> {
  const versions = listAt(await ctx.ask(url), 'versions')
    .map(record)
    .map(each => ({ version: text(record(each['versionKey'])['version']), at: instant(each['publishedAt']) ?? 0 }))
    .sort((a, b) => b.at - a.at)
  const found: { answer: Answer; all: number; direct: number | null }[] = []
  for (const { version } of versions.slice(0, newest)) {
    if (version === null) continue
    const answer = await ctx.ask(`${url}/versions/${encodeURIComponent(version)}:dependents`)
    const data = objectOf(answer)
    const all = number(data['dependentCount'])
    if (all === null) throw notUnderstood(answer, 'a number of dependents')
    found.push({ answer, all, direct: number(data['directDependentCount']) })
  }
  return found
}
