/** The risks of a plan → automations that a person can switch on. None is active by itself. Pure. */
import type { Kpi, Plan, Risk, Source } from '../plan/model.ts'
import type { Automation, Condition, Deed } from './condition.ts'
import { conditionText, deedText } from './print.ts'
import { readTrigger } from './trigger.ts'

export type Proposal = {
  id: string
  /** The risk in the plan's words, and what the plan says to do about it. */
  risk: string
  remedy: string | null
  when: string
  do: string
  /**
   * `trigger`: the plan states it. `suggested`: it follows from what the risk is about. `reminder`: nothing that is
   * measured tells of the risk, so a person is to look.
   */
  origin: 'trigger' | 'suggested' | 'reminder'
  why: string
  source: Source
}

/** What a risk is about → what tells of it. Words in the languages of the lexicon. */
const slow =
  /adopt(?:ion)?|traction|awareness|engagement|uptake|growth|verbreitung|akzeptanz|adopción|adoção|tracción|adozione|внедрени|вовлечённост|采用|增长|参与|採用|普及|도입|참여/iu
const late =
  /timeline|slippage|schedule|delays?\b|deadline|verzögerung|verspätung|zeitplan|retraso|atraso|retard|ritardo|задержк|срок|延期|延误|進捗|遅延|지연|일정|trễ|chậm/iu
const speed =
  /performance|latency|throughput|benchmark|regression|leistung|rendimiento|desempenho|prestazioni|производительност|性能|パフォーマンス|성능|hiệu năng/iu
/** Metrics that tell of adoption, the most telling first. */
const adoption = [
  'registry.downloads',
  'npm.downloads',
  'pypi.downloads',
  'crates.downloads',
  'github.stars',
  'github.contributors',
  'community.members',
  'discord.members',
  'web.visitors',
]

export function proposals(plan: Plan): Proposal[] {
  const taken = new Set<string>()
  return plan.risks.map(risk => {
    const { condition, origin, why } = conditionFor(risk, plan)
    const remedy = risk.contingency ?? risk.mitigation
    const deed: Deed = remedy === null ? { kind: 'note', text: oneLine(risk.risk) } : { kind: 'contingency', text: oneLine(risk.risk) }
    return {
      id: unique(slug(risk.risk), taken),
      risk: oneLine(risk.risk),
      remedy,
      when: conditionText(condition),
      do: deedText(deed),
      origin,
      why,
      source: risk.source,
    }
  })
}

/** Those of a plan that `uptake.yml` does not hold yet. */
export const open = (all: readonly Proposal[], automations: readonly Automation[]): Proposal[] =>
  all.filter(proposal => !automations.some(each => each.id === proposal.id))

type Found = Pick<Proposal, 'origin' | 'why'> & { condition: Condition }

function conditionFor(risk: Risk, plan: Plan): Found {
  const stated = risk.trigger === null ? null : readTrigger(risk.trigger)
  const unread = stated?.unread.join(' ') ?? ''
  if (stated?.condition) {
    const left = unread === '' ? '' : ` Not expressed: ${unread}`
    return { condition: stated.condition, origin: 'trigger', why: `The plan says: ${oneLine(risk.trigger ?? '')}.${left}` }
  }
  const reason = stated === null ? 'The plan states no trigger for it.' : unread
  const suggested = stated === null ? suggestion(risk.risk, plan) : null
  if (suggested !== null) return { ...suggested, origin: 'suggested' }
  return {
    condition: { kind: 'every', period: 'month' },
    origin: 'reminder',
    why: `${reason} Nothing that is measured tells of it, so it comes back once a month for a person to look at.`,
  }
}

function suggestion(risk: string, { kpis }: Plan): { condition: Condition; why: string } | null {
  if (late.test(risk))
    return {
      condition: { kind: 'overdue', title: null, days: 14 },
      why: 'The plan states no trigger for it; work that is two weeks late tells of it.',
    }
  const told = (kpi: Kpi | undefined, about: string): { condition: Condition; why: string } | null =>
    kpi === undefined
      ? null
      : {
          condition: { kind: 'target', text: oneLine(kpi.metric), states: ['off track'] },
          why: `The plan states no trigger for it; its target "${oneLine(kpi.metric)}" tells of ${about}.`,
        }
  if (speed.test(risk))
    return told(
      kpis.find(kpi => kpi.metricId?.startsWith('engineering.') === true && /tps|latency|bench|duration|memory/.test(kpi.metricId)),
      'speed',
    )
  if (!slow.test(risk)) return null
  const best = adoption.map(metric => kpis.find(kpi => kpi.metricId === metric)).find(kpi => kpi !== undefined)
  return told(best, 'adoption')
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

function slug(text: string): string {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
  return words.slice(0, 5).join('-').slice(0, 48) || 'risk'
}

function unique(id: string, taken: Set<string>): string {
  let name = id
  for (let number = 2; taken.has(name); number++) name = `${id}-${number}`
  taken.add(name)
  return name
}
