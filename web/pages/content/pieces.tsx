import { useState } from 'react'
import { Link } from 'wouter'
import type { ContentPiece } from '../../../src/plan/model.ts'
import { isOut, type AllFulfilled, type Fulfilled } from '../../../src/schedule/agenda.ts'
import { shortDate } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { channelName, formatName, tidy } from '../../messages/names.ts'
import { useActions } from '../../store/actions.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { FilterBox } from '../../ui/filter-box.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Place, Titled } from '../../ui/source-link.tsx'
import type { Column } from './blocks.ts'

/** Every piece, under the block of time that it belongs to. */
export function Pieces({ columns, today, fulfilled }: { columns: Column[]; today: string; fulfilled: AllFulfilled }) {
  const [query, setQuery] = useState('')
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const fits = (piece: ContentPiece): boolean =>
    words.every(word => `${piece.title} ${piece.channel ?? ''} ${piece.format ?? ''}`.toLowerCase().includes(word))
  const groups = columns
    .map(column => ({
      column,
      pieces: column.cells
        .flatMap(cell => cell.pieces)
        .filter(fits)
        .sort((a, b) => a.source.line - b.source.line),
    }))
    .filter(group => group.pieces.length > 0)
  return (
    <Card flush title={m.content.all} aside={<FilterBox label={m.content.filter} value={query} onChange={setQuery} />}>
      {groups.length === 0 && <p className="quiet">{m.noMatch}</p>}
      {groups.map(({ column, pieces }) => (
        <section key={column.key}>
          <p className="group-label">{column.title}</p>
          <ul className="rows piece-rows">
            {pieces.map(piece => (
              <Piece key={piece.id} piece={piece} today={today} fulfilled={fulfilled[piece.id]} />
            ))}
          </ul>
        </section>
      ))}
    </Card>
  )
}

function Piece({ piece, today, fulfilled }: { piece: ContentPiece; today: string; fulfilled: Fulfilled | undefined }) {
  const { href, server } = useActions()
  const out = isOut(piece, fulfilled)
  const isWritten = out || (fulfilled?.written ?? 0) >= piece.count
  return (
    <li>
      <span className="grow">
        <Titled source={piece.source} className={piece.done ? 'struck' : ''}>
          {out && (
            <span className="sev good inline" title={m.phaseState.done}>
              <Icon name="check" size={14} />
            </span>
          )}
          {tidy(piece.title)}
        </Titled>
        {fulfilled && <span className="under block">{m.outgoing.fulfilled({ ...fulfilled, wanted: piece.count })}</span>}
      </span>
      <span className="under wide">{piece.format && piece.format !== piece.channel ? formatName(piece.format) : ''}</span>
      <span>{piece.channel && <Badge>{channelName(piece.channel)}</Badge>}</span>
      <span className="num strong">{piece.count > 1 ? `×${piece.count}` : ''}</span>
      <span className="when">{piece.due ? shortDate(piece.due, today) : ''}</span>
      <span>
        {server !== null && !isWritten && (
          <Link
            className="button small"
            href={`${href('editor')}?new=1&piece=${encodeURIComponent(piece.id)}`}
            aria-label={m.editor.draftOf(tidy(piece.title))}
          >
            {m.editor.draft}
          </Link>
        )}
      </span>
      <Place source={piece.source} />
    </li>
  )
}
