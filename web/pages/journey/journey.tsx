import type { JourneyStage } from '../../../src/plan/model.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { Head } from '../../shell/head.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Titled } from '../../ui/source-link.tsx'
import { Drawn } from './drawn.tsx'
import { Facts } from './facts.tsx'
import { Programmes } from './programmes.tsx'

/** The stages of the journey and the programmes, as the plan states them. */
export function Journey({ view }: { view: WorkspaceView }) {
  const { journey, programmes, dependencies, layouts } = view.plan
  const none = journey.length + programmes.length + dependencies.length + layouts.length === 0
  return (
    <>
      <Head view={view} title={m.pages.journey} sub={none ? undefined : m.journey.sub} />
      {none && (
        <Card>
          <Empty icon="journey" title={m.journey.empty} hint={m.journey.emptyHint} example={m.journey.example} />
        </Card>
      )}
      {journey.length > 0 && (
        <ol className="stages">
          {journey.map((stage, i) => (
            <Stage key={stage.id} stage={stage} n={i + 1} />
          ))}
        </ol>
      )}
      {programmes.length > 0 && <Programmes programmes={programmes} />}
      {dependencies.length > 0 && (
        <Card title={m.journey.dependencies}>
          <ul className="tiers">
            {dependencies.map(dependency => (
              <li key={dependency.id}>
                <Titled source={dependency.source}>{tidy(dependency.title)}</Titled>
                {dependency.text && <div className="under">{tidy(dependency.text)}</div>}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {layouts.length > 0 && (
        <Card title={m.journey.layouts}>
          <div className="layouts">
            {layouts.map(layout => (
              <Drawn key={layout.id} layout={layout} />
            ))}
          </div>
        </Card>
      )}
    </>
  )
}

function Stage({ stage, n }: { stage: JourneyStage; n: number }) {
  return (
    <li className="card stage">
      <span className="step">{n}</span>
      <h2>
        <Titled source={stage.source}>{tidy(stage.title)}</Titled>
      </h2>
      {stage.goal && <p className="muted">{tidy(stage.goal)}</p>}
      <Facts title={m.journey.touchpoints} list={stage.touchpoints} />
      <Facts title={m.journey.metrics} list={stage.metrics} />
    </li>
  )
}
