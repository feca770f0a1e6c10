/** What of a piece can be given a time. Pure. */
import { stands } from '../../../src/delivery/delivery.ts'
import type { CardChannel, PieceCard } from '../../../src/delivery/pages.ts'

/** Approved as it is, and neither out nor on its way; what recurs has times of its own. */
export const schedulable = ({ channels, recurs }: Pick<Schedulable, 'recurs' | 'channels'>): CardChannel[] =>
  (recurs ? [] : channels).filter(
    ({ digest, approved, delivery }) => digest !== null && approved && (delivery === null || !stands(delivery.state)),
  )

/** As much of a piece as it takes. */
export type Schedulable = Pick<PieceCard, 'id' | 'title' | 'schedule' | 'recurs' | 'channels'>
