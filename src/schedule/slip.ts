/** How far lines of the plan move when its dates move, for what is scheduled because of them. */
import { diffDays } from '../plan/resolve/calendar.ts'
import type { Move } from './reschedule.ts'

export type Slips = {
  /** Days by which a piece moves that fulfils a line of the plan, or belongs to a phase; 0: it does not. */
  days(of: { item: string | null; title: string; phase: string | null }): number
}

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim()

/** By the moves of `reschedule`. A line is found by its id or its title; the phase counts only where no line is found. */
export function slipsOf(moves: readonly Move[]): Slips {
  const pieces = new Map<string, number>()
  const phases = new Map<string, number>()
  for (const { kind, id, title, from, to } of moves) {
    const before = from?.start ?? from?.end
    const after = to?.start ?? to?.end
    if (!before || !after || (kind !== 'content' && kind !== 'phase')) continue
    const known = kind === 'content' ? pieces : phases
    known.set(plain(id), diffDays(before, after))
    known.set(plain(title), diffDays(before, after))
  }
  return {
    days({ item, title, phase }) {
      const line = item === null ? undefined : pieces.get(plain(item))
      return line ?? pieces.get(plain(title)) ?? (phase === null ? 0 : (phases.get(plain(phase)) ?? 0))
    },
  }
}
