import type { ReactNode } from 'react'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { momentAt } from '../../charts/time.ts'
import { number } from '../../format.ts'
import { ago } from '../../format-measure.ts'
import { m } from '../../messages/index.ts'
import type { CollectorView } from '../../store/measure.ts'
import { Badge } from '../../ui/badge.tsx'
import { useRun } from './use-run.ts'

type CollectorCardProps = { view: WorkspaceView; collector: CollectorView; now: number; onEnd: () => void }
const METRICS = 12

export function CollectorCard({ view, collector, now, onEnd }: CollectorCardProps) {
  const { instance, title, help, error, problems, lastRunAt, lastOkAt, nextRunAt, every, quota, metrics, failures } = collector
  const { running, seconds, run } = useRun(view.id, collector, onEnd)
  const time = (at: number): ReactNode => <time title={momentAt(at, view.timeZone)}>{ago(at, now)}</time>
  const past = (at: number): ReactNode => <time title={momentAt(at, view.timeZone)}>{ago(Math.min(at, now), now)}</time>
  const due = nextRunAt === null || nextRunAt <= now
  const facts: [string, ReactNode][] = [
    [
      m.collectors.lastRun,
      lastRunAt === null ? (
        m.collectors.never
      ) : (
        <>
          {past(lastRunAt)}
          <span className="faint"> · {m.collectors.gave(collector.samples, collector.requests)}</span>
        </>
      ),
    ],
    ...(error && lastOkAt !== null ? [[m.collectors.lastOk, past(lastOkAt)] as [string, ReactNode]] : []),
    ...(every === null
      ? []
      : [
          [
            m.collectors.nextRun,
            <>
              {due ? m.collectors.due : time(nextRunAt)}
              <span className="faint">
                {' · '}
                {m.collectors.every.toLowerCase()} {m.ago.every(Math.round(every / 60_000))}
              </span>
            </>,
          ] as [string, ReactNode],
        ]),
    ...(quota
      ? [
          [
            m.collectors.quota,
            Object.entries(quota).map(([host, { limit, remaining, resetAt }]) => (
              <span key={host} className="block">
                {m.collectors.quotaOf(host, number(remaining), limit === null ? '' : number(limit))}
                {resetAt !== null && resetAt > now && <span className="faint"> · {m.collectors.resets(ago(resetAt, now))}</span>}
              </span>
            )),
          ] as [string, ReactNode],
        ]
      : []),
  ]
  return (
    <section className="card c6 collector">
      <header>
        <h2>
          {title} {instance !== collector.collector && <span className="faint mono">{instance}</span>}
        </h2>
        {error ? <Badge kind="error">{m.collectors.error}</Badge> : lastOkAt !== null && <Badge kind="good">{m.collectors.ok}</Badge>}
        <button type="button" className="button small" disabled={running || problems.length > 0} onClick={run}>
          {running ? m.collectors.running : m.collectors.run}
        </button>
      </header>
      <div className="body">
        {help && <p className="muted">{help}</p>}
        {running && (
          <div className="running" role="status">
            <div className="progress" />
            <span className="faint">{m.collectors.seconds(seconds)}</span>
          </div>
        )}
        {problems.length > 0 && (
          <div className="banner note" role="note">
            <div>
              <strong>{m.collectors.wrong}</strong>
              {problems.map(({ message, expected }) => (
                <p key={message}>
                  {message} {m.collectors.expected(expected)}
                </p>
              ))}
            </div>
          </div>
        )}
        {error && problems.length === 0 && (
          <div className="banner note" role="note">
            <div>
              <strong>{error.message}</strong>
              {error.hint && <p>{error.hint}</p>}
              {failures > 1 && <p className="faint">{m.collectors.failures(failures)}</p>}
            </div>
          </div>
        )}
        <dl className="kv facts">
          {facts.map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
          <div>
            <dt>{m.collectors.reads}</dt>
            <dd className="mono">
              {metrics.includes('*') || metrics.length === 0 ? m.collectors.whatever : metrics.slice(0, METRICS).join(', ')}
              {metrics.length > METRICS && ` ${m.andMore(metrics.length - METRICS)}`}
            </dd>
          </div>
        </dl>
      </div>
    </section>
  )
}
