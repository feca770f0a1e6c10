/** uptake report --send: here and not in a running server, for the secrets are in the environment of the user. */
import type { ReportRequest } from '../actions/report-period.ts'
import { sendReport } from '../actions/send-report.ts'
import type { Args, Context } from './command.ts'
import { withAction, type Opened } from './report-source.ts'

export async function sendCommand(context: Context, args: Args, opened: Opened, request: ReportRequest, way: string): Promise<number> {
  const { out } = context
  const sent = await withAction(context, opened, action =>
    sendReport(action, { ...request, way, again: args.flag('again'), arrived: args.flag('arrived') }),
  )
  if (args.flag('json')) out.line(JSON.stringify(sent, null, 2))
  else {
    const when = new Date(sent.at).toISOString().slice(0, 16).replace('T', ' ')
    const says = { sent: 'sent', already: `was sent already (${when} UTC)`, noted: 'noted as arrived' }[sent.state]
    out.line(
      `${sent.report} report of ${sent.period} to ${sent.way}: ${says}${sent.detail === null ? '' : out.style.dim(`  ${sent.detail}`)}`,
    )
  }
  return 0
}
