/** The form for values that only a person knows. */
import { useState } from 'react'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { m } from '../../messages/index.ts'
import { useServer } from '../../store/actions.ts'
import { useMetrics, useTargets } from '../../store/measure.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Labelled } from '../../ui/labelled.tsx'
import { useDeed } from '../../ui/use-deed.ts'
import { labelsOf, numberOf } from './typed.ts'

type Period = keyof typeof m.record.periods
const PERIODS = Object.keys(m.record.periods) as Period[]

type RecordDialogProps = { view: WorkspaceView; metric?: string; onClose: () => void }

export function RecordDialog({ view, metric: first = '', onClose }: RecordDialogProps) {
  const { workspace, run, said } = useServer()
  const { data: series } = useMetrics(workspace)
  const { data: targets } = useTargets(workspace)
  const [metric, setMetric] = useState(first)
  const [value, setValue] = useState('')
  const [date, setDate] = useState(view.today)
  const [period, setPeriod] = useState<Period>('none')
  const [about, setAbout] = useState('')
  const [note, setNote] = useState('')
  const deed = useDeed()
  const names = new Set([...(targets ?? []).flatMap(each => each.metric ?? []), ...(series ?? []).map(each => each.metric)])
  const amount = numberOf(value)
  const labels = labelsOf(about)
  const ready = metric.trim() !== '' && date !== '' && amount !== 'wrong' && labels !== null
  const save = (): void => {
    if (amount === 'wrong' || labels === null) return
    const input = {
      metric: metric.trim(),
      date,
      value: amount,
      period: period === 'none' ? null : period,
      labels,
      note: note.trim() || null,
    }
    deed.start(run('record-sample', input), ({ path, line }) => {
      said(m.record.saved(path, line), 'undo')
      onClose()
    })
  }
  return (
    <FormDialog title={m.record.title} deed={deed} save={m.record.save} ready={ready} onSave={save} onClose={onClose}>
      <p className="muted">{m.record.about}</p>
      <Labelled label={m.record.metric}>
        <input
          list="metric-names"
          required
          autoFocus={first === ''}
          value={metric}
          placeholder={m.record.metricHint}
          onChange={event => setMetric(event.target.value)}
        />
      </Labelled>
      <datalist id="metric-names">
        {[...names].sort().map(each => (
          <option key={each} value={each} />
        ))}
      </datalist>
      <div className="pair">
        <Labelled label={m.record.value} wrong={amount === 'wrong' ? m.record.badValue : null}>
          <input
            inputMode="decimal"
            autoFocus={first !== ''}
            value={value}
            placeholder={m.record.valueHint}
            aria-invalid={amount === 'wrong'}
            onChange={event => setValue(event.target.value)}
          />
        </Labelled>
        <Labelled label={m.record.date}>
          <input type="date" required value={date} onChange={event => setDate(event.target.value)} />
        </Labelled>
      </div>
      <Labelled label={m.record.period}>
        <select value={period} onChange={event => setPeriod(PERIODS.find(each => each === event.target.value) ?? 'none')}>
          {PERIODS.map(each => (
            <option key={each} value={each}>
              {m.record.periods[each]}
            </option>
          ))}
        </select>
      </Labelled>
      <div className="pair">
        <Labelled label={m.record.note}>
          <input value={note} onChange={event => setNote(event.target.value)} />
        </Labelled>
        <Labelled label={m.record.about2} wrong={labels === null ? m.record.badLabel : null}>
          <input
            value={about}
            placeholder={m.record.labelHint}
            aria-invalid={labels === null}
            onChange={event => setAbout(event.target.value)}
          />
        </Labelled>
      </div>
    </FormDialog>
  )
}
