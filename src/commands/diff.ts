/** uptake diff: what changed in the plan, item by item, not line by line. */
import { dateIn } from '../lib/clock.ts'
import type { PlanDiff } from '../plan/identity/ids.ts'
import type { Plan, Problem } from '../plan/model.ts'
import { planOptions } from '../workspace/load.ts'
import { printWorkspaces } from './as-json.ts'
import type { Args, Command, Context } from './command.ts'
import type { Reading } from './reading.ts'
import { dateOptions, openWorkspaces, pathOperand } from './reading.ts'

export const command: Command = {
  name: 'diff',
  summary: 'Show what changed in the plan, item by item',
  usage: ['diff [PATH...] [--since REVISION]'],
  about:
    'Items that were added, removed, changed or moved, and problems that came or went. Compares the files as they are with a git revision, or else with the last reading that Uptake keeps of the workspace, or else with the last commit.',
  operands: [pathOperand],
  options: {
    since: { type: 'string', value: 'REVISION', help: 'A commit, branch or tag to compare with' },
    ...dateOptions,
  },
  examples: [
    ['uptake diff', 'since the last reading'],
    ['uptake diff --since HEAD', 'what is not committed yet'],
    ['uptake diff --since HEAD~10', ''],
    ['uptake diff plan/launch.md --since v1.0', ''],
  ],
  run,
}

export type Comparison = {
  id: string
  name: string
  title: string | null
  since: { revision: string; commit: string | null; documents: number }
  diff: PlanDiff
  problems: { added: Problem[]; gone: Problem[] }
}

async function run(context: Context, args: Args): Promise<number> {
  const readings = await openWorkspaces(context, args)
  const comparisons: Comparison[] = []
  for (const reading of readings) comparisons.push(await compare(context, reading, args.text('since')))
  const { out } = context
  if (args.flag('json')) {
    printWorkspaces(context, comparisons)
    return 0
  }
  const { diffText } = await import('./text/diff.ts')
  for (const comparison of comparisons) out.write(`\n${diffText(comparison, out.style, out.width)}`)
  return 0
}

async function compare(context: Context, reading: Reading, since: string | null): Promise<Comparison> {
  return (since === null ? await withStored(context, reading) : null) ?? withRevision(reading, since ?? 'HEAD')
}

/** Against the last reading in the database; where nothing changed since, what that reading itself changed. */
async function withStored(context: Context, { loaded, plan }: Reading): Promise<Comparison | null> {
  const { ref } = loaded
  const { existingDatabase } = await import('../db/location.ts')
  if ((ref.config !== null && ref.files !== null) || existingDatabase(ref.root, ref.config !== null, context.env) === null) return null
  const { storedReading } = await import('./acting.ts')
  const stored = await storedReading(context, ref)
  if (stored === null) return null
  const { carryIds } = await import('../plan/identity/ids.ts')
  const { diff } = carryIds(stored.plan, plan)
  const quiet = diff.added.length + diff.removed.length + diff.changed.length + diff.moved.length === 0
  const day = dateIn(loaded.config.timezone, new Date(stored.at))
  return {
    id: loaded.id,
    name: loaded.name,
    title: plan.title,
    since: {
      revision: quiet && stored.diff !== null ? `the reading before the one of ${day}` : `the reading of ${day}`,
      commit: null,
      documents: stored.plan.documents.length,
    },
    diff: quiet && stored.diff !== null ? stored.diff : diff,
    problems: { added: [], gone: [] },
  }
}

async function withRevision({ loaded, plan, today }: Reading, revision: string): Promise<Comparison> {
  const [{ loadRevision }, { compile }, { carryIds }] = await Promise.all([
    import('../workspace/revision.ts'),
    import('../plan/compile.ts'),
    import('../plan/identity/ids.ts'),
  ])
  const { files, config, commit } = await loadRevision(loaded, revision)
  const before = compile(files, { ...planOptions(config, today), rules: config.rules })
  const { plan: now, diff } = carryIds(before.plan, plan)
  return {
    id: loaded.id,
    name: loaded.name,
    title: plan.title,
    since: { revision, commit, documents: files.length },
    diff,
    problems: compareProblems(before.plan, now),
  }
}

/**
 * A problem whose numbers changed ("9 tasks have no owner", then 8) is the same problem. Notes come and go with
 * every edit, and paths on disk were not looked at in the past: neither is news.
 */
function compareProblems(before: Plan, now: Plan): Comparison['problems'] {
  const key = ({ rule, message }: Problem): string => `${rule}\n${message.replaceAll(/\d[\d.,]*/g, '#')}`
  const counts = ({ rule, severity }: Problem): boolean => severity !== 'info' && rule !== 'missing-file'
  const old = new Set(before.problems.map(key))
  const current = new Set(now.problems.map(key))
  return {
    added: now.problems.filter(problem => counts(problem) && !old.has(key(problem))),
    gone: before.problems.filter(problem => counts(problem) && !current.has(key(problem))),
  }
}
