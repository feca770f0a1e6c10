/** Stops sending: on one channel or on all, with who did it and when. */
import { campaignHold } from '../../../src/delivery/delivery.ts'
import type { LedgerView } from '../../../src/delivery/pages.ts'
import { ago } from '../../format-measure.ts'
import { m } from '../../messages/index.ts'
import { useServer } from '../../store/actions.ts'
import { Card } from '../../ui/card.tsx'
import { ShowMore } from '../../ui/show-more.tsx'
import { useMore } from '../../ui/use-more.ts'
import { channelTitle } from './use-publishing.ts'

const ALL = '*'
/** Campaigns that are listed at once. */
const CAMPAIGNS = 8
type Props = { data: LedgerView; now: number; reload: () => void }

function useHold(reload: () => void): (channel: string, title: string, on: boolean) => void {
  const { run, said, failed } = useServer()
  return (channel, title, on) => {
    run('hold', { channel, on })
      .then(() => said(on ? m.deliveries.held(title) : m.deliveries.lifted(title)), failed)
      .finally(reload)
  }
}

/** Above the page while nothing at all goes out. */
export function HeldBanner({ data, now, reload }: Props) {
  const turn = useHold(reload)
  const all = data.holds.find(each => each.channel === ALL)
  if (!all) return null
  return (
    <p className="banner lost" role="status">
      <span className="grow">{m.deliveries.heldAll(all.person, ago(Math.min(all.at, now), now))}</span>
      <button type="button" onClick={() => turn(ALL, m.deliveries.everything, false)}>
        {m.deliveries.lift}
      </button>
    </p>
  )
}

export function KillCard({ data, now, reload }: Props) {
  const turn = useHold(reload)
  // Those that are stopped stand first: they are what somebody looks for.
  const held = (name: string): boolean => data.holds.some(each => each.channel === campaignHold(name))
  const campaigns = useMore(data.campaigns.toSorted((a, b) => Number(held(b)) - Number(held(a))), CAMPAIGNS) // prettier-ignore
  const rows = [
    { channel: ALL, title: m.deliveries.everything, note: null },
    ...data.channels.map(({ name, paused, sunset, mode, idempotency }) => ({
      channel: name,
      title: channelTitle(data, name),
      note: noteOf({ paused, sunset, mode, idempotency }),
    })),
    ...campaigns.shown.map(name => ({ channel: campaignHold(name), title: m.after.campaign(name), note: null })),
  ]
  return (
    <Card flush title={m.deliveries.kill}>
      <p className="quiet">{m.deliveries.killHint}</p>
      <ul className="rows">
        {rows.map(({ channel, title, note }) => {
          const hold = data.holds.find(each => each.channel === channel)
          return (
            <li key={channel}>
              <span className="grow">
                <span className={channel === ALL ? 'strong' : ''}>{title}</span>
                {hold ? (
                  <span className="under block late">{m.deliveries.stopped(hold.person, ago(Math.min(hold.at, now), now))}</span>
                ) : (
                  note !== null && <span className="under block">{note}</span>
                )}
              </span>
              <button
                type="button"
                role="switch"
                aria-checked={hold !== undefined}
                aria-label={m.deliveries.stop(title)}
                className="switch stop"
                onClick={() => turn(channel, title, hold === undefined)}
              >
                <i aria-hidden="true" />
              </button>
            </li>
          )
        })}
      </ul>
      <ShowMore left={campaigns.left} step={CAMPAIGNS} more={campaigns.more} />
    </Card>
  )
}

type Channel = Pick<LedgerView['channels'][number], 'paused' | 'sunset' | 'mode' | 'idempotency'>

/** What matters of a channel before it is stopped or started. */
function noteOf({ paused, sunset, mode, idempotency }: Channel): string | null {
  if (paused) return m.deliveries.paused
  if (sunset !== null) return m.deliveries.sunset(sunset)
  if (mode === 'handoff') return m.deliveries.byHand
  return idempotency === 'key' || idempotency === 'lookup' || idempotency === 'none' ? m.deliveries.idempotency[idempotency] : null
}
