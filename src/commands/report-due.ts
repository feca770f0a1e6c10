/** uptake report --due: for timers of the machine, where no server runs. Beside one it does no harm: each report goes once. */
import { FILES, makeDueReports, type DueReport } from '../actions/due-reports.ts'
import { localTime } from '../lib/zone.ts'
import { readReports } from '../measure/reports.ts'
import { systemZone } from '../lib/clock.ts'
import type { Args, Context } from './command.ts'
import { withAction, type Opened } from './report-source.ts'

/** Exits with 1 when something could not be made or sent. */
export async function dueCommand(context: Context, args: Args, opened: Opened): Promise<number> {
  const { out, env, clock } = context
  const { made, next } = await withAction(context, opened, async action => {
    const made = await makeDueReports(action, { today: opened.today, dryRun: args.flag('dry-run') })
    const { loaded, plan } = opened
    const zone = loaded.config.timezone ?? systemZone()
    const measured = {
      db: action.db,
      workspace: loaded.id,
      root: loaded.root,
      config: loaded.config,
      plan,
      now: clock.now().getTime(),
      zone,
    }
    return { made, next: (await readReports(measured, env)).schedule }
  })
  if (args.flag('json')) out.line(JSON.stringify({ made, next }, null, 2))
  else {
    for (const each of made) out.line(`  ${said(each)}${each.detail === null ? '' : out.style.dim(`  ${each.detail}`)}`)
    if (next.length === 0) out.line('  uptake.yml has no "reports: schedule:". docs/reports.md shows how one is written.')
    else if (made.length === 0) out.line('  Nothing is due.')
    for (const { report, zone, next: run, to } of next)
      if (run !== null)
        out.line(
          out.style.dim(
            `  next: ${report} report of ${run.period.title}, ${localTime(run.dueAt, zone).replace('T', ' ')} ${zone}${to.length > 0 ? `, to ${to.join(', ')}` : ''}`,
          ),
        )
  }
  return made.some(each => each.state === 'failed' || each.state === 'unconfirmed') ? 1 : 0
}

const SAYS: Readonly<Record<DueReport['state'], string>> = {
  due: 'is due',
  written: 'written',
  sent: 'sent',
  skipped: 'left out',
  failed: 'failed',
  unconfirmed: 'unconfirmed',
  waiting: 'is tried again later',
}
const said = ({ report, title, way, state }: DueReport): string =>
  `${report} report of ${title} ${way === FILES ? 'into reports/' : `to ${way}`}: ${SAYS[state]}`
