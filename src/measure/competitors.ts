/** What is measured beside us, and whom the plan names that is not yet. Only reads. */
import { loadCatalogue } from '../collect/catalogue.ts'
import { jobsOf, readsCompetitor } from '../collect/jobs.ts'
import { latestSeries } from '../db/series.ts'
import { isOf, repositoryName } from '../metrics/choose.ts'
import { beside, type BesideMetric } from '../metrics/beside.ts'
import { namedBeside, type NamedProject } from '../plan/beside.ts'
import { readSeries } from './samples.ts'
import type { Measured } from './workspace.ts'

/** `reader`: the collector that reads it, null when none of uptake.yml does. */
export type Competitor = { written: string; name: string; measured: boolean; reader: string | null }
export type CompetitorsView = {
  competitors: Competitor[]
  metrics: (BesideMetric & { unit: string; help: string })[]
  /** Named in the plan and not compared with. */
  proposals: NamedProject[]
}

/** @param name of the workspace: the plan names itself too */
export async function readCompetitors(measured: Measured, name: string): Promise<CompetitorsView> {
  const { db, workspace, config, plan, now } = measured
  const { infos } = await loadCatalogue()
  const written = config.competitors
  const others = new Set(written.map(repositoryName))
  const theirs = (await latestSeries(db, workspace)).filter(each => isOf(each, others))
  const series = await readSeries(measured, [...new Set(theirs.map(each => each.metric))], infos, { derived: {} })
  const known = new Set(
    written.map(each =>
      plain(
        each
          .split('/')
          .at(-1)!
          .replace(/^[a-z]+:/, ''),
      ),
    ),
  )
  const own = [name, plan.title ?? '', config.project.name ?? '', config.project.repository ?? '']
  const { jobs } = await jobsOf(config.collectors)
  return {
    competitors: written.map(each => ({
      written: each,
      name: repositoryName(each),
      measured: theirs.some(one => isOf(one, new Set([repositoryName(each)]))),
      reader: jobs.find(job => readsCompetitor(job.collector, each))?.instance ?? null,
    })),
    metrics: beside(series, written, now).map(each => ({
      ...each,
      unit: infos[each.metric]?.unit ?? '',
      help: infos[each.metric]?.help ?? '',
    })),
    proposals: namedBeside(plan, own).filter(each => !known.has(plain(each.name)) && !others.has(each.repository ?? '')),
  }
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\d]+/gu, '')
