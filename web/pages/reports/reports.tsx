/** What a day, a week, a month, a quarter or a phase brought: read here, made anew, written to reports/, sent. */
import { useMemo, useState } from 'react'
import { useSearchParams } from 'wouter'
import { addDays } from '../../../src/plan/resolve/calendar.ts'
import { reportBody } from '../../../src/report/html.ts'
import type { ReportsView } from '../../../src/measure/reports.ts'
import type { PeriodKind } from '../../../src/report/period.ts'
import type { Report } from '../../../src/report/view.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { span } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { Head } from '../../shell/head.tsx'
import { useServer } from '../../store/actions.ts'
import { nowOf, useMeasured } from '../../store/measure.ts'
import { Failed } from '../../ui/failed.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Segments } from '../../ui/segments.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { ScheduleCard } from './schedule-card.tsx'
import { SendDialog } from './send-dialog.tsx'

const KINDS: readonly PeriodKind[] = ['day', 'week', 'month', 'quarter', 'phase']

export function Reports({ view }: { view: WorkspaceView }) {
  const { run, said, failed } = useServer()
  const [params, setParams] = useSearchParams()
  const [writing, setWriting] = useState(false)
  const [sending, setSending] = useState(false)
  const reports = useMeasured<ReportsView>(view.id, '/reports')
  const phases = view.plan.phases.filter(
    ({ kind, span: dates }) => kind !== 'milestone' && kind !== 'journey' && dates?.start && dates.end && dates.start <= view.today,
  )
  const kinds = KINDS.filter(each => each !== 'phase' || phases.length > 0)
  const kind = kinds.find(each => each === params.get('kind')) ?? 'week'
  const at = kind === 'phase' ? null : params.get('at')
  const phase = kind === 'phase' ? (phases.find(each => each.id === params.get('phase')) ?? phases[0]) : undefined
  const query = new URLSearchParams({ kind, ...(at === null ? {} : { at }), ...(phase ? { phase: phase.id } : {}) })
  const { data, error, reload } = useMeasured<Report>(view.id, `/report?${query.toString()}`)
  const body = useMemo(() => (data ? reportBody(data) : ''), [data])
  const choose = (next: Record<string, string>): void => setParams({ kind, ...next }, { replace: true })
  const write = (): void => {
    setWriting(true)
    run('write-report', { kind, phase: phase?.id ?? null, at, today: view.today })
      .then(({ files }) => {
        const of = (state: string): string =>
          files
            .filter(file => file.state === state)
            .map(file => file.path)
            .join(', ')
        if (of('written') !== '') said(m.reports.written(of('written')))
        else if (of('kept') !== '') said(m.reports.kept(of('kept')))
        else said(m.reports.same(of('same')))
      }, failed)
      .finally(() => setWriting(false))
  }
  return (
    <>
      <Head
        view={view}
        title={m.pages.reports}
        sub={data ? `${data.period.title} · ${span({ start: data.period.start, end: data.period.end }, view.today)}` : undefined}
      >
        <Segments
          label={m.reports.kind}
          value={kind}
          onChange={next => setParams({ kind: next }, { replace: true })}
          options={kinds.map(each => [each, m.reports.kinds[each]] as const)}
        />
        {phase ? (
          <label className="field">
            <span className="sr">{m.reports.phase}</span>
            <select value={phase.id} onChange={event => choose({ phase: event.target.value })}>
              {phases.map(each => (
                <option key={each.id} value={each.id}>
                  {each.title}
                </option>
              ))}
            </select>
          </label>
        ) : (
          <span className="tools close">
            <button
              type="button"
              className="icon-button"
              aria-label={m.reports.before}
              disabled={!data}
              onClick={() => data && choose({ at: addDays(data.period.start, -1) })}
            >
              <span className="flipped">
                <Icon name="right" />
              </span>
            </button>
            <button
              type="button"
              className="icon-button"
              aria-label={m.reports.after}
              disabled={!data || data.period.end >= view.today}
              onClick={() => data && choose({ at: addDays(data.period.end, 1) })}
            >
              <Icon name="right" />
            </button>
          </span>
        )}
        <button type="button" className="button" onClick={reload}>
          {m.reports.reload}
        </button>
        <button type="button" className="button" disabled={!data || writing} onClick={write}>
          {m.reports.write}
        </button>
        <button type="button" className="button primary" disabled={!data || !reports.data} onClick={() => setSending(true)}>
          {m.send.open}
        </button>
      </Head>
      {reports.data && (
        <ScheduleCard view={view} reports={reports.data} now={nowOf(view)} onShow={shown => setParams(shown, { replace: true })} />
      )}
      {error && !data && <Failed error={error} />}
      {!data && !error && <Skeleton />}
      {/* The renderer of reports escapes every text of the plan. */}
      {data && (
        <article className="card report" aria-label={m.reports.frame(data.period.title)} dangerouslySetInnerHTML={{ __html: body }} />
      )}
      {sending && data && reports.data && (
        <SendDialog
          workspace={view.id}
          report={data}
          asked={{ kind, at, phase: phase?.id ?? null }}
          reports={reports.data}
          onClose={() => setSending(false)}
          onSent={reports.reload}
        />
      )}
    </>
  )
}
