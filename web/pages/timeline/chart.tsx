/** The chart alone: the playground shows it as well. */
import { useMemo, useRef, useState } from 'react'
import { addDays, diffDays, monday } from '../../../src/plan/resolve/calendar.ts'
import type { Span } from '../../../src/plan/model.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { dated } from '../../dated.ts'
import { m } from '../../messages/index.ts'
import { useActions } from '../../store/actions.ts'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { useWidth } from '../../ui/use-width.ts'
import { Plot } from './plot.tsx'
import { timelineRows } from './rows.ts'
import { Tools } from './tools.tsx'
import { usePan } from './use-pan.ts'
import { useZoom } from './use-zoom.ts'

type TimelineView = Pick<WorkspaceView, 'plan' | 'today' | 'start' | 'launch' | 'timeZone'>
const MARGIN = 7
const NARROW = 560

export function TimelineChart({ view }: { view: TimelineView }) {
  const { plan, start, assumed } = useMemo(() => dated(view), [view])
  const { setDates } = useActions()
  if (!plan.phases.some(({ span }) => span?.start ?? span?.end))
    return (
      <Card>
        <Empty icon="timeline" title={m.timeline.empty} hint={m.timeline.emptyHint} example={m.timeline.example} />
      </Card>
    )
  return (
    <>
      {assumed && (
        <p className="banner note">
          <span className="grow">{m.timeline.assumed}</span>
          {setDates && (
            <button type="button" onClick={setDates}>
              {m.dates.set}
            </button>
          )}
        </p>
      )}
      <Chart view={{ ...view, plan, start, launch: view.launch ?? (assumed ? start : null) }} />
    </>
  )
}

/** The days that the axis is to hold of a span; of one without a beginning, its last two weeks, or from today where that is near. */
function shownDays({ start, end }: Span, today: string): string[] {
  if (end === null) return start === null ? [] : [start]
  if (start !== null) return [start, end]
  const [far, near] = [addDays(end, -90), addDays(end, -13)]
  return [today < far || today > near ? near : today, end]
}

function Chart({ view }: { view: TimelineView }) {
  const { plan, today } = view
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame, 960)
  // On a phone the titles stand above the bars, for beside them there is no room.
  const narrow = width < NARROW
  const label = narrow ? 0 : Math.min(300, Math.round(width * 0.27))
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const rows = useMemo(() => timelineRows(plan, today, open), [plan, today, open])
  const range = useMemo(() => {
    const dates = plan.phases.flatMap(({ span }) => (span ? shownDays(span, today) : [])).sort()
    const due = plan.kpis.flatMap(kpi => kpi.due ?? []).sort()
    const first = monday(addDays(dates[0] ?? today, -1))
    const last = addDays([dates.at(-1) ?? today, due.at(-1) ?? ''].sort().at(-1) ?? today, MARGIN)
    return { first, last, days: Math.max(14, diffDays(first, last)) }
  }, [plan, today])
  const zoom = useZoom(frame, width, label, range.days)
  usePan(frame)
  const toToday = (): void => zoom.to(Math.max(zoom.perDay, 10), diffDays(range.first, today))
  const holders = useMemo(
    () =>
      timelineRows(plan, today, new Set())
        .filter(row => row.holds > 0)
        .map(row => row.id),
    [plan, today],
  )
  const onKey = (event: React.KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const run = { '+': () => zoom.by(1.4), '=': () => zoom.by(1.4), '-': () => zoom.by(1 / 1.4), f: zoom.fit, t: toToday }[event.key]
    if (!run) return
    event.preventDefault()
    run()
  }
  const toggle = (id: string): void =>
    setOpen(before => {
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return next
    })
  return (
    <section className="card">
      <Tools
        zoom={zoom}
        toToday={today >= range.first && today <= range.last ? toToday : null}
        opened={open.size > 0}
        onOpenAll={holders.length > 0 ? () => setOpen(open.size > 0 ? new Set() : new Set(holders)) : null}
      />
      <div
        className={narrow ? 'timeline narrow' : 'timeline'}
        ref={frame}
        tabIndex={0}
        role="region"
        aria-label={m.timeline.region}
        onKeyDown={onKey}
        style={{ '--tl-label': `${narrow ? width : label}px` } as React.CSSProperties}
      >
        <Plot
          view={view}
          rows={rows}
          first={range.first}
          last={range.last}
          perDay={zoom.perDay}
          width={range.days * zoom.perDay}
          label={label}
          onToggle={toggle}
        />
      </div>
      <Legend />
    </section>
  )
}

function Legend() {
  return (
    <footer className="legend">
      {m.timeline.legend.map(([key, text]) => (
        <span key={key}>
          <i className={`tl-key ${key}`} /> {text}
        </span>
      ))}
    </footer>
  )
}
