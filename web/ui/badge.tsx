import type { ReactNode } from 'react'
import type { Severity } from '../../src/plan/model.ts'
import { m } from '../messages/index.ts'
import { Icon } from './icon.tsx'

export function Badge({ kind, children }: { kind?: Severity | 'good' | undefined; children: ReactNode }) {
  return <span className={`badge ${kind ?? ''}`}>{children}</span>
}
/** A severity as a sign with its word for those who do not see it. */
export function Sev({ severity }: { severity: Severity }) {
  return (
    <span className={`sev ${severity}`} title={m.severity[severity]}>
      <Icon name={severity} />
      <span className="sr">{m.severity[severity]}</span>
    </span>
  )
}
/** Errors before warnings before notes. */
export const severityRank = (severity: Severity): number => ({ error: 0, warning: 1, info: 2 })[severity]
