/** Moves deliveries to other local times, all or none, with the way back. */
import { useCallback, useRef } from 'react'
import type { ShownDelivery } from '../../../src/delivery/calendar.ts'
import { m } from '../../messages/index.ts'
import { useServer } from '../../store/actions.ts'
import { localText } from './local.ts'

export type Target = { delivery: ShownDelivery; local: string; zone: string }
export type Mover = {
  /** Resolves when it is done. `anyway`: into a blackout too. */
  move(targets: readonly Target[], anyway?: boolean): Promise<void>
  /** Takes the last move back; does nothing when there is none. */
  back(): void
}

export function useMove(reload: () => void): Mover {
  const { run, said, failed } = useServer()
  const undo = useRef<(() => void) | null>(null)
  const go = async (targets: readonly Target[], anyway: boolean): Promise<void> => {
    try {
      await run('move-deliveries', { moves: targets.map(({ delivery, local, zone }) => ({ id: delivery.id, local, zone })), anyway })
    } finally {
      reload()
    }
  }
  const back = useCallback(() => undo.current?.(), [])
  return {
    back,
    async move(targets, anyway = false) {
      const changed = targets.filter(({ delivery, local, zone }) => delivery.local !== local || delivery.zone !== zone)
      const first = changed[0]
      if (!first) return
      await go(changed, anyway)
      undo.current = () => {
        undo.current = null
        // Where it stood it may stand again, whatever is closed now.
        go(
          changed.map(({ delivery }) => ({ delivery, local: delivery.local, zone: delivery.zone })),
          true,
        ).then(() => said(m.calendar.back(changed.length)), failed)
      }
      const times = new Set(changed.map(each => each.local))
      said(m.calendar.moved(changed.length, times.size === 1 ? localText(first.local) : m.calendar.severalTimes), undo.current)
    },
  }
}
