/** `collectors:` of a workspace → jobs, and everything that is wrong with them at once. */
import type { Collector } from '../collectors/collector.ts'
import { collectors, loadCollector } from '../collectors/index.ts'
import { nearest } from '../lib/suggest.ts'
import { checkSettings } from './settings.ts'
import type { CheckedSettings, Problem } from './settings.ts'
import type { Job } from './run.ts'

/**
 * An entry is `name: {settings}` for the collector of that name, or `instance: {collector: name, settings}` where there
 * are several of a kind. Entries with problems give no job; the others do.
 * @param competitors repositories and packages that the collectors which can compare read too
 */
export async function jobsOf(
  written: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  competitors: readonly string[] = [],
): Promise<{ jobs: Job[]; problems: Problem[] }> {
  const jobs: Job[] = []
  const problems: Problem[] = []
  for (const [instance, values] of Object.entries(written)) {
    const name = typeof values['collector'] === 'string' ? values['collector'] : instance
    const collector = await loadCollector(name)
    if (collector === null) {
      const near = nearest(name, Object.keys(collectors))
      const meant = near === null ? '' : ` Did you mean "${near}"?`
      problems.push({
        at: ['collectors', instance],
        message: `There is no collector "${name}".${meant}`,
        expected: `one of ${Object.keys(collectors).join(', ')}; for another name write ${instance}: { collector: NAME, … }`,
      })
      continue
    }
    const checked = checkSettings(collector, values, ['collectors', instance])
    problems.push(...checked.problems)
    if (checked.problems.length === 0) jobs.push({ instance, collector, settings: comparing(collector, checked.value, competitors) })
  }
  return { jobs, problems }
}

/**
 * Adds the competitors of the workspace to what a collector reads: repositories to what it compares with (addresses become
 * names, owner/name), packages of its registry to its own.
 */
function comparing(collector: Collector, settings: CheckedSettings, competitors: readonly string[]): CheckedSettings {
  const key = collector.settings['compare'] === undefined ? listOf(collector) : 'compare'
  const named = competitors
    .filter(each => readsCompetitor(collector, each))
    .map(each =>
      key === 'compare' ? each.replace(/^[a-z+]+:\/\/[^/]+\//i, '').replace(/(?:\.git)?\/*$/, '') : each.slice(collector.name.length + 1),
    )
  if (key === null || named.length === 0) return settings
  const own = settings.values[key]
  const all = [...new Set([...(Array.isArray(own) ? (own as readonly string[]) : []), ...named])]
  return { ...settings, values: { ...settings.values, [key]: all } }
}

/** Does a collector read this competitor: a package of its registry (`npm:name`), or a repository where it compares those? */
export function readsCompetitor(collector: Collector, competitor: string): boolean {
  // `npm:name`, as against the address `https://…`.
  const registry = /^([a-z]+):(?!\/\/)/.exec(competitor)?.[1]
  const compares = collector.settings['compare'] !== undefined
  return registry === undefined ? compares : !compares && collector.name === registry
}
/** The setting that lists what a collector reads. */
const listOf = ({ settings }: Collector): string | null =>
  Object.entries(settings).find(([, setting]) => setting.type === 'list' && setting.required)?.[0] ?? null
