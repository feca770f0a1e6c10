import type { WorkspaceView } from '../../src/schedule/view.ts'
import { m } from '../messages/index.ts'
import { Head } from '../shell.tsx'
import { Badge, Card, Empty, Place, Titled } from '../ui/parts.tsx'

/** Risks with what the plan does about each. */
export function Risks({ view }: { view: WorkspaceView }) {
  const { risks } = view.plan
  return (
    <>
      <Head view={view} title={m.pages.risks} />
      {risks.length === 0 ? (
        <Card>
          <Empty title={m.risks.empty} hint={m.risks.emptyHint} />
        </Card>
      ) : (
        <section className="card">
          <div className="scroll-x" tabIndex={0} role="region" aria-label={m.pages.risks}>
            <table className="data">
              <thead>
                <tr>
                  <th style={{ width: '26%' }}>{m.risks.risk}</th>
                  <th>{m.risks.mitigation}</th>
                  <th>{m.risks.contingency}</th>
                  <th>{m.risks.level}</th>
                  <th>
                    <span className="sr">{m.open}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {risks.map(risk => (
                  <tr key={risk.id}>
                    <td>
                      <Titled source={risk.source}>{risk.risk}</Titled>
                      {risk.category && <div className="faint">{risk.category}</div>}
                    </td>
                    <td className="muted">{risk.mitigation ?? '–'}</td>
                    <td className="muted">{risk.contingency ?? '–'}</td>
                    <td>
                      {[risk.likelihood, risk.impact, risk.severity].filter(Boolean).map((level, i) => (
                        <Badge
                          key={i}
                          kind={
                            /high|hoch|alt|élev|высок|高/i.test(level!)
                              ? 'error'
                              : /med|mitt|moy|средн|中/i.test(level!)
                                ? 'warning'
                                : undefined
                          }
                        >
                          {level}
                        </Badge>
                      ))}
                    </td>
                    <td className="num">
                      <Place source={risk.source} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
    </>
  )
}
