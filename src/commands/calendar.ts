/** uptake calendar: what goes out when; out to sheets and other calendars, and in again. */
import { resolve } from 'node:path'
import type { CalendarList } from '../actions/calendar-list.ts'
import { dateIn } from '../lib/clock.ts'
import { userError } from '../lib/errors.ts'
import { addDays } from '../plan/resolve/calendar.ts'
import { loadWorkspace } from '../workspace/load.ts'
import { act } from './acting.ts'
import type { Args, Command, Context } from './command.ts'
import { dateFlag, discoverOne, pathOperand } from './reading.ts'
import { runningServer } from './running.ts'
import { calendarText, feedLine, proposalText, seriesText, slotsText } from './text/calendar.ts'

const VERBS = ['series', 'slots', 'import', 'feed'] as const
/** Days that are shown when nothing else is said; times of series are looked for further ahead. */
const DAYS = 28
const AHEAD = 90

export const command: Command = {
  name: 'calendar',
  summary: 'Show what goes out when; series, sheets and feeds',
  usage: [
    'calendar [FOLDER] [--from DATE] [--to DATE] [--csv]',
    'calendar series [FOLDER] [--to DATE] [--draft [--only SERIES]]',
    'calendar series [FOLDER] --propose [--write NAMES]',
    'calendar slots [FOLDER]',
    'calendar import FILE.csv [FOLDER] [--dry-run] [--anyway]',
    'calendar feed [FOLDER] [--new NAME | --revoke ID]',
  ],
  about:
    'Every delivery at its local time, with the other zones of "calendar:" in uptake.yml beside it, times that files ask for and nobody scheduled, the next times of each series, and what stands too close. "series --draft" begins a content file for each time that has none; "series --propose" makes series of the frequencies that the plan names (2 posts a week). "slots" shows the slots of each channel, the next that is free, and the best times that its own posts tell. A sheet that --csv wrote can be edited and imported: every row or none. A feed is an address for other calendars; it is told once, and taken back with --revoke.',
  operands: [pathOperand],
  options: {
    from: { type: 'string', value: 'DATE', help: 'First day; today when it is not said' },
    to: { type: 'string', value: 'DATE', help: `Last day; ${DAYS} days on when it is not said` },
    csv: { type: 'boolean', help: 'As a sheet' },
    draft: { type: 'boolean', help: 'Of series: write a draft for each time without a file' },
    only: { type: 'string', value: 'SERIES', help: 'Of --draft: this series only' },
    propose: { type: 'boolean', help: 'Series that the frequencies of the plan ask for' },
    write: { type: 'string', value: 'NAMES', help: 'Of --propose: write these into uptake.yml, separated by commas' },
    new: { type: 'string', value: 'NAME', help: 'Of feed: make an address' },
    revoke: { type: 'string', value: 'ID', help: 'Of feed: take an address back' },
    'dry-run': { type: 'boolean', short: 'n', help: 'Of import and series --draft: show, change nothing' },
    anyway: { type: 'boolean', help: 'Of import: into a blackout too' },
  },
  examples: [
    ['uptake calendar', 'the next four weeks'],
    ['uptake calendar --csv > calendar.csv', ''],
    ['uptake calendar import calendar.csv --dry-run', ''],
    ['uptake calendar series --draft --to 2026-06-30', ''],
    ['uptake calendar feed --new "My phone"', ''],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const [first, ...rest] = args.operands
  const verb = VERBS.find(each => each === first)
  if (verb === 'import') return importSheet(context, args, rest)
  const paths = verb === undefined ? args.operands : rest
  const ref = discoverOne(context, paths, 'calendar')
  const { config } = await loadWorkspace(ref)
  const today = dateIn(config.timezone, context.clock.now())
  if (verb === 'slots') {
    const slots = await act(context, ref, today, 'calendar-slots', {})
    if (args.flag('json')) context.out.line(JSON.stringify(slots, null, 2))
    else context.out.write(slotsText(slots, context.out.style))
    return 0
  }
  if (verb === 'feed') return feed(context, args, ref, today)
  const from = dateFlag(args, 'from') ?? today
  const to = dateFlag(args, 'to') ?? addDays(from, verb === 'series' ? AHEAD : DAYS - 1)
  if (verb === 'series' && args.flag('propose')) return propose(context, args, ref, today)
  if (verb === 'series' && args.flag('draft')) {
    const input = { series: args.text('only'), until: to, dryRun: args.flag('dry-run') }
    const { written, there } = await act(context, ref, today, 'draft-series', input)
    if (args.flag('json'))
      context.out.line(JSON.stringify({ written: written.map(({ path, title }) => ({ path, title })), there }, null, 2))
    else {
      for (const { path, title } of written)
        context.out.line(`${context.out.style.green(input.dryRun ? 'would write' : 'wrote')}  ${path}  ${title}`)
      context.out.line(context.out.style.dim(`${written.length} without a file, ${there} with one, up to ${to}.`))
    }
    return 0
  }
  const list = await act(context, ref, today, 'calendar-list', { from, to })
  if (args.flag('csv')) {
    const { sheetRows } = await import('../actions/calendar-list.ts')
    const { sheetText } = await import('../schedule/sheet.ts')
    context.out.write(sheetText(sheetRows(list)))
  } else if (args.flag('json')) context.out.line(JSON.stringify({ from, to, ...shown(verb, list) }, null, 2))
  else
    context.out.write(
      verb === 'series' ? seriesText(list, context.out.style, { from, to }) : calendarText(list, context.out.style, { from, to }),
    )
  return 0
}
const shown = (verb: string | undefined, list: CalendarList): object =>
  verb === 'series' ? { zone: list.zone, series: list.series } : list

async function propose(context: Context, args: Args, ref: ReturnType<typeof discoverOne>, today: string): Promise<number> {
  const { out } = context
  const write = (args.text('write') ?? '').split(',').map(each => each.trim()).filter(Boolean) // prettier-ignore
  const { proposals, written } = await act(context, ref, today, 'propose-series', { today, write })
  if (args.flag('json')) out.line(JSON.stringify({ proposals, written }, null, 2))
  else out.write(proposalText(proposals, written, out.style))
  return 0
}

async function importSheet(context: Context, args: Args, [file, ...paths]: readonly string[]): Promise<number> {
  if (file === undefined) throw userError('missing-argument', 'FILE.csv', 'calendar import')
  const ref = discoverOne(context, paths, 'calendar')
  const { readText } = await import('../workspace/files.ts')
  const { text } = readText(file === '-' ? file : resolve(context.cwd, file), file)
  const input = { name: file, text, dryRun: args.flag('dry-run'), anyway: args.flag('anyway') }
  const done = await act(context, ref, dateIn(null, context.clock.now()), 'import-schedule', input)
  if (args.flag('json')) context.out.line(JSON.stringify(done, null, 2))
  else
    context.out.line(
      `${input.dryRun ? 'Would be: ' : ''}${done.scheduled} scheduled, ${done.moved} moved, ${done.same} as they were.${input.dryRun ? ' Nothing was changed.' : ''}`,
    )
  return 0
}

async function feed(context: Context, args: Args, ref: ReturnType<typeof discoverOne>, today: string): Promise<number> {
  const { out } = context
  const name = args.text('new')
  const id = args.text('revoke')
  if (id !== null) {
    const done = await act(context, ref, today, 'revoke-feed', { id })
    out.line(args.flag('json') ? JSON.stringify(done) : `The address ${done.id} answers no more.`)
    return 0
  }
  if (name !== null) {
    const made = await act(context, ref, today, 'make-feed', { name })
    const server = await runningServer(context, ref)
    const address = `${(server?.url ?? 'http://127.0.0.1:4321').replace(/\/$/, '')}${made.path}`
    if (args.flag('json')) out.line(JSON.stringify({ id: made.id, address }, null, 2))
    else {
      out.line(address)
      out.line(out.style.dim(`Shown once. "uptake up" answers there; "uptake calendar feed --revoke ${made.id}" takes it back.`))
    }
    return 0
  }
  const feeds = await act(context, ref, today, 'feeds', {})
  if (args.flag('json')) out.line(JSON.stringify({ feeds }, null, 2))
  else if (feeds.length === 0) out.line('No other calendar subscribes. "uptake calendar feed --new NAME" makes an address.')
  else for (const each of feeds) out.line(feedLine(each, out.style))
  return 0
}
