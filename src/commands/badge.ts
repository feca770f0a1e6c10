/** uptake badge: a target, the progress or the problems of a plan as a badge. */
import { UserError, userError } from '../lib/errors.ts'
import { nearest } from '../lib/suggest.ts'
import type { Badge } from '../report/badge.ts'
import type { Report, TargetLine } from '../report/view.ts'
import type { Args, Command, Context } from './command.ts'
import { discoverOne, todayOf } from './reading.ts'
import { folderOperand } from './stored.ts'

export const command: Command = {
  name: 'badge',
  summary: 'Print a badge: a target, the progress or the problems of the plan',
  usage: ['badge TARGET [FOLDER] [OPTIONS]', 'badge progress [FOLDER] [OPTIONS]', 'badge problems [FOLDER] [OPTIONS]'],
  about: 'An SVG for a README, or the JSON that a shields.io endpoint badge reads.',
  operands: [{ name: 'TARGET', completes: 'none', help: 'The name or id of a target, "progress" or "problems"' }, folderOperand],
  options: {
    format: { type: 'string', value: 'FORMAT', help: 'svg (when nothing is said) or json', choices: ['svg', 'json'] },
    to: { type: 'string', value: 'FILE', help: 'Write to a file instead of standard output' },
    today: { type: 'string', value: 'DATE', help: 'Look at the plan as of another day' },
  },
  examples: [
    ['uptake badge "GitHub stars" --to badges/stars.svg', ''],
    ['uptake badge progress --format json', 'for img.shields.io/endpoint'],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const [what, ...folders] = args.operands
  if (what === undefined) throw userError('missing-argument', 'TARGET, progress or problems', 'badge')
  const format = args.text('format') ?? (args.flag('json') ? 'json' : 'svg')
  if (format !== 'svg' && format !== 'json') throw userError('bad-flag', '--format', format, 'svg or json')
  const ref = discoverOne(context, folders, 'badge')
  const { openSource } = await import('./report-source.ts')
  const opened = await openSource(context, ref, loaded => todayOf(context, args, loaded))
  try {
    const badges = await import('../report/badge.ts')
    const { makeReport } = await import('../actions/make-report.ts')
    const badge: Badge =
      what === 'problems'
        ? badges.problemsBadge(opened.plan)
        : what === 'progress'
          ? badges.progressBadge(opened.plan)
          : badges.targetBadge(targetOf(await makeReport(opened, { kind: 'day', phase: null, at: null, today: opened.today }), what))
    const text = format === 'svg' ? badges.badgeSvg(badge) : badges.badgeJson(badge)
    const to = args.text('to')
    if (to === null) context.out.write(text)
    else (await import('../actions/write-output.ts')).writeOutput(context.cwd, to, text)
    return 0
  } finally {
    await opened.close()
  }
}

/** Of several with one name, the next that is due counts: those before it are history. @throws UserError target-unknown */
function targetOf({ targets, until }: Report, name: string): TargetLine {
  const plain = name.trim().toLowerCase()
  const named = targets.filter(target => target.id === name || target.name.toLowerCase() === plain)
  const found = named.length > 0 || plain === '' ? named : targets.filter(target => target.name.toLowerCase().includes(plain))
  const sorted = found.toSorted((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999', 'en'))
  const target = sorted.find(each => each.due === null || each.due >= until) ?? sorted.at(-1)
  if (target) return target
  const names = new Set(targets.map(each => each.name))
  const near = nearest(name, names)
  throw new UserError('target-unknown', `No target is called "${name}".`, {
    hint: `${near === null ? '' : `Did you mean "${near}"? `}${names.size === 0 ? 'The plan sets no targets.' : `Targets: ${[...names].slice(0, 12).join('; ')}.`}`,
  })
}
