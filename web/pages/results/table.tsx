import type { ReactNode } from 'react'
import type { Return, ReturnsView } from '../../../src/delivery/returns.ts'
import { number } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { Bar } from '../../ui/bar.tsx'
import { Card } from '../../ui/card.tsx'
import { ScrollX } from '../../ui/scroll-x.tsx'
import { ranked } from './told.ts'

type Props = { data: ReturnsView; measure: string; nameOf: (each: Return) => string }

/** Each group with what came of it: in all, for a piece, for an hour, for a unit of money. */
export function ResultsTable({ data: { by, returns }, measure, nameOf }: Props) {
  const rows = ranked(returns, measure)
  const most = Math.max(...rows.map(each => each.perPiece[measure] ?? 0))
  const currency = returns.find(each => each.perMoney !== null)?.cost?.currency ?? null
  const byHour = returns.some(each => each.perHour?.[measure] !== undefined)
  const name = m.after.metric[measure] ?? measure
  const title = m.results.table(name, m.results.keys[by])
  return (
    <Card title={title} flush>
      <ScrollX label={title}>
        <table className="data results-table">
          <thead>
            <tr>
              <th scope="col">{m.results.keys[by]}</th>
              <Column>{m.results.perPiece}</Column>
              {byHour && <Column>{m.results.perHour}</Column>}
              {currency !== null && <Column>{m.results.perMoney(currency)}</Column>}
              <Column>{m.results.all}</Column>
              <Column>{m.results.pieces}</Column>
            </tr>
          </thead>
          <tbody>
            {rows.map(each => (
              <tr key={each.key ?? ''}>
                <th scope="row">
                  {nameOf(each)}
                  {by === 'channel' && each.tier !== null && <span className="under block">{m.results.assumed(each.tier)}</span>}
                  {each.perPiece[measure] !== undefined && most > 0 && (
                    <Bar value={(each.perPiece[measure] / most) * 100} label={`${m.results.perPiece}: ${number(each.perPiece[measure])}`} />
                  )}
                </th>
                <Figure value={each.perPiece[measure]} />
                {byHour && <Figure value={each.perHour?.[measure]} under={hoursOf(each)} />}
                {currency !== null && (
                  <Figure value={each.cost?.currency === currency ? each.perMoney?.[measure] : undefined} under={costOf(each)} />
                )}
                <Figure value={each.counts[measure]} />
                <td className="num pieces">
                  {number(each.pieces)}
                  <span className="faint block">
                    {m.results.posts(each.posts)}
                    {each.told < each.posts && `, ${m.results.untold(each.posts - each.told)}`}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </Card>
  )
}

const hoursOf = ({ hours, pieces }: Return): string | null =>
  hours.pieces === 0 ? null : m.results.took(number(hours.total), hours.pieces, pieces)
const costOf = ({ cost }: Return): string | null => (cost === null ? null : m.results.cost(number(cost.amount), cost.currency))

const Column = ({ children }: { children: ReactNode }) => (
  <th scope="col" className="num">
    {children}
  </th>
)

function Figure({ value, under = null }: { value: number | undefined; under?: string | null }) {
  return (
    <td className="num">
      {value === undefined ? <span title={m.results.unknown}>–</span> : number(value)}
      {under !== null && <span className="faint block">{under}</span>}
    </td>
  )
}
