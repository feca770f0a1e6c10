/** What a person posts today, made for a phone: copy, open, paste the address, done. */
import { Link } from 'wouter'
import type { Delivery } from '../../../src/delivery/delivery.ts'
import type { PublishingView } from '../../../src/delivery/view.ts'
import { localTime } from '../../../src/lib/zone.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { Head } from '../../shell/head.tsx'
import { useActions } from '../../store/actions.ts'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Failed } from '../../ui/failed.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { webAddress } from '../publishing/use-attempts.ts'
import { channelTitle, pieceOf, usePublishing } from '../publishing/use-publishing.ts'
import { HandoffNow } from './handoff-now.tsx'

export function Handoffs({ view }: { view: WorkspaceView }) {
  const { data, error, reload } = usePublishing(view.id)
  const { href } = useActions()
  if (!data) return error ? <Failed error={error} /> : <Skeleton />
  const byHand = new Set(data.channels.filter(each => each.mode === 'handoff').map(each => each.name))
  const isToday = (each: Delivery): boolean => localTime(each.dueAt, data.zone).slice(0, 10) === view.today
  const oldestFirst = data.deliveries.toSorted((a, b) => a.dueAt - b.dueAt)
  const now = oldestFirst.filter(each => each.state === 'handoff')
  const later = oldestFirst.filter(each => each.state === 'planned' && byHand.has(each.channel) && isToday(each))
  const done = oldestFirst.filter(each => each.state === 'published' && byHand.has(each.channel) && isToday(each))
  return (
    <div className="handoffs">
      <Head view={view} title={m.pages.handoffs} sub={m.handoffs.sub(now.length, later.length)} />
      {data.holds.some(each => each.channel === '*') && <p className="banner lost">{m.handoffs.held}</p>}
      {now.length === 0 && (
        <Card>
          <Empty icon="handoffs" title={m.handoffs.empty} hint={m.handoffs.emptyHint}>
            <Link className="button" href={href('calendar')}>
              {m.handoffs.toCalendar}
            </Link>
          </Empty>
        </Card>
      )}
      {now.map(each => (
        <HandoffNow key={each.id} data={data} delivery={each} today={view.today} reload={reload} />
      ))}
      {later.length > 0 && <Short title={m.handoffs.later} deliveries={later} data={data} />}
      {done.length > 0 && <Short title={m.handoffs.doneToday} deliveries={done} data={data} />}
    </div>
  )
}

/** A list with a line for each: what is still to come, or out already. */
function Short({ title, deliveries, data }: { title: string; deliveries: readonly Delivery[]; data: PublishingView }) {
  return (
    <Card flush title={title}>
      <ul className="rows">
        {deliveries.map(each => {
          const page = each.state === 'published' ? webAddress(each.url) : undefined
          const name = tidy(pieceOf(data, each)?.title ?? each.item)
          return (
            <li key={each.id}>
              <span className="num faint">{localTime(each.dueAt, data.zone).slice(11)}</span>
              <span className="grow">
                {page === undefined ? (
                  name
                ) : (
                  <a href={page} target="_blank" rel="noopener noreferrer">
                    {name}
                  </a>
                )}
              </span>
              <span className="muted">{channelTitle(data, each.channel)}</span>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
