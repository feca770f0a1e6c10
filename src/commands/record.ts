/** uptake record: a value that only a person knows. */
import { UserError, userError } from '../lib/errors.ts'
import { dateIn } from '../lib/clock.ts'
import { displayPath, readConfig } from '../workspace/load.ts'
import { join } from 'node:path'
import { PERIODS } from '../rules/condition.ts'
import { act } from './acting.ts'
import type { Args, Command, Context } from './command.ts'
import { labelsOf } from './measured.ts'
import { dateFlag, discoverOne } from './reading.ts'

export const command: Command = {
  name: 'record',
  summary: 'Record a value that only a person knows',
  usage: ['record METRIC VALUE [FOLDER] [OPTIONS]'],
  about:
    'Adds a row to metrics/METRIC.csv in the workspace, where it can be read, corrected and committed, and stores the value. "?" as the value says that nobody knows. "uptake undo" takes it back.',
  operands: [
    { name: 'METRIC', help: 'source.name, such as sales.conversations', completes: 'none' },
    { name: 'VALUE', help: 'A number: 1200, 1,200, 4.5, 45%', completes: 'none' },
    { name: 'FOLDER', help: 'The workspace; without one the current folder', completes: 'path' },
  ],
  options: {
    at: { type: 'string', value: 'DATE', help: 'The day of the value, or the first day of its period (today)' },
    period: { type: 'string', value: 'PERIOD', choices: PERIODS, help: 'The value is an amount of a period that begins on that day' },
    label: { type: 'string', value: 'NAME=VALUE', help: 'What it is about; several are separated by commas' },
    note: { type: 'string', value: 'TEXT', help: 'A remark beside it in the file' },
  },
  examples: [
    ['uptake record sales.conversations 12', ''],
    ['uptake record sales.mrr 4,200 --at 2026-10-31 --note "after the price change"', ''],
    ['uptake record events.attendees 85 --label event=webinar', ''],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const [metric, written, ...paths] = args.operands
  if (metric === undefined || written === undefined) throw userError('missing-argument', 'METRIC and VALUE', 'record')
  const { number, readAmount } = await import('../collectors/tools/read.ts')
  const value = written === '?' ? null : (number(written) ?? readAmount(written))
  if (value === null && written !== '?')
    throw new UserError('bad-value', `"${written}" is no number.`, { hint: 'Write it as 1200 or 4.5; "?" says that nobody knows.' })
  const ref = discoverOne(context, paths, 'record')
  const today = dateIn((await readConfig(ref)).config.timezone, context.clock.now())
  const date = dateFlag(args, 'at') ?? today
  const period = PERIODS.find(each => each === args.text('period')) ?? null
  const row = { metric, value, date, period, labels: labelsOf(args.text('label')), note: args.text('note') }
  const { path, line, sample } = await act(context, ref, today, 'record-sample', row)
  if (args.flag('json')) context.out.line(JSON.stringify({ path, line, sample }, null, 2))
  else {
    const { style } = context.out
    const labels = Object.entries(sample.labels).map(([name, each]) => `${name}=${each}`)
    context.out.line(
      `${style.green('✓')} ${[sample.metric, ...labels].join(' ')} ${style.bold(sample.value === null ? 'unknown' : String(sample.value))}  ${style.dim(date)}`,
    )
    context.out.line(style.dim(`  ${displayPath(join(ref.root, path), context.cwd)}:${line}  ("uptake undo" takes it back)`))
  }
  return 0
}
