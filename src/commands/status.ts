/** uptake status: one screen per workspace. */
import type { SendingHealth } from '../db/due.ts'
import type { Loaded } from '../workspace/load.ts'
import { agenda } from '../schedule/agenda.ts'
import { phaseNow, phaseProgress } from '../schedule/progress.ts'
import { headOf, printWorkspaces } from './as-json.ts'
import type { Args, Command, Context } from './command.ts'
import { fulfilledBy } from './fulfilled.ts'
import { leftBehindIn } from './left-behind.ts'
import { dateOptions, openWorkspaces, pathOperand, type Reading } from './reading.ts'
import { lookStored } from './stored.ts'

export const command: Command = {
  name: 'status',
  summary: 'Show one screen: phase, progress, targets, problems',
  usage: ['status [PATH...] [OPTIONS]'],
  operands: [pathOperand],
  options: dateOptions,
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const readings = await openWorkspaces(context, args, { ids: true })
  const views = await Promise.all(readings.map(reading => viewOf(context, args, reading)))
  const { out } = context
  if (args.flag('json')) {
    printWorkspaces(context, views.map(asJson))
    return 0
  }
  const { statusText } = await import('./text/status.ts')
  for (const { loaded, ...view } of views) {
    out.write(`\n${statusText({ ...view, name: loaded.name, launch: loaded.config.launch }, { width: out.width, style: out.style })}`)
  }
  return 0
}

type View = Awaited<ReturnType<typeof viewOf>>
async function viewOf(context: Context, args: Args, { loaded, plan, today }: Reading) {
  // One after the other: each opens the same database.
  const sending = await sendingOf(context, loaded)
  const fulfilled = await fulfilledBy(context, loaded, plan)
  const leftBehind = await leftBehindIn(context, args, loaded)
  const [now, progress] = [phaseNow(plan, today), phaseProgress(plan, today)]
  return { loaded, plan, today, sending, leftBehind, now, progress, agenda: agenda(plan, { today, fulfilled }) }
}

function asJson({ agenda: { overdue, now: due, upcoming }, ...view }: View): object {
  const { plan, progress, sending, leftBehind } = view
  const tasks = plan.tasks.filter(task => task.stateful)
  return {
    ...headOf(view),
    phaseNow: view.now.at(-1)?.title ?? null,
    phases: progress.map(({ phase: { id, title, span }, depth, done, total, state }) => ({ id, title, depth, done, total, state, span })),
    tasks: {
      total: tasks.length,
      done: tasks.filter(task => task.done).length,
      overdue: overdue.length,
      now: due.length,
      upcoming: upcoming.length,
    },
    targets: plan.kpis.map(({ id, metric, metricId, op, value, unit, period, by, due: day }) => ({ id, metric, metricId, op, value, unit, period, by, due: day })), // prettier-ignore
    sending,
    leftBehind,
    problems: {
      error: countOf(plan.problems, 'error'),
      warning: countOf(plan.problems, 'warning'),
      info: countOf(plan.problems, 'info'),
    },
  }
}

/** How sending is, where there is a database that knows; null else. */
const sendingOf = (context: Context, { id, ref }: Loaded): Promise<SendingHealth | null> =>
  lookStored(context, ref, async db => (await import('../db/due.ts')).sendingHealth(db, context.clock.now().getTime(), [id]))

const countOf = (problems: readonly { severity: string }[], severity: string): number =>
  problems.filter(problem => problem.severity === severity).length
