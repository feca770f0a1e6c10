/** The stretch of the calendar that is shown, kept up to date. */
import type { CalendarView } from '../../../src/delivery/calendar.ts'
import { useKept, useLookAgain, type Loaded } from '../../store/hooks.ts'
import { useMeasured } from '../../store/measure.ts'
import type { View } from './local.ts'

/** While another stretch is read the one before is still shown: `data` is never taken away. */
export function useCalendarView(workspace: string, asked: { view: View; day: string; channel: string | null }): Loaded<CalendarView> {
  const query = new URLSearchParams({ view: asked.view, at: asked.day })
  if (asked.channel !== null) query.set('channel', asked.channel)
  const loaded = useMeasured<CalendarView>(workspace, `/calendar?${query.toString()}`)
  useLookAgain(loaded.reload)
  return { ...loaded, data: useKept(loaded.data) }
}
