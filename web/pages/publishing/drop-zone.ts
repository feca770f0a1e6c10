import type { DragEvent } from 'react'
import type { CalendarActions } from './use-calendar.ts'

type DropZone = Record<'onDragOver' | 'onDragLeave' | 'onDrop', (event: DragEvent<HTMLElement>) => void>

/** What makes a cell of the calendar take what is dragged, and show that it would. */
export function dropZone(calendar: CalendarActions, day: string, hour: number | null): DropZone {
  return {
    onDragOver(event) {
      if (!calendar.dragging) return
      event.preventDefault()
      event.currentTarget.classList.add('over')
    },
    onDragLeave(event) {
      event.currentTarget.classList.remove('over')
    },
    onDrop(event) {
      event.preventDefault()
      event.currentTarget.classList.remove('over')
      calendar.drop(day, hour)
    },
  }
}
