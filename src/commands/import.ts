/** uptake import: takes in what "uptake export" wrote. */
import { resolve } from 'node:path'
import { databasePath } from '../db/location.ts'
import { userError } from '../lib/errors.ts'
import { grouped, table } from '../lib/table.ts'
import type { Args, Command, Context } from './command.ts'
import { discoverOne } from './reading.ts'
import { folderOperand } from './stored.ts'

export const command: Command = {
  name: 'import',
  summary: 'Take in an export, into an empty database or beside what is there',
  usage: ['import FILE [FOLDER]'],
  about:
    'All of it or nothing. Of two rows with one key the newer one stays, so doing it twice changes nothing. Set DATABASE_URL to import into PostgreSQL.',
  operands: [
    { name: 'FILE', completes: 'path', help: 'What "uptake export" wrote, compressed or not; "-" reads standard input' },
    folderOperand,
  ],
  options: {},
  examples: [
    ['uptake import growth.jsonl.gz', ''],
    ['DATABASE_URL=postgres://… uptake import all.jsonl.gz', 'from a file into PostgreSQL'],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const { out, err, cwd, env } = context
  const [file, ...folder] = args.operands
  if (file === undefined) throw userError('missing-argument', 'a FILE', 'import')
  const ref = discoverOne(context, folder, 'import')
  const [{ openDatabase }, { importLines }, { linesOf }] = await Promise.all([
    import('../db/open.ts'),
    import('../db/exchange/import.ts'),
    import('../db/exchange/lines.ts'),
  ])
  const lines = linesOf(file === '-' ? '-' : resolve(cwd, file))
  const db = await openDatabase(databasePath(ref.root, ref.config !== null, env))
  try {
    const { tables, workspaces } = await importLines(db, lines)
    if (args.flag('json')) {
      out.line(JSON.stringify({ tables, workspaces }, null, 2))
      return 0
    }
    const rows = Object.entries(tables).map(([name, { lines: read, changed }]) => [name, grouped(read), grouped(changed)])
    for (const line of table([['', 'read', 'new or newer'], ...rows], [{}, { align: 'right' }, { align: 'right' }], out.width))
      out.line(line)
    if (workspaces.length > 0 && !workspaces.includes(ref.id))
      err.line(
        `${err.style.yellow('note')}  The export is of ${workspaces.join(', ')}; this workspace is called ${ref.id} and shows none of it.`,
      )
    return 0
  } finally {
    await db.destroy()
  }
}
