/** uptake import: takes in what "uptake export" wrote. */
import { resolve } from 'node:path'
import { databasePath } from '../db/location.ts'
import { UserError, userError } from '../lib/errors.ts'
import { grouped, table } from '../lib/table.ts'
import type { WorkspaceRef } from '../workspace/discover.ts'
import type { Args, Command, Context } from './command.ts'
import { discoverOne } from './reading.ts'
import { folderOperand } from './stored.ts'

export const command: Command = {
  name: 'import',
  summary: 'Take in an export, into an empty database or beside what is there',
  usage: ['import FILE [FOLDER] [--own]'],
  about:
    'All of it or nothing. Of two rows with one key the newer one stays, so doing it twice changes nothing; what is out stays out. Deliveries that are planned by it are on hold until you lift it. Set DATABASE_URL to import into PostgreSQL.',
  operands: [
    { name: 'FILE', completes: 'path', help: 'What "uptake export" wrote, compressed or not; "-" reads standard input' },
    folderOperand,
  ],
  options: { own: { type: 'boolean', help: 'The export is of this workspace, whatever it was called there' } },
  examples: [
    ['uptake import growth.jsonl.gz', ''],
    ['DATABASE_URL=postgres://… uptake import all.jsonl.gz', 'from a file into PostgreSQL'],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const { out, err, cwd, env, clock } = context
  const [file, ...folder] = args.operands
  if (file === undefined) throw userError('missing-argument', 'a FILE', 'import')
  const ref = discoverOne(context, folder, 'import')
  const [{ openDatabase }, { takeIn }, { linesOf }] = await Promise.all([
    import('../db/open.ts'),
    import('../db/bring-back.ts'),
    import('../db/exchange/lines.ts'),
  ])
  const lines = linesOf(file === '-' ? '-' : resolve(cwd, file))
  const db = await openDatabase(databasePath(ref.root, ref.config !== null, env))
  try {
    const how = { idOf: await namer(ref, args.flag('own')), now: clock.now().getTime() }
    const { tables, workspaces, doubted, held } = await takeIn(db, lines, how)
    await (await import('./acting.ts')).claim(context, db, ref)
    if (args.flag('json')) {
      out.line(JSON.stringify({ tables, workspaces, doubted, held }, null, 2))
      return 0
    }
    const rows = Object.entries(tables).map(([name, { lines: read, changed }]) => [name, grouped(read), grouped(changed)])
    for (const line of table([['', 'read', 'new or newer'], ...rows], [{}, { align: 'right' }, { align: 'right' }], out.width))
      out.line(line)
    if (held > 0) for (const line of onHold(held, doubted)) err.line(`${err.style.yellow('note')}  ${line}`)
    if (workspaces.length > 0 && !workspaces.includes(ref.id))
      err.line(
        `${err.style.yellow('note')}  The export is of ${workspaces.join(', ')}; this workspace is called ${ref.id} and shows none of it. With --own it does.`,
      )
    return 0
  } finally {
    await db.destroy()
  }
}

/** What a person is to do before anything is sent here. */
function onHold(held: number, doubted: number): string[] {
  const planned = `${held} ${held === 1 ? 'delivery is' : 'deliveries are'} on the calendar here now, and nothing is sent yet.`
  return [
    `${planned} When the place that the export comes from sends no more:  uptake hold --lift`,
    ...(doubted === 0
      ? []
      : [`${doubted} of them ${doubted === 1 ? 'was' : 'were'} due already and may be out: each is looked up, or asks you.`]),
  ]
}

/** Under which id the rows are taken in: what went by the name of this folder before it had an id is its own. */
async function namer(ref: WorkspaceRef, own: boolean): Promise<(workspace: string) => string> {
  if (!own) {
    const { formerId } = await import('../actions/claim-workspace.ts')
    return workspace => (workspace === formerId(ref) ? ref.id : workspace)
  }
  let only: string | null = null
  return workspace => {
    only ??= workspace
    if (only !== workspace)
      throw new UserError('export-several', `The export is of several workspaces: ${only} and ${workspace}.`, {
        hint: 'Only one can be this one. Export it alone: uptake export FOLDER. Nothing was changed.',
      })
    return ref.id
  }
}
