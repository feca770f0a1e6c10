import { useState } from 'react'
import { Link } from 'wouter'
import { number, span } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { channelName, tidy } from '../../messages/names.ts'
import { useActions } from '../../store/actions.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { Titled } from '../../ui/source-link.tsx'
import type { OutlineTime } from '../../../src/delivery/calendar.ts'

const FIRST = 8

/** What the plan wants in this time and nobody has written, for as long as it has no day of its own. */
export function OutlineCard({ outlines, today }: { outlines: readonly OutlineTime[]; today: string }) {
  const [all, setAll] = useState(false)
  const { href } = useActions()
  if (outlines.length === 0) return null
  return (
    <Card flush title={m.calendar.outline} aside={number(outlines.length)}>
      <p className="quiet">
        {m.calendar.outlineHint} {m.board.leftHint}
      </p>
      <ul className="rows">
        {outlines.slice(0, all ? outlines.length : FIRST).map(({ piece, from, to }) => (
          <li key={piece.id}>
            <span className="grow">
              <Titled source={piece.source}>{tidy(piece.title)}</Titled>
            </span>
            {piece.channel !== null && <Badge>{channelName(piece.channel)}</Badge>}
            {piece.count > 1 && <span className="num strong">×{piece.count}</span>}
            <span className="when">{span({ start: from, end: to }, today)}</span>
            <Link
              className="button small"
              href={`${href('editor')}?new=1&piece=${encodeURIComponent(piece.id)}`}
              aria-label={m.editor.draftOf(tidy(piece.title))}
            >
              {m.editor.draft}
            </Link>
          </li>
        ))}
      </ul>
      {!all && outlines.length > FIRST && (
        <p className="quiet">
          <button type="button" className="more" onClick={() => setAll(true)}>
            {m.showMore(outlines.length - FIRST)}
          </button>
        </p>
      )}
    </Card>
  )
}
