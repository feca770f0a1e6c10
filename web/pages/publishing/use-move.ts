/** Moves deliveries, and in their files the times that they propose, to other local times: all or none, with the way back. */
import { useCallback, useRef } from 'react'
import type { ShownDelivery } from '../../../src/delivery/calendar.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { useServer } from '../../store/actions.ts'
import { localText } from './local.ts'
import { changes, isProposed, stepOf, type Target } from './movable.ts'

type DeliveryTarget = Target & { what: ShownDelivery }
const isDelivery = (target: Target): target is DeliveryTarget => !isProposed(target.what)

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
    const deliveries = targets.filter(isDelivery).map(({ what, local, zone }) => ({ id: what.id, local, zone }))
    const moves = targets.flatMap(target =>
      isProposed(target.what) ? [{ item: target.what.piece, channels: [...target.what.channels], ...stepOf(target) }] : [],
    )
    try {
      if (moves.length > 0) await run('move-proposed', { moves, deliveries, anyway })
      else await run('move-deliveries', { moves: deliveries, anyway })
    } finally {
      reload()
    }
  }
  const back = useCallback(() => undo.current?.(), [])
  return {
    back,
    async move(targets, anyway = false) {
      const changed = targets.filter(changes)
      if (changed.length === 0) return
      await go(changed, anyway)
      undo.current = () => {
        undo.current = null
        const restore = changed.every(isDelivery)
          ? // Where it stood it may stand again, whatever is closed now.
            go(
              changed.map(({ what }) => ({ what, local: what.local, zone: what.zone })),
              true,
            )
          : run('undo', {}).finally(reload)
        restore.then(() => said(backText(changed)), failed)
      }
      said(movedText(changed), undo.current)
    },
  }
}

function movedText(changed: readonly Target[]): string {
  const times = new Set(changed.map(each => each.local))
  const when = times.size === 1 ? localText(changed[0]!.local) : m.calendar.severalTimes
  const only = changed.length === 1 ? changed[0]!.what : null
  if (only !== null && isProposed(only)) return m.calendar.proposedMoved(tidy(only.title), when)
  return changed.every(isDelivery) ? m.calendar.moved(changed.length, when) : m.calendar.movedTimes(changed.length, when)
}
function backText(changed: readonly Target[]): string {
  const only = changed.length === 1 ? changed[0]!.what : null
  if (only !== null && isProposed(only)) return m.calendar.proposedBack(tidy(only.title))
  return changed.every(isDelivery) ? m.calendar.back(changed.length) : m.calendar.timesBack(changed.length)
}
