/** What goes out next, what went out last, and what waits for a person. */
import { Link } from 'wouter'
import type { LedgerRow, OutgoingView } from '../../../src/delivery/pages.ts'
import { momentAt } from '../../charts/time.ts'
import { number } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { useActions } from '../../store/actions.ts'
import { Card } from '../../ui/card.tsx'
import { channelTitle } from '../publishing/use-publishing.ts'

export function OutgoingCard({ data }: { data: OutgoingView }) {
  const { href } = useActions()
  const { next, last } = data
  const waits = [
    ['deliveries', m.outgoing.undecided, data.undecided, true],
    ['review', m.outgoing.review, data.review, false],
    ['handoffs', m.outgoing.byHand, data.byHand, false],
  ] as const
  const aside = (
    <Link className="more" href={href('calendar')}>
      {m.pages.calendar}
    </Link>
  )
  return (
    <Card flush title={m.pages.publishing} aside={aside}>
      <nav className="states-line" aria-label={m.outgoing.waits}>
        {waits
          .filter(([, , count]) => count > 0)
          .map(([page, label, count, bad]) => (
            <Link key={page} href={href(page)}>
              <b className={bad ? 'late' : ''}>{number(count)}</b> <span className="under">{label}</span>
            </Link>
          ))}
      </nav>
      <Rows title={m.outgoing.next} rows={next} data={data} page="calendar" />
      <Rows title={m.outgoing.last} rows={last} data={data} page="deliveries" />
      {next.length + last.length === 0 && <p className="quiet">{m.outgoing.none}</p>}
    </Card>
  )
}

function Rows({ title, rows, data, page }: { title: string; rows: readonly LedgerRow[]; data: OutgoingView; page: string }) {
  const { href } = useActions()
  if (rows.length === 0) return null
  return (
    <section>
      <p className="group-label">{title}</p>
      <ul className="rows">
        {rows.map(each => (
          <li key={each.id}>
            <span className="grow">
              <Link className="link" href={page === 'deliveries' ? `${href(page)}?delivery=${each.id}` : href(page)}>
                {tidy(each.title)}
              </Link>
              <span className="under inline"> {channelTitle(data, each.channel)}</span>
            </span>
            <span className="when">{momentAt(each.dueAt, data.zone)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
