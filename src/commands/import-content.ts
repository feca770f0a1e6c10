/** uptake import-content: splits a library of pre-written posts into content files. */
import { relative, resolve, sep } from 'node:path'
import type { ImportInput, ImportResult } from '../actions/import-content.ts'
import { userError } from '../lib/errors.ts'
import { grouped, plural, table } from '../lib/table.ts'
import { readText } from '../workspace/files.ts'
import { displayPath, loadWorkspace } from '../workspace/load.ts'
import { actOrRehearse } from './acting.ts'
import type { Args, Command, Context } from './command.ts'
import { discoverOne, todayOf } from './reading.ts'

export const command: Command = {
  name: 'import-content',
  summary: 'Split a library of pre-written posts into content files',
  usage: ['import-content FILE... [--into FOLDER] [--dry-run]'],
  about:
    'Headings by day, week or date, labels ("Theme:", "Copy:", "Visual:", "Call to action:"), threads ("1/ … 2/ …"), versions by channel and language, and tables are understood. Every sentence ends in exactly one file or is listed as left over. Then what the plan declares is held against what is there. Importing a library again writes only what is new.',
  operands: [{ name: 'FILE...', help: 'Markdown or text; "-" reads standard input', completes: 'path' }],
  options: {
    into: { type: 'string', value: 'FOLDER', help: 'The workspace; without it, the one of the current folder' },
    'dry-run': { type: 'boolean', help: 'Show what would be written' },
  },
  examples: [
    ['uptake import-content linkedin-posts.md threads.md', ''],
    ['uptake import-content posts.md --dry-run', ''],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const { cwd } = context
  if (args.operands.length === 0) throw userError('missing-argument', 'a FILE', 'import-content')
  const into = args.text('into')
  const ref = discoverOne(context, into === null ? [] : [into], 'import-content')
  const today = todayOf(context, args, await loadWorkspace(ref))
  const files = args.operands.map(operand => {
    const path = operand === '-' ? '-' : resolve(cwd, operand)
    const name = path === '-' ? 'standard input' : relative(ref.root, path).replaceAll(sep, '/')
    return { name, text: readText(path, operand).text }
  })
  const input: ImportInput = { files, year: Number(today.slice(0, 4)), dryRun: args.flag('dry-run') }
  const result = await actOrRehearse(context, ref, today, 'import-content', input)
  if (args.flag('json')) context.out.line(JSON.stringify({ ...result, dryRun: input.dryRun }, null, 2))
  else tell(context, result, input, ref.root)
  return 0
}

const MOST_LISTED = 20
const REASONS: Readonly<Record<ImportResult['left'][number]['why'], string>> = {
  heading: 'a heading of several pieces',
  around: 'stands around the pieces',
  'no-post': 'reads like no post',
  unplaced: 'fits no field',
}

function tell({ out, cwd }: Context, { written, there, left, declared }: ImportResult, { dryRun, files }: ImportInput, root: string): void {
  const { style, width } = out
  for (const { path, title } of written)
    out.line(`  ${style.green(dryRun ? 'would write' : 'wrote')}  ${displayPath(`${root}/${path}`, cwd)}  ${style.dim(title)}`)
  if (there.length > 0) out.line(style.dim(`  ${plural(there.length, 'piece')} imported before`))
  out.line(`\n${plural(written.length + there.length, 'piece')} in ${files.map(file => file.name).join(', ')}.`)
  const lost = left.filter(each => each.why !== 'heading')
  if (lost.length > 0) {
    out.line(style.bold(`\n${plural(lost.length, 'line')} left over`))
    const rows = lost.slice(0, MOST_LISTED).map(each => [`  ${each.file}:${each.line}`, each.text, REASONS[each.why]])
    for (const line of table(rows, [{}, { shrink: true }, {}], width)) out.line(style.dim(line))
    if (lost.length > MOST_LISTED) out.line(style.dim(`  and ${grouped(lost.length - MOST_LISTED)} more (--json lists all)`))
  }
  const open = declared.volumes.filter(volume => volume.found < volume.declared)
  const missing = declared.pieces.filter(piece => piece.found < piece.wanted && !piece.piece.done)
  if (open.length + missing.length === 0) return
  out.line(style.bold('\nDeclared in the plan and not written'))
  for (const { label, declared: wanted, found, source } of open)
    out.line(`  ${label}: ${found} of ${wanted}  ${style.dim(`${source.file}:${source.line}`)}`)
  for (const { piece, wanted, found } of missing.slice(0, MOST_LISTED))
    out.line(`  ${piece.title}${wanted > 1 ? `: ${found} of ${wanted}` : ''}  ${style.dim(`${piece.source.file}:${piece.source.line}`)}`)
  if (missing.length > MOST_LISTED) out.line(style.dim(`  and ${grouped(missing.length - MOST_LISTED)} more`))
}
