/** One channel: how it stands, its facts, and what a person can do about it. */
import { useState } from 'react'
import type { ChannelCard as Card, ChannelsView, ChannelWarning } from '../../../src/delivery/channels-view.ts'
import { dayAt } from '../../charts/time.ts'
import { m } from '../../messages/index.ts'
import { useServer } from '../../store/actions.ts'
import { factsOf } from './facts.tsx'
import { Secrets } from './secrets.tsx'
import { StandingBadge } from './standing.tsx'

type Props = {
  card: Card
  view: ChannelsView
  now: number
  checking: boolean
  onCheck: () => void
  onConnect: () => void
  onChange: () => void
}

export function ChannelCard({ card, view, now, checking, onCheck, onConnect, onChange }: Props) {
  const { title, name, kind, help, connect, connection, error, problems, warnings, blocked, byHand, standing } = card
  const own = name === kind ? null : name
  const label = own === null ? title : `${title} (${name})`
  const canTest = standing !== 'broken' && standing !== 'paused' && !byHand
  return (
    <section className="card c6 channel" aria-label={label}>
      <header>
        <h2>
          {title} {own !== null && <span className="faint mono">{own}</span>}
        </h2>
        <StandingBadge card={card} />
      </header>
      <div className="body">
        <p className="muted">{help}</p>
        {checking && canTest && (
          <div className="running" role="status">
            <div className="progress" />
            <span className="faint">{m.channels.testing}</span>
          </div>
        )}
        {problems.map(({ message, expected }) => (
          <Note key={message} strong={message} text={m.collectors.expected(expected)} />
        ))}
        {connection?.state === 'refused' && connection.detail !== null && <Note strong={connection.detail} />}
        {connection?.state === 'connected' && connection.detail !== null && <Note text={connection.detail} />}
        {error !== null && connection?.state !== 'refused' && <Note strong={error.message} />}
        {warnings.map(each => (
          <Note key={each.kind === 'weak' ? each.variable : each.kind} text={warningText(each, view.zone)} />
        ))}
        {blocked.length > 0 && <Blocked card={card} onChange={onChange} />}
        <dl className="kv facts">
          {factsOf(card, view, now).map(([term, text]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        <Secrets card={card} />
        <p className="tools close">
          {canTest && (
            <button
              type="button"
              className="button small"
              disabled={checking}
              onClick={onCheck}
              aria-label={`${m.channels.test}: ${label}`}
            >
              {m.channels.test}
            </button>
          )}
          {connect !== null && standing !== 'paused' && (
            <button
              type="button"
              className={connection === null || connection.state === 'refused' ? 'button small primary' : 'button small'}
              onClick={onConnect}
              aria-label={`${connection === null ? m.channels.connect : m.channels.connectAgain}: ${label}`}
            >
              {connection === null ? m.channels.connect : m.channels.connectAgain}
            </button>
          )}
          {connection !== null && <Disconnect card={card} label={label} onChange={onChange} />}
        </p>
      </div>
    </section>
  )
}

function Note({ strong, text }: { strong?: string; text?: string }) {
  return (
    <div className="banner note" role="note">
      <div>
        {strong !== undefined && <strong>{strong}</strong>}
        {text !== undefined && <p>{text}</p>}
      </div>
    </div>
  )
}

const warningText = (warning: ChannelWarning, zone: string): string =>
  warning.kind === 'weak'
    ? m.channels.weak(warning.variable)
    : m.channels.warning[warning.kind](warning.days, dayAt(warning.on, warning.kind === 'sunset' ? 'UTC' : zone))

/** Deliveries that the account's troubles stopped: sent when a person says so. */
function Blocked({ card, onChange }: { card: Card; onChange: () => void }) {
  const { run, said, failed } = useServer()
  const [working, setWorking] = useState(false)
  const send = (): void => {
    setWorking(true)
    Promise.all(card.blocked.map(id => run('decide-delivery', { id, decision: 'again', url: null })))
      .then(all => said(m.channels.sentBlocked(all.length)), failed)
      .finally(() => {
        setWorking(false)
        onChange()
      })
  }
  return (
    <div className="banner note" role="note">
      <span className="grow">{m.channels.blocked(card.blocked.length)}</span>
      {card.standing !== 'over' && (
        <button type="button" disabled={working} onClick={send}>
          {m.channels.sendBlocked}
        </button>
      )}
    </div>
  )
}

function Disconnect({ card, label, onChange }: { card: Card; label: string; onChange: () => void }) {
  const { run, said, failed } = useServer()
  const [asked, setAsked] = useState(false)
  const disconnect = (): void => {
    setAsked(false)
    run('disconnect-channel', { channel: card.name })
      .then(({ remark }) => said([m.channels.disconnected(card.title), remark].filter(Boolean).join('. ')), failed)
      .finally(onChange)
  }
  if (!asked)
    return (
      <button type="button" className="button small" onClick={() => setAsked(true)} aria-label={`${m.channels.disconnect}: ${label}`}>
        {m.channels.disconnect}
      </button>
    )
  return (
    <span className="tools" role="alert">
      <span className="grow">{m.channels.sureDisconnect(card.title)}</span>
      <button type="button" className="button small" onClick={() => setAsked(false)}>
        {m.cancel}
      </button>
      <button type="button" className="button small danger" autoFocus onClick={disconnect}>
        {m.channels.yesDisconnect}
      </button>
    </span>
  )
}
