/** Every delivery, newest first, by state. */
import { useState } from 'react'
import { STATES, type Delivery } from '../../../src/delivery/delivery.ts'
import type { PublishingView } from '../../../src/delivery/view.ts'
import { momentAt } from '../../charts/time.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { Card } from '../../ui/card.tsx'
import { FilterBox } from '../../ui/filter-box.tsx'
import { ShowMore } from '../../ui/show-more.tsx'
import { useMore } from '../../ui/use-more.ts'
import { DeliveryState } from './delivery-state.tsx'
import { webAddress } from './use-attempts.ts'
import { channelTitle, pieceOf } from './use-publishing.ts'

const FIRST = 100
type Props = { data: PublishingView; onOpen: (id: string) => void }

export function Ledger({ data, onOpen }: Props) {
  const [state, setState] = useState<Delivery['state'] | null>(null)
  const [query, setQuery] = useState('')
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const titleOf = (each: Delivery): string => tidy(pieceOf(data, each)?.title ?? each.item)
  const counts = STATES.map(each => [each, data.deliveries.filter(delivery => delivery.state === each).length] as const)
  const rows = data.deliveries
    .filter(each => state === null || each.state === state)
    .filter(each => words.every(word => `${titleOf(each)} ${each.channel} ${each.reason ?? ''}`.toLowerCase().includes(word)))
    .sort((a, b) => b.dueAt - a.dueAt)
  const { shown, left, more } = useMore(rows, FIRST)
  return (
    <Card flush title={m.deliveries.ledger} aside={<FilterBox label={m.deliveries.search} value={query} onChange={setQuery} />}>
      <div className="chips ledger-chips" role="group" aria-label={m.deliveries.filter}>
        <button type="button" className="chip" aria-pressed={state === null} onClick={() => setState(null)}>
          {m.deliveries.all(data.deliveries.length)}
        </button>
        {counts
          .filter(([each, count]) => count > 0 || each === state)
          .map(([each, count]) => (
            <button
              key={each}
              type="button"
              className="chip"
              aria-pressed={state === each}
              onClick={() => setState(state === each ? null : each)}
            >
              {m.publishing.state[each]} <span className="num">{count}</span>
            </button>
          ))}
      </div>
      {rows.length === 0 && <p className="quiet">{m.noMatch}</p>}
      <ul className="rows">
        {shown.map(each => (
          <li key={each.id} className="ledger-row">
            <span className="ledger-state">
              <DeliveryState state={each.state} />
            </span>
            <span className="grow">
              <button type="button" className="link" onClick={() => onOpen(each.id)}>
                {m.after.of[each.kind](titleOf(each))}
              </button>
              <span className="under block">
                {channelTitle(data, each.channel)}
                {each.reason !== null && each.state !== 'handoff' && ` · ${each.reason}`}
                {webAddress(each.url) !== undefined && each.state === 'published' && (
                  <>
                    {' · '}
                    <a href={webAddress(each.url)} target="_blank" rel="noopener noreferrer" className="more">
                      {m.deliveries.openPost}
                    </a>
                  </>
                )}
              </span>
            </span>
            <span className="when">{momentAt(each.dueAt, data.zone)}</span>
          </li>
        ))}
      </ul>
      <ShowMore left={left} step={FIRST} more={more} />
    </Card>
  )
}
