/** Sends the report that is open: to whom, what they get, and how it went, each way for itself. */
import { useState } from 'react'
import type { SentReport } from '../../../src/actions/send-report.ts'
import type { ReportsView, WayView } from '../../../src/measure/reports.ts'
import type { Report } from '../../../src/report/view.ts'
import { m } from '../../messages/index.ts'
import { api } from '../../store/api.ts'
import { DialogFoot, Panel } from '../../ui/dialog.tsx'
import { Preview } from './preview.tsx'
import { WayRow } from './way-row.tsx'

/** What of the period the server is asked for. */
export type Asked = { kind: Report['period']['kind']; at: string | null; phase: string | null }
type SendDialogProps = { workspace: string; report: Report; asked: Asked; reports: ReportsView; onClose: () => void; onSent: () => void }
type Result = SentReport | { error: unknown }
export type Decision = { again?: boolean; arrived?: boolean }

export function SendDialog({ workspace, report, asked, reports, onClose, onSent }: SendDialogProps) {
  const { ways } = reports
  const known = (way: string) => reports.sendings.find(each => each.way === way && each.period === report.period.name && each.way !== '')
  const open = (way: WayView): boolean => way.problem === null && !['sent', 'sending', 'unconfirmed'].includes(known(way.name)?.state ?? '')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(ways.filter(open).map(way => way.name)))
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set())
  const [results, setResults] = useState<Readonly<Record<string, Result>>>({})

  const send = async (way: string, decision: Decision = {}): Promise<void> => {
    setBusy(before => new Set([...before, way]))
    try {
      const path = `/workspaces/${encodeURIComponent(workspace)}/report/send`
      const sent = await api<SentReport>(path, { ...asked, way, ...decision })
      setResults(before => ({ ...before, [way]: sent }))
    } catch (error) {
      setResults(before => ({ ...before, [way]: { error } }))
    }
    setBusy(before => new Set([...before].filter(each => each !== way)))
    setChosen(before => new Set([...before].filter(each => each !== way)))
    onSent()
  }
  const toggle = (way: string): void =>
    setChosen(before => (before.has(way) ? new Set([...before].filter(each => each !== way)) : new Set([...before, way])))

  return (
    <Panel open onClose={onClose} title={m.send.title(report.period.title)} kind="dialog">
      {ways.length === 0 ? (
        <>
          <p>{m.send.none}</p>
          <pre className="example" tabIndex={0}>
            {m.send.noneExample}
          </pre>
        </>
      ) : (
        <fieldset className="ways">
          <legend>{m.send.to}</legend>
          {ways.map(way => (
            <WayRow
              key={way.name}
              way={way}
              known={known(way.name)}
              result={results[way.name]}
              busy={busy.has(way.name)}
              chosen={chosen.has(way.name)}
              onToggle={() => toggle(way.name)}
              onDecide={decision => void send(way.name, decision)}
            />
          ))}
        </fieldset>
      )}
      <Preview workspace={workspace} asked={asked} />
      <DialogFoot onClose={onClose} leave={Object.keys(results).length > 0 ? m.send.done : m.cancel}>
        {ways.length > 0 && (
          <button
            type="button"
            className="button primary"
            disabled={chosen.size === 0 || busy.size > 0}
            onClick={() => void Promise.all([...chosen].map(way => send(way)))}
          >
            {busy.size > 0 ? m.send.sending : m.send.send(Math.max(1, chosen.size))}
          </button>
        )}
      </DialogFoot>
    </Panel>
  )
}
