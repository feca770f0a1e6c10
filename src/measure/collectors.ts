/** The collectors of a workspace: what they read, how they are doing, what is wrong with their settings. */
import { collectorsOf } from '../actions/collect.ts'
import { jobsOf } from '../collect/jobs.ts'
import { loadCollector } from '../collectors/index.ts'
import { collectorStates } from '../db/collector-state.ts'
import type { CollectorState, Quota } from '../db/collector-state.ts'
import type { CollectorStatus } from '../metrics/view.ts'
import type { Measured } from './workspace.ts'

/** One collector of a workspace as the dashboard shows it. Times are UTC epoch milliseconds; null: never, or not known. */
export type CollectorView = CollectorStatus & {
  title: string
  help: string
  /** Milliseconds between two runs; null when its settings are wrong. */
  every: number | null
  nextRunAt: number | null
  /** A run goes on now. */
  running: boolean
  /** Runs that failed since the last one that did not. */
  failures: number
  /** Of the last run: requests sent, values that were new or different. */
  requests: number
  samples: number
  /** Requests left, by host, as the hosts say. */
  quota: Quota | null
  /** What is wrong with its settings in `uptake.yml`; then it does not run. */
  problems: { message: string; expected: string }[]
}

/** All collectors that `uptake.yml` names, in its order, and the one that reads `metrics/*.csv` where there are such files. */
export async function readCollectors({ db, workspace, root, config, now }: Omit<Measured, 'plan' | 'zone'>): Promise<CollectorView[]> {
  const written = collectorsOf(config, root)
  const [{ jobs, problems }, states] = await Promise.all([jobsOf(written, config.competitors), collectorStates(db, workspace)])
  const views: CollectorView[] = []
  for (const [instance, values] of Object.entries(written)) {
    const name = typeof values['collector'] === 'string' ? values['collector'] : instance
    const collector = await loadCollector(name)
    const state = states.find(each => each.collector === name && each.instance === (instance === name ? '' : instance))
    const wrong = problems.filter(({ at }) => at[1] === instance).map(({ message, expected }) => ({ message, expected }))
    views.push({
      instance,
      collector: name,
      title: collector?.title ?? name,
      help: collector?.help ?? '',
      metrics: Object.keys(collector?.metrics ?? {}),
      every: jobs.find(job => job.instance === instance)?.settings.every ?? null,
      ...told(state, now),
      error: wrong[0] ? { message: wrong[0].message, hint: `Expected: ${wrong[0].expected}` } : (state?.error ?? null),
      problems: wrong,
    })
  }
  return views
}

type Told = Omit<CollectorView, 'instance' | 'collector' | 'title' | 'help' | 'metrics' | 'every' | 'error' | 'problems'>
const told = (state: CollectorState | undefined, now: number): Told => ({
  lastRunAt: state?.lastRunAt ?? null,
  lastOkAt: state?.lastOkAt ?? null,
  nextRunAt: state?.nextRunAt ?? null,
  running: (state?.lease?.until ?? 0) > now,
  failures: state?.failures ?? 0,
  requests: state?.requests ?? 0,
  samples: state?.samples ?? 0,
  quota: state?.quota ?? null,
})
