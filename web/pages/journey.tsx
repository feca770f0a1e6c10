import type { JourneyStage, Layout, Programme } from '../../src/plan/model.ts'
import type { WorkspaceView } from '../../src/schedule/view.ts'
import { amount } from '../format.ts'
import { m } from '../messages/index.ts'
import { tidy } from '../messages/names.ts'
import { Head } from '../shell/head.tsx'
import { Card } from '../ui/card.tsx'
import { Empty } from '../ui/empty.tsx'
import { Titled } from '../ui/source-link.tsx'

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

const said = ({ tiers, amounts, facts }: Programme): number => tiers.length + amounts.length + facts.length

/** Programmes with what the plan says of them; those that it only names stand in one line. */
function Programmes({ programmes }: { programmes: readonly Programme[] }) {
  const bare = programmes.filter(programme => said(programme) === 0)
  return (
    <section className="stack">
      <h2>{m.journey.programmes}</h2>
      <div className="grid">
        {programmes
          .filter(programme => said(programme) > 0)
          .map(programme => (
            <ProgrammeCard key={programme.id} programme={programme} />
          ))}
      </div>
      {bare.length > 0 && (
        <Card title={m.journey.named}>
          <ul className="chips">
            {bare.map(programme => (
              <li key={programme.id} className="chip">
                <Titled source={programme.source}>{tidy(programme.name)}</Titled>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </section>
  )
}

function ProgrammeCard({ programme }: { programme: Programme }) {
  const { tiers, amounts, facts } = programme
  const wide = tiers.length > 1
  return (
    <Card span={wide ? 'c12' : 'c6'} title={<Titled source={programme.source}>{tidy(programme.name)}</Titled>}>
      {tiers.length > 0 && (
        <div className="tiers">
          {tiers.map(tier => (
            <section key={tier.name} className="stage-in">
              <h3>
                <Titled source={tier.source}>{tidy(tier.name)}</Titled>
              </h3>
              <Facts title={m.journey.requirements} list={tier.requirements} />
              <Facts title={m.journey.benefits} list={tier.benefits} />
            </section>
          ))}
        </div>
      )}
      {amounts.length > 0 && (
        <ul className="points plain">
          {amounts.map(line => (
            <li key={`${line.label} ${line.source.line}`}>
              <Titled source={line.source}>{tidy(line.label)}</Titled>
              <span className="num">{amount(line)}</span>
            </li>
          ))}
        </ul>
      )}
      {facts.length > 0 && tiers.length === 0 && (
        <ul className="bullets">
          {facts.map(fact => (
            <li key={fact}>{tidy(fact)}</li>
          ))}
        </ul>
      )}
    </Card>
  )
}

/** A tree of files as the document draws it. */
function Drawn({ layout }: { layout: Layout }) {
  return (
    <div>
      <h3>
        <Titled source={layout.source}>{tidy(layout.title)}</Titled>
      </h3>
      <ul className="drawn" tabIndex={0} aria-label={layout.title}>
        {layout.entries.map(entry => {
          const parts = entry.path.replace(/\/$/, '').split('/')
          return (
            <li key={`${entry.path} ${entry.source.line}`} style={{ paddingLeft: (parts.length - 1) * 16 }}>
              <Titled source={entry.source}>
                {parts.at(-1)}
                {entry.path.endsWith('/') && '/'}
              </Titled>
              {entry.note && <span className="under">{entry.note}</span>}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function Facts({ title, list }: { title: string; list: string[] }) {
  return list.length === 0 ? null : (
    <div>
      <p className="under">{title}</p>
      <ul className="bullets">
        {list.map(text => (
          <li key={text}>{tidy(text)}</li>
        ))}
      </ul>
    </div>
  )
}
