/** Phases, targets and today on a calendar axis. */
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Phase } from '../../src/plan/model.ts'
import { axes } from '../../src/plan/resolve/resolve.ts'
import { addDays, addMonths, diffDays, monday } from '../../src/plan/resolve/calendar.ts'
import { phaseProgress } from '../../src/schedule/progress.ts'
import type { WorkspaceView } from '../../src/schedule/view.ts'
import { shortDate, span, target } from '../format.ts'
import { m } from '../messages/index.ts'
import { Head } from '../shell.tsx'
import { useActions } from '../store.ts'
import { Card, Empty, Tip } from '../ui/parts.tsx'

type Zoom = 'fit' | 'quarter' | 'month' | 'week'
const DAYS: Record<Exclude<Zoom, 'fit'>, number> = { quarter: 120, month: 45, week: 14 }
type Mark = { at: string; label: string }

export function Timeline({ view }: { view: WorkspaceView }) {
  return (
    <>
      <Head view={view} title={m.pages.timeline} sub={axes(view.plan).length > 1 ? `${axes(view.plan).join(' · ')}` : undefined} />
      <TimelineChart view={view} />
    </>
  )
}

/** The chart alone: the playground shows it as well. */
export function TimelineChart({ view }: { view: Pick<WorkspaceView, 'plan' | 'today' | 'start' | 'launch'> }) {
  const { plan, today } = view
  const [zoom, setZoom] = useState<Zoom>('fit')
  const frame = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(900)
  const rows = useMemo(
    () => phaseProgress(plan, today).filter(each => each.phase.span?.start && each.phase.kind !== 'journey'),
    [plan, today],
  )
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [rows.length])
  const dates = [
    ...rows.flatMap(({ phase }) => [phase.span!.start!, phase.span!.end ?? phase.span!.start!]),
    ...plan.kpis.map(kpi => kpi.due).filter(due => due !== null),
  ].sort()
  const first = dates[0] ? monday(dates[0]) : today
  const last = dates.at(-1) ? addDays(dates.at(-1)!, 7) : today
  const total = Math.max(14, diffDays(first, last))
  const perDay = zoom === 'fit' ? Math.max(width / total, 2.2) : width / DAYS[zoom]
  const x = (date: string): number => diffDays(first, date) * perDay
  const full = Math.max(width, total * perDay)
  useEffect(() => {
    if (frame.current) frame.current.scrollLeft = zoom === 'fit' ? 0 : Math.max(0, x(today) - width / 3)
  }, [zoom, width])
  if (rows.length === 0)
    return (
      <Card>
        <Empty title={m.timeline.empty} hint={m.timeline.emptyHint} />
      </Card>
    )
  const milestones = rows.filter(({ phase }) => phase.kind === 'milestone')
  const targets = groupByDue(plan.kpis)
  const inside = today >= first && today <= last
  return (
    <>
      <div className="chips" role="group" aria-label={m.timeline.zoom}>
        {(['fit', 'quarter', 'month', 'week'] as const).map(each => (
          <button key={each} type="button" className="chip" aria-pressed={zoom === each} onClick={() => setZoom(each)}>
            {m.timeline[each]}
          </button>
        ))}
      </div>
      <section className="card">
        <div className="timeline" ref={frame} tabIndex={0} role="region" aria-label={m.pages.timeline}>
          <div className="tl-grid" style={{ width: full }}>
            <Ruler marks={months(first, last, perDay)} x={x} />
            {view.start && axes(plan).includes('week') && <Ruler marks={weeks(view.start, last, perDay)} x={x} />}
            {inside && <div className="tl-today" style={{ left: x(today) }} data-label={m.timeline.today} aria-hidden="true" />}
            {rows
              .filter(({ phase }) => phase.kind !== 'milestone')
              .map(({ phase, depth, percentDone, state }) => (
                <Row
                  key={phase.id}
                  phase={phase}
                  depth={depth}
                  done={percentDone}
                  late={state === 'late'}
                  left={x(phase.span!.start!)}
                  width={Math.max(6, (diffDays(phase.span!.start!, phase.span!.end ?? last) + 1) * perDay)}
                  full={full}
                  today={today}
                />
              ))}
            {(targets.length > 0 || milestones.length > 0) && (
              <div className="tl-row">
                {targets.map(([due, kpis]) => (
                  <Point
                    key={due}
                    left={x(due)}
                    label={`${shortDate(due, today)}: ${kpis
                      .slice(0, 6)
                      .map(kpi => `${kpi.metric} ${target(kpi)}`)
                      .join(' · ')}${kpis.length > 6 ? ` · +${kpis.length - 6}` : ''}`}
                    source={kpis[0]!.source}
                  />
                ))}
                <span
                  className="tl-out"
                  style={{ left: x(targets.at(-1)?.[0] ?? last) + 70 < full ? x(targets.at(-1)?.[0] ?? last) + 14 : 8 }}
                >
                  {m.pages.targets}
                </span>
              </div>
            )}
          </div>
        </div>
      </section>
    </>
  )
}

