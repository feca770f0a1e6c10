/** Writes the report of a period into `reports/`: the same period gives the same bytes, and what a person changed stays. */
import { userError } from '../lib/errors.ts'
import { toYaml } from '../report/yaml.ts'
import { displayPath } from '../workspace/load.ts'
import { fresh, type ActionContext } from './action.ts'
import { changeFiles, readIfThere, type FileChange } from './change-files.ts'
import { makeReport, markdownOf, REPORTS } from './make-report.ts'
import type { ReportRequest } from './report-period.ts'
import { isSealed, seal } from './seal.ts'

/** `same`: it was there with these bytes; `kept`: a person changed it, so it was left alone. */
export type WrittenFile = { path: string; state: 'written' | 'same' | 'kept' }
export type WrittenReport = { period: string; title: string; files: WrittenFile[] }

/** @throws UserError no-config, template-broken, phase-unknown, phase-undated, period-future, changed, path-* */
export async function writeReport(context: ActionContext, request: ReportRequest): Promise<WrittenReport> {
  if (context.ref.config === null) throw userError('no-config', 'report --write', displayPath(context.ref.root))
  const { loaded, plan } = await fresh(context)
  const report = await makeReport({ db: context.db, loaded, plan }, request)
  const { name, title } = report.period
  const files = [
    checked(context, `${REPORTS}/${name}.md`, 'md', markdownOf(report, loaded.root)),
    checked(context, `${REPORTS}/${name}.yml`, 'yml', toYaml(report)),
  ]
  const changes = files.flatMap(({ state, change }) => (state === 'written' ? [change] : []))
  if (changes.length > 0) await changeFiles(context, { action: 'report', subject: name, files: changes })
  return { period: name, title, files: files.map(({ state, change }) => ({ path: change.path, state })) }
}

function checked(
  context: ActionContext,
  path: string,
  format: 'md' | 'yml',
  text: string,
): { state: WrittenFile['state']; change: FileChange & { path: string } } {
  const before = readIfThere(context, path)?.text ?? null
  const after = seal(text, format)
  const state = before === after ? 'same' : before !== null && !isSealed(before, format) ? 'kept' : 'written'
  return { state, change: { path, before, after } }
}
