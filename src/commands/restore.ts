/** uptake restore: a backup in the place of the database. */
import { resolve } from 'node:path'
import { databasePath } from '../db/location.ts'
import { userError } from '../lib/errors.ts'
import { displayPath } from '../workspace/load.ts'
import type { Args, Command, Context } from './command.ts'
import { discoverOne } from './reading.ts'
import { folderOperand } from './stored.ts'

export const command: Command = {
  name: 'restore',
  summary: 'Bring back a backup of the database',
  usage: ['restore FILE [FOLDER]'],
  about:
    'The backup must be intact. What the database held before is kept beside it, so a restore can be taken back with another one. A dashboard that runs goes on with what was brought back.',
  operands: [{ name: 'FILE', completes: 'path', help: 'What "uptake backup" wrote' }, folderOperand],
  options: {},
  examples: [['uptake restore .uptake/backups/uptake-2026-03-01T120000Z.db', '']],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const { out, cwd, env, clock } = context
  const [file, ...folder] = args.operands
  if (file === undefined) throw userError('missing-argument', 'a FILE', 'restore')
  const ref = discoverOne(context, folder, 'restore')
  const { restoreDatabase } = await import('../db/backup.ts')
  const { kept } = await restoreDatabase(databasePath(ref.root, ref.config !== null, env), resolve(cwd, file), clock.now())
  if (args.flag('json')) out.line(JSON.stringify({ restored: file, kept }, null, 2))
  else {
    out.line(`restored ${file}`)
    if (kept !== null) out.line(out.style.dim(`  what was there before is in ${displayPath(kept, cwd)}`))
  }
  return 0
}
