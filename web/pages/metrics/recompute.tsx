/** The numbers of a metric worked out again from the answers that are kept: first shown, then put in place. */
import { useState } from 'react'
import type { OutputOf } from '../../../src/actions/actions.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { momentAt } from '../../charts/time.ts'
import { valueIn } from '../../format-measure.ts'
import { m } from '../../messages/index.ts'
import { useServer } from '../../store/actions.ts'
import { labelText, type SeriesView } from '../../store/measure.ts'

const SHOWN = 8
type Recomputed = OutputOf<'recompute'>
type RecomputeProps = { view: WorkspaceView; series: SeriesView; onWritten: () => void }

export function Recompute({ view, series, onWritten }: RecomputeProps) {
  const server = useServer()
  const [busy, setBusy] = useState(false)
  const [found, setFound] = useState<Recomputed | null>(null)
  const { metric } = series
  const run = (dryRun: boolean, then: (result: Recomputed) => void): void => {
    setBusy(true)
    server
      .run('recompute', { metric, from: Number.MIN_SAFE_INTEGER, dryRun })
      .then(then, server.failed)
      .finally(() => setBusy(false))
  }
  const write = (): void =>
    run(false, ({ differences }) => {
      setFound(null)
      server.said(m.recompute.written(differences.length, metric))
      onWritten()
    })
  return (
    <section className="recompute" aria-label={m.recompute.title}>
      <button type="button" className="button small" disabled={busy} title={m.recompute.help} onClick={() => run(true, setFound)}>
        {busy ? m.recompute.busy : m.recompute.title}
      </button>
      {found && <Verdict view={view} series={series} found={found} />}
      {found && found.differences.length > 0 && (
        <button type="button" className="button small primary" disabled={busy} onClick={write}>
          {m.recompute.write(found.differences.length)}
        </button>
      )}
    </section>
  )
}

function Verdict({
  view,
  series,
  found: { differences, compared, stored },
}: {
  view: WorkspaceView
  series: SeriesView
  found: Recomputed
}) {
  const shown = (value: number | null | undefined): string =>
    value === undefined ? m.recompute.none : value === null ? m.metrics.noValue : valueIn(value, series.info.unit)
  return (
    <div role="status">
      <p>
        {differences.length > 0 ? m.recompute.differ(differences.length) : compared > 0 ? m.recompute.same(compared) : m.recompute.nothing}{' '}
        {compared > 0 && stored > compared && <span className="faint">{m.recompute.left(stored - compared)}</span>}
      </p>
      {differences.length > 0 && (
        <ul className="points plain">
          {differences.slice(0, SHOWN).map(({ kind, stored: before, recomputed: after }) => {
            const { at, labels } = (before ?? after)!
            return (
              <li key={`${kind} ${at} ${labelText(labels)}`}>
                <span className="grow">{[momentAt(at, view.timeZone), labelText(labels)].filter(Boolean).join(' · ')}</span>
                <span className="num">
                  {shown(before?.value)} → <strong>{shown(after?.value)}</strong>
                </span>
              </li>
            )
          })}
        </ul>
      )}
      {differences.length > SHOWN && <p className="faint">{m.andMore(differences.length - SHOWN)}</p>}
    </div>
  )
}
