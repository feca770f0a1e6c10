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
  usage: ['restore FILE [FOLDER]', 'restore --doubt [FOLDER]'],
  about:
    'The backup must be intact. What the database held before is kept beside it, so a restore can be taken back with another one. What is out stays out: deliveries, yeses and readers that it knew are carried over; where it cannot tell, what was due is looked up and everything is on hold. A dashboard that runs goes on with what was brought back.',
  operands: [{ name: 'FILE', completes: 'path', help: 'What "uptake backup" wrote' }, folderOperand],
  options: {
    doubt: {
      type: 'boolean',
      help: 'The database was brought back by other tools (pg_restore): look up what was due, and hold everything',
    },
  },
  examples: [['uptake restore .uptake/backups/uptake-2026-03-01T120000Z.db', '']],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const { out, err, cwd, env, clock } = context
  if (args.flag('doubt')) return doubtAll(context, args)
  const [file, ...folder] = args.operands
  if (file === undefined) throw userError('missing-argument', 'a FILE', 'restore')
  const ref = discoverOne(context, folder, 'restore')
  const { restoreDatabase } = await import('../db/backup.ts')
  const { kept, doubted, held } = await restoreDatabase(databasePath(ref.root, ref.config !== null, env), resolve(cwd, file), clock.now())
  if (args.flag('json')) out.line(JSON.stringify({ restored: file, kept, doubted, held }, null, 2))
  else {
    out.line(`restored ${file}`)
    if (kept !== null) out.line(out.style.dim(`  what was there before is in ${displayPath(kept, cwd)}`))
    if (held)
      err.line(
        `${err.style.yellow('note')}  What happened since the backup is not known here${doubted === 0 ? '' : `: ${doubted} ${doubted === 1 ? 'delivery' : 'deliveries'} may have gone out, and ${doubted === 1 ? 'is' : 'are'} looked up or asked about`}. Nothing is sent until you have looked at what was approved and taken back since:  uptake hold --lift`,
      )
  }
  return 0
}

/** Nobody carried over what happened since. */
async function doubtAll(context: Context, args: Args): Promise<number> {
  const { out, env, clock } = context
  const ref = discoverOne(context, args.operands, 'restore')
  const [{ openDatabase }, { doubt, openDeliveries }] = await Promise.all([import('../db/open.ts'), import('../db/bring-back.ts')])
  const db = await openDatabase(databasePath(ref.root, ref.config !== null, env))
  try {
    const open = [...(await openDeliveries(db)).values()]
    const doubted = await doubt(db, open, { now: clock.now().getTime(), why: 'Brought back from a backup' })
    if (args.flag('json')) out.line(JSON.stringify({ doubted, held: open.length > 0 }, null, 2))
    else if (open.length === 0) out.line('Nothing is planned, so nothing can go out twice.')
    else
      out.line(
        `${doubted} of ${open.length} open deliveries were due: each is looked up, or asks you. Everything is on hold:  uptake hold --lift`,
      )
    return 0
  } finally {
    await db.destroy()
  }
}
