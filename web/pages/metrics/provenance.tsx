/** Where a value came from, down to the answer that it was read from. */
import { useState } from 'react'
import { Link } from 'wouter'
import type { StoredAnswer } from '../../../src/db/answers.ts'
import type { Sample } from '../../../src/metrics/sample.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import type { Drawn } from '../../charts/series-points.ts'
import { DAY, dayAt, momentAt } from '../../charts/time.ts'
import { valueIn } from '../../format-measure.ts'
import { m } from '../../messages/index.ts'
import { useActions } from '../../store/actions.ts'
import { useApi } from '../../store/hooks.ts'
import { labelText, metricHref, seriesKey, type SeriesView } from '../../store/measure.ts'
import { Panel } from '../../ui/dialog.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { Recompute } from './recompute.tsx'

const SHOWN = 20
const LONGEST = 200_000

type ProvenanceProps = { view: WorkspaceView; series: SeriesView; all?: readonly SeriesView[]; drawn: Drawn; onClose: () => void }

export function Provenance({ view, series, all = [], drawn, onClose }: ProvenanceProps) {
  const { metric, labels, derived } = series
  const { from, to } = drawn.point
  const query = new URLSearchParams({
    metric,
    labels: JSON.stringify(labels),
    from: String(from),
    to: String(to + 1),
    limit: String(SHOWN),
  })
  const base = `/workspaces/${encodeURIComponent(view.id)}`
  const { data, error, reload } = useApi<Sample[]>(derived ? null : `${base}/samples?${query.toString()}`)
  const [answer, setAnswer] = useState<string | null>(null)
  return (
    <Panel open onClose={onClose} title={m.metrics.provenance(dayAt(to, view.timeZone))}>
      <p className="mono faint">{metric}</p>
      {derived && <WorkedOut series={series} all={all} value={drawn.value} />}
      {!derived && <Recompute view={view} series={series} onWritten={reload} />}
      <Trouble error={error} />
      {drawn.point.count > SHOWN && <p className="muted">{m.metrics.newest(SHOWN)}</p>}
      {data?.toReversed().map(sample => (
        <section key={sample.at} className="sample-card">
          <h3>
            {sample.value === null ? m.metrics.noValue : valueIn(sample.value, series.info.unit)}{' '}
            {sample.value !== null && <span className="faint">{series.info.unit}</span>}
          </h3>
          <dl className="kv facts">
            <Fact name={m.metrics.at}>{sample.at % DAY === 0 ? dayAt(sample.at, view.timeZone) : momentAt(sample.at, view.timeZone)}</Fact>
            <Fact name={m.metrics.source}>
              {/^https?:\/\//.test(sample.source) ? (
                <a className="more" href={sample.source} rel="noreferrer" target="_blank">
                  {sample.source}
                </a>
              ) : (
                sample.source
              )}
            </Fact>
            <Fact name={m.metrics.method}>{sample.method}</Fact>
            <Fact name={m.metrics.fetched}>{momentAt(sample.fetchedAt, view.timeZone)}</Fact>
            {sample.flags.length > 0 && <Fact name={m.metrics.flagged}>{sample.flags.map(flag => m.metrics.flags[flag]).join('; ')}</Fact>}
          </dl>
          {sample.answer === null ? (
            <p className="faint">{/^https?:\/\//.test(sample.source) ? m.metrics.counted : m.metrics.byHand}</p>
          ) : answer === sample.answer ? (
            <RawAnswer path={`${base}/answers/${encodeURIComponent(sample.answer)}`} />
          ) : (
            <button type="button" className="button small" onClick={() => setAnswer(sample.answer)}>
              {m.metrics.raw}
            </button>
          )}
        </section>
      ))}
    </Panel>
  )
}

/** What is worked out has no answer of its own: the way goes on to what it rests on. */
function WorkedOut({ series, all, value }: { series: SeriesView; all: readonly SeriesView[]; value: number | null }) {
  const { href } = useActions()
  const sources = all.filter(each => !each.competitor && series.restsOn.includes(each.metric))
  return (
    <>
      <h3>
        {value === null ? m.metrics.noValue : valueIn(value, series.info.unit)} <span className="faint">{series.info.unit}</span>
      </h3>
      <p>{m.metrics.workedOut}</p>
      <ul className="points plain">
        {sources.map(({ metric, labels }) => (
          <li key={seriesKey(metric, labels)}>
            <Link className="more" href={metricHref(href, metric, labels)}>
              {[metric, labelText(labels)].filter(Boolean).join(' · ')}
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function RawAnswer({ path }: { path: string }) {
  const { data, error } = useApi<StoredAnswer>(path)
  if (error) return <Trouble error={error} />
  if (!data) return <p className="muted">{m.loading}</p>
  return (
    <figure className="raw">
      <figcaption className="faint">
        {data.status} · {data.url} · {m.metrics.bytes(data.body.length)}
      </figcaption>
      <pre tabIndex={0} role="region" aria-label={m.metrics.rawOf(data.url)}>
        {pretty(data.body).slice(0, LONGEST)}
      </pre>
      {data.body.length > LONGEST && <p className="faint">{m.metrics.cut}</p>}
    </figure>
  )
}
/** JSON is indented; anything else stays as it came. */
function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
