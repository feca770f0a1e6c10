/** uptake content: the pieces of a workspace with their state, their lengths and what is wrong with them. */
import { dateIn } from '../lib/clock.ts'
import { lookOrAct } from './acting.ts'
import type { Args, Command, Context } from './command.ts'
import { openWorkspaces, pathOperand } from './reading.ts'

export const command: Command = {
  name: 'content',
  summary: 'List pieces with their state, lengths and problems',
  usage: ['content [PATH...] [--problems] [--links]'],
  about:
    'Pieces are the Markdown files below content/. The state follows from the file, the approvals and the deliveries: draft, in review, changes requested, approved, scheduled, published, stuck, hold, archived. Lengths are counted as each channel counts them. Exits with 1 when a piece that is "ready" has an error. --links asks every address once (HEAD, else GET; a host at a time; never at a private address); an answer is believed for a week, a missing page for a day.',
  operands: [pathOperand],
  options: {
    links: { type: 'boolean', help: 'First ask whether something is at the addresses that pieces lead to' },
    problems: { type: 'boolean', help: 'Only the problems, one a line, as a compiler prints them' },
  },
  examples: [
    ['uptake content', ''],
    ['uptake content --json', ''],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  // Loaded when it runs: counting and Markdown bring libraries with them, and the help lists this command too.
  const { listContent } = await import('./text/content.ts')
  const readings = await openWorkspaces(context, args, { ids: true })
  if (args.flag('links')) {
    const { askLinks } = await import('./text/links.ts')
    for (const { loaded, today } of readings) await askLinks(context, loaded, today)
  }
  return listContent(context, readings, {
    json: args.flag('json'),
    onlyProblems: args.flag('problems'),
    stages: async ({ loaded }) =>
      loaded.ref.config === null ? {} : lookOrAct(context, loaded.ref, dateIn(null, context.clock.now()), 'stages', {}),
  })
}
