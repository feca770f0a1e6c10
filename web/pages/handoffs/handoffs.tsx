/** What a person posts today, made for a phone: copy, open, paste the address, done. */
import { Link } from 'wouter'
import type { Group, HandoffGroup, HandoffRow, HandoffsView } from '../../../src/delivery/pages.ts'
import { localTime } from '../../../src/lib/zone.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { Head } from '../../shell/head.tsx'
import { useActions } from '../../store/actions.ts'
import { groupOf, STEP, usePaged } from '../../store/paged.ts'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Failed } from '../../ui/failed.tsx'
import { ShowMore } from '../../ui/show-more.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { webAddress } from '../publishing/use-attempts.ts'
import { channelTitle } from '../publishing/use-publishing.ts'
import { HandoffNow } from './handoff-now.tsx'

export function Handoffs({ view }: { view: WorkspaceView }) {
  const { data, error, reload, more } = usePaged<HandoffsView>(view.id, '/handoffs')
  const { href } = useActions()
  if (!data) return error ? <Failed error={error} /> : <Skeleton />
  const [now, later, done] = [groupOf(data, 'now'), groupOf(data, 'later'), groupOf(data, 'done')]
  const shared = { data, onMore: (name: HandoffGroup) => void more(name) }
  return (
    <div className="handoffs">
      <Head view={view} title={m.pages.handoffs} sub={m.handoffs.sub(now.count, later.count)} />
      {data.held && <p className="banner lost">{m.handoffs.held}</p>}
      {now.count === 0 && (
        <Card>
          <Empty icon="handoffs" title={m.handoffs.empty} hint={m.handoffs.emptyHint}>
            <Link className="button" href={href('calendar')}>
              {m.handoffs.toCalendar}
            </Link>
          </Empty>
        </Card>
      )}
      {now.rows.map(each => (
        <HandoffNow key={each.id} data={data} delivery={each} today={view.today} reload={reload} />
      ))}
      <ShowMore left={now.count - now.rows.length} step={STEP} more={() => shared.onMore('now')} />
      <Short title={m.handoffs.later} group={later} {...shared} />
      <Short title={m.handoffs.doneToday} group={done} {...shared} />
    </div>
  )
}

type ShortProps = { title: string; group: Group<HandoffGroup, HandoffRow>; data: HandoffsView; onMore: (name: HandoffGroup) => void }

/** A list with a line for each: what is still to come, or out already. Nothing where there is none. */
function Short({ title, group: { name: group, count, rows }, data, onMore }: ShortProps) {
  if (count === 0) return null
  return (
    <Card flush title={title}>
      <ul className="rows">
        {rows.map(each => {
          const page = each.state === 'published' ? webAddress(each.url) : undefined
          const name = tidy(each.title)
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
      <ShowMore left={count - rows.length} step={STEP} more={() => onMore(group)} />
    </Card>
  )
}
