import { m } from '../messages/index.ts'

/** Below a list that shows its beginning: as many more as `step`. Nothing where all is shown. */
export function ShowMore({ left, step, more }: { left: number; step: number; more: () => void }) {
  if (left <= 0) return null
  return (
    <p className="quiet">
      <button type="button" className="more" onClick={more}>
        {m.showMore(Math.min(left, step))}
      </button>
    </p>
  )
}
