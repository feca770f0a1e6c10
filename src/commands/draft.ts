/** uptake draft: begins content files for pieces of the plan. */
import type { InputOf } from '../actions/actions.ts'
import type { DraftInput, Drafted } from '../actions/draft-content.ts'
import { userError } from '../lib/errors.ts'
import { plural } from '../lib/table.ts'
import { displayPath, loadWorkspace } from '../workspace/load.ts'
import { act, rehearse } from './acting.ts'
import type { Args, Command, Context } from './command.ts'
import { discoverOne, pathOperand, todayOf } from './reading.ts'

export const command: Command = {
  name: 'draft',
  summary: 'Begin content files for pieces of the plan',
  usage: ['draft PIECE [PATH] [--dry-run]', 'draft --phase PHASE [PATH] [--dry-run]'],
  about:
    'PIECE is an id or a part of the title that fits one piece. The file is named after the title and knows what the plan says: channel, format, phase, day. With --phase, every piece of the phase (and of phases below it) that has no file gets one. No file is ever written over; "uptake undo" takes back what was written and not edited since.',
  operands: [{ name: 'PIECE', help: 'An id, or a part of the title', completes: 'none' }, pathOperand],
  options: {
    phase: { type: 'string', value: 'PHASE', help: 'All pieces of a phase: its id, or a part of its title' },
    'dry-run': { type: 'boolean', help: 'Show what would be written' },
  },
  examples: [
    ['uptake draft "filters run first"', ''],
    ['uptake draft --phase "Launch week" --dry-run', ''],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const phase = args.text('phase')
  const piece = phase === null ? args.operands[0] : null
  const rest = phase === null ? args.operands.slice(1) : args.operands
  if (piece === undefined) throw userError('missing-argument', 'a PIECE or --phase', 'draft')
  const ref = discoverOne(context, rest, 'draft')
  const loaded = await loadWorkspace(ref)
  const today = todayOf(context, args, loaded)
  const input: InputOf<'draft'> = { piece, phase, title: null, template: args.text('template'), channels: [], dryRun: args.flag('dry-run') }
  const { draftContent } = await import('../actions/draft-content.ts')
  const result = input.dryRun
    ? await rehearse(context, ref, today, action => draftContent(action, input))
    : await act(context, ref, today, 'draft', input)
  if (args.flag('json')) context.out.line(JSON.stringify({ ...result, dryRun: input.dryRun }, null, 2))
  else tell(context, result, input, ref.root)
  return 0
}

function tell({ out, cwd }: Context, { written, there }: Drafted, { dryRun }: DraftInput, root: string): void {
  const { style } = out
  const shown = (path: string): string => displayPath(`${root}/${path}`, cwd)
  for (const { path, title } of written) out.line(`  ${style.green(dryRun ? 'would write' : 'wrote')}  ${shown(path)}  ${style.dim(title)}`)
  for (const { title, files } of there) out.line(`  ${style.dim('there')}  ${files.map(shown).join(', ')}  ${style.dim(title)}`)
  if (written.length === 0 && there.length === 0) out.line('The phase has no pieces that are to be written.')
  else if (written.length > 0 && !dryRun)
    out.line(style.dim(`\n${plural(written.length, 'file')} to write in. "uptake content" shows what is missing.`))
}
