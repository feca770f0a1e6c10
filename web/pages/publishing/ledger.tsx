/** Every delivery, newest first, by state. */
import { STATES } from '../../../src/delivery/delivery.ts'
import type { LedgerGroup, LedgerView } from '../../../src/delivery/pages.ts'
import { momentAt } from '../../charts/time.ts'
import { number } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { groupOf, STEP } from '../../store/paged.ts'
import { Card } from '../../ui/card.tsx'
import { FilterBox } from '../../ui/filter-box.tsx'
import { ShowMore } from '../../ui/show-more.tsx'
import { DeliveryState } from './delivery-state.tsx'
import { webAddress } from './use-attempts.ts'
import { channelTitle } from './use-publishing.ts'

type Props = {
  data: LedgerView
  state: LedgerGroup
  query: string
  onState: (state: LedgerGroup) => void
  onQuery: (query: string) => void
  onOpen: (id: string) => void
  onMore: () => void
}

export function Ledger({ data, state, query, onState, onQuery, onOpen, onMore }: Props) {
  const { rows, count, next } = groupOf(data, state)
  return (
    <Card flush title={m.deliveries.ledger} aside={<FilterBox label={m.deliveries.search} value={query} onChange={onQuery} />}>
      <div className="chips ledger-chips" role="group" aria-label={m.deliveries.filter}>
        <button type="button" className="chip" aria-pressed={state === 'all'} onClick={() => onState('all')}>
          {m.deliveries.all(number(data.total))}
        </button>
        {STATES.map(name => groupOf(data, name))
          .filter(each => each.count > 0 || each.name === state)
          .map(each => (
            <button
              key={each.name}
              type="button"
              className="chip"
              aria-pressed={state === each.name}
              onClick={() => onState(state === each.name ? 'all' : each.name)}
            >
              {m.publishing.state[each.name]} <span className="num">{number(each.count)}</span>
            </button>
          ))}
      </div>
      {rows.length === 0 && <p className="quiet">{m.noMatch}</p>}
      <ul className="rows">
        {rows.map(each => (
          <li key={each.id} className="ledger-row">
            <span className="ledger-state">
              <DeliveryState state={each.state} />
            </span>
            <span className="grow">
              <button type="button" className="link" onClick={() => onOpen(each.id)}>
                {m.after.of[each.kind](tidy(each.title))}
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
      {next !== null && <ShowMore left={query === '' ? count - rows.length : STEP} step={STEP} more={onMore} />}
    </Card>
  )
}
