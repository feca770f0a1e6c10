import { Link } from 'wouter'
import type { Risk } from '../../src/plan/model.ts'
import type { WorkspaceView } from '../../src/schedule/view.ts'
import { m } from '../messages/index.ts'
import { tidy } from '../messages/names.ts'
import { Head } from '../shell/head.tsx'
import { useActions } from '../store/actions.ts'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { Empty } from '../ui/empty.tsx'
import { Place, Titled } from '../ui/source-link.tsx'

const HIGH = /high|critical|hoch|alt|élev|высок|高/i
const MEDIUM = /med|mitt|moy|moder|средн|中/i
const levelOf = (risk: Risk): number => {
  const levels = [risk.likelihood, risk.impact, risk.severity].filter(level => level !== null)
  return levels.some(level => HIGH.test(level)) ? 2 : levels.some(level => MEDIUM.test(level)) ? 1 : 0
}

/** Risks by kind, the gravest first, each with what the plan does about it. */
export function Risks({ view }: { view: WorkspaceView }) {
  const { risks } = view.plan
  const { href, server } = useActions()
  const groups = [...Map.groupBy(risks, risk => risk.category ?? '')]
  const bare = risks.filter(risk => risk.mitigation === null && risk.contingency === null).length
  return (
    <>
      <Head view={view} title={m.pages.risks} sub={risks.length > 0 ? m.risks.sub(risks.length, bare) : undefined}>
        {risks.length > 0 && server && (
          <Link className="button" href={href('automations')}>
            {m.risks.watch}
          </Link>
        )}
      </Head>
      {risks.length === 0 && (
        <Card>
          <Empty icon="risks" title={m.risks.empty} hint={m.risks.emptyHint} example={m.risks.example} />
        </Card>
      )}
      {groups.map(([category, list]) => (
        <section key={category} className="stack">
          {category !== '' && <h2>{tidy(category)}</h2>}
          <div className="risk-grid">
            {list
              .toSorted((a, b) => levelOf(b) - levelOf(a))
              .map(risk => (
                <RiskCard key={risk.id} risk={risk} />
              ))}
          </div>
        </section>
      ))}
    </>
  )
}

function RiskCard({ risk }: { risk: Risk }) {
  const levels = [
    [m.risks.likelihood, risk.likelihood],
    [m.risks.impact, risk.impact],
    [m.risks.severity, risk.severity],
  ] as const
  const answers = [
    [m.risks.mitigation, risk.mitigation],
    [m.risks.contingency, risk.contingency],
    [m.risks.trigger, risk.trigger],
  ] as const
  const known = answers.filter(([, text]) => text !== null && text !== '')
  return (
    <article className={`card risk level-${levelOf(risk)}`}>
      <div className="risk-head">
        <h2>
          <Titled source={risk.source}>{tidy(risk.risk)}</Titled>
        </h2>
        {levels.map(
          ([name, level]) =>
            level && (
              <Badge key={name} kind={HIGH.test(level) ? 'error' : MEDIUM.test(level) ? 'warning' : undefined}>
                {name} {level.toLowerCase()}
              </Badge>
            ),
        )}
      </div>
      {known.length > 0 ? (
        <dl>
          {known.map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text && tidy(text)}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className="faint">{m.risks.bare}</p>
      )}
      <Place source={risk.source} />
    </article>
  )
}
