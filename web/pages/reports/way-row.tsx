import type { SentReport } from '../../../src/actions/send-report.ts'
import type { Sending, WayView } from '../../../src/measure/reports.ts'
import { m } from '../../messages/index.ts'
import { Badge } from '../../ui/badge.tsx'
import { wordsOf } from '../../ui/trouble.tsx'
import type { Decision } from './send-dialog.tsx'
import { SendingBadge } from './sending-badge.tsx'

type WayRowProps = {
  way: WayView
  /** What is known of this report on this way. */
  known: Sending | undefined
  result: SentReport | { error: unknown } | undefined
  busy: boolean
  chosen: boolean
  onToggle: () => void
  onDecide: (decision: Decision) => void
}

/** One way to send: its name, who gets it, what stands in the way, and how it went. */
export function WayRow({ way, known, result, busy, chosen, onToggle, onDecide }: WayRowProps) {
  const { name, title, whom, problem } = way
  const unconfirmed = known?.state === 'unconfirmed'
  const sent = known?.state === 'sent'
  return (
    <div className="way">
      <label className="check">
        <input type="checkbox" checked={chosen} disabled={problem !== null || busy || sent || unconfirmed} onChange={onToggle} />
        <span>
          <b>{name}</b>{' '}
          <span className="faint">
            {title}
            {whom !== null && ` · ${whom}`}
          </span>
        </span>
      </label>
      {busy ? (
        <Badge kind="info">{m.send.sending}</Badge>
      ) : result && !('error' in result) && result.state !== 'sent' ? (
        <Badge kind="good">{result.state === 'noted' ? m.send.noted : m.send.already}</Badge>
      ) : (
        known && <SendingBadge sending={known} />
      )}
      {problem !== null && <p className="faint breaks">{problem}</p>}
      {result && 'error' in result ? (
        <p className="late breaks" role="alert">
          {wordsOf(result.error)}
        </p>
      ) : (
        known?.detail && <p className="faint breaks">{known.detail}</p>
      )}
      {unconfirmed && !busy && (
        <button type="button" className="button small" onClick={() => onDecide({ arrived: true })}>
          {m.send.arrived}
        </button>
      )}
      {(unconfirmed || sent) && !busy && problem === null && (
        <button type="button" className="button small" onClick={() => onDecide({ again: true })}>
          {m.send.again}
        </button>
      )}
    </div>
  )
}
