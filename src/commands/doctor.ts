/** uptake doctor: is the database well, and what to do where it is not. */
import { existsSync, statSync } from 'node:fs'
import type { Tidied } from '../actions/tidy.ts'
import type { Finding } from '../db/doctor.ts'
import { existingDatabase } from '../db/location.ts'
import type { Style } from '../lib/style.ts'
import { plural } from '../lib/table.ts'
import type { WorkspaceRef } from '../workspace/discover.ts'
import type { Args, Command, Context } from './command.ts'
import { discoverOne } from './reading.ts'
import { folderOperand, sizeText } from './stored.ts'

export const command: Command = {
  name: 'doctor',
  summary: 'Examine the database and say what to do about what is wrong',
  usage: ['doctor [FOLDER] [--fix]'],
  about:
    'Looks at the integrity of the file, its journal, free disk space, the version of the tables, series, leases, and whether due deliveries go out. Without --fix it changes nothing. Exit code 1 when something is broken.',
  operands: [folderOperand],
  options: { fix: { type: 'boolean', help: 'Mend what can be worked out again, remove what its time is over, compact the database' } },
  examples: [
    ['uptake doctor', ''],
    ['uptake doctor --fix', 'also as upkeep, now and then'],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const { out, env, clock } = context
  const ref = discoverOne(context, args.operands, 'doctor')
  const { examine } = await import('../db/doctor.ts')
  const address = existingDatabase(ref.root, ref.config !== null, env)
  const fixed = args.flag('fix') && address !== null ? await fix(context, ref, address) : null
  const findings = await examine(address, clock.now().getTime())
  const broken = findings.filter(({ state }) => state === 'error').length
  if (args.flag('json')) out.line(JSON.stringify({ ...(fixed && { fixed }), findings }, null, 2))
  else {
    if (fixed !== null) out.write(`${fixedText(fixed)}\n\n`)
    for (const { state, text, remedy } of findings) {
      out.line(`${signOf(state, out.style)} ${text}`)
      if (remedy !== null) out.line(out.style.dim(`  ${remedy}`))
    }
    if (broken > 0) out.line(`\n${out.style.red(plural(broken, 'thing is broken', 'things are broken'))}.`)
  }
  return broken > 0 ? 1 : 0
}

type Fixed = Tidied & { before: number | null; after: number | null }

/** Also while a server runs: both wait for each other, and neither sees half of it. */
async function fix({ clock, err }: Context, ref: WorkspaceRef, address: string): Promise<Fixed> {
  const [{ openDatabase }, { compact, rebuildDerived }, { tidy }, { loadWorkspace }, { startProgress }] = await Promise.all([
    import('../db/open.ts'),
    import('../db/repair.ts'),
    import('../actions/tidy.ts'),
    import('../workspace/load.ts'),
    import('../lib/terminal.ts'),
  ])
  const { config } = await loadWorkspace(ref)
  const before = sizeOf(address)
  const progress = startProgress(err, 'Mending', () => clock.now().getTime())
  const db = await openDatabase(address)
  try {
    progress.step('Making sums anew')
    await rebuildDerived(db)
    const tidied = await tidy(db, ref.id, config.retention, clock.now().getTime())
    progress.step('Giving back space')
    await compact(db)
    return { ...tidied, before, after: sizeOf(address) }
  } finally {
    progress.done()
    await db.destroy()
  }
}

/** Bytes of a file; null for a server's database. */
const sizeOf = (address: string): number | null => (existsSync(address) ? statSync(address).size : null)

function fixedText({ answers, readings, before, after }: Fixed): string {
  const gone = `removed  ${plural(answers, 'raw answer', 'raw answers')} and ${plural(readings, 'reading', 'readings')} whose time was over`
  const size = before === null || after === null ? '' : `\nsize     ${sizeText(before)} → ${sizeText(after)}`
  return `made anew  what series and sums say of their samples\n${gone}${size}`
}

function signOf(state: Finding['state'], { green, cyan, yellow, red }: Style): string {
  return { ok: green('✓'), note: cyan('i'), warning: yellow('!'), error: red('✗') }[state]
}
