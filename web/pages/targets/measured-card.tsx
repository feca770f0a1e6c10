import type { Source } from '../../../src/plan/model.ts'
import { TargetChart } from '../../charts/target-chart.tsx'
import { targetDrawing } from '../../charts/target-points.ts'
import { dayAt } from '../../charts/time.ts'
import { target, when } from '../../format.ts'
import { chance, signed, valueIn } from '../../format-measure.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { metricHref, type MeasuredTarget } from '../../store/measure.ts'
import { useActions } from '../../store/actions.ts'
import { Badge } from '../../ui/badge.tsx'
import { StateChip } from '../../ui/state.tsx'
import { Link } from 'wouter'

type MeasuredCardProps = {
  measured: MeasuredTarget
  /** The same target as other places of the plan say it. */
  others: readonly MeasuredTarget[]
  today: string
  now: number
  zone: string
  clashes: (source: Source) => boolean
  onMap: (measured: MeasuredTarget) => void
}

/** One target: its state and why, the figures of its pace, and its chart. */
export function MeasuredCard({ measured, others, today, now, zone, clashes, onMap }: MeasuredCardProps) {
  const { kpi, pace, metric, series, note, trouble, anyOf, bands, forecast } = measured
  const { href, openSource } = useActions()
  const drawing = targetDrawing(measured, now)
  const title = tidy(kpi.metric)
  const said = [target(kpi), when(kpi, today)].filter(Boolean).join(' · ')
  return (
    <section className="card c6 measured">
      <header>
        <h2>
          <button
            type="button"
            className="link"
            onClick={() =>
              openSource(
                kpi.source,
                others.map(each => ({ message: each.kpi.metric, source: each.kpi.source })),
              )
            }
          >
            {title}
          </button>{' '}
          {others.length > 0 && <span className="faint">{m.targets.places(others.length + 1)}</span>}{' '}
          {clashes(kpi.source) && <Badge kind="error">{m.targets.conflict}</Badge>}
        </h2>
        <StateChip state={pace.state} />
        <p className="under">
          {said}
          {metric && (
            <>
              {' · '}
              <Link className="mono more" href={metricHref(href, metric, series[0])}>
                {metric}
              </Link>{' '}
              <button type="button" className="aside-button" aria-label={m.mapping.title(kpi.metric)} onClick={() => onMap(measured)}>
                {m.measured.change}
              </button>
            </>
          )}
        </p>
      </header>
      <PaceFigures measured={measured} zone={zone} />
      {drawing && <TargetChart drawing={drawing} title={title} unit={pace.unit} now={now} zone={zone} />}
      <div className="measured-words">
        <p>{pace.reason}</p>
        {forecast.due && pace.state !== 'done' && (
          <p className="muted">
            {m.measured.atDue(
              valueIn(forecast.due.value, pace.unit),
              valueIn(forecast.due.eighty.low, pace.unit),
              valueIn(forecast.due.eighty.high, pace.unit),
            )}
            {forecast.note && ` ${forecast.note}`}
          </p>
        )}
        {!forecast.due && forecast.note && pace.state !== 'done' && pace.now !== null && (
          <p className="faint">{m.measured.noForecast(forecast.note)}</p>
        )}
        {note && <p className="faint">{note}</p>}
        {anyOf && <p className="faint">{m.measured.anyOf(anyOf.ids.length, m.state[anyOf.state])}</p>}
        {bands && <p className="faint">{m.measured.bands(bands)}</p>}
        {trouble && <p className="late">{trouble}</p>}
      </div>
    </section>
  )
}

/** Shapes that are climbed: for others a pace by week says nothing. */
const CLIMBED = new Set(['level', 'increment', 'cumulative'])

function PaceFigures({ measured: { pace, forecast }, zone }: { measured: MeasuredTarget; zone: string }) {
  const open = pace.state !== 'done'
  const climbed = pace.shape !== null && CLIMBED.has(pace.shape)
  const figures: [label: string, value: string, note: string | null][] = []
  if (pace.now !== null)
    figures.push([m.measured.now, valueIn(pace.now, pace.unit), pace.nowAt === null ? null : m.measured.asOf(dayAt(pace.nowAt, zone))])
  if (open && climbed && pace.expected !== null) figures.push([m.measured.expected, valueIn(pace.expected, pace.unit), null])
  if (climbed && pace.rate !== null) figures.push([m.measured.rate, m.measured.perWeek(signed(pace.rate, pace.unit)), null])
  if (open && climbed && pace.needed !== null) figures.push([m.measured.needed, m.measured.perWeek(signed(pace.needed, pace.unit)), null])
  if (open && forecast.chance !== null) figures.push([m.measured.chance, chance(forecast.chance), null])
  return (
    <dl className="pace">
      {figures.map(([label, value, note]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd title={note ?? undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
