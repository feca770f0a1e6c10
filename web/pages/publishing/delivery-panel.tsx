/** A delivery in full: when and where, why it stands where it does, every attempt, and what can be done. */
import { useState } from 'react'
import type { Attempt } from '../../../src/db/attempts.ts'
import type { Delivery } from '../../../src/delivery/delivery.ts'
import type { PublishingView } from '../../../src/delivery/view.ts'
import { momentAt } from '../../charts/time.ts'
import { number } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { Panel } from '../../ui/dialog.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { ChangePost } from './change-post.tsx'
import { Decide } from './decide.tsx'
import { DeliveryState } from './delivery-state.tsx'
import { localText, readingOfDelivery } from './local.ts'
import { MoveDialog } from './move-dialog.tsx'
import { Preview } from './preview.tsx'
import { PostResults } from './post-results.tsx'
import { saidOf, useAttempts, webAddress } from './use-attempts.ts'
import { channelTitle, movable, pieceOf } from './use-publishing.ts'
import { useMove } from './use-move.ts'

type Props = { data: PublishingView; delivery: Delivery; now: number; reload: () => void; onClose: () => void }
const HOUR = 3_600_000

export function DeliveryPanel({ data, delivery, now, reload, onClose }: Props) {
  const [moving, setMoving] = useState(false)
  const { move } = useMove(reload)
  const attempts = useAttempts(delivery)
  const piece = pieceOf(data, delivery)
  const view = piece?.channels.find(each => each.channel === delivery.channel)
  const title = tidy(piece?.title ?? delivery.item)
  const reading = readingOfDelivery(delivery)
  const { late, within } = delivery.policy
  const steps = data.deliveries.filter(each => each.of === delivery.id)
  const before = data.deliveries.find(each => each.id === delivery.after && each.id !== delivery.of)
  const facts: [string, string][] = [
    [m.publishing.channel, channelTitle(data, delivery.channel)],
    [m.deliveries.due, `${localText(delivery.local)} ${delivery.zone}${delivery.launchTime === null ? '' : ` (${delivery.launchTime})`}`],
    [m.deliveries.late, m.deliveries.policy(late, number(within / HOUR))],
    [m.deliveries.bytes, delivery.digest.slice(0, 12)],
    ...(before
      ? [
          [m.after.follows, `${tidy(pieceOf(data, before)?.title ?? before.item)} (${channelTitle(data, before.channel)})`] as [
            string,
            string,
          ],
        ]
      : []),
  ]
  return (
    <Panel open onClose={onClose} title={m.after.of[delivery.kind](title)}>
      <p className="tools close">
        <DeliveryState state={delivery.state} /> <span className="muted">{m.publishing.stateHint[delivery.state]}</span>
      </p>
      <dl className="kv">
        {facts.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="breaks">{text}</dd>
          </div>
        ))}
        {delivery.url !== null && (
          <div>
            <dt>{delivery.state === 'handoff' ? m.deliveries.page : m.deliveries.post}</dt>
            <dd className="breaks">
              <a className="more" href={webAddress(delivery.url)} target="_blank" rel="noopener noreferrer">
                {delivery.url}
              </a>
            </dd>
          </div>
        )}
      </dl>
      {reading !== 'once' && <p className="banner note">{reading === 'skipped' ? m.publishing.skippedShort : m.publishing.twiceShort}</p>}
      {delivery.reason !== null && delivery.state !== 'handoff' && <p>{delivery.reason}</p>}
      {movable(delivery) && (
        <p>
          <button type="button" className="button" onClick={() => setMoving(true)}>
            {m.calendar.move}
          </button>
        </p>
      )}
      <Decide delivery={delivery} title={title} onDone={reload} />
      {delivery.kind === 'post' && delivery.state === 'published' && (
        <section>
          <h3>{m.after.results}</h3>
          <PostResults result={data.results.find(each => each.delivery === delivery.id) ?? null} zone={data.zone} />
        </section>
      )}
      <ChangePost data={data} delivery={delivery} view={view} title={title} onDone={reload} />
      {steps.length > 0 && (
        <section>
          <h3>{m.after.steps}</h3>
          <ul className="rows plain-rows">
            {steps.map(each => (
              <li key={each.id}>
                <span className="grow">
                  {m.after.kind[each.kind]}
                  {each.reason !== null && each.state !== 'handoff' && <span className="under block">{each.reason}</span>}
                </span>
                <DeliveryState state={each.state} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3>{m.deliveries.attempts}</h3>
        <Trouble error={attempts.error} />
        {attempts.data?.length === 0 && <p className="faint">{m.deliveries.noAttempts}</p>}
        <ol className="rows plain-rows">
          {attempts.data?.map((attempt, i) => (
            <AttemptRow key={attempt.id} attempt={attempt} index={i + 1} zone={data.zone} />
          ))}
        </ol>
      </section>
      {view && (
        <section>
          <h3>{m.publishing.previews}</h3>
          {view.digest !== null && view.digest !== delivery.digest && delivery.state !== 'published' && (
            <p className="banner note">{m.deliveries.changed}</p>
          )}
          <Preview view={view} />
        </section>
      )}
      {moving && <MoveDialog moving={[delivery]} now={now} move={move} onClose={() => setMoving(false)} />}
    </Panel>
  )
}

function AttemptRow({ attempt, index, zone }: { attempt: Attempt; index: number; zone: string }) {
  const { startedAt, endedAt, outcome, digest } = attempt
  const said = saidOf(attempt)
  return (
    <li>
      <span className="faint">{index}</span>
      <span className="grow">
        <span className="strong">{outcome ?? m.deliveries.running}</span>
        {said !== null && <span className="under block breaks">{said}</span>}
        <span className="under block mono">{digest.slice(0, 12)}</span>
      </span>
      <span className="when">
        {momentAt(startedAt, zone)}
        {endedAt !== null && <span className="block faint">{m.deliveries.took(number((endedAt - startedAt) / 1000))}</span>}
      </span>
    </li>
  )
}
