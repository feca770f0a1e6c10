/** What automations fired within a time, as reports tell it. Only reads. */
import { eventsIn } from '../db/automations.ts'
import type { Database } from '../db/open.ts'
import type { Risk } from '../plan/model.ts'
import type { FiredRule } from '../report/input.ts'
import type { Automation } from '../rules/condition.ts'

export async function firedIn(
  db: Database,
  workspace: string,
  automations: readonly Automation[],
  risks: readonly Risk[],
  range: { from: number; to: number },
): Promise<FiredRule[]> {
  const events = (await eventsIn(db, workspace, range)).filter(event => event.kind === 'fired')
  // One occasion may concern several things: it is told once.
  const occasions = new Map(events.map(event => [`${event.automation} ${event.at}`, event]))
  return [...occasions.values()].reverse().map(({ automation, at, because }) => {
    const risk = automations.find(each => each.id === automation)?.risk ?? null
    const known = risks.find(each => risk !== null && each.risk.replaceAll(/\s+/g, ' ').trim() === risk)
    return { at, text: because, risk, contingency: known?.contingency ?? known?.mitigation ?? null }
  })
}
