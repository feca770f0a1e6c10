/** What came of what was published, by what the pieces have in common, beside what the plan assumed. */
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import type { Return, ReturnKey, ReturnsView } from '../../../src/delivery/returns.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { Head } from '../../shell/head.tsx'
import { useKept } from '../../store/hooks.ts'
import { useMeasured } from '../../store/measure.ts'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Failed } from '../../ui/failed.tsx'
import { Segments } from '../../ui/segments.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { ResultsTable } from './table.tsx'
import { beats, measuresOf, mostTold } from './told.ts'

const KEYS: readonly ReturnKey[] = ['item', 'theme', 'channel', 'tier', 'format', 'campaign']
/** So many surprises are said; the table has them all. */
const SAID = 3

export function ResultsPage({ view }: { view: WorkspaceView }) {
  const [params, setParams] = useSearchParams()
  const by = KEYS.find(each => each === params.get('by')) ?? 'channel'
  const { data: loaded, error } = useMeasured<ReturnsView>(view.id, `/returns?by=${by}`)
  const data = useKept(loaded)
  const [chosen, setChosen] = useState<string | null>(null)
  if (!data) return error ? <Failed error={error} /> : <Skeleton />
  const { returns } = data
  const measures = measuresOf(returns)
  const measure = measures.find(each => each === chosen) ?? mostTold(returns)
  const sum = (of: (each: Return) => number): number => returns.reduce((all, each) => all + of(each), 0)
  return (
    <>
      <Head
        view={view}
        title={m.pages.results}
        sub={
          returns.length === 0
            ? undefined
            : m.results.sub(
                data.pieces,
                sum(each => each.posts),
              )
        }
      >
        {returns.length > 0 && (
          <Segments
            label={m.results.by}
            value={by}
            onChange={key => setParams({ by: key }, { replace: true })}
            options={KEYS.map(key => [key, m.results.keys[key]] as const)}
          />
        )}
      </Head>
      {returns.length === 0 ? (
        <Card>
          <Empty icon="results" title={m.results.empty} hint={m.results.emptyHint} example={m.results.emptyExample} />
        </Card>
      ) : measure === null ? (
        <Card>
          <Empty icon="results" title={m.results.nothingTold} hint={m.results.nothingToldHint} />
        </Card>
      ) : (
        <Told data={data} measure={measure} measures={measures} onMeasure={setChosen} />
      )}
    </>
  )
}

type ToldProps = { data: ReturnsView; measure: string; measures: readonly string[]; onMeasure: (name: string) => void }

function Told({ data, measure, measures, onMeasure }: ToldProps) {
  const { by, returns, titles, pieces, timed } = data
  const nameOf = ({ key }: Return): string =>
    key === null ? m.results.without[by] : by === 'channel' ? (titles[key] ?? key) : by === 'item' ? tidy(key) : key
  const name = m.after.metric[measure] ?? measure
  const surprises = by === 'channel' ? beats(returns, measure).slice(0, SAID) : []
  return (
    <>
      {measures.length > 1 && (
        <p className="tools">
          <Segments
            label={m.results.measure}
            value={measure}
            onChange={onMeasure}
            options={measures.map(each => [each, m.after.metric[each] ?? each] as const)}
          />
        </p>
      )}
      <ResultsTable data={data} measure={measure} nameOf={nameOf} />
      {surprises.length > 0 && (
        <Card title={m.results.beatsTitle}>
          <ul className="stack">
            {surprises.map(({ better, worse }) => (
              <li key={`${better.key} ${worse.key}`}>
                {m.results.beats(nameOf(better), better.tier ?? '', name, nameOf(worse), worse.tier ?? '')}
              </li>
            ))}
          </ul>
        </Card>
      )}
      <p className="muted">
        {timed === 0 ? m.results.noHours : m.results.someHours(timed, pieces)} {m.results.onlyTold}
      </p>
    </>
  )
}
