/** uptake plan: the plan as a tree with dates and progress. */
import { headOf, printWorkspaces } from './as-json.ts'
import type { Args, Command, Context } from './command.ts'
import { dateOptions, openWorkspaces, pathOperand } from './reading.ts'
import { planTree } from './text/plan.ts'

export const command: Command = {
  name: 'plan',
  summary: 'Show the plan as a tree with dates and progress',
  usage: ['plan [PATH...] [OPTIONS]'],
  about:
    'Phases with their windows on the calendar, tasks with their state, progress by phase. Dates need a start or a launch: in uptake.yml, or with --start and --launch.',
  operands: [pathOperand],
  options: {
    open: { type: 'boolean', help: 'Leave out what is done' },
    phases: { type: 'boolean', help: 'Phases only, without tasks' },
    ids: { type: 'boolean', help: 'Show the id of each task, as "done" takes it' },
    ...dateOptions,
  },
  examples: [
    ['uptake plan', ''],
    ['uptake plan roadmap.md --start 2026-03-02 --phases', ''],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const readings = await openWorkspaces(context, args, { ids: args.flag('ids') || args.flag('json') })
  const { out } = context
  if (args.flag('json')) {
    const workspaces = readings.map(reading => ({
      ...headOf(reading),
      phases: reading.plan.phases,
      tasks: reading.plan.tasks.filter(task => !args.flag('open') || !task.done),
      content: reading.plan.content,
    }))
    printWorkspaces(context, workspaces)
    return 0
  }
  for (const { loaded, plan, today } of readings) {
    out.write(
      `\n${planTree(plan, loaded.name, { today, width: out.width, style: out.style, open: args.flag('open'), phasesOnly: args.flag('phases'), ids: args.flag('ids') })}`,
    )
  }
  const dated = readings.some(({ plan }) => plan.phases.some(phase => phase.span !== null))
  const windows = readings.some(({ plan }) => plan.phases.some(phase => phase.window !== null))
  if (!dated && windows)
    context.err.line(
      out.style.dim('No dates yet: give --start DATE or --launch DATE, or set them in uptake.yml ("uptake init" writes one).'),
    )
  return 0
}
