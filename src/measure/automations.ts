/** The automations of a workspace: what holds now, what goes on, what could be switched on. Only reads. */
import { loadCatalogue } from '../collect/catalogue.ts'
import { eventsIn, openEpisodes } from '../db/automations.ts'
import type { AutomationEvent, StoredEpisode } from '../db/automations.ts'
import { sourcesOf } from '../metrics/derived.ts'
import { FAMILIES } from '../metrics/by-hand.ts'
import type { Automation } from '../rules/condition.ts'
import { evaluate } from '../rules/evaluate.ts'
import type { Facts, Verdict } from '../rules/evaluate.ts'
import { factsOf, metricsIn } from '../rules/facts.ts'
import { deedText } from '../rules/print.ts'
import { open, proposals } from '../rules/propose.ts'
import type { Proposal } from '../rules/propose.ts'
import { readCollectors } from './collectors.ts'
import { readSeries } from './samples.ts'
import { readTargets } from './targets.ts'
import type { Measured } from './workspace.ts'

/** One automation of `uptake.yml` with how it stands. Times in UTC epoch milliseconds. */
export type AutomationView = {
  id: string
  when: string
  do: string[]
  active: boolean
  risk: string | null
  verdict: Verdict
  /** Since when it holds, by what it holds of; empty when no episode goes on. */
  episodes: { subject: string; since: number }[]
  lastFiredAt: number | null
}
export type AutomationsView = { automations: AutomationView[]; proposals: Proposal[]; events: AutomationEvent[] }

/** What is known of a workspace now, for conditions. @throws UserError metric-circle */
export async function readFacts(measured: Measured): Promise<Facts> {
  const { config, plan, now, zone } = measured
  const { infos, readers } = await loadCatalogue()
  const wanted = withSources(metricsIn(config.automations.map(each => each.condition)), config.derived)
  const [series, collectors, targets] = await Promise.all([
    readSeries(measured, wanted, infos, { derived: config.derived }),
    readCollectors(measured),
    readTargets(measured),
  ])
  return factsOf({ series, infos, readers, collectors, derived: config.derived, competitors: config.competitors, now, zone, plan, targets })
}

function withSources(metrics: readonly string[], derived: Measured['config']['derived']): string[] {
  const wanted = new Set<string>()
  const add = (metric: string): void => {
    if (wanted.has(metric)) return
    wanted.add(metric)
    for (const member of FAMILIES[metric] ?? []) add(member)
    const definition = Object.hasOwn(derived, metric) ? derived[metric] : undefined
    if (definition) for (const source of sourcesOf(definition)) add(source)
  }
  for (const metric of metrics) add(metric)
  return [...wanted]
}

export async function readAutomations(measured: Measured): Promise<AutomationsView> {
  const { db, workspace, config, plan } = measured
  const [facts, episodes, events] = await Promise.all([readFacts(measured), openEpisodes(db, workspace), eventsIn(db, workspace)])
  return {
    automations: config.automations.map(automation => viewOf(automation, facts, episodes, events)),
    proposals: open(proposals(plan), config.automations),
    events,
  }
}

function viewOf(
  automation: Automation,
  facts: Facts,
  episodes: readonly StoredEpisode[],
  events: readonly AutomationEvent[],
): AutomationView {
  const { id, when, deeds, active, risk, condition } = automation
  return {
    id,
    when,
    do: deeds.map(deedText),
    active,
    risk,
    verdict: evaluate(condition, facts),
    episodes: episodes.filter(each => each.automation === id).map(({ subject, since }) => ({ subject, since })),
    lastFiredAt: events.find(event => event.automation === id && event.kind === 'fired')?.at ?? null,
  }
}
