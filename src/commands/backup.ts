/** uptake backup: the database as one file, while others write to it. */
import { dirname, join, resolve } from 'node:path'
import { displayPath } from '../workspace/load.ts'
import type { Args, Command, Context } from './command.ts'
import { discoverOne } from './reading.ts'
import { addressOf, folderOperand, sizeText } from './stored.ts'

export const command: Command = {
  name: 'backup',
  summary: 'Copy the database to one file, while others write to it',
  usage: ['backup [FOLDER] [--to FILE]'],
  about:
    'The copy is of one moment, and it is read over before the command ends. PostgreSQL is copied by its own tools: the command names them.',
  operands: [folderOperand],
  options: { to: { type: 'string', value: 'FILE', help: 'The new file (backups/uptake-TIME.db beside the database)' } },
  examples: [
    ['uptake backup', ''],
    ['uptake backup growth --to /mnt/safe/growth.db', ''],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const { out, cwd, clock } = context
  const address = addressOf(context, discoverOne(context, args.operands, 'backup'))
  const { backupDatabase, backupName } = await import('../db/backup.ts')
  const to = args.text('to')
  const { isPostgres } = await import('../db/postgres.ts')
  const beside = isPostgres(address) ? '' : join(dirname(address), 'backups', backupName(clock.now()))
  const { path, bytes } = await backupDatabase(address, to === null ? beside : resolve(cwd, to))
  if (args.flag('json')) out.line(JSON.stringify({ file: path, bytes }, null, 2))
  else {
    out.line(`backed up to ${displayPath(path, cwd)}  ${out.style.dim(sizeText(bytes))}`)
    out.line(out.style.dim(`  uptake restore ${displayPath(path, cwd)}  brings it back`))
  }
  return 0
}
