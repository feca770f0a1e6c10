/** What goes out when: by month, week, day and channel, moved by dragging, by keys or by a dialog. */
import { useEffect, useMemo, useRef, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { isDate } from '../../../src/plan/resolve/calendar.ts'
import type { CalendarView, SeriesTime } from '../../../src/delivery/calendar.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { CALENDAR_VIEWS } from '../../../src/schedule/window.ts'
import { m } from '../../messages/index.ts'
import { Head } from '../../shell/head.tsx'
import { useActions } from '../../store/actions.ts'
import { nowOf } from '../../store/measure.ts'
import { Failed } from '../../ui/failed.tsx'
import { useWidth } from '../../ui/use-width.ts'
import { Agenda } from './agenda.tsx'
import { CalendarNotes, LeftBehind } from './calendar-notes.tsx'
import { CalendarTools } from './calendar-tools.tsx'
import { ChannelGrid } from './channel-grid.tsx'
import { FirstSteps } from './empty.tsx'
import { cellsByKey } from './entries.ts'
import { FeedDialog } from './feed-dialog.tsx'
import type { View } from './local.ts'
import { MixCard } from './mix-card.tsx'
import type { Movable } from './movable.ts'
import { MonthGrid } from './month-grid.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { OpenedDelivery } from './opened-delivery.tsx'
import { OutlineCard } from './outline-card.tsx'
import { ReadingContent } from './reading.tsx'
import { RhythmCard } from './rhythm-card.tsx'
import { Selection } from './selection.tsx'
import { SeriesDialog } from './series-dialog.tsx'
import { SheetDialog } from './sheet-dialog.tsx'
import { useCalendar } from './use-calendar.ts'
import { useCalendarView } from './use-calendar-view.ts'
import { WeekGrid } from './week-grid.tsx'

/** Below this many pixels days stand below one another. */
const NARROW = 720

export function CalendarPage({ view }: { view: WorkspaceView }) {
  const [params, setParams] = useSearchParams()
  const asked = params.get('at')
  const shown: View = CALENDAR_VIEWS.find(each => each === params.get('view')) ?? 'month'
  const day = isDate(asked) ? asked : view.today
  const channel = params.get('channel')
  const { data, error, reload } = useCalendarView(view.id, { view: shown, day, channel })
  if (!data) return error ? <Failed error={error} /> : <ReadingContent workspace={view.id} />
  const set = (next: Record<string, string | null>): void => {
    const all = { view: shown, at: day, channel, ...next }
    setParams(Object.fromEntries(Object.entries(all).filter((each): each is [string, string] => each[1] !== null)), { replace: true })
  }
  return <Loaded view={view} data={data} reload={reload} set={set} asked={{ shown, day, channel }} opened={params.get('delivery')} />
}

type LoadedProps = {
  view: WorkspaceView
  data: CalendarView
  reload: () => void
  set: (next: Record<string, string | null>) => void
  asked: { shown: View; day: string; channel: string | null }
  /** Id of the delivery that is shown in full. */
  opened: string | null
}

function Loaded({ view, data, reload, set, asked, opened }: LoadedProps) {
  const { shown, day, channel } = asked
  const [, go] = useLocation()
  const { href } = useActions()
  const [moving, setMoving] = useState<readonly Movable[]>([])
  const [series, setSeries] = useState<SeriesTime | null>(null)
  const [feeds, setFeeds] = useState(false)
  const [sheet, setSheet] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box, document.documentElement.clientWidth)
  const cells = useMemo(() => cellsByKey(data), [data])
  const calendar = useCalendar({
    data,
    view: data.view,
    reload,
    onAsk: setMoving,
    onOpen: delivery => set({ delivery: delivery.id }),
    onMoved: to => {
      if (!data.days.includes(to)) set({ at: to })
    },
  })
  useUndoKey(calendar.back)
  const now = nowOf(view)
  const placed = data.outlines.filter(each => each.day !== null && data.days.includes(each.day)).length
  const grid = {
    data,
    today: view.today,
    cells,
    calendar,
    onDay: (at: string) => set({ view: 'day', at }),
    onPiece: (id: string) => go(`${href('board')}?piece=${encodeURIComponent(id)}`),
    onSeries: setSeries,
  }
  return (
    <>
      <Head view={view} title={m.pages.calendar} sub={m.calendar.sub(data.count, data.proposed.length, placed, data.zone)}>
        <CalendarTools
          view={shown}
          day={day}
          today={view.today}
          channels={data.channels}
          channel={channel}
          onChange={(next, at) => set({ view: next, at })}
          onChannel={name => set({ channel: name })}
        />
        <button type="button" className="button" onClick={() => setFeeds(true)}>
          {m.calendar.subscribe}
        </button>
        <button type="button" className="button" onClick={() => setSheet(true)}>
          {m.sheet.open}
        </button>
      </Head>
      <FirstSteps files={data.files} channels={data.channels.length} planned={data.planned} />
      <LeftBehind data={data} />
      <Selection calendar={calendar} onMove={() => setMoving([...calendar.selected.values()])} />
      <div className="card calendar-box" ref={box}>
        {width < NARROW ? (
          <Agenda {...grid} />
        ) : data.view === 'month' ? (
          <MonthGrid {...grid} />
        ) : data.view === 'channels' ? (
          <ChannelGrid {...grid} />
        ) : (
          <WeekGrid {...grid} />
        )}
      </div>
      {width >= NARROW && <p className="faint">{m.calendar.keys}</p>}
      <CalendarNotes data={data} onDay={at => set({ view: 'day', at })} />
      <RhythmCard workspace={view.id} today={view.today} channels={data.channels} />
      <MixCard workspace={view.id} />
      <OutlineCard outlines={data.outlines.filter(each => each.day === null)} today={view.today} />
      {opened && <OpenedDelivery workspace={view.id} id={opened} now={now} reload={reload} onClose={() => set({})} />}
      {moving.length > 0 && <MoveDialog moving={moving} now={now} move={calendar.move} onClose={() => setMoving([])} />}
      {series && <SeriesDialog time={series} onClose={() => setSeries(null)} onDone={reload} onPiece={grid.onPiece} />}
      {feeds && <FeedDialog onClose={() => setFeeds(false)} />}
      {sheet && <SheetDialog from={data.days[0] ?? day} to={data.days.at(-1) ?? day} onClose={() => setSheet(false)} onDone={reload} />}
    </>
  )
}

/** Ctrl+Z, or Cmd+Z, outside of fields. */
function useUndoKey(back: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const typing = event.target instanceof HTMLElement && event.target.closest('input:not([type=checkbox]), textarea, select') !== null
      if (typing || event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return
      event.preventDefault()
      back()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [back])
}
