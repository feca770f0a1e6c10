/** uptake content: the pieces of a workspace with their state, their lengths and what is wrong with them. */
import { dateIn } from '../lib/clock.ts'
import { lookOrAct } from './acting.ts'
import type { Args, Command, Context } from './command.ts'
import { openWorkspaces, pathOperand } from './reading.ts'

export const command: Command = {
  name: 'content',
  summary: 'List pieces with their state, lengths and problems',
  usage: ['content [PATH...] [--problems]'],
  about:
    'Pieces are the Markdown files below content/. The state follows from the file, the approvals and the deliveries: draft, in review, changes requested, approved, scheduled, published, stuck, hold, archived. Lengths are counted as each channel counts them. Exits with 1 when a piece that is "ready" has an error.',
  operands: [pathOperand],
  options: { problems: { type: 'boolean', help: 'Only the problems, one a line, as a compiler prints them' } },
  examples: [
    ['uptake content', ''],
    ['uptake content --json', ''],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  // Loaded when it runs: counting and Markdown bring libraries with them, and the help lists this command too.
  const { listContent } = await import('./text/content.ts')
  return listContent(context, await openWorkspaces(context, args, { ids: true }), {
    json: args.flag('json'),
    onlyProblems: args.flag('problems'),
    stages: async ({ loaded }) =>
      loaded.ref.config === null ? {} : lookOrAct(context, loaded.ref, dateIn(null, context.clock.now()), 'stages', {}),
  })
}
