/** uptake diff: what changed in the plan, item by item, not line by line. */
import { compile } from '../plan/compile.ts'
import type { PlanDiff } from '../plan/identity/ids.ts'
import { carryIds } from '../plan/identity/ids.ts'
import type { Plan, Problem } from '../plan/model.ts'
import { planOptions } from '../workspace/load.ts'
import type { Args, Command, Context } from './command.ts'
import type { Reading } from './reading.ts'
import { dateOptions, openWorkspaces, pathOperand } from './reading.ts'

export const command: Command = {
  name: 'diff',
  summary: 'Show what changed in the plan since a revision',
  usage: ['diff [PATH...] [--since REVISION]'],
  about: 'Items that were added, removed, changed or moved, and problems that came or went. Compares the files as they are with a git revision.',
  operands: [pathOperand],
  options: {
    since: { type: 'string', value: 'REVISION', help: 'A commit, branch or tag to compare with (HEAD)' },
    ...dateOptions,
  },
  examples: [['uptake diff', 'what is not committed yet'], ['uptake diff --since HEAD~10', ''], ['uptake diff plan/launch.md --since v1.0', '']],
  run,
}

export type Comparison = {
  id: string; name: string; title: string | null
  since: { revision: string; commit: string | null; documents: number }
  diff: PlanDiff
  problems: { added: Problem[]; gone: Problem[] }
}

async function run(context: Context, args: Args): Promise<number> {
  const readings = await openWorkspaces(context, args)
  const comparisons: Comparison[] = []
  for (const reading of readings) comparisons.push(await compare(reading, args.text('since') ?? 'HEAD'))
  const { out } = context
  if (args.flag('json')) {
    out.line(JSON.stringify(comparisons.length === 1 ? comparisons[0] : { workspaces: comparisons }, null, 2))
    return 0
  }
  const { diffText } = await import('./text/diff.ts')
  for (const comparison of comparisons) out.write(`\n${diffText(comparison, out.style, out.width)}`)
  return 0
}

async function compare({ loaded, plan, today }: Reading, revision: string): Promise<Comparison> {
  const { loadRevision } = await import('../workspace/revision.ts')
  const { files, config, commit } = await loadRevision(loaded, revision)
  const before = compile(files, { ...planOptions(config, today), rules: config.rules })
  const { plan: now, diff } = carryIds(before.plan, plan)
  return {
    id: loaded.id, name: loaded.name, title: plan.title, since: { revision, commit, documents: files.length }, diff,
    problems: compareProblems(before.plan, now),
  }
}

/** Paths on disk were not looked at in the past, so missing files are no news. */
function compareProblems(before: Plan, now: Plan): Comparison['problems'] {
  const key = ({ rule, message }: Problem): string => `${rule}\n${message}`
  const old = new Set(before.problems.map(key))
  const current = new Set(now.problems.map(key))
  return {
    added: now.problems.filter(problem => !old.has(key(problem)) && problem.rule !== 'missing-file'),
    gone: before.problems.filter(problem => !current.has(key(problem)) && problem.rule !== 'missing-file'),
  }
}
