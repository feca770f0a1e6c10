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
  const prefix = `${collector.name}:`
  const named = competitors.flatMap(each => {
    if (key !== 'compare') return each.startsWith(prefix) ? [each.slice(prefix.length)] : []
    return isPackage(each) ? [] : [each.replace(/^[a-z+]+:\/\/[^/]+\//i, '').replace(/(?:\.git)?\/*$/, '')]
  })
  if (key === null || named.length === 0) return settings
  const own = settings.values[key]
  const all = [...new Set([...(Array.isArray(own) ? (own as readonly string[]) : []), ...named])]
  return { ...settings, values: { ...settings.values, [key]: all } }
}

/** `npm:name`, as against the address `https://…`. */
const isPackage = (competitor: string): boolean => /^[a-z]+:(?!\/\/)/.test(competitor)
/** The setting that lists what a collector reads. */
const listOf = ({ settings }: Collector): string | null =>
  Object.entries(settings).find(([, setting]) => setting.type === 'list' && setting.required)?.[0] ?? null
