import type { Group, LedgerRow, LedgerView } from '../../../src/delivery/pages.ts'
import { momentAt } from '../../charts/time.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { STEP } from '../../store/paged.ts'
import { Card } from '../../ui/card.tsx'
import { ShowMore } from '../../ui/show-more.tsx'
import { Decide } from './decide.tsx'
import { DeliveryState } from './delivery-state.tsx'
import { channelTitle } from './use-publishing.ts'

type Props = {
  data: LedgerView
  group: Group<'waiting', LedgerRow>
  reload: () => void
  onOpen: (id: string) => void
  onMore: () => void
}

/** What stands still until somebody decides, with why, and the words that can be said. */
export function WaitingCard({ data, group, reload, onOpen, onMore }: Props) {
  return (
    <Card flush title={m.deliveries.waits}>
      <p className="quiet">{m.deliveries.waitsHint}</p>
      <ul className="rows">
        {group.rows.map(each => {
          const title = m.after.of[each.kind](tidy(each.title))
          return (
            <li key={each.id} className="waiting">
              <p className="tools close">
                <DeliveryState state={each.state} />
                <button type="button" className="link strong" onClick={() => onOpen(each.id)}>
                  {title}
                </button>
                <span className="muted">{channelTitle(data, each.channel)}</span>
                <span className="faint">{momentAt(each.dueAt, data.zone)}</span>
              </p>
              <p>{each.reason ?? m.publishing.stateHint[each.state]}</p>
              <Decide delivery={each} title={title} onDone={reload} />
            </li>
          )
        })}
      </ul>
      <ShowMore left={group.count - group.rows.length} step={STEP} more={onMore} />
    </Card>
  )
}
