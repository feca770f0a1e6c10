/** What `uptake audit` says. Pure. */
import type { Audit, AuditedTask } from '../../audit/run.ts'
import { contradicted, tickable } from '../../audit/run.ts'
import type { Paint, Style } from '../../lib/style.ts'
import { plural } from '../../lib/table.ts'

export type AuditTextOptions = { all: boolean; width: number; style: Style; file: (file: string) => string }

export function auditText(title: string, result: Audit, ticked: readonly AuditedTask[], options: AuditTextOptions): string {
  const { style } = options
  const open = tickable(result)
  const wrong = contradicted(result)
  const of = (test: (task: AuditedTask) => boolean): AuditedTask[] => result.tasks.filter(test)
  const out = [style.bold(title), '']
  const list = (heading: string, tasks: readonly AuditedTask[], mark: string, paint: Paint): void => {
    if (tasks.length > 0)
      out.push(
        `${paint(style.bold(heading))}  ${style.dim(String(tasks.length))}`,
        ...tasks.flatMap(task => lines(task, paint(mark), options)),
        '',
      )
  }
  list(ticked.length > 0 ? 'Verified and ticked' : 'Verified, and still open', ticked.length > 0 ? ticked : open, '✓', style.green)
  list(
    'Verified, without a box to tick',
    of(task => task.state === 'yes' && !task.done && !task.box),
    '✓',
    style.green,
  )
  list('Ticked, but not found', wrong, '!', style.yellow)
  list(
    'Missing',
    of(task => task.state === 'no' && !task.done),
    '✗',
    style.red,
  )
  list(
    'There in part: the rest is for a person to judge',
    of(task => task.state === 'part' && !task.done),
    '~',
    style.cyan,
  )
  list(
    'Not known',
    of(task => task.state === 'unknown' && !task.done),
    '?',
    style.dim,
  )
  const fine = of(task => task.state === 'yes' && task.done).length
  if (fine > 0) out.push(style.dim(`${plural(fine, 'ticked task')} verified.`), '')
  if (result.tasks.length === 0) out.push('  No task of this plan is about something that can be verified.', '')
  out.push(...checkLines(result, options))
  if (open.length > 0 && ticked.length === 0)
    out.push(style.dim(`"uptake audit --tick" ticks ${plural(open.length, 'verified task')}.`), '')
  return `${out.join('\n')}\n`.replace(/\n{3,}/g, '\n\n')
}

function lines(task: AuditedTask, mark: string, { style, file }: AuditTextOptions): string[] {
  const rest = task.rest === null ? [] : [`    ${style.dim(`not verified: ${task.rest}`)}`]
  return [
    `  ${mark} ${task.title}  ${style.dim(`${file(task.source.file)}:${task.source.line}`)}`,
    ...[...new Set(task.because)].map(because => `    ${style.dim(because)}`),
    ...rest,
  ]
}

/** What the repository lacks, whether the plan asks for it or not; with `all`, what it has. */
function checkLines({ checks }: Audit, { style, all }: AuditTextOptions): string[] {
  const missing = checks.filter(check => check.state === 'no')
  const shown = all ? checks : missing
  if (shown.length === 0) return []
  const marks = { yes: style.green('✓'), no: style.red('✗'), unknown: style.dim('?') }
  const commands = [...new Set(missing.flatMap(check => (check.make === null ? [] : [check.make])))]
  return [
    style.bold(all ? 'The repository' : 'The repository lacks'),
    ...shown.map(check => `  ${marks[check.state]} ${check.title}  ${style.dim(check.because)}`),
    '',
    ...commands.map(
      command =>
        `  ${style.cyan(command)}  ${style.dim(`writes ${listOf(missing.filter(check => check.make === command).map(check => check.title))}`)}`,
    ),
    ...(commands.length > 0 ? [''] : []),
  ]
}

const listOf = (titles: readonly string[]): string =>
  titles.map((title, i) => (i === 0 ? title : title.charAt(0).toLowerCase() + title.slice(1))).join(', ')
