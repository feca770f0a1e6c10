/** Switches an automation on or off: in `uptake.yml`, where a proposal from the plan is written when it is switched on. */
import { UserError, userError } from '../lib/errors.ts'
import { nearest } from '../lib/suggest.ts'
import { proposals } from '../rules/propose.ts'
import { fresh, type ActionContext } from './action.ts'
import { changeFiles, readNow } from './change-files.ts'

/** @throws UserError automation-unknown, no-config, config-unwritable, path-* */
export async function setAutomation(
  context: ActionContext,
  { id, active }: { id: string; active: boolean },
): Promise<{ id: string; when: string; active: boolean; changed: boolean }> {
  const { loaded, plan } = await fresh(context)
  const file = context.ref.config
  if (file === null) throw userError('no-config', 'automations', loaded.root)
  const written = loaded.config.automations.find(each => each.id === id)
  const proposed = proposals(plan).find(each => each.id === id)
  if (written === undefined && proposed === undefined) {
    const names = [...loaded.config.automations, ...proposals(plan)].map(each => each.id)
    const near = nearest(id, names)
    throw new UserError('automation-unknown', `There is no automation "${id}".`, {
      hint: near === null ? '"uptake automations" lists them.' : `Did you mean "${near}"? "uptake automations" lists them all.`,
    })
  }
  const { setConfigValue } = await import('../workspace/config-edit.ts')
  const before = readNow(context, null).text
  const set = (yaml: string, key: string, value: string | boolean): string => setConfigValue(yaml, ['automations', id, key], value, file)
  let after = before
  if (written !== undefined) after = written.active === active ? before : set(before, 'active', active)
  else if (proposed !== undefined && active) {
    after = set(set(set(before, 'when', proposed.when), 'do', proposed.do), 'risk', proposed.risk)
  }
  if (after !== before)
    await changeFiles(context, { action: 'automation', subject: `${active ? 'on' : 'off'} ${id}`, files: [{ path: null, before, after }] })
  return { id, when: written?.when ?? proposed?.when ?? '', active, changed: after !== before }
}
