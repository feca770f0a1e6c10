/** What the commands that read a plan share: PATH arguments, the day they look from, the workspaces they open. */
import { join } from 'node:path'
import { sharedDatabase } from '../db/location.ts'
import { dateIn, isIsoDate } from '../lib/clock.ts'
import { userError } from '../lib/errors.ts'
import { startProgress } from '../lib/terminal.ts'
import type { Plan, Problem, Source } from '../plan/model.ts'
import type { WorkspaceRef } from '../workspace/discover.ts'
import { discover } from '../workspace/discover.ts'
import type { Loaded } from '../workspace/load.ts'
import { displayPath, loadWorkspace, statedDates } from '../workspace/load.ts'
import type { Args, Context, Operand, OptionSpec } from './command.ts'
import { compiledPlan } from '../workspace/compiled.ts'

export const pathOperand: Operand = {
  name: 'PATH...',
  completes: 'path',
  help: 'Documents (.md, .markdown, .txt), folders or patterns; "-" reads standard input. Without one: the current folder.',
}

/** Options of every command that lays a plan on the calendar. */
export const dateOptions: Record<string, OptionSpec> = {
  launch: { type: 'string', value: 'DATE', help: 'The day of the launch, in place of the one in uptake.yml' },
  start: { type: 'string', value: 'DATE', help: 'The first day of week 1, in place of the one in uptake.yml' },
  today: { type: 'string', value: 'DATE', help: 'Look at the plan as of another day' },
}

/** Text of this length takes about a second. */
const slowSize = 1_000_000

/** One workspace, read and compiled. */
export type Reading = { loaded: Loaded; plan: Plan; today: string }

/** The value of a date option. @throws UserError bad-flag */
export function dateFlag(args: Args, name: string): string | null {
  const value = args.text(name)
  if (value !== null && !isIsoDate(value)) throw userError('bad-flag', `--${name}`, value, 'a date, 2026-03-01')
  return value
}

/** The day from which the plan is looked at, in the workspace's zone. */
export const todayOf = (context: Context, args: Args, loaded: Loaded): string =>
  dateFlag(args, 'today') ?? dateIn(loaded.config.timezone, context.clock.now())

export type OpenOptions = {
  /** PATH arguments, when they are not all operands. */
  operands?: readonly string[]
  /** Take the ids from the last stored reading: for commands whose output names items by id. */
  ids?: boolean
  /** The command shows the problems of the configuration itself. */
  showsProblems?: boolean
}

/** Reads the workspaces that the arguments name. @throws UserError as discover and loadWorkspace do */
export async function openWorkspaces(
  context: Context,
  args: Args,
  { operands = args.operands, ids = false, showsProblems = false }: OpenOptions = {},
): Promise<Reading[]> {
  const launch = dateFlag(args, 'launch')
  const start = dateFlag(args, 'start')
  const refs = workspacesAt(context, operands)
  const progress = startProgress(context.err, 'Reading', () => context.clock.now().getTime())
  const readings: Reading[] = []
  try {
    for (const ref of refs) {
      progress.step(`Reading ${ref.name}`)
      const loaded = await loadWorkspace(ref)
      // A date that was asked for and one of a document need not fit together.
      const stated = launch === null && start === null ? statedDates(loaded) : loaded.config
      loaded.config = { ...loaded.config, launch: launch ?? stated.launch, start: start ?? stated.start }
      const today = todayOf(context, args, loaded)
      const size = loaded.files.reduce((sum, file) => sum + file.text.length, 0)
      // Compiling holds the thread, so what will take long is announced before it starts.
      if (size > slowSize) progress.show(`Compiling ${loaded.name} (${(size / 1e6).toFixed(1)} MB)`)
      const previous = ids ? await previousPlan(context, ref) : null
      readings.push({
        loaded,
        today,
        plan: previous === null ? await compiledPlan(context, loaded, today) : await carriedOn(loaded, today, previous),
      })
    }
  } finally {
    progress.done()
  }
  if (!showsProblems) for (const { loaded } of readings) warnOfConfig(context, loaded)
  return readings
}

/** Without its dates and people a plan looks as if nobody had set any: that is said beside what is shown. */
function warnOfConfig({ err, cwd }: Context, loaded: Loaded): void {
  const errors = loaded.problems.filter(({ rule, severity }) => rule === 'config' && severity === 'error')
  const [first] = errors
  if (first === undefined) return
  const { source, message } = first
  err.line(`${shownFile(loaded, source.file, cwd)}:${source.line}:${source.column} ${err.style.red('error')} ${message}`)
  err.line(
    `What cannot be read there counts as not set. "uptake check" shows ${errors.length === 1 ? 'the line' : `all ${errors.length} errors`}.`,
  )
}

/** Compiled anew, with the ids of the reading before, where there was one. */
export async function carriedOn(loaded: Loaded, today: string, previous: Plan | null): Promise<Plan> {
  const { compileWorkspace } = await import('../workspace/compile.ts')
  return compileWorkspace(loaded, { today, previous }).plan
}

/** The database is opened only where there is one: most documents have none. */
async function previousPlan(context: Context, ref: WorkspaceRef): Promise<Plan | null> {
  const { existingDatabase } = await import('../db/location.ts')
  if (existingDatabase(ref.root, ref.config !== null, context.env) === null) return null
  const { storedReading } = await import('./acting.ts')
  return (await storedReading(context, ref))?.plan ?? null
}

/** The workspaces that PATH arguments name, by the ids that their database knows them by. @throws UserError as discover does */
export const workspacesAt = ({ cwd, env }: Context, operands: readonly string[]): WorkspaceRef[] =>
  discover(operands, cwd, { shared: sharedDatabase(env) !== null })

/** The one workspace that a command works on. @throws UserError one-workspace */
export function discoverOne(context: Context, operands: readonly string[], command: string): WorkspaceRef {
  const refs = workspacesAt(context, operands)
  const [first] = refs
  if (refs.length > 1 || first === undefined)
    throw userError(
      'one-workspace',
      command,
      refs.map(ref => refPath(ref, context.cwd)),
    )
  return first
}

const refPath = (ref: WorkspaceRef, cwd: string): string => displayPath(ref.root, cwd)

/** Problems with their files named as the terminal shows them. */
export function shownProblems({ loaded, plan }: Reading, cwd: string, problems: readonly Problem[] = plan.problems): Problem[] {
  const place = (source: Source): Source => ({ ...source, file: shownFile(loaded, source.file, cwd) })
  return problems.map(problem => ({
    ...problem,
    source: place(problem.source),
    related: problem.related.map(related => ({ ...related, source: place(related.source) })),
    fix: problem.fix === null ? null : { ...problem.fix, edits: problem.fix.edits.map(edit => ({ ...edit, source: place(edit.source) })) },
  }))
}

/** A file of a workspace as the terminal shows it: relative to the current folder when it is near. */
export const shownFile = (loaded: Loaded, file: string, cwd: string): string =>
  file === '-' ? 'standard input' : displayPath(join(loaded.root, file), cwd)
