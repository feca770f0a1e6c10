/** Reports that go by themselves: when, to whom, how the last one went. */
import type { ReportsView, ScheduledReport, Sending } from '../../../src/measure/reports.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { momentAt } from '../../charts/time.ts'
import { ago } from '../../format-measure.ts'
import { m } from '../../messages/index.ts'
import { SendingBadge } from './sending-badge.tsx'

export type Shown = Record<string, string>
type ScheduleCardProps = { view: WorkspaceView; reports: ReportsView; now: number; onShow: (shown: Shown) => void }

/** One line that opens: what goes when; open by itself when something needs a person. */
export function ScheduleCard({ view, reports, now, onShow }: ScheduleCardProps) {
  const { schedule, sendings } = reports
  const stuck = sendings.some(each => each.state === 'unconfirmed' || each.state === 'failed')
  const next = schedule
    .flatMap(({ kind, next: run }) => (run === null ? [] : [{ kind, dueAt: run.dueAt }]))
    .toSorted((a, b) => a.dueAt - b.dueAt)
    .map(({ kind, dueAt }) => m.reports.nextOf(m.reports.names[kind], ago(dueAt, now)))
  return (
    <details className="card schedule" open={stuck}>
      <summary>
        <b>{m.reports.schedule}</b> <span className="muted">{schedule.length === 0 ? m.reports.scheduleOff : next.join(' · ')}</span>
      </summary>
      {schedule.length === 0 ? (
        <>
          <p>{m.reports.scheduleNone}</p>
          <pre tabIndex={0}>{m.reports.scheduleExample}</pre>
        </>
      ) : (
        <ul className="goes">
          {schedule.map(each => (
            <Row key={each.report} view={view} timer={each} sendings={sendings} now={now} onShow={onShow} />
          ))}
        </ul>
      )}
      {view.sample && schedule.length > 0 && <p className="faint">{m.reports.sampleQuiet}</p>}
      {sendings.length > 0 && (
        <>
          <h3>{m.reports.sent}</h3>
          <ul className="plain sent-list">
            {sendings.map(each => (
              <li key={`${each.report} ${each.period} ${each.way}`}>
                <SendingBadge sending={each} /> <b>{each.period}</b> → {each.way || m.reports.into}{' '}
                <time className="faint" title={momentAt(each.updatedAt, view.timeZone)}>
                  {ago(Math.min(each.updatedAt, now), now)}
                </time>
                {each.detail !== null && <span className="faint breaks"> · {each.detail}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  )
}

type RowProps = { view: WorkspaceView; timer: ScheduledReport; sendings: readonly Sending[]; now: number; onShow: (shown: Shown) => void }

function Row({ view, timer, sendings, now, onShow }: RowProps) {
  const { kind, report, at, zone, to, write, next, last } = timer
  const ways = [...(write ? [''] : []), ...to]
  const known =
    last === null ? [] : sendings.filter(each => each.report === report && each.period === last.period.name && ways.includes(each.way))
  return (
    <li>
      <div>
        <b>{m.reports.names[kind]}</b>
        <span className="faint block">{m.reports.at(at, zone)}</span>
      </div>
      <div>
        <span className="faint block">{m.reports.to}</span>
        {ways.map(way => way || m.reports.into).join(', ') || '–'}
      </div>
      <div>
        <span className="faint block">{m.reports.next}</span>
        {next === null ? (
          m.reports.nextNone
        ) : (
          <>
            {next.period.title}, <time title={momentAt(next.dueAt, view.timeZone)}>{ago(next.dueAt, now)}</time>
          </>
        )}
      </div>
      <div>
        <span className="faint block">{m.reports.last}</span>
        {last === null ? (
          m.reports.lastNone
        ) : (
          <>
            <button
              type="button"
              className="link"
              aria-label={m.reports.show(last.period.title)}
              onClick={() => onShow({ kind, ...(last.phase === null ? { at: last.period.end } : { phase: last.phase }) })}
            >
              {last.period.title}
            </button>{' '}
            {known.map(each => (
              <SendingBadge key={each.way} sending={each} named />
            ))}
          </>
        )}
      </div>
    </li>
  )
}
