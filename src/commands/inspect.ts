/** uptake inspect: everything that was read, as the published JSON or as a digest for people. */
import type { Plan, Source } from '../plan/model.ts'
import type { Args, Command, Context } from './command.ts'
import type { Reading } from './reading.ts'
import { dateOptions, openWorkspaces, pathOperand, shownFile } from './reading.ts'

export const command: Command = {
  name: 'inspect',
  summary: 'Print all that was read: phases, tasks, targets, money, ...',
  usage: ['inspect [PATH...] [--json]'],
  about:
    'JSON follows docs/plan.schema.json; it is what a pipe gets without asking. Files that share no uptake.yml are read as one plan; several workspaces are printed as {"workspaces": [...]}.',
  operands: [pathOperand],
  options: {
    all: { type: 'boolean', short: 'a', help: 'List every item, not only the first of each kind' },
    ...dateOptions,
  },
  examples: [
    ['uptake inspect launch.md', ''],
    ['uptake inspect launch.md | jq .kpis', ''],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const readings = await openWorkspaces(context, args, { ids: true, showsProblems: true })
  const { out, cwd } = context
  if (args.has('json') ? args.flag('json') : !out.isTerminal) {
    const documents = readings.map(reading => withShownFiles(reading, cwd))
    const [first] = documents
    out.line(
      JSON.stringify(
        documents.length === 1
          ? first
          : { workspaces: readings.map(({ loaded }, index) => ({ id: loaded.id, name: loaded.name, plan: documents[index] })) },
        null,
        2,
      ),
    )
    return 0
  }
  const { digest } = await import('./text/inspect.ts')
  for (const { loaded, plan, today } of readings) {
    out.write(`\n${digest(plan, loaded.name, { today, width: out.width, style: out.style, all: args.flag('all') })}`)
  }
  return 0
}

/** The plan with every `file` as seen from the current folder. */
function withShownFiles({ loaded, plan }: Reading, cwd: string): Plan {
  const names = new Map<string, string>()
  const shown = (file: string): string => {
    const known = names.get(file) ?? shownFile(loaded, file, cwd)
    names.set(file, known)
    return known
  }
  return map(plan) as Plan

  function map(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(map)
    if (typeof value !== 'object' || value === null) return value
    const copy: Record<string, unknown> = {}
    for (const [key, each] of Object.entries(value)) copy[key] = key === 'file' && isPlace(value) ? shown(value.file) : map(each)
    return copy
  }
}

/** A `Source`, or the entry of a document. */
const isPlace = (value: object): value is Pick<Source, 'file'> =>
  'file' in value && typeof value.file === 'string' && ('line' in value || 'lines' in value)
