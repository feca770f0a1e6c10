/** uptake draft: begins content files for pieces of the plan, from a template, from a release, from a feed. */
import type { InputOf } from '../actions/actions.ts'
import type { Drafted } from '../actions/draft-content.ts'
import { userError } from '../lib/errors.ts'
import { isIsoDate } from '../lib/clock.ts'
import { plural } from '../lib/table.ts'
import { displayPath, loadWorkspace } from '../workspace/load.ts'
import { actOrRehearse } from './acting.ts'
import type { Args, Command, Context } from './command.ts'
import { discoverOne, pathOperand, todayOf } from './reading.ts'

export const command: Command = {
  name: 'draft',
  summary: 'Begin content files for pieces of the plan',
  usage: [
    'draft PIECE [PATH] [--template NAME] [--channel NAMES] [--dry-run]',
    'draft --all PHASE [PATH] [--dry-run]',
    'draft --title TITLE [PATH] [--template NAME] [--channel NAMES]',
    'draft --from-release [--tag TAG] [PATH] [--template NAME] [--channel NAMES]',
    'draft --from-feed FILE|URL [PATH] [--since DATE] [--limit N]',
  ],
  about:
    'PIECE is an id or a part of the title that fits one piece. The file is named after the title and knows what the plan says: channel, format, phase, day. With --all (or --phase), every piece of the phase (and of phases below it) that has no file gets one. --from-release takes a tag (the newest where none is named) and what the changelog, the tag or the commits say of it; --from-feed takes the entries of an RSS, Atom or JSON feed, each with its canonical address. What has a file already gets no second one. Templates are Markdown files in templates/ with {{title}}, {{project}}, {{phase}}, {{date}}, {{link}}, {{version}}, {{summary}}, {{channel}}, {{format}}, {{launch}}, {{homepage}} and {{repository}} in them. No file is ever written over; "uptake undo" takes back what was written and not edited since.',
  operands: [{ name: 'PIECE', help: 'An id, or a part of the title', completes: 'none' }, pathOperand],
  options: {
    all: { type: 'string', value: 'PHASE', help: 'All pieces of a phase: its id, or a part of its title' },
    phase: { type: 'string', value: 'PHASE', help: 'The same as --all' },
    title: { type: 'string', value: 'TITLE', help: 'A piece that the plan does not name' },
    template: { type: 'string', value: 'NAME', help: 'Begin with templates/NAME.md' },
    channel: { type: 'string', value: 'NAMES', help: 'Channels of the piece, separated by commas' },
    'from-release': { type: 'boolean', help: 'A piece about a release: the newest tag, or --tag' },
    tag: { type: 'string', value: 'TAG', help: 'Of --from-release: the tag, or the version in the changelog' },
    'from-feed': { type: 'string', value: 'FILE|URL', help: 'A piece for each entry of a feed' },
    since: { type: 'string', value: 'DATE', help: 'Of --from-feed: entries from this day on' },
    limit: { type: 'string', value: 'N', help: 'Of --from-feed: at most so many, the newest first (10)' },
    'dry-run': { type: 'boolean', help: 'Show what would be written' },
  },
  examples: [
    ['uptake draft "filters run first"', ''],
    ['uptake draft --all "Launch week" --dry-run', ''],
    ['uptake draft --from-release --tag v1.4.0 --channel mastodon,bluesky', ''],
    ['uptake draft --from-feed https://example.org/feed.xml --since 2026-03-01', ''],
  ],
  run,
}

const MOST = 10

async function run(context: Context, args: Args): Promise<number> {
  const phase = args.text('all') ?? args.text('phase')
  const title = args.text('title')
  const fromPlan = phase === null && title === null && !args.flag('from-release') && args.text('from-feed') === null
  const piece = fromPlan ? args.operands[0] : null
  if (piece === undefined) throw userError('missing-argument', 'a PIECE, --all, --title, --from-release or --from-feed', 'draft')
  const ref = discoverOne(context, fromPlan ? args.operands.slice(1) : args.operands, 'draft')
  const loaded = await loadWorkspace(ref)
  const today = todayOf(context, args, loaded)
  const channels = (args.text('channel') ?? '').split(/[\s,]+/).filter(name => name !== '')
  const shared = { template: args.text('template'), channels, dryRun: args.flag('dry-run') }
  const source = await sourceOf(context, args)
  const result =
    source === null
      ? await actOrRehearse(context, ref, today, 'draft', { piece, phase, title, ...shared })
      : await actOrRehearse(context, ref, today, 'draft-source', { source, ...shared })
  if (args.flag('json')) context.out.line(JSON.stringify({ ...result, dryRun: shared.dryRun }, null, 2))
  else tell(context, result, shared, ref.root)
  return 0
}

async function sourceOf(context: Context, args: Args): Promise<InputOf<'draft-source'>['source'] | null> {
  if (args.flag('from-release') || args.has('tag')) return { kind: 'release', tag: args.text('tag') }
  const feed = args.text('from-feed')
  if (feed === null) return null
  const since = args.text('since')
  if (since !== null && !isIsoDate(since)) throw userError('bad-flag', '--since', since, 'a date, 2026-03-01')
  const limit = args.text('limit') === null ? MOST : Number(args.text('limit'))
  if (!Number.isInteger(limit) || limit < 1) throw userError('bad-flag', '--limit', args.text('limit') ?? '', 'a whole number, 10')
  const { readSource } = await import('./text/source.ts')
  return { kind: 'feed', name: feed, text: await readSource(context, feed), since, limit }
}

function tell({ out, cwd }: Context, { written, there }: Drafted, { dryRun }: { dryRun: boolean }, root: string): void {
  const { style } = out
  const shown = (path: string): string => displayPath(`${root}/${path}`, cwd)
  for (const { path, title } of written) out.line(`  ${style.green(dryRun ? 'would write' : 'wrote')}  ${shown(path)}  ${style.dim(title)}`)
  for (const { title, files } of there) out.line(`  ${style.dim('there')}  ${files.map(shown).join(', ')}  ${style.dim(title)}`)
  if (written.length === 0 && there.length === 0) out.line('There is nothing that is to be written.')
  else if (written.length > 0 && !dryRun)
    out.line(style.dim(`\n${plural(written.length, 'file')} to write in. "uptake content" shows what is missing.`))
}