function Row({
  phase,
  depth,
  done,
  late,
  left,
  width,
  full,
  today,
}: {
  phase: Phase
  depth: number
  done: number | null
  late: boolean
  left: number
  width: number
  full: number
  today: string
}) {
  const { openSource } = useActions()
  const fits = width > phase.title.length * 7 + 16
  const outside =
    left + width + phase.title.length * 6.4 < full ? { left: left + width + 6 } : { left: Math.max(4, left - phase.title.length * 6.2 - 8) }
  return (
    <div className="tl-row">
      <Tip
        text={
          <>
            {phase.title}
            <br />
            {span(phase.span, today)}
            {done !== null && ` · ${done} %`}
          </>
        }
      >
        <button
          type="button"
          className={`tl-bar ${depth > 0 ? 'sub' : ''} ${late ? 'late' : ''} ${fits ? '' : 'out'}`}
          style={{ left, width }}
          onClick={() => openSource(phase.source)}
          aria-label={`${phase.title}, ${span(phase.span, today)}`}
        >
          {done !== null && <i style={{ width: `${done}%` }} />}
          <span>{phase.title}</span>
        </button>
      </Tip>
      {!fits && (
        <span className="tl-out" style={outside} aria-hidden="true">
          {phase.title}
        </span>
      )}
    </div>
  )
}
function Point({ left, label, source }: { left: number; label: string; source: Phase['source'] }) {
  const { openSource } = useActions()
  return (
    <Tip text={label}>
      <button type="button" className="tl-point due" style={{ left }} aria-label={label} onClick={() => openSource(source)} />
    </Tip>
  )
}
function Ruler({ marks, x }: { marks: Mark[]; x: (date: string) => number }) {
  return (
    <div className="tl-ruler" aria-hidden="true">
      {marks.map(mark => (
        <span key={mark.at} style={{ left: x(mark.at) }}>
          {mark.label}
        </span>
      ))}
    </div>
  )
}
const monthName = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' })
function months(first: string, last: string, perDay: number): Mark[] {
  const out: Mark[] = []
  const step = perDay * 30 < 44 ? 3 : 1
  for (let at = `${first.slice(0, 7)}-01`; at <= last; at = addMonths(at, step))
    if (at >= first)
      out.push({
        at,
        label:
          at.slice(5, 7) === '01' || out.length === 0
            ? `${monthName.format(new Date(at))} ${at.slice(0, 4)}`
            : monthName.format(new Date(at)),
      })
  return out
}
function weeks(start: string, last: string, perDay: number): Mark[] {
  const out: Mark[] = []
  const step = Math.max(1, Math.ceil(40 / (perDay * 7)))
  for (let n = 1, at = start; at <= last && n < 400; n += step, at = addDays(start, (n - 1) * 7))
    out.push({ at, label: step === 1 || perDay > 5 ? `W${n}` : `W${n}` })
  return out
}
function groupByDue<T extends { due: string | null }>(kpis: T[]): [string, T[]][] {
  const groups = new Map<string, T[]>()
  for (const kpi of kpis) if (kpi.due) groups.set(kpi.due, [...(groups.get(kpi.due) ?? []), kpi])
  return [...groups].sort((a, b) => a[0].localeCompare(b[0]))
}
