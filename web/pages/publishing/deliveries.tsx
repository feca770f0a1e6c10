/** The ledger of what went out, what will, and what waits for a person. */
import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import type { Delivery } from '../../../src/delivery/delivery.ts'
import { localTime } from '../../../src/lib/zone.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { m } from '../../messages/index.ts'
import { Head } from '../../shell/head.tsx'
import { useActions, useServer } from '../../store/actions.ts'
import { nowOf } from '../../store/measure.ts'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Failed } from '../../ui/failed.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { DeliveryPanel } from './delivery-panel.tsx'
import { FirstSteps } from './empty.tsx'
import { HandoffCard } from './handoff-card.tsx'
import { HeldBanner, KillCard } from './kill-card.tsx'
import { Ledger } from './ledger.tsx'
import { unwritten } from './outline.ts'
import { usePublishing } from './use-publishing.ts'
import { WaitingCard } from './waiting-card.tsx'

const WAITING: ReadonlySet<Delivery['state']> = new Set(['waiting', 'unconfirmed', 'missed', 'rejected', 'blocked'])

export function Deliveries({ view }: { view: WorkspaceView }) {
  const { data, error, reload } = usePublishing(view.id)
  const [params, setParams] = useSearchParams()
  const { href } = useActions()
  if (!data) return error ? <Failed error={error} /> : <Skeleton />
  const now = nowOf(view)
  const handoffs = data.deliveries.filter(each => each.state === 'handoff')
  const waiting = data.deliveries.filter(each => WAITING.has(each.state))
  const opened = data.deliveries.find(each => each.id === params.get('delivery'))
  const byHand = new Set(data.channels.filter(each => each.mode === 'handoff').map(each => each.name))
  const later = data.deliveries.filter(
    each => each.state === 'planned' && byHand.has(each.channel) && localTime(each.dueAt, data.zone).slice(0, 10) === view.today,
  )
  const open = (id: string | null): void => setParams(id === null ? {} : { delivery: id }, { replace: true })
  const shared = { data, now, reload }
  return (
    <>
      <Head view={view} title={m.pages.deliveries} sub={m.deliveries.sub(data.deliveries.length, waiting.length + handoffs.length)}>
        <SendDue deliveries={data.deliveries} now={now} onDone={reload} />
      </Head>
      <HeldBanner {...shared} />
      {data.deliveries.length === 0 && (
        <FirstSteps files={data.pieces.length} channels={data.channels.length} planned={unwritten(view, data.pieces).length} />
      )}
      <div className="grid">
        <div className="stack c8">
          {waiting.length > 0 && <WaitingCard {...shared} deliveries={waiting} onOpen={open} />}
          {handoffs.map(each => (
            <HandoffCard key={each.id} {...shared} delivery={each} />
          ))}
          {later.length > 0 && <p className="muted">{m.deliveries.later(later.length)}</p>}
          {data.deliveries.length > 0 ? (
            <Ledger {...shared} onOpen={open} />
          ) : data.pieces.length > 0 && data.channels.length > 0 ? (
            <Card>
              <Empty icon="deliveries" title={m.deliveries.empty} hint={m.deliveries.emptyHint}>
                <Link className="button" href={href('board')}>
                  {m.deliveries.toBoard}
                </Link>
              </Empty>
            </Card>
          ) : null}
        </div>
        <div className="stack c4">
          <KillCard {...shared} />
        </div>
      </div>
      {opened && <DeliveryPanel key={opened.id} {...shared} delivery={opened} onClose={() => open(null)} />}
    </>
  )
}

function SendDue({ deliveries, now, onDone }: { deliveries: readonly Delivery[]; now: number; onDone: () => void }) {
  const { run, said, failed } = useServer()
  const [working, setWorking] = useState(false)
  const due = deliveries.filter(each => each.state === 'planned' && each.dueAt <= now).length
  if (due === 0) return null
  const send = (): void => {
    setWorking(true)
    run('publish-due', { dryRun: false })
      .then(sent => said(m.deliveries.sent(sent.length)), failed)
      .finally(() => {
        setWorking(false)
        onDone()
      })
  }
  return (
    <>
      <span className="muted">{m.deliveries.dueCount(due)}</span>
      <button type="button" className="button primary" disabled={working} onClick={send}>
        {m.deliveries.dueNow}
      </button>
    </>
  )
}
