/** The risks of a plan → automations that a person can switch on. None is active by itself. Pure. */
import type { Plan, Risk, Source } from '../plan/model.ts'
import type { Automation, Condition, Deed } from './condition.ts'
import { conditionText, deedText } from './print.ts'
import { tellingOf } from './topics.ts'
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
  const suggested = tellingOf(risk.risk, plan)
  if (suggested !== null)
    return {
      ...suggested,
      origin: 'suggested',
      why: stated === null ? suggested.why : `${unread} ${suggested.why.replace('The plan states no trigger for it; ', 'Instead: ')}`,
    }
  return {
    condition: { kind: 'every', period: 'month' },
    origin: 'reminder',
    why: `${reason} Nothing that is measured tells of it, so it comes back once a month for a person to look at.`,
  }
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
