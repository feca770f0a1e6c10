/** uptake init: what is here → `uptake.yml` and, where no plan is yet, one to write over. */
import { existsSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { createFiles } from '../actions/create-files.ts'
import { dateIn, isTimeZone, systemZone } from '../lib/clock.ts'
import { userError } from '../lib/errors.ts'
import { slug } from '../workspace/discover.ts'
import { statPath } from '../workspace/files.ts'
import { configNames } from '../workspace/kinds.ts'
import { displayPath } from '../workspace/load.ts'
import { newId, originOf } from '../workspace/origin.ts'
import type { Args, Command, Context } from './command.ts'
import { dateFlag } from './reading.ts'

export const command: Command = {
  name: 'init',
  summary: 'Start a workspace: find what is here, write uptake.yml',
  usage: ['init [FOLDER] [OPTIONS]'],
  about:
    'Looks at the git remote, package.json, pyproject.toml, Cargo.toml, go.mod, the README and the documents that read like a plan. Writes uptake.yml and, when there is no plan yet, plan/launch.md to write over. A file that exists is never changed.',
  operands: [{ name: 'FOLDER', help: 'The folder of the workspace; without one the current folder', completes: 'path' }],
  options: {
    name: { type: 'string', value: 'NAME', help: 'The name of the project' },
    launch: { type: 'string', value: 'DATE', help: 'The day of the launch' },
    start: { type: 'string', value: 'DATE', help: 'The first day of week 1' },
    timezone: { type: 'string', value: 'ZONE', help: "IANA time zone in which dates are meant (here: the machine's own)" },
    'dry-run': { type: 'boolean', short: 'n', help: 'Show what would be written' },
  },
  examples: [
    ['uptake init', 'in the root of a repository'],
    ['uptake init growth --launch 2026-04-14', 'in a folder of its own'],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const root = resolve(context.cwd, args.operands[0] ?? '.')
  if (existsSync(root) && !statPath(root).isDirectory()) throw userError('bad-flag', 'FOLDER', args.operands[0] ?? '.', 'a folder')
  const timezone = args.text('timezone') ?? systemZone()
  if (!isTimeZone(timezone)) throw userError('bad-flag', '--timezone', timezone, 'an IANA time zone, Europe/Berlin')
  const launch = dateFlag(args, 'launch')
  const start = dateFlag(args, 'start')
  const [{ detect }, { starterConfig, starterPlan }, { propose }, { measurable }] = await Promise.all([
    import('../workspace/detect.ts'),
    import('../workspace/starter.ts'),
    import('../collect/propose.ts'),
    import('../collect/measurable.ts'),
  ])
  const found = existsSync(root)
    ? await detect(root)
    : { name: null, summary: null, repository: null, homepage: null, findings: [], plans: [], documents: 0 }
  const name = args.text('name') ?? found.name ?? 'My project'
  const plans = found.plans.map(plan => plan.path)
  const collectors = existsSync(root) ? await propose(measurable(root, found), context.env) : []
  const config = configNames.find(each => existsSync(join(root, each))) ?? 'uptake.yml'
  // A starter without dates would show nothing on the calendar; a plan of the user's own gets no date that is guessed.
  const day = start ?? (plans.length === 0 && launch === null ? nextMonday(dateIn(timezone, context.clock.now())) : null)
  const files: { path: string; text: string }[] = [
    {
      path: config,
      text: starterConfig({
        name,
        id: newId(slug(basename(root)), existsSync(root) ? originOf(root) : null),
        repository: found.repository,
        homepage: found.homepage,
        launch,
        start: day,
        timezone,
        plans,
        collectors,
      }),
    },
  ]
  if (plans.length === 0 && !existsSync(join(root, config))) files.push({ path: 'plan/launch.md', text: starterPlan(name) })
  const dry = args.flag('dry-run')
  const { written, kept } = dry
    ? {
        written: files.map(file => file.path).filter(path => !existsSync(join(root, path))),
        kept: files.map(file => file.path).filter(path => existsSync(join(root, path))),
      }
    : createFiles(root, files)
  if (args.flag('json')) {
    context.out.line(JSON.stringify({ root, name, found, written, kept, dryRun: dry }, null, 2))
    return 0
  }
  const { initReport } = await import('./text/init.ts')
  context.out.write(
    initReport(
      { root: displayPath(root, context.cwd), name, found, written, kept, dry, files, dated: launch !== null || day !== null },
      context.out.style,
    ),
  )
  return 0
}

/** The Monday on or after tomorrow: a week 1 that has not begun. */
function nextMonday(today: string): string {
  const date = new Date(`${today}T00:00:00Z`)
  do date.setUTCDate(date.getUTCDate() + 1)
  while (date.getUTCDay() !== 1)
  return date.toISOString().slice(0, 10)
}
