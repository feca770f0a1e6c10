/** uptake export: everything that the database holds, as JSON Lines. */
import { resolve } from 'node:path'
import type { Args, Command, Context } from './command.ts'
import { discoverOne } from './reading.ts'
import { addressOf, folderOperand } from './stored.ts'

export const command: Command = {
  name: 'export',
  summary: 'Write all that is kept of a workspace as JSON Lines',
  usage: ['export [FOLDER] [--to FILE] [--all]'],
  about:
    'Readings, items, the log of changes, samples with their raw answers, the state of collectors, annotations: of one moment, while others write. The same rows give the same bytes on SQLite and on PostgreSQL. The plan itself is in your files.',
  operands: [folderOperand],
  options: {
    to: { type: 'string', value: 'FILE', help: 'Write to a file instead of standard output; compressed when the name ends with .gz' },
    all: { type: 'boolean', help: 'All workspaces that the database holds' },
  },
  examples: [
    ['uptake export --to growth.jsonl.gz', ''],
    ['uptake export growth | jq -c \'select(.table == "sample")\'', 'only the samples'],
    ['uptake export --all --to all.jsonl.gz', 'to move from SQLite to PostgreSQL'],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const { out, cwd } = context
  const ref = discoverOne(context, args.operands, 'export')
  const address = addressOf(context, ref)
  const [{ openDatabase }, { exportLines, exportToFile }] = await Promise.all([import('../db/open.ts'), import('../db/exchange/export.ts')])
  const db = await openDatabase(address)
  const workspace = args.flag('all') ? null : ref.id
  const to = args.text('to')
  try {
    if (to === null) {
      for await (const piece of exportLines(db, workspace)) out.write(piece)
      return 0
    }
    const lines = await exportToFile(db, workspace, resolve(cwd, to))
    if (args.flag('json')) out.line(JSON.stringify({ file: to, workspace, lines }, null, 2))
    else out.line(`exported ${lines} ${lines === 1 ? 'row' : 'rows'} to ${to}`)
    return 0
  } finally {
    await db.destroy()
  }
}
