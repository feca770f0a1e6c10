import { m } from '../../messages/index.ts'
import type { Cell } from './entries.ts'
import { EntryChip, type ChipDoors } from './entry-chip.tsx'

type Props = ChipDoors & {
  cell: Cell | undefined
  /** As many as fit; the rest is a number that leads to the day. */
  fits: number
  /** What the cell is called when more stands in it: a day, an hour. */
  name: string
  onMore: (() => void) | null
}

/** What stands in one cell. */
export function CellEntries({ cell, fits, name, onMore, ...doors }: Props) {
  if (!cell) return null
  const total = cell.entries.length + cell.more
  const shown = cell.entries.slice(0, total > fits ? fits - 1 : fits)
  const left = total - shown.length
  return (
    <>
      {shown.map(entry => (
        <EntryChip key={`${entry.kind} ${entry.key}`} entry={entry} {...doors} />
      ))}
      {left > 0 && onMore && (
        <button type="button" className="more small" aria-label={m.calendar.moreOn(left, name)} onClick={onMore}>
          {m.calendar.more(left)}
        </button>
      )}
      {left > 0 && !onMore && <p className="faint">{m.calendar.more(left)}</p>}
    </>
  )
}
