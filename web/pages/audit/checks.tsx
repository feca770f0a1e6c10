import type { AuditedCheck } from '../../../src/audit/run.ts'
import { m } from '../../messages/index.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { Evidence } from './evidence.tsx'

const ORDER = { no: 0, unknown: 1, yes: 2 } as const
const KIND = { no: 'warning', unknown: undefined, yes: 'good' } as const

/** Everything that the audit looks for in any repository, the missing first. */
export function Checks({ checks }: { checks: readonly AuditedCheck[] }) {
  return (
    <Card flush title={m.audit.checks}>
      <ul className="rows">
        {checks
          .toSorted((a, b) => ORDER[a.state] - ORDER[b.state])
          .map(check => (
            <li key={check.id}>
              <span className="grow">
                {check.title}
                <span className="under block">
                  {check.because} <Evidence evidence={check.evidence.slice(0, 3)} />
                </span>
              </span>
              <Badge kind={KIND[check.state]}>{m.audit.state[check.state]}</Badge>
            </li>
          ))}
      </ul>
    </Card>
  )
}
