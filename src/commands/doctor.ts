/** uptake doctor: is the database well, and what to do where it is not. */
import type { Finding } from '../db/doctor.ts'
import { existingDatabase } from '../db/location.ts'
import type { Style } from '../lib/style.ts'
import { plural } from '../lib/table.ts'
import type { Args, Command, Context } from './command.ts'
import { discoverOne } from './reading.ts'
import { folderOperand } from './stored.ts'

export const command: Command = {
  name: 'doctor',
  summary: 'Examine the database and say what to do about what is wrong',
  usage: ['doctor [FOLDER]'],
  about:
    'Looks at the integrity of the file, its journal, free disk space, the version of the tables, series, leases, and whether due deliveries go out. It changes nothing. Exit code 1 when something is broken.',
  operands: [folderOperand],
  options: {},
  examples: [['uptake doctor', '']],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const { out, env, clock } = context
  const ref = discoverOne(context, args.operands, 'doctor')
  const { examine } = await import('../db/doctor.ts')
  const findings = await examine(existingDatabase(ref.root, ref.config !== null, env), clock.now().getTime())
  const broken = findings.filter(({ state }) => state === 'error').length
  if (args.flag('json')) out.line(JSON.stringify({ findings }, null, 2))
  else {
    for (const { state, text, remedy } of findings) {
      out.line(`${signOf(state, out.style)} ${text}`)
      if (remedy !== null) out.line(out.style.dim(`  ${remedy}`))
    }
    if (broken > 0) out.line(`\n${out.style.red(plural(broken, 'thing is broken', 'things are broken'))}.`)
  }
  return broken > 0 ? 1 : 0
}

function signOf(state: Finding['state'], { green, cyan, yellow, red }: Style): string {
  return { ok: green('✓'), note: cyan('i'), warning: yellow('!'), error: red('✗') }[state]
}
