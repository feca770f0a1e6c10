/** How often the plan promises to publish, and of what. */
import type { Allocation, Cadence } from '../../../src/plan/model.ts'
import { m } from '../../messages/index.ts'
import { channelName, tidy } from '../../messages/names.ts'
import { Badge } from '../../ui/badge.tsx'
import { Bar } from '../../ui/bar.tsx'
import { Card } from '../../ui/card.tsx'
import { Titled } from '../../ui/source-link.tsx'

export function Cadences({ cadences, span }: { cadences: readonly Cadence[]; span: string }) {
  return (
    <Card span={span} flush title={m.content.cadences}>
      <ul className="rows">
        {cadences.map(cadence => (
          <li key={cadence.id}>
            <span className="grow">
              <Titled source={cadence.source}>{tidy(cadence.text)}</Titled>
              {cadence.channel && (
                <>
                  {' '}
                  <Badge>{channelName(cadence.channel)}</Badge>
                </>
              )}
            </span>
            <span className="when">{m.content.rate(cadence.count, cadence.max, cadence.period)}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

export function Shares({ shares, span }: { shares: readonly Allocation[]; span: string }) {
  return (
    <Card span={span} flush title={m.content.shares}>
      <ul className="rows">
        {shares.map(share => (
          <li key={share.id}>
            <div className="grow progress-row">
              <Titled source={share.source}>{tidy(share.label)}</Titled>
              <span className="num">{share.percent} %</span>
              <Bar value={share.percent} label={`${share.label} ${share.percent} %`} />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
