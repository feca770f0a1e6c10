/** uptake reschedule: what moves with another launch or start; then the date in uptake.yml. */
import type { Slipping } from '../actions/slipping.ts'
import { existingDatabase } from '../db/location.ts'
import { userError } from '../lib/errors.ts'
import { plural } from '../lib/table.ts'
import { displayPath, loadWorkspace } from '../workspace/load.ts'
import { act, rehearse } from './acting.ts'
import type { Args, Command, Context } from './command.ts'
import { dateFlag, discoverOne, pathOperand, todayOf } from './reading.ts'
import { runningServer } from './running.ts'
import { draftsText, rescheduleText, slippingText } from './text/reschedule.ts'

export const command: Command = {
  name: 'reschedule',
  summary: 'Move the launch: show what moves, then write the date',
  usage: ['reschedule --launch DATE [PATH] [--yes]', 'reschedule --start DATE [PATH] [--yes]'],
  about:
    'Everything that is told relative to the launch or the start moves; explicit dates and what is done stay. With a new launch the start moves by as many days. Shows the list first and asks; --yes writes without asking. What is scheduled moves with its line of the plan, as it is listed, unless --keep-deliveries is said; what tells its time from the launch (T-7 09:00) always does, and so do the files of a series that begins at such a time; what is out stays. Dates in uptake.yml and these times change, nothing else.',
  operands: [pathOperand],
  options: {
    launch: { type: 'string', value: 'DATE', help: 'The new day of the launch' },
    start: { type: 'string', value: 'DATE', help: 'The new first day of week 1' },
    yes: { type: 'boolean', short: 'y', help: 'Write without asking' },
    'keep-deliveries': { type: 'boolean', help: 'Leave what is scheduled where it is' },
    all: { type: 'boolean', short: 'a', help: 'List every item that moves, not phases only' },
    today: { type: 'string', value: 'DATE', help: 'Look at the plan as of another day' },
  },
  examples: [
    ['uptake reschedule --launch 2026-05-12', ''],
    ['uptake reschedule --launch 2026-05-12 --yes', 'in a script'],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const launch = dateFlag(args, 'launch')
  const start = dateFlag(args, 'start')
  if (launch !== null && start !== null) throw userError('bad-flag', '--start', start, '--launch or --start, not both')
  const date = launch ?? start
  if (date === null) throw userError('missing-argument', '--launch DATE or --start DATE', 'reschedule')
  const ref = discoverOne(context, args.operands, 'reschedule')
  const loaded = await loadWorkspace(ref)
  const today = todayOf(context, args, loaded)
  const key = launch === null ? 'start' : 'launch'
  const shown = await rehearse(context, ref, today, async action => {
    const { setLaunch, setStart } = await import('../actions/move-dates.ts')
    const { moves, before, drafts } = await (launch === null ? setStart : setLaunch)(action, { date, dryRun: true, today })
    return { moves, before, drafts, plan: await action.compile(loaded) }
  })
  const same = shown.before === date
  const view = {
    title: shown.plan.title ?? loaded.name,
    key,
    from: shown.before,
    to: date,
    moves: shown.moves,
    done: shown.plan.tasks.filter(task => task.done).length,
    today,
    all: args.flag('all'),
  } as const
  if (!args.flag('json')) context.out.write(`\n${rescheduleText(view, context.out.style, context.out.width)}`)
  const slips = args.flag('keep-deliveries') ? nothing : await slipsOf(context, ref, today, { key, date, today })
  if (!args.flag('json')) context.out.write(slippingText(slips, context.out.style) + draftsText(shown.drafts, context.out.style))
  if (ref.config === null && args.flag('yes')) throw userError('no-config', 'reschedule', displayPath(ref.root, context.cwd))
  // The launch may have been changed by hand, and files of a series stayed behind.
  const written = (!same || shown.drafts.length > 0) && ref.config !== null && (await agreed(context, args))
  // Each was looked at: what would have met a blackout goes to the next free time already.
  const deliveries = slips.moves.map(({ id, local, zone }) => ({ id, local, zone }))
  if (written) await act(context, ref, today, launch === null ? 'set-start' : 'set-launch', { date, dryRun: false, today, deliveries })
  if (args.flag('json')) {
    const told = {
      workspace: loaded.name,
      [key]: { from: shown.before, to: date },
      moves: shown.moves,
      drafts: shown.drafts,
      deliveries: slips,
      written,
    }
    context.out.line(JSON.stringify(told, null, 2))
  } else context.out.line(outcome(context, { written, same, drafts: shown.drafts.length }, ref.config))
  return 0
}

const nothing: Slipping = { moves: [], stay: [], drafts: [] }
/** What is scheduled and moves too; nothing where nothing was ever scheduled, and no database is made to find out. */
async function slipsOf(
  context: Context,
  ref: ReturnType<typeof discoverOne>,
  today: string,
  input: { key: 'launch' | 'start'; date: string; today: string },
): Promise<Slipping> {
  const known = (await runningServer(context, ref)) !== null || existingDatabase(ref.root, ref.config !== null, context.env) !== null
  return known ? act(context, ref, today, 'slipping', input) : nothing
}

type Ended = { written: boolean; same: boolean; drafts: number }

function outcome({ out, cwd }: Context, { written, same, drafts }: Ended, file: string | null): string {
  const what = same ? plural(drafts, 'file') : displayPath(file ?? '', cwd)
  if (written) return `${out.style.green('wrote')}  ${what}  ${out.style.dim('("uptake undo" takes it back)')}\n`
  if (same && drafts === 0) return out.style.dim('The date is that one already; nothing was written.\n')
  if (file === null) return out.style.dim('Nothing was written: there is no uptake.yml to hold the date. "uptake init" writes one.\n')
  return out.style.dim('Nothing was written. Add --yes to write it.\n')
}

/** --yes, or a person at the terminal who says so. */
async function agreed(context: Context, args: Args): Promise<boolean> {
  if (args.flag('yes')) return true
  if (args.flag('json') || !context.out.isTerminal || !process.stdin.isTTY) return false
  const { createInterface } = await import('node:readline/promises')
  const prompt = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^y(es)?$/i.test((await prompt.question('Write this to uptake.yml? [y/N] ')).trim())
  } finally {
    prompt.close()
  }
}
