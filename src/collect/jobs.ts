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
 * @param competitors repositories that every collector which compares reads too
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

/** Adds the competitors of the workspace to what a collector compares with. Addresses become names: owner/name. */
function comparing(collector: Collector, settings: CheckedSettings, competitors: readonly string[]): CheckedSettings {
  if (competitors.length === 0 || collector.settings['compare'] === undefined) return settings
  const own = settings.values['compare']
  const named = competitors.map(each => each.replace(/^[a-z+]+:\/\/[^/]+\//i, '').replace(/(?:\.git)?\/*$/, ''))
  const compare = [...new Set([...(Array.isArray(own) ? (own as readonly string[]) : []), ...named])]
  return { ...settings, values: { ...settings.values, compare } }
}
