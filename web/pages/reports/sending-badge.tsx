import type { Sending } from '../../../src/measure/reports.ts'
import { m } from '../../messages/index.ts'
import { Badge } from '../../ui/badge.tsx'

const KINDS = { sent: 'good', sending: 'info', failed: 'error', unconfirmed: 'warning', skipped: undefined } as const

/** How a report went one way; `named` says which. */
export function SendingBadge({ sending: { state, way, detail }, named = false }: { sending: Sending; named?: boolean }) {
  const said = way === '' && state === 'sent' ? m.reports.written2 : m.reports.state[state]
  return (
    <span title={[m.reports.stateHelp[state], detail].filter(Boolean).join(' ')}>
      <Badge kind={KINDS[state]}>{named ? `${way || m.reports.into} ${said}` : said}</Badge>
    </span>
  )
}
