/** What Uptake watches and does by itself, and what the risks of the plan propose. */
import type { AutomationsView } from '../../../src/measure/automations.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { momentAt } from '../../charts/time.ts'
import { m } from '../../messages/index.ts'
import { Head } from '../../shell/head.tsx'
import { useServer } from '../../store/actions.ts'
import { api } from '../../store/api.ts'
import { nowOf, useMeasured } from '../../store/measure.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Failed } from '../../ui/failed.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { OwnCard } from './own-card.tsx'
import { ProposalCard } from './proposal-card.tsx'

const EVENTS = 20

export function Automations({ view }: { view: WorkspaceView }) {
  const { data, error, set } = useMeasured<AutomationsView>(view.id, '/automations')
  const { said, failed } = useServer()
  if (!data) return error ? <Failed error={error} /> : <Skeleton />
  const { automations, proposals, events } = data
  const turn = (id: string, active: boolean): void => {
    api<AutomationsView>(`/workspaces/${encodeURIComponent(view.id)}/automations`, { id, active }).then(next => {
      set(next)
      said(active ? m.automations.switchedOn(id) : m.automations.switchedOff(id), 'undo')
    }, failed)
  }
  const now = nowOf(view)
  const active = automations.filter(each => each.active).length
  return (
    <>
      <Head view={view} title={m.pages.automations} sub={m.automations.sub(active, proposals.length)} />
      {automations.length === 0 && proposals.length === 0 && (
        <Card>
          <Empty icon="automations" title={m.automations.empty} hint={m.automations.emptyHint} example={m.automations.example} />
        </Card>
      )}
      {automations.length > 0 && (
        <section className="stack">
          <h2>{m.automations.own}</h2>
          <div className="risk-grid">
            {automations.map(each => (
              <OwnCard key={each.id} automation={each} now={now} onSwitch={on => turn(each.id, on)} />
            ))}
          </div>
        </section>
      )}
      {proposals.length > 0 && (
        <section className="stack">
          <h2>{m.automations.proposals}</h2>
          <p className="muted">{m.automations.proposalsHint}</p>
          <div className="risk-grid">
            {proposals.map(each => (
              <ProposalCard key={each.id} proposal={each} onSwitch={() => turn(each.id, true)} />
            ))}
          </div>
        </section>
      )}
      {events.length > 0 && (
        <Card flush title={m.automations.history}>
          <ul className="rows">
            {events.slice(0, EVENTS).map(event => (
              <li key={event.id}>
                <Badge kind={event.kind === 'fired' ? 'warning' : undefined}>{m.automations.kind[event.kind]}</Badge>
                <span className="grow">
                  <span className="mono">{event.automation}</span> {event.subject}
                  <span className="under block">{event.because}</span>
                  {event.outcomes.map(({ deed, state, detail }) => (
                    <span key={deed} className={`under block ${state === 'failed' ? 'late' : ''}`}>
                      {deed}: {m.automations.outcome[state]}. {detail}
                    </span>
                  ))}
                </span>
                <span className="when">{momentAt(event.at, view.timeZone)}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}
