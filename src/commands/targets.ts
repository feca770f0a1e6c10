/** uptake targets: every target with what is measured of it, or why nothing is; and which metric its text means. */
import { dateIn } from '../lib/clock.ts'
import { userError } from '../lib/errors.ts'
import { displayPath } from '../workspace/load.ts'
import { act } from './acting.ts'
import { printWorkspaces } from './as-json.ts'
import type { Args, Command, Context } from './command.ts'
import { withMeasured } from './measured.ts'
import { dateOptions, discoverOne, openWorkspaces, pathOperand, shownFile } from './reading.ts'

export const command: Command = {
  name: 'targets',
  summary: 'Show every target: state, now, expected, forecast; or why it is not measured',
  usage: ['targets [PATH...] [OPTIONS]', 'targets map TEXT METRIC [FOLDER]'],
  about:
    'With "map": writes to uptake.yml which metric the text of a target means; "uptake undo" takes it back. Of several things that are measured under one metric, labels in braces say which: "engineering.tps{benchmark=insert}".',
  operands: [pathOperand],
  options: {
    state: { type: 'string', value: 'STATE', help: 'Only targets in this state, such as "off track"' },
    ...dateOptions,
  },
  examples: [
    ['uptake targets', ''],
    ['uptake targets --state "not measured"', ''],
    ['uptake targets map "happy maintainers" survey.satisfaction', ''],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  if (args.operands[0] === 'map') return map(context, args, args.operands.slice(1))
  const state = args.text('state')
  const { STATES } = await import('../metrics/pace.ts')
  if (state !== null && !STATES.some(each => each === state)) throw userError('bad-flag', '--state', state, `one of ${STATES.join(', ')}`)
  const readings = await openWorkspaces(context, args, { ids: true })
  const { readTargets } = await import('../measure/targets.ts')
  const views = []
  for (const reading of readings) {
    const all = await withMeasured(context, args, reading, readTargets)
    const file = (path: string): string => shownFile(reading.loaded, path, context.cwd)
    views.push({ reading, file, targets: state === null ? all : all.filter(target => target.pace.state === state) })
  }
  const { out } = context
  if (args.flag('json')) {
    const workspaces = views.map(({ reading: { loaded, today }, file, targets }) => ({
      id: loaded.id,
      name: loaded.name,
      today,
      targets: targets.map(target => ({
        ...target,
        kpi: { ...target.kpi, source: { ...target.kpi.source, file: file(target.kpi.source.file) } },
      })),
    }))
    printWorkspaces(context, workspaces)
    return 0
  }
  const { targetsText } = await import('./text/targets.ts')
  for (const { reading, targets } of views)
    out.write(
      `\n${targetsText(targets, reading.plan.title ?? reading.loaded.name, { today: reading.today, width: out.width, style: out.style })}`,
    )
  return 0
}

async function map(context: Context, args: Args, [text, metric, ...paths]: readonly string[]): Promise<number> {
  if (text === undefined || metric === undefined) throw userError('missing-argument', 'TEXT and METRIC', 'targets map')
  const ref = discoverOne(context, paths, 'targets map')
  if (ref.config === null) throw userError('no-config', 'targets map', displayPath(ref.root, context.cwd))
  const mapped = await act(context, ref, dateIn(null, context.clock.now()), 'map-target', { text, metric })
  if (args.flag('json')) {
    context.out.line(JSON.stringify(mapped, null, 2))
    return 0
  }
  const { style } = context.out
  const before = mapped.before === null || mapped.before === metric ? '' : style.dim(`  was ${mapped.before}`)
  context.out.line(`${mapped.text} → ${style.bold(metric)}${before}`)
  context.out.line(
    style.dim(
      mapped.changed
        ? `  ${displayPath(ref.config, context.cwd)}  ("uptake undo" takes it back)`
        : '  It was so already; nothing was written.',
    ),
  )
  return 0
}
