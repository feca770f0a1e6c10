import type { AutomationView } from '../../../src/measure/automations.ts'
import { ago } from '../../format-measure.ts'
import { m } from '../../messages/index.ts'
import { Badge } from '../../ui/badge.tsx'

const KIND = { true: 'warning', false: 'good', unknown: undefined } as const

/** An automation of `uptake.yml`: what it watches, how that stands, and its switch. */
export function OwnCard({ automation, now, onSwitch }: { automation: AutomationView; now: number; onSwitch: (on: boolean) => void }) {
  const { id, when, do: deeds, active, risk, verdict, episodes, lastFiredAt } = automation
  return (
    <section className="card risk">
      <div className="risk-head wide-head">
        <h3 className="mono">{id}</h3>
        <Badge kind={KIND[verdict.truth]}>{m.automations.truth[verdict.truth]}</Badge>
        <button
          type="button"
          role="switch"
          aria-checked={active}
          aria-label={m.automations.switch(id)}
          className="switch"
          onClick={() => onSwitch(!active)}
        >
          <i aria-hidden="true" />
        </button>
      </div>
      <dl>
        <div>
          <dt>{m.automations.when}</dt>
          <dd>
            <code>{when}</code>
          </dd>
        </div>
        <div>
          <dt>{m.automations.do}</dt>
          {deeds.map(deed => (
            <dd key={deed}>
              <code>{deed}</code>
            </dd>
          ))}
        </div>
        {risk !== null && (
          <div>
            <dt>{m.automations.risk}</dt>
            <dd>{risk}</dd>
          </div>
        )}
      </dl>
      <p className="under">
        {verdict.because}
        <span className="block">
          {lastFiredAt === null ? m.automations.never : m.automations.fired(ago(Math.min(lastFiredAt, now), now))}
        </span>
        {episodes.map(({ subject, since }) => (
          <span key={subject} className="block">
            {m.automations.since(subject, ago(Math.min(since, now), now))}
          </span>
        ))}
      </p>
    </section>
  )
}
