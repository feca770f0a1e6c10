/** uptake automations: what is done when something comes true; on, off, run. */
import { userError } from '../lib/errors.ts'
import { loadWorkspace } from '../workspace/load.ts'
import { act } from './acting.ts'
import { printWorkspaces } from './as-json.ts'
import type { Args, Command, Context } from './command.ts'
import { discoverOne, openWorkspaces, pathOperand, todayOf } from './reading.ts'

const verbs = ['on', 'off', 'run'] as const

export const command: Command = {
  name: 'automations',
  summary: 'What is done when something comes true: list, switch on and off, run',
  usage: ['automations [PATH...]', 'automations on ID [PATH]', 'automations off ID [PATH]', 'automations run [PATH] [--dry-run]'],
  about:
    'Lists the automations of uptake.yml with how they stand, and those that follow from the risks of the plan: none of these is active until it is switched on, which writes it to uptake.yml. "run" does what those say whose condition has begun to hold; each fires once until it no longer holds. What is not known never fires.',
  operands: [{ name: 'on|off ID', help: 'Switch one on or off', completes: 'none' }, pathOperand],
  options: {
    'dry-run': { type: 'boolean', help: 'Show what would be done' },
    history: { type: 'boolean', help: 'Show what was done' },
    today: { type: 'string', value: 'DATE', help: 'Look at the plan as of another day' },
  },
  examples: [
    ['uptake automations', ''],
    ['uptake automations on slow-adoption', ''],
    ['uptake automations run --dry-run', ''],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const verb = verbs.find(each => each === args.operands[0])
  if (verb === 'on' || verb === 'off') return switchOne(context, args, verb === 'on')
  return verb === 'run' ? runAll(context, args) : list(context, args)
}

async function switchOne(context: Context, args: Args, active: boolean): Promise<number> {
  const [verb = '', id, ...paths] = args.operands
  if (id === undefined) throw userError('missing-argument', 'the id of an automation', `automations ${verb}`)
  const ref = discoverOne(context, paths, 'automations')
  const today = todayOf(context, args, await loadWorkspace(ref))
  const result = await act(context, ref, today, 'set-automation', { id, active })
  const { out } = context
  if (args.flag('json')) out.line(JSON.stringify(result, null, 2))
  else {
    out.line(`${active ? out.style.green('on') : out.style.yellow('off')}  ${id}  ${out.style.dim(result.when)}`)
    out.line(out.style.dim(result.changed ? '     written to uptake.yml; "uptake undo" takes it back' : '     it was so already'))
  }
  return 0
}

async function runAll(context: Context, args: Args): Promise<number> {
  const ref = discoverOne(context, args.operands.slice(1), 'automations')
  const today = todayOf(context, args, await loadWorkspace(ref))
  const dryRun = args.flag('dry-run')
  const results = await act(context, ref, today, 'run-automations', { dryRun })
  if (args.flag('json')) context.out.line(JSON.stringify({ dryRun, automations: results }, null, 2))
  else context.out.write((await import('./text/automations.ts')).runText(results, dryRun, context.out.style))
  return 0
}

async function list(context: Context, args: Args): Promise<number> {
  const [{ readAutomations }, { withMeasured }] = await Promise.all([import('../measure/automations.ts'), import('./measured.ts')])
  const readings = await openWorkspaces(context, args, { ids: true })
  const views = []
  for (const reading of readings)
    views.push({
      id: reading.loaded.id,
      name: reading.loaded.name,
      today: reading.today,
      ...(await withMeasured(context, args, reading, readAutomations)),
    })
  const { out } = context
  if (args.flag('json')) {
    printWorkspaces(context, views)
    return 0
  }
  const { automationsText } = await import('./text/automations.ts')
  for (const view of views)
    out.write(`\n${automationsText(view.name, view, { style: out.style, width: out.width, history: args.flag('history') })}`)
  return 0
}
