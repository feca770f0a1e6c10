/** Says which metric the text of a target means: from its nearest candidates, or any other. */
import { useState, type FormEvent } from 'react'
import { m } from '../../messages/index.ts'
import { useServer } from '../../store/actions.ts'
import { useMetrics, type MeasuredTarget } from '../../store/measure.ts'
import { DialogFoot, Panel } from '../../ui/dialog.tsx'
import { Labelled } from '../../ui/labelled.tsx'
import { Trouble } from '../../ui/trouble.tsx'

const OTHER = ''

export function MapDialog({ measured, onClose }: { measured: MeasuredTarget; onClose: () => void }) {
  const { workspace, run, said } = useServer()
  const { data: known } = useMetrics(workspace)
  const { kpi, metric, candidates } = measured
  const offered = [...new Set([...(metric ? [metric] : []), ...candidates])].slice(0, 8)
  const [chosen, setChosen] = useState(offered[0] ?? OTHER)
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<unknown>(null)
  const name = chosen === OTHER ? typed.trim() : chosen
  const save = (event: FormEvent): void => {
    event.preventDefault()
    run('map-target', { text: kpi.metric, metric: name }).then(() => {
      said(m.mapping.saved(kpi.metric, name), 'undo')
      onClose()
    }, setError)
  }
  return (
    <Panel open onClose={onClose} title={m.mapping.title(kpi.metric)} kind="dialog">
      <form className="form" onSubmit={save}>
        <p className="muted">{m.mapping.about}</p>
        {offered.length > 0 && (
          <fieldset className="choices">
            <legend>{m.mapping.candidates}</legend>
            {offered.map(each => (
              <label key={each}>
                <input type="radio" name="metric" checked={chosen === each} onChange={() => setChosen(each)} />
                <span className="mono">{each}</span>
              </label>
            ))}
            <label>
              <input type="radio" name="metric" checked={chosen === OTHER} onChange={() => setChosen(OTHER)} />
              {m.mapping.other}
            </label>
          </fieldset>
        )}
        {chosen === OTHER && (
          <Labelled label={m.mapping.other}>
            <input
              list="known-metrics"
              value={typed}
              placeholder={m.mapping.hint}
              autoFocus
              onChange={event => setTyped(event.target.value)}
            />
            <datalist id="known-metrics">
              {[...new Set(known?.map(each => each.metric))].map(each => (
                <option key={each} value={each} />
              ))}
            </datalist>
          </Labelled>
        )}
        <Trouble error={error} />
        <DialogFoot onClose={onClose}>
          <button type="submit" className="button primary" disabled={name === '' || name === metric}>
            {m.mapping.save}
          </button>
        </DialogFoot>
      </form>
    </Panel>
  )
}
