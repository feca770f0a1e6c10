/** A report in every form in which it can be sent. */
import { createHash } from 'node:crypto'
import type { SendingKey } from '../db/sendings.ts'
import { briefOf } from '../report/brief.ts'
import { titleOf, toMailHtml } from '../report/html.ts'
import type { Report } from '../report/view.ts'
import type { Message } from '../send/way.ts'

/** @param markdown the report by the template of its workspace */
export function messageOf(report: Report, key: SendingKey, markdown: string): Message {
  const id = createHash('sha256')
    .update(JSON.stringify([key.workspace, key.report, key.period, key.way]))
    .digest('hex')
    .slice(0, 32)
  return {
    id,
    workspace: report.workspace,
    report: key.report,
    period: key.period,
    subject: titleOf(report).replaceAll(/\s+/g, ' '),
    markdown,
    mail: toMailHtml(report),
    brief: format => briefOf(report, format),
    data: report,
  }
}
