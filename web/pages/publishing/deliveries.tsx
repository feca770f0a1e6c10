/** The ledger of what went out, what will, and what waits for a person. */
import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import type { HandoffsView, LedgerGroup, LedgerView } from '../../../src/delivery/pages.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { m } from '../../messages/index.ts'
import { Head } from '../../shell/head.tsx'
import { useActions, useServer } from '../../store/actions.ts'
import { nowOf } from '../../store/measure.ts'
import { groupOf, STEP, usePaged } from '../../store/paged.ts'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Failed } from '../../ui/failed.tsx'
import { ShowMore } from '../../ui/show-more.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useSearched } from '../../ui/use-searched.ts'
import { FirstSteps } from './empty.tsx'
import { HandoffCard } from './handoff-card.tsx'
import { HeldBanner, KillCard } from './kill-card.tsx'
import { Ledger } from './ledger.tsx'
import { OpenedDelivery } from './opened-delivery.tsx'
import { SenderBanner } from './sender-banner.tsx'
import { WaitingCard } from './waiting-card.tsx'

/** What waits stands above the ledger, and does not push it out of sight. */
const FEW = { waiting: 5, now: 3 }

export function Deliveries({ view }: { view: WorkspaceView }) {
  const { query, setQuery, asked } = useSearched()
  const [state, setState] = useState<LedgerGroup>('all')
  const ledger = usePaged<LedgerView>(view.id, '/deliveries', { q: asked, state: state === 'all' ? null : state }, FEW)
  const hand = usePaged<HandoffsView>(view.id, '/handoffs', {}, FEW)
  const [params, setParams] = useSearchParams()
  const { href } = useActions()
  const [data, handoffs] = [ledger.data, hand.data]
  const error = ledger.error ?? hand.error
  if (!data || !handoffs) return error ? <Failed error={error} /> : <Skeleton />
  const now = nowOf(view)
  const opened = params.get('delivery')
  const [waiting, byHand, later] = [groupOf(data, 'waiting'), groupOf(handoffs, 'now'), groupOf(handoffs, 'later')]
  const open = (id: string | null): void => setParams(id === null ? {} : { delivery: id }, { replace: true })
  const reload = (): void => {
    ledger.reload()
    hand.reload()
  }
  const shared = { data, now, reload }
  return (
    <>
      <Head view={view} title={m.pages.deliveries} sub={m.deliveries.sub(data.total, waiting.count + byHand.count)}>
        <SendDue due={data.due} onDone={reload} />
      </Head>
      <HeldBanner {...shared} />
      <SenderBanner data={data} reload={reload} />
      <div className="grid">
        <div className="stack c8">
          {data.total === 0 && <FirstSteps files={data.files} channels={data.channels.length} planned={data.planned} />}
          {waiting.count > 0 && (
            <WaitingCard data={data} group={waiting} reload={reload} onOpen={open} onMore={() => void ledger.more('waiting')} />
          )}
          {byHand.rows.map(each => (
            <HandoffCard key={each.id} data={data} delivery={each} reload={reload} />
          ))}
          <ShowMore left={byHand.count - byHand.rows.length} step={STEP} more={() => void hand.more('now')} />
          {later.count > 0 && <p className="muted">{m.deliveries.later(later.count)}</p>}
          {data.total > 0 ? (
            <Ledger
              data={data}
              state={state}
              query={query}
              onState={setState}
              onQuery={setQuery}
              onOpen={open}
              onMore={() => void ledger.more(state)}
            />
          ) : data.files > 0 && data.channels.length > 0 ? (
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
      {opened && <OpenedDelivery key={opened} workspace={view.id} id={opened} now={now} reload={reload} onClose={() => open(null)} />}
    </>
  )
}

function SendDue({ due, onDone }: { due: number; onDone: () => void }) {
  const { run, said, failed } = useServer()
  const [working, setWorking] = useState(false)
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
