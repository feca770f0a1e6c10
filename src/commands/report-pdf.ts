/** A report as PDF: into a file, or to a program that reads it. */
import { printPdf } from '../actions/print-pdf.ts'
import { writeOutput } from '../actions/write-output.ts'
import type { Environment } from '../lib/style.ts'
import type { Terminal } from '../lib/terminal.ts'
import { toHtml } from '../report/html.ts'
import type { Report } from '../report/view.ts'

type Target = { out: Terminal; cwd: string; env: Environment; /** A file; null: `NAME.pdf` in the current folder. */ to: string | null }

/** @throws UserError no-browser, pdf-failed, path-unwritable */
export async function pdfCommand({ out, cwd, env, to }: Target, report: Report): Promise<number> {
  const bytes = await printPdf(toHtml(report), env)
  const file = to ?? `${report.period.name}.pdf`
  writeOutput(cwd, file, bytes)
  out.line(`wrote ${file}`)
  return 0
}
