/** What goes out when: by month and by week, moved by dragging, by keys or by a dialog. */
import { useMemo, useRef, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { isDate } from '../../../src/plan/resolve/calendar.ts'
import type { Delivery } from '../../../src/delivery/delivery.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { dated } from '../../dated.ts'
import { m } from '../../messages/index.ts'
import { Head } from '../../shell/head.tsx'
import { useActions } from '../../store/actions.ts'
import { nowOf } from '../../store/measure.ts'
import { Failed } from '../../ui/failed.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useWidth } from '../../ui/use-width.ts'
import { Agenda } from './agenda.tsx'
import { CalendarTools } from './calendar-tools.tsx'
import { DeliveryPanel } from './delivery-panel.tsx'
import { FirstSteps } from './empty.tsx'
import { entriesByDay } from './entries.ts'
import { daysIn, type View } from './local.ts'
import { MonthGrid } from './month-grid.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { OutlineCard } from './outline-card.tsx'
import { outlines, unwritten } from './outline.ts'
import { useCalendar } from './use-calendar.ts'
import { usePublishing } from './use-publishing.ts'
import { WeekGrid } from './week-grid.tsx'
import type { PublishingView } from '../../../src/delivery/view.ts'

/** Below this many pixels days stand below one another. */
const NARROW = 720

export function CalendarPage({ view }: { view: WorkspaceView }) {
  const { data, error, reload } = usePublishing(view.id)
  if (!data) return error ? <Failed error={error} /> : <Skeleton />
  return <Loaded view={view} data={data} reload={reload} />
}

function Loaded({ view, data, reload }: { view: WorkspaceView; data: PublishingView; reload: () => void }) {
  const [params, setParams] = useSearchParams()
  const [, go] = useLocation()
  const { href } = useActions()
  const [moving, setMoving] = useState<Delivery[]>([])
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box, document.documentElement.clientWidth)
  const asked = params.get('at')
  const shown: View = params.get('view') === 'week' ? 'week' : 'month'
  const day = isDate(asked) ? asked : view.today
  const set = (next: Record<string, string>): void => setParams({ view: shown, at: day, ...next }, { replace: true })
  const days = useMemo(() => daysIn(shown, day), [shown, day])
  const planned = useMemo(() => outlines(unwritten(dated(view), data.pieces), dated(view)), [view, data.pieces])
  const entries = useMemo(() => entriesByDay(data, planned), [data, planned])
  const calendar = useCalendar({
    data,
    view: shown,
    reload,
    onAsk: setMoving,
    onOpen: delivery => set({ delivery: delivery.id }),
    onMoved: to => {
      if (!days.includes(to)) set({ at: to })
    },
  })
  const first = days[0] ?? day
  const last = days.at(-1) ?? day
  const between = planned.filter(each => each.day === null && each.from <= last && each.to >= first)
  const count = days.reduce((sum, each) => sum + (entries.get(each) ?? []).filter(entry => entry.kind === 'delivery').length, 0)
  const opened = data.deliveries.find(each => each.id === params.get('delivery'))
  const now = nowOf(view)
  const openPiece = (id: string): void => go(`${href('board')}?piece=${encodeURIComponent(id)}`)
  const shared = { days, today: view.today, entries, calendar, onPiece: openPiece }
  return (
    <>
      <Head view={view} title={m.pages.calendar} sub={m.calendar.sub(count, data.zone)}>
        <CalendarTools view={shown} day={day} today={view.today} onChange={(next, at) => set({ view: next, at })} />
      </Head>
      <FirstSteps files={data.pieces.length} channels={data.channels.length} planned={planned.length} />
      {calendar.selected.size > 0 && (
        <div className="selection" role="status">
          <span className="grow">{m.calendar.selected(calendar.selected.size)}</span>
          <button
            type="button"
            className="button small"
            onClick={() => setMoving(data.deliveries.filter(each => calendar.selected.has(each.id)))}
          >
            {m.calendar.move}
          </button>
          <button type="button" className="button small" onClick={calendar.clear}>
            {m.calendar.clear}
          </button>
        </div>
      )}
      <div className="card calendar-box" ref={box}>
        {width < NARROW ? (
          <Agenda {...shared} />
        ) : shown === 'month' ? (
          <MonthGrid {...shared} month={day.slice(0, 7)} onDay={at => set({ view: 'week', at })} />
        ) : (
          <WeekGrid {...shared} />
        )}
      </div>
      {width >= NARROW && <p className="faint">{m.calendar.keys}</p>}
      <OutlineCard outlines={between} today={view.today} />
      {opened && (
        <DeliveryPanel
          key={opened.id}
          data={data}
          delivery={opened}
          now={now}
          reload={reload}
          onClose={() => setParams({ view: shown, at: day }, { replace: true })}
        />
      )}
      {moving.length > 0 && <MoveDialog deliveries={moving} now={now} onClose={() => setMoving([])} onDone={reload} />}
    </>
  )
}
