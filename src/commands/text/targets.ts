/** `uptake targets`: one line a target, worst first; below, what is not measured and why. Pure. */
import { shortDay } from '../../lib/day-format.ts'
import type { Paint, Style } from '../../lib/style.ts'
import { grouped, table, wrap } from '../../lib/table.ts'
import { STATES } from '../../metrics/pace.ts'
import type { State } from '../../metrics/pace.ts'
import type { MeasuredTarget, Steps } from '../../metrics/view.ts'
import { say } from '../../plan/check/target-text.ts'

type View = { today: string; width: number; style: Style }

export function targetsText(targets: readonly MeasuredTarget[], title: string, view: View): string {
  const { style, today } = view
  const counts = STATES.map(state => ({ state, count: targets.filter(target => target.pace.state === state).length }))
  const said = counts.filter(each => each.count > 0).map(({ state, count }) => paintOf(state, style)(`${count} ${state}`))
  const out = [`${style.bold(title)}  ${style.dim(shortDay(today, today))}`, said.join(style.dim(' · ')), '']
  if (targets.length === 0) return `${style.bold(title)}\n  No targets.\n\n`
  const measured = targets.filter(target => target.why === null)
  if (measured.length > 0) out.push(...measuredLines(measured, view), '')
  const rest = targets.filter(target => target.why !== null)
  if (rest.length > 0) out.push(style.bold('Not measured'), ...whyLines(rest, view))
  return out.join('\n')
}

function measuredLines(targets: readonly MeasuredTarget[], { style, today, width }: View): string[] {
  const sorted = targets.toSorted((a, b) => STATES.indexOf(a.pace.state) - STATES.indexOf(b.pace.state))
  // On a narrow window the target itself needs the room.
  const wide = width >= 100
  const head = ['  state', 'target', 'now', 'expected', 'chance', 'due', ...(wide ? ['metric'] : [])].map(style.dim)
  const rows = sorted.map(({ kpi, pace, forecast, metric, note, trouble }) => [
    `  ${paintOf(pace.state, style)(pace.state)}`,
    `${kpi.metric} ${style.dim(say({ ...kpi, by: null }))}`,
    amount(pace.now, pace.unit),
    style.dim(amount(pace.expected, pace.unit)),
    forecast.chance === null ? '' : `${Math.round(forecast.chance * 100)} %`,
    kpi.due === null ? '' : shortDay(kpi.due, today),
    ...(wide ? [style.dim(`${metric ?? ''}${note === null ? '' : ` (${note})`}${trouble === null ? '' : ' !'}`)] : []),
  ])
  const right = { align: 'right' as const }
  const lines = table([head, ...rows], [{}, { shrink: true }, right, right, right, right, { shrink: true }], Math.min(width, 140))
  const bands = new Map(sorted.flatMap(({ kpi, bands: steps }) => (steps === null ? [] : [[steps, kpi.metric] as const])))
  const climbed = [...bands].flatMap(([steps, metric]) => wrap(`${metric}: ${bandsText(steps)}`, width - 4).map(line => `  ${line}`))
  const troubles = [...new Set(sorted.flatMap(target => target.trouble ?? []))]
  return [...lines, ...climbed, ...troubles.flatMap(text => wrap(text, width - 4).map(line => style.yellow(`  ! ${line}`)))]
}

/** "Minimum is reached; Target is next (of Minimum, Target, Stretch)." */
const bandsText = ({ names, reached, next }: Steps): string =>
  next === null
    ? `all are reached (${names.join(', ')}).`
    : `${reached === null ? 'none is reached' : `${reached} is reached`}; ${next} is next (of ${names.join(', ')}).`

/** Targets that are not measured for one reason stand together. */
function whyLines(targets: readonly MeasuredTarget[], { style, width }: View): string[] {
  const groups = new Map<string, MeasuredTarget[]>()
  for (const target of targets) {
    const key = `${target.why?.message ?? ''}\n${target.metric ?? ''}`
    groups.set(key, [...(groups.get(key) ?? []), target])
  }
  const room = Math.max(40, Math.min(width, 120) - 4)
  return [...groups.values()].flatMap(group => {
    const [{ why, metric }] = group as [MeasuredTarget]
    return [
      ...saidOnce(
        group.map(({ kpi }) => `  ○ ${kpi.metric} ${style.dim(say(kpi))}`),
        style,
      ),
      ...wrap(`${metric === null || why?.message.includes(metric) ? '' : `${metric}: `}${why?.message ?? ''}`, room).map(
        line => `    ${line}`,
      ),
      ...(why?.hint ? wrap(why.hint, room).map(line => style.dim(`    ${line}`)) : []),
      '',
    ]
  })
}

/** What the plan states in several places is one line. */
function saidOnce(lines: readonly string[], style: Style): string[] {
  return [...Map.groupBy(lines, line => line)].map(([line, { length }]) =>
    length === 1 ? line : `${line} ${style.dim(`(in ${length} places)`)}`,
  )
}

/** Three digits are enough for a person: 1,234 · 12.3 · 0.456. */
function amount(value: number | null, unit: string | null): string {
  if (value === null) return ''
  const size = Math.abs(value)
  const rounded = size >= 100 ? Math.round(value) : Number(value.toPrecision(3))
  return `${grouped(rounded)}${unit === '%' ? ' %' : ''}`
}

function paintOf(state: State, style: Style): Paint {
  switch (state) {
    case 'off track':
      return style.red
    case 'at risk':
      return style.yellow
    case 'on track':
    case 'ahead':
      return style.green
    case 'done':
      return style.cyan
    default:
      return style.dim
  }
}
