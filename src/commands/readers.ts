/** uptake readers: who gets the newsletter, and who does not any more. */
import { UserError, userError } from '../lib/errors.ts'
import { dateIn } from '../lib/clock.ts'
import { plural } from '../lib/table.ts'
import type { WorkspaceRef } from '../workspace/discover.ts'
import { readConfig } from '../workspace/load.ts'
import type { Reader } from '../db/readers.ts'
import { act, lookOrAct } from './acting.ts'
import type { Args, Command, Context } from './command.ts'
import { discoverOne, pathOperand } from './reading.ts'

export const command: Command = {
  name: 'readers',
  summary: 'Show who gets the newsletter; take somebody off; read what came back',
  usage: [
    'readers [FOLDER] [--list CHANNEL]',
    'readers add|remove ADDRESS [FOLDER] [--list CHANNEL] [--reason TEXT]',
    'readers bounces [FOLDER]',
  ],
  about:
    'Readers subscribe on a page of the server (/n/WORKSPACE/CHANNEL) and confirm by mail; each letter has a link to leave. "add" is for those who confirmed elsewhere. Readers of the file that "list:" names are not shown.',
  operands: [pathOperand],
  options: {
    list: { type: 'string', value: 'CHANNEL', help: 'The newsletter, by its name in uptake.yml; "newsletter" without it' },
    reason: { type: 'string', value: 'TEXT', help: 'Why; it is kept with the reader' },
  },
  examples: [
    ['uptake readers', ''],
    ['uptake readers remove ada@example.org --reason "asked by telephone"', ''],
    ['uptake readers bounces', 'from cron, where "uptake up" does not run'],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const [verb, ...rest] = args.operands
  const { out } = context
  const today = dateIn(null, context.clock.now())
  const list = args.text('list') ?? 'newsletter'
  if (verb === 'add' || verb === 'remove') {
    const [address, ...paths] = rest
    if (address === undefined) throw userError('missing-argument', 'ADDRESS', `readers ${verb}`)
    const ref = discoverOne(context, paths, 'readers')
    const input = { list, address, on: verb === 'add', reason: args.text('reason') }
    if (verb === 'add' && input.reason === null)
      throw new UserError('no-reason', 'Where did they confirm?', {
        hint: 'Say it with --reason: nobody may be put on a list without asking.',
      })
    const reader = await act(context, ref, today, 'set-reader', input)
    out.line(args.flag('json') ? JSON.stringify({ reader }, null, 2) : lineOf(reader))
    return 0
  }
  if (verb === 'bounces') {
    const ref = discoverOne(context, rest, 'readers')
    const lists = await act(context, ref, today, 'read-bounces', {})
    if (args.flag('json')) out.line(JSON.stringify({ lists }, null, 2))
    else if (lists.length === 0) out.line(out.style.dim('No channel of uptake.yml is a newsletter.'))
    else
      for (const { list: name, read, hard, soft, error } of lists)
        out.line(
          error === null
            ? `${name}: ${plural(read, 'message')} read, ${hard.length} gone for good, ${soft.length} for now`
            : `${name}: ${out.style.red(error)}`,
        )
    return lists.some(each => each.error !== null) ? 1 : 0
  }
  const ref = discoverOne(context, args.operands, 'readers')
  const readers = await lookOrAct(context, ref, today, 'readers', { list })
  if (args.flag('json')) out.line(JSON.stringify({ readers }, null, 2))
  else if (readers.length === 0) out.line(out.style.dim(await nobody(ref, list)))
  else {
    for (const reader of readers) out.line(lineOf(reader))
    const count = (state: Reader['state']): number => readers.filter(each => each.state === state).length
    out.line(
      out.style.dim(
        `${count('confirmed')} confirmed, ${count('pending')} asked, ${count('left')} left, ${count('bounced')} without a mailbox`,
      ),
    )
  }
  return 0
}

/** Why the list is empty, and what to do. */
async function nobody(ref: WorkspaceRef, list: string): Promise<string> {
  const { config } = await readConfig(ref)
  if (config.channels[list] === undefined)
    return `uptake.yml has no channel "${list}". Set up a newsletter under "channels:" first: docs/publishing.md shows how.`
  return `Nobody subscribed to ${list} yet. The page for it: /n/${ref.id}/${list} of "uptake up".`
}

const lineOf = ({ state, address, reason }: Reader): string => `${state.padEnd(9)}  ${address}${reason === null ? '' : `  ${reason}`}`
