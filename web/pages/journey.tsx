import type { WorkspaceView } from '../../src/schedule/view.ts'
import { amount } from '../format.ts'
import { m } from '../messages/index.ts'
import { Head } from '../shell.tsx'
import { Card, Empty, Titled } from '../ui/parts.tsx'

/** The stages of the journey and the programmes, as the plan states them. */
export function Journey({ view }: { view: WorkspaceView }) {
  const { journey, programmes, dependencies, layouts } = view.plan
  const none = journey.length === 0 && programmes.length === 0 && dependencies.length === 0 && layouts.length === 0
  return (
    <>
      <Head view={view} title={m.pages.journey} />
      {none && (
        <Card>
          <Empty title={m.journey.empty} hint={m.journey.emptyHint} />
        </Card>
      )}
      {journey.length > 0 && (
        <div className="stages">
          {journey.map(stage => (
            <section key={stage.id} className="card stage">
              <h2>
                <Titled source={stage.source}>{stage.title}</Titled>
              </h2>
              {stage.goal && <p className="muted">{stage.goal}</p>}
              <Facts title={m.journey.touchpoints} list={stage.touchpoints} />
              <Facts title={m.journey.metrics} list={stage.metrics} />
            </section>
          ))}
        </div>
      )}
      {programmes.map(programme => (
        <Card key={programme.id} title={<Titled source={programme.source}>{programme.name}</Titled>}>
          {programme.tiers.length > 0 && (
            <div className="stages">
              {programme.tiers.map(tier => (
                <div key={tier.name} className="stage" style={{ padding: 0 }}>
                  <h3>
                    <Titled source={tier.source}>{tier.name}</Titled>
                  </h3>
                  <Facts title={m.journey.requirements} list={tier.requirements} />
                  <Facts title={m.journey.benefits} list={tier.benefits} />
                </div>
              ))}
            </div>
          )}
          {programme.amounts.length > 0 && (
            <table className="data" style={{ marginTop: programme.tiers.length > 0 ? 16 : 0 }}>
              <tbody>
                {programme.amounts.map(line => (
                  <tr key={line.label}>
                    <td style={{ paddingLeft: 0 }}>
                      <Titled source={line.source}>{line.label}</Titled>
                    </td>
                    <td className="num">{amount(line)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {programme.tiers.length === 0 && programme.amounts.length === 0 && (
            <p className="muted">{programme.facts.join(' · ') || programme.name}</p>
          )}
        </Card>
      ))}
      <div className="grid">
        {dependencies.length > 0 && (
          <Card span="c6" flush title={m.journey.dependencies}>
            <ul className="rows">
              {dependencies.map(dependency => (
                <li key={dependency.id}>
                  <span className="grow">
                    <Titled source={dependency.source}>{dependency.title}</Titled> <span className="faint">{dependency.text}</span>
                  </span>
                </li>
              ))}
            </ul>
          </Card>
        )}
        {layouts.length > 0 && (
          <Card span="c6" title={m.journey.layouts}>
            <div style={{ display: 'grid', gap: 16 }}>
              {layouts.map(layout => (
                <div key={layout.id}>
                  <h3>
                    <Titled source={layout.source}>{layout.title}</Titled>
                  </h3>
                  <pre className="source" style={{ marginTop: 6, paddingLeft: 12 }}>
                    {layout.entries.map(entry => `${entry.path}${entry.note ? `  (${entry.note})` : ''}`).join('\n')}
                  </pre>
                </div>
              ))}
            </div>
          </Card>
        )}
      </div>
    </>
  )
}
function Facts({ title, list }: { title: string; list: string[] }) {
  return list.length === 0 ? null : (
    <div>
      <p className="faint">{title}</p>
      <ul>
        {list.map(text => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  )
}
