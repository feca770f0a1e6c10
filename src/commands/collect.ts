/** uptake collect: measure now. */
import { hostname } from 'node:os'
import { silentLog } from '../lib/log.ts'
import { UserError } from '../lib/errors.ts'
import { startProgress } from '../lib/terminal.ts'
import { displayPath } from '../workspace/load.ts'
import type { Config } from '../workspace/settings.ts'
import type { WorkspaceRef } from '../workspace/discover.ts'
import type { Args, Command, Context } from './command.ts'
import { soundConfig } from './config.ts'
import { dateFlag, discoverOne } from './reading.ts'
import { folderOperand } from './stored.ts'

export const command: Command = {
  name: 'collect',
  summary: 'Measure: run the collectors that uptake.yml names',
  usage: ['collect [FOLDER] [OPTIONS]'],
  about:
    'Each collector goes on from where it stopped the last time, asks only for what changed and keeps to the limits of the server. One that fails stops no other. Without "collectors:" in uptake.yml there is nothing to run: "uptake collect --list" shows what can be written there.',
  operands: [folderOperand],
  options: {
    only: { type: 'string', value: 'NAMES', help: 'Only these, separated by commas' },
    since: { type: 'string', value: 'DATE', help: 'Read everything from this day on again' },
    due: { type: 'boolean', help: 'Only those whose time has come: for a timer' },
    'dry-run': { type: 'boolean', short: 'n', help: 'Ask, show what would be stored, store nothing' },
    list: { type: 'boolean', help: 'List all collectors and their settings' },
  },
  examples: [
    ['uptake collect', ''],
    ['uptake collect --only github,npm --dry-run', 'what these two would store'],
    ['uptake collect --only git --since 2026-01-01', 'after history was rewritten'],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const { out, err, env, clock, cwd } = context
  const text = await import('./text/collect.ts')
  if (args.flag('list')) {
    const { loadCollectors } = await import('../collectors/index.ts')
    const collectors = await loadCollectors()
    if (args.flag('json')) out.line(JSON.stringify({ collectors: collectors.map(text.listed) }, null, 2))
    else out.write(text.collectorList(collectors, out.style, out.width))
    return 0
  }
  const ref = discoverOne(context, args.operands, 'collect')
  const config = await collectorsConfig(context, ref)
  const day = dateFlag(args, 'since')
  const only = args.text('only')
  const dryRun = args.flag('dry-run')
  const [{ collect }, db] = await Promise.all([import('../actions/collect.ts'), open(context, ref, dryRun)])
  const progress = startProgress(err, 'Collecting', () => clock.now().getTime())
  try {
    if (!dryRun) await (await import('./acting.ts')).claim(context, db, ref)
    const collected = await collect({
      db,
      workspace: ref.id,
      root: ref.root,
      config,
      env,
      only:
        only === null
          ? null
          : only
              .split(',')
              .map(name => name.trim())
              .filter(Boolean),
      due: args.flag('due'),
      from: day === null ? null : Date.parse(`${day}T00:00:00Z`),
      dryRun,
      programs: true,
      owner: `cli ${hostname()} ${process.pid}`,
      now: () => clock.now().getTime(),
      log: silentLog,
      signal: context.untilInterrupted(),
      onEnd: result => progress.step(`Collected ${result.instance}`),
    })
    progress.done()
    if (args.flag('json')) out.line(JSON.stringify({ workspace: ref.id, dryRun, ...collected }, null, 2))
    else out.write(text.collectReport(collected, { style: out.style, width: out.width, dryRun, folder: displayPath(ref.root, cwd) }))
    return collected.problems.length > 0 || collected.results.some(result => result.error !== null) ? 1 : 0
  } finally {
    progress.done()
    await db.destroy()
  }
}

/** The configuration, which names collectors. @throws UserError no-config, config-broken, no-collectors */
async function collectorsConfig(context: Context, ref: WorkspaceRef): Promise<Config> {
  const { file, config } = await soundConfig(context, ref, 'collect')
  const { collectorsOf } = await import('../actions/collect.ts')
  if (Object.keys(collectorsOf(config, ref.root)).length === 0)
    throw new UserError('no-collectors', `${file} names no collectors.`, {
      hint: 'Write "collectors:" with one a line, for example "  git:" (no token is needed); "uptake collect --list" shows them all.',
    })
  return config
}

async function open({ env }: Context, ref: WorkspaceRef, dryRun: boolean): Promise<import('../db/open.ts').Database> {
  const { databasePath, existingDatabase, openDatabase } = await import('../db/open.ts')
  const address = dryRun ? (existingDatabase(ref.root, true, env) ?? ':memory:') : databasePath(ref.root, true, env)
  return openDatabase(address)
}
