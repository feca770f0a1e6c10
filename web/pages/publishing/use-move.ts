/** Moves deliveries to another local time, with the way back. */
import type { Delivery } from '../../../src/delivery/delivery.ts'
import { m } from '../../messages/index.ts'
import { useServer } from '../../store/actions.ts'
import { localText } from './local.ts'

export type Target = { delivery: Delivery; local: string; zone: string }

/** Every delivery to its own time; those with one time and zone go together, all or none. Resolves when all is done. */
export function useMove(reload: () => void): (targets: readonly Target[]) => Promise<void> {
  const { run, said, failed } = useServer()
  const go = async (targets: readonly Target[]): Promise<void> => {
    const groups = Map.groupBy(targets, ({ local, zone }) => `${local} ${zone}`)
    try {
      for (const [, group] of groups) {
        const { local, zone } = group[0]!
        await run('move-delivery', { ids: group.map(each => each.delivery.id), local, zone })
      }
    } finally {
      reload()
    }
  }
  return async targets => {
    const changed = targets.filter(({ delivery, local, zone }) => delivery.local !== local || delivery.zone !== zone)
    const first = changed[0]
    if (!first) return
    await go(changed)
    const times = new Set(changed.map(each => each.local))
    said(m.calendar.moved(changed.length, times.size === 1 ? localText(first.local) : m.calendar.severalTimes), () => {
      go(changed.map(({ delivery }) => ({ delivery, local: delivery.local, zone: delivery.zone }))).catch(failed)
    })
  }
}
