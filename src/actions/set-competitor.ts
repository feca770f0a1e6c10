/** Adds a project to `competitors:` of `uptake.yml`, or takes it out. */
import { UserError, userError } from '../lib/errors.ts'
import { addToYamlList, removeFromYamlList } from '../lib/yaml-list.ts'
import { repositoryName } from '../metrics/choose.ts'
import { displayPath } from '../workspace/load.ts'
import { fresh, type ActionContext } from './action.ts'
import { changeFiles, readNow } from './change-files.ts'

/** owner/name, an address of a code host, or a package with its registry. */
const FORM = /^(?:(?:https?:\/\/[\w.-]+\/)?[\w.-]+\/[\w.-]+\/?|[a-z]+:@?[\w.-]+(?:\/[\w.-]+)*)$/

/** @throws UserError competitor-form, no-config, config-unwritable, path-* */
export async function setCompetitor(
  context: ActionContext,
  { project, on }: { project: string; on: boolean },
): Promise<{ project: string; changed: boolean }> {
  const name = project.trim()
  if (!FORM.test(name))
    throw new UserError('competitor-form', `"${name.slice(0, 80)}" names no repository and no package.`, {
      hint: 'Write it as owner/name, or with its registry as npm:name.',
    })
  const { loaded } = await fresh(context)
  const file = context.ref.config
  if (file === null) throw userError('no-config', 'competitors', loaded.root)
  const known = loaded.config.competitors.find(each => repositoryName(each) === repositoryName(name))
  if (on === (known !== undefined)) return { project: known ?? name, changed: false }
  const before = readNow(context, null).text
  const after = on ? addToYamlList(before, 'competitors', name) : removeFromYamlList(before, 'competitors', known!)
  if (after === null) throw userError('config-unwritable', displayPath(file), 'competitors')
  await changeFiles(context, { action: 'competitor', subject: `${on ? 'add' : 'remove'} ${name}`, files: [{ path: null, before, after }] })
  return { project: name, changed: true }
}
