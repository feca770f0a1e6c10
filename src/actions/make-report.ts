/** Reads and puts together the report of a period, and writes it as Markdown by the template of the workspace. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { toMarkdown } from '../report/markdown.ts'
import { buildReport } from '../report/model.ts'
import type { Report } from '../report/view.ts'
import { readText } from '../workspace/files.ts'
import { displayPath } from '../workspace/load.ts'
import { readReportInput, type ReportSource } from './report-input.ts'
import type { ReportRequest } from './report-period.ts'

export const REPORTS = 'reports'
const TEMPLATE = 'template.md'

/** @throws UserError phase-unknown, phase-undated, period-future */
export const makeReport = async (source: ReportSource, request: ReportRequest): Promise<Report> =>
  buildReport(await readReportInput(source, request))

/** @param root of the workspace, for its template @throws UserError template-broken */
export function markdownOf(report: Report, root: string): string {
  const path = join(root, REPORTS, TEMPLATE)
  if (!existsSync(path)) return toMarkdown(report)
  const file = displayPath(path)
  return toMarkdown(report, { text: readText(path, file).text, file })
}
