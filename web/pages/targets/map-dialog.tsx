/** Says which metric the text of a target means: from its nearest candidates, or any other. */
import { useState } from 'react'
import { m } from '../../messages/index.ts'
import { useServer } from '../../store/actions.ts'
import { useMetrics, type MeasuredTarget } from '../../store/measure.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Labelled } from '../../ui/labelled.tsx'
import { useDeed } from '../../ui/use-deed.ts'

const OTHER = ''

export function MapDialog({ measured, onClose }: { measured: MeasuredTarget; onClose: () => void }) {
  const { workspace, run, said } = useServer()
  const { data: known } = useMetrics(workspace)
  const { kpi, metric, candidates } = measured
  const offered = [...new Set([...(metric ? [metric] : []), ...candidates])].slice(0, 8)
  const [chosen, setChosen] = useState(offered[0] ?? OTHER)
  const [typed, setTyped] = useState('')
  const deed = useDeed()
  const name = chosen === OTHER ? typed.trim() : chosen
  const save = (): void => {
    deed.start(run('map-target', { text: kpi.metric, metric: name }), () => {
      said(m.mapping.saved(kpi.metric, name), 'undo')
      onClose()
    })
  }
  return (
    <FormDialog
      title={m.mapping.title(kpi.metric)}
      deed={deed}
      save={m.mapping.save}
      ready={name !== '' && name !== metric}
      onSave={save}
      onClose={onClose}
    >
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
    </FormDialog>
  )
}
