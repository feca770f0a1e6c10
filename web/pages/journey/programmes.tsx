import type { Programme } from '../../../src/plan/model.ts'
import { amount } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { Card } from '../../ui/card.tsx'
import { Titled } from '../../ui/source-link.tsx'
import { Facts } from './facts.tsx'

const said = ({ tiers, amounts, facts }: Programme): number => tiers.length + amounts.length + facts.length

/** Programmes with what the plan says of them; those that it only names stand in one line. */
export function Programmes({ programmes }: { programmes: readonly Programme[] }) {
  const bare = programmes.filter(programme => said(programme) === 0)
  return (
    <section className="stack">
      <h2>{m.journey.programmes}</h2>
      {programmes.length > bare.length && (
        <div className="grid">
          {programmes
            .filter(programme => said(programme) > 0)
            .map(programme => (
              <ProgrammeCard key={programme.id} programme={programme} />
            ))}
        </div>
      )}
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
  const wide = tiers.length > 1 && tiers.some(tier => tier.requirements.length + tier.benefits.length > 0)
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
