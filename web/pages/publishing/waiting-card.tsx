import type { Delivery } from '../../../src/delivery/delivery.ts'
import type { PublishingView } from '../../../src/delivery/view.ts'
import { momentAt } from '../../charts/time.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { Card } from '../../ui/card.tsx'
import { Decide } from './decide.tsx'
import { DeliveryState } from './delivery-state.tsx'
import { channelTitle, pieceOf } from './use-publishing.ts'

type Props = { data: PublishingView; deliveries: readonly Delivery[]; reload: () => void; onOpen: (id: string) => void }

/** What stands still until somebody decides, with why, and the words that can be said. */
export function WaitingCard({ data, deliveries, reload, onOpen }: Props) {
  return (
    <Card flush title={m.deliveries.waits}>
      <p className="quiet">{m.deliveries.waitsHint}</p>
      <ul className="rows">
        {deliveries.map(each => {
          const title = m.after.of[each.kind](tidy(pieceOf(data, each)?.title ?? each.item))
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
    </Card>
  )
}
