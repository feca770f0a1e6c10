/** uptake reschedule: what moves with another launch or start; then the date in uptake.yml. */
import { changeFile } from '../actions/write-text.ts'
import { userError } from '../lib/errors.ts'
import type { Move } from '../schedule/reschedule.ts'
import { reschedule } from '../schedule/reschedule.ts'
import { displayPath, planOptions } from '../workspace/load.ts'
import type { Args, Command, Context } from './command.ts'
import { dateFlag, openOne, pathOperand } from './reading.ts'

export const command: Command = {
  name: 'reschedule',
  summary: 'Move the launch: show what moves, then write the date',
  usage: ['reschedule --launch DATE [PATH] [--yes]', 'reschedule --start DATE [PATH] [--yes]'],
  about: 'Everything that is told relative to the launch or the start moves; explicit dates and what is done stay. Shows the list first and asks; --yes writes without asking. Only the date in uptake.yml changes.',
  operands: [pathOperand],
  options: {
    launch: { type: 'string', value: 'DATE', help: 'The new day of the launch' },
    start: { type: 'string', value: 'DATE', help: 'The new first day of week 1' },
    yes: { type: 'boolean', short: 'y', help: 'Write without asking' },
    all: { type: 'boolean', short: 'a', help: 'List every item that moves, not phases only' },
    today: { type: 'string', value: 'DATE', help: 'Look at the plan as of another day' },
  },
  examples: [['uptake reschedule --launch 2026-05-12', ''], ['uptake reschedule --launch 2026-05-12 --yes', 'in a script']],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const launch = dateFlag(args, 'launch')
  const start = dateFlag(args, 'start')
  if (launch === null && start === null) throw userError('missing-argument', '--launch DATE or --start DATE', 'reschedule')
  const { loaded, plan, today } = await openOne(context, args.without('launch', 'start'), 'reschedule')
  const file = loaded.ref.config
  const before = planOptions(loaded.config, today)
  const after = { ...before, launch: launch ?? before.launch ?? null, start: start ?? before.start ?? null }
  const moves = reschedule(plan, before, after)
  const changes = { launch: { from: before.launch ?? null, to: after.launch }, start: { from: before.start ?? null, to: after.start } }
  const same = changes.launch.from === changes.launch.to && changes.start.from === changes.start.to
  const { rescheduleText } = await import('./text/reschedule.ts')
  const view = { title: plan.title ?? loaded.name, changes, moves, done: doneOf(plan.tasks), today, all: args.flag('all') }
  if (!args.flag('json')) context.out.write(`\n${rescheduleText(view, context.out.style, context.out.width)}`)
  if (file === null && args.flag('yes')) throw userError('no-config', 'reschedule', displayPath(loaded.root, context.cwd))
  const written = !same && file !== null && await agreed(context, args) && await write(file, changes)
  if (args.flag('json')) context.out.line(JSON.stringify({ workspace: loaded.name, ...changes, moves, written }, null, 2))
  else context.out.line(outcome(context, written, same, file))
  return 0
}

const doneOf = (tasks: readonly { done: boolean }[]): number => tasks.filter(task => task.done).length

function outcome({ out, cwd }: Context, written: boolean, same: boolean, file: string | null): string {
  if (written) return `${out.style.green('wrote')}  ${displayPath(file ?? '', cwd)}\n`
  if (same) return out.style.dim('The date is that one already; nothing was written.\n')
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

async function write(file: string, changes: Record<'launch' | 'start', { from: string | null; to: string | null }>): Promise<boolean> {
  const { setConfigValue } = await import('../workspace/config-edit.ts')
  return changeFile(file, text => {
    let result = text
    for (const key of ['launch', 'start'] as const) {
      const { from, to } = changes[key]
      if (to !== null && from !== to) result = setConfigValue(result, [key], to, displayPath(file))
    }
    return result
  })
}

export type { Move }
