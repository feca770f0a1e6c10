/** The configuration of a workspace where there must be one that holds: for what needs no document. */
import { userError } from '../lib/errors.ts'
import { displayPath, readConfig } from '../workspace/load.ts'
import type { WorkspaceRef } from '../workspace/discover.ts'
import type { Config } from '../workspace/settings.ts'
import type { Context } from './command.ts'

/** With the file as the terminal shows it. `command` is for the message. @throws UserError no-config, config-broken */
export async function soundConfig({ cwd }: Context, ref: WorkspaceRef, command: string): Promise<{ file: string; config: Config }> {
  if (ref.config === null) throw userError('no-config', command, displayPath(ref.root, cwd))
  const file = displayPath(ref.config, cwd)
  const { config, problems } = await readConfig(ref)
  const errors = problems.filter(problem => problem.severity === 'error')
  if (errors.length > 0)
    throw userError(
      'config-broken',
      file,
      errors.map(problem => `${problem.source.line}:${problem.source.column} ${problem.message}`),
    )
  return { file, config }
}
