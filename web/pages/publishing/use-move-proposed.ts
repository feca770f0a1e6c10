/** Moves a time that a content file proposes, in the file, with the way back. */
import { useCallback, useRef } from 'react'
import type { ProposedTime } from '../../../src/delivery/calendar.ts'
import { m } from '../../messages/index.ts'
import { useServer } from '../../store/actions.ts'
import { localText } from './local.ts'

/** Of a file may stand several times on the calendar, of different channels. */
export const proposedId = ({ piece, channels }: ProposedTime): string => `${piece} ${channels.join(' ')}`

export type ProposedMover = {
  /** By days and hours of the wall clock; `to` is where it stands then. Resolves when it is done. */
  move(proposed: ProposedTime, days: number, hours: number, to: string): Promise<void>
  /** Takes the last move back; does nothing when there is none. */
  back(): void
}

export function useMoveProposed(reload: () => void): ProposedMover {
  const { run, said, failed } = useServer()
  const undo = useRef<(() => void) | null>(null)
  const back = useCallback(() => undo.current?.(), [])
  return {
    back,
    async move({ piece, channels, title }, days, hours, to) {
      try {
        await run('move-proposed', { item: piece, channels: [...channels], days, hours })
      } finally {
        reload()
      }
      undo.current = () => {
        undo.current = null
        run('undo', {})
          .then(() => said(m.calendar.proposedBack(title)), failed)
          .finally(reload)
      }
      said(m.calendar.proposedMoved(title, localText(to)), undo.current)
    },
  }
}
