/** The stretch of the calendar that is shown, kept up to date. */
import { useCallback, useEffect, useRef } from 'react'
import type { CalendarView } from '../../../src/delivery/calendar.ts'
import type { Loaded } from '../../store/hooks.ts'
import { useMeasured } from '../../store/measure.ts'
import type { View } from './local.ts'

/** A delivery may move on without a file having changed: looked at again this often, milliseconds. */
const AGAIN = 15_000

/** While another stretch is read the one before is still shown: `data` is never taken away. */
export function useCalendarView(workspace: string, asked: { view: View; day: string; channel: string | null }): Loaded<CalendarView> {
  const query = new URLSearchParams({ view: asked.view, at: asked.day })
  if (asked.channel !== null) query.set('channel', asked.channel)
  const loaded = useMeasured<CalendarView>(workspace, `/calendar?${query.toString()}`)
  const { reload } = loaded
  const last = useRef<CalendarView | null>(null)
  if (loaded.data) last.current = loaded.data
  const look = useCallback(() => {
    if (document.visibilityState === 'visible') reload()
  }, [reload])
  useEffect(() => {
    const timer = setInterval(look, AGAIN)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [look])
  return { ...loaded, data: loaded.data ?? last.current }
}
