/**
 * Evaluates the automations of a workspace and does what those say that begin to hold. That it fired is written down
 * before anything is done: a crash in between leaves a deed undone and said to be open, and never one done twice.
 */
import { addEvent, beginEpisode, endEpisode, openEpisodes, setOutcomes } from '../db/automations.ts'
import type { Outcome } from '../db/automations.ts'
import { record } from '../db/audit.ts'
import { systemZone } from '../lib/clock.ts'
import { readFacts } from '../measure/automations.ts'
import type { Automation } from '../rules/condition.ts'
import { step } from '../rules/episodes.ts'
import { evaluate } from '../rules/evaluate.ts'
import type { Verdict } from '../rules/evaluate.ts'
import { deedText } from '../rules/print.ts'
import { fresh, type ActionContext } from './action.ts'
import { doDeed } from './automation-deeds.ts'

export type AutomationRun = {
  id: string
  active: boolean
  verdict: Verdict
  /** What it began to hold of, and what was done: empty when it did not fire. In a dry run what would be done. */
  fired: { subject: string; outcomes: Outcome[] }[]
  ended: string[]
}

/** @throws UserError metric-circle, path-* */
export async function runAutomations(context: ActionContext, { dryRun }: { dryRun: boolean }): Promise<AutomationRun[]> {
  const { loaded, plan } = await fresh(context)
  const { config } = loaded
  if (config.automations.length === 0) return []
  const { db, now } = context
  const zone = config.timezone ?? systemZone()
  const facts = await readFacts({ db, workspace: loaded.id, root: loaded.root, config, plan, now, zone })
  const episodes = await openEpisodes(db, loaded.id)
  const runs: AutomationRun[] = []
  for (const automation of config.automations) {
    const verdict = evaluate(automation.condition, facts)
    const own = episodes.filter(episode => episode.automation === automation.id)
    const { fire, end } = step(own, verdict, automation.when, now)
    const run: AutomationRun = { id: automation.id, active: automation.active, verdict, fired: [], ended: [] }
    runs.push(run)
    // What is switched off neither begins nor ends anything: switched on again, it goes on where it was.
    if (!automation.active) continue
    for (const subject of end) {
      run.ended.push(subject)
      if (!dryRun && (await endEpisode(db, loaded.id, { automation: automation.id, subject }, now)))
        await addEvent(db, loaded.id, {
          automation: automation.id,
          subject,
          at: now,
          kind: 'ended',
          because: verdict.because,
          outcomes: [],
        })
    }
    if (fire.length === 0) continue
    if (dryRun) run.fired = fire.map(subject => ({ subject, outcomes: plannedOutcomes(automation, 'It would be done now.') }))
    else run.fired = await fireAll(context, automation, verdict, fire, loaded.id)
  }
  return runs
}

const plannedOutcomes = ({ deeds }: Automation, detail: string): Outcome[] =>
  deeds.map(deed => ({ deed: deedText(deed), state: 'open', detail }))

/** Several things that begin to hold at one time are one occasion: it is acted on once. */
async function fireAll(
  context: ActionContext,
  automation: Automation,
  verdict: Verdict,
  subjects: readonly string[],
  workspace: string,
): Promise<AutomationRun['fired']> {
  const { db, now } = context
  const begun = await db.transaction().execute(async transaction => {
    const ours: { subject: string; event: string }[] = []
    for (const subject of subjects) {
      const episode = { automation: automation.id, subject, condition: automation.when, since: now }
      if (!(await beginEpisode(transaction, workspace, episode))) continue
      const outcomes = plannedOutcomes(automation, 'Begun, and not known to have ended.')
      const event = await addEvent(transaction, workspace, {
        automation: automation.id,
        subject,
        at: now,
        kind: 'fired',
        because: verdict.because,
        outcomes,
      })
      ours.push({ subject, event })
    }
    if (ours.length > 0)
      await record(transaction, {
        at: now,
        workspace,
        actor: context.actor,
        action: 'automation-fired',
        subject: automation.id,
        before: undefined,
        after: { because: verdict.because, subjects: ours.map(each => each.subject) },
      })
    return ours
  })
  if (begun.length === 0) return []
  const outcomes: Outcome[] = []
  for (const deed of automation.deeds) outcomes.push(await doDeed(context, { deed, automation, because: verdict.because }))
  for (const { event } of begun) await setOutcomes(db, event, outcomes)
  return begun.map(({ subject }) => ({ subject, outcomes }))
}
