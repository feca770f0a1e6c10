/** uptake status: one screen per workspace. */
import type { SendingHealth } from '../db/due.ts'
import type { Loaded } from '../workspace/load.ts'
import { agenda } from '../schedule/agenda.ts'
import { phaseNow, phaseProgress } from '../schedule/progress.ts'
import type { Args, Command, Context } from './command.ts'
import { fulfilledBy } from './fulfilled.ts'
import { leftBehindIn } from './left-behind.ts'
import { dateOptions, openWorkspaces, pathOperand } from './reading.ts'
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
  const sending = new Map(await Promise.all(readings.map(async ({ loaded }) => [loaded.id, await sendingOf(context, loaded)] as const)))
  const fulfilled = new Map(
    await Promise.all(readings.map(async ({ loaded, plan }) => [loaded.id, await fulfilledBy(context, loaded, plan)] as const)),
  )
  const behind = new Map(
    await Promise.all(readings.map(async ({ loaded }) => [loaded.id, await leftBehindIn(context, args, loaded)] as const)),
  )
  const views = readings.map(({ loaded, plan, today }) => ({
    loaded,
    sending: sending.get(loaded.id) ?? null,
    leftBehind: behind.get(loaded.id) ?? [],
    plan,
    today,
    now: phaseNow(plan, today),
    progress: phaseProgress(plan, today),
    agenda: agenda(plan, { today, fulfilled: fulfilled.get(loaded.id) ?? {} }),
  }))
  const { out } = context
  if (args.flag('json')) {
    const workspaces = views.map(
      ({ loaded, plan, today, now, progress, sending: health, leftBehind, agenda: { overdue, now: due, upcoming } }) => ({
        id: loaded.id,
        name: loaded.name,
        title: plan.title,
        today,
        launch: loaded.config.launch,
        start: loaded.config.start,
        phaseNow: now.at(-1)?.title ?? null,
        phases: progress.map(({ phase, depth, done, total, state }) => ({
          id: phase.id,
          title: phase.title,
          depth,
          done,
          total,
          state,
          span: phase.span,
        })),
        tasks: {
          total: plan.tasks.filter(task => task.stateful).length,
          done: plan.tasks.filter(task => task.stateful && task.done).length,
          overdue: overdue.length,
          now: due.length,
          upcoming: upcoming.length,
        },
        targets: plan.kpis.map(({ id, metric, metricId, op, value, unit, period, by, due: day }) => ({
          id,
          metric,
          metricId,
          op,
          value,
          unit,
          period,
          by,
          due: day,
        })),
        sending: health,
        leftBehind,
        problems: {
          error: countOf(plan.problems, 'error'),
          warning: countOf(plan.problems, 'warning'),
          info: countOf(plan.problems, 'info'),
        },
      }),
    )
    out.line(JSON.stringify(workspaces.length === 1 ? workspaces[0] : { workspaces }, null, 2))
    return 0
  }
  const { statusText } = await import('./text/status.ts')
  for (const { loaded, ...view } of views) {
    out.write(`\n${statusText({ ...view, name: loaded.name, launch: loaded.config.launch }, { width: out.width, style: out.style })}`)
  }
  return 0
}

/** How sending is, where there is a database that knows; null else. */
const sendingOf = (context: Context, { id, ref }: Loaded): Promise<SendingHealth | null> =>
  lookStored(context, ref, async db => (await import('../db/due.ts')).sendingHealth(db, context.clock.now().getTime(), [id]))

const countOf = (problems: readonly { severity: string }[], severity: string): number =>
  problems.filter(problem => problem.severity === severity).length
