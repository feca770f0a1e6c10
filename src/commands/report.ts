/** uptake report: what a day, a week, a month, a quarter or a phase brought. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { ReportRequest } from '../actions/report-period.ts'
import { UserError, userError } from '../lib/errors.ts'
import { nearest } from '../lib/suggest.ts'
import type { PeriodKind } from '../report/period.ts'
import type { Report } from '../report/view.ts'
import type { Args, Command, Context } from './command.ts'
import { dateFlag, discoverOne, todayOf } from './reading.ts'
import type { Opened } from './report-source.ts'
import { folderOperand } from './stored.ts'

const KINDS: Readonly<Record<string, PeriodKind>> = {
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  quarterly: 'quarter',
  phase: 'phase',
}
const FORMATS = ['text', 'md', 'yaml', 'html', 'pdf'] as const
type Format = (typeof FORMATS)[number]

export const command: Command = {
  name: 'report',
  summary: 'Say what a day, week, month, quarter or phase brought',
  usage: [
    'report [daily|weekly|monthly|quarterly] [FOLDER] [OPTIONS]',
    'report phase NAME [FOLDER] [OPTIONS]',
    'report --due [FOLDER] [--dry-run]',
  ],
  about:
    'What happened, every target with its state, tasks done and slipped, content against what was promised, money, and the three things to do next. The same period gives the same report.',
  operands: [
    { name: 'PERIOD', completes: 'none', help: 'daily, weekly (when nothing is said), monthly, quarterly, or phase and its name' },
    folderOperand,
  ],
  options: {
    at: { type: 'string', value: 'DATE', help: 'A day within the period; without it today' },
    today: { type: 'string', value: 'DATE', help: 'Look at it as of another day' },
    format: { type: 'string', value: 'FORMAT', help: 'What is printed', choices: FORMATS },
    pdf: { type: 'boolean', help: 'The same as --format pdf' },
    to: { type: 'string', value: 'FILE', help: 'Write to a file instead of standard output' },
    write: { type: 'boolean', help: 'Put it into reports/ of the workspace, as Markdown and YAML' },
    send: { type: 'string', value: 'NAME', help: 'Send it to whom "reports: send:" in uptake.yml names' },
    due: { type: 'boolean', help: 'Make and send what "reports: schedule:" says and what has fallen due, as a running server does' },
    'dry-run': { type: 'boolean', help: 'With --due: only say what would be made and sent' },
    again: { type: 'boolean', help: 'With --send: although nobody knows whether it arrived, or it was sent already' },
    arrived: { type: 'boolean', help: 'With --send: note that it did arrive; nothing is sent' },
  },
  examples: [
    ['uptake report', 'this week, on the terminal'],
    ['uptake report monthly --at 2026-10-31 --format html --to october.html', ''],
    ['uptake report phase Launch --pdf --to launch.pdf', ''],
    ['uptake report weekly --write --send team', ''],
    ['uptake report --due', 'from cron, where no server runs'],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const { kind, phase, folders } = periodOf(args.operands, context.cwd)
  const format = formatOf(args)
  const ref = discoverOne(context, folders, 'report')
  const { openSource } = await import('./report-source.ts')
  const opened = await openSource(context, ref, loaded => todayOf(context, args, loaded))
  const request: ReportRequest = { kind, phase, at: dateFlag(args, 'at'), today: opened.today }
  try {
    if (args.flag('due')) {
      const { dueCommand } = await import('./report-due.ts')
      return await dueCommand(context, args, opened)
    }
    const way = args.text('send')
    if (args.flag('write')) await write(context, args, opened, request)
    if (way !== null) {
      const { sendCommand } = await import('./report-send.ts')
      return await sendCommand(context, args, opened, request, way)
    }
    if (args.flag('write') && !args.has('format') && !args.flag('pdf')) return 0
    return await print(context, args, opened, request, format)
  } finally {
    await opened.close()
  }
}

/** The first word when it is a kind of period, the name behind "phase", and the rest: folders. */
function periodOf(operands: readonly string[], cwd: string): { kind: PeriodKind; phase: string | null; folders: readonly string[] } {
  const [word, name, ...rest] = operands
  const kind = word === undefined ? undefined : KINDS[word]
  if (kind === 'phase') {
    if (name === undefined) throw userError('missing-argument', 'the NAME of a phase', 'report')
    return { kind, phase: name, folders: rest }
  }
  if (kind !== undefined) return { kind, phase: null, folders: operands.slice(1) }
  if (word !== undefined && /^[a-z]+$/i.test(word) && !existsSync(resolve(cwd, word)))
    throw userError('bad-flag', 'PERIOD', word, `${Object.keys(KINDS).join(', ')}, or a folder`)
  return { kind: 'week', phase: null, folders: operands }
}

function formatOf(args: Args): Format {
  if (args.flag('pdf')) return 'pdf'
  const value = args.text('format') ?? 'text'
  const found = FORMATS.find(each => each === value)
  if (found === undefined) throw userError('bad-flag', '--format', value, `${FORMATS.join(', ')}${near(value)}`)
  return found
}
const near = (value: string): string => {
  const meant = nearest(value, FORMATS)
  return meant === null ? '' : ` (did you mean ${meant}?)`
}

async function write(context: Context, args: Args, opened: Opened, request: ReportRequest): Promise<void> {
  const { act } = await import('./acting.ts')
  const written = await act(context, opened.loaded.ref, opened.today, 'write-report', request)
  const { out, err } = context
  if (args.flag('json')) return out.line(JSON.stringify(written, null, 2))
  const says = { written: 'wrote', same: 'unchanged', kept: 'kept' } as const
  for (const { path, state } of written.files) {
    const note = state === 'kept' ? err.style.dim(' (edited by hand since it was written: move it away to have it made anew)') : ''
    err.line(`${says[state]} ${path}${note}`)
  }
}

async function print(context: Context, args: Args, opened: Opened, request: ReportRequest, format: Format): Promise<number> {
  const { makeReport } = await import('../actions/make-report.ts')
  const report = await makeReport(opened, request)
  const { out, cwd, env } = context
  const to = args.text('to')
  if (format === 'pdf') {
    const { pdfCommand } = await import('./report-pdf.ts')
    return pdfCommand({ out, cwd, env, to }, report)
  }
  const text =
    args.flag('json') && format === 'text' ? `${JSON.stringify(report, null, 2)}\n` : await rendered(context, report, format, opened)
  if (to === null) out.write(text)
  else {
    const { writeOutput } = await import('../actions/write-output.ts')
    writeOutput(cwd, to, text)
  }
  return 0
}

async function rendered({ out }: Context, report: Report, format: Format, opened: Opened): Promise<string> {
  switch (format) {
    case 'md':
      return (await import('../actions/make-report.ts')).markdownOf(report, opened.loaded.root)
    case 'yaml':
      return (await import('../report/yaml.ts')).toYaml(report)
    case 'html':
      return (await import('../report/html.ts')).toHtml(report)
    case 'text':
      return `\n${(await import('./text/report.ts')).reportText(report, { style: out.style, width: out.width })}`
    case 'pdf':
      throw new UserError('bad-flag', 'A PDF is printed by the browser.')
  }
}
