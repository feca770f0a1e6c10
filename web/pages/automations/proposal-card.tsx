import type { Proposal } from '../../../src/rules/propose.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { Badge } from '../../ui/badge.tsx'
import { Titled } from '../../ui/source-link.tsx'

/** What a risk of the plan proposes to watch; nothing happens until it is switched on. */
export function ProposalCard({ proposal, onSwitch }: { proposal: Proposal; onSwitch: () => void }) {
  const { id, risk, remedy, when, do: deed, origin, why, source } = proposal
  const facts: [string, string, boolean][] = [
    [m.automations.when, when, true],
    [m.automations.do, deed, true],
    ...(remedy === null ? [] : [[m.automations.remedy, remedy, false] as [string, string, boolean]]),
    [m.automations.why, why, false],
  ]
  return (
    <section className="card risk">
      <div className="risk-head wide-head">
        <h3>
          <Titled source={source}>{tidy(risk)}</Titled>
        </h3>
        <Badge>{m.automations.origin[origin]}</Badge>
      </div>
      <dl>
        {facts.map(([name, text, code]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{code ? <code>{text}</code> : text}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className="button small" aria-label={`${m.automations.on}: ${id}`} onClick={onSwitch}>
        {m.automations.on}
      </button>
    </section>
  )
}
