/** Begins a content file: from a line of the plan or a title, with or without a template. */
import { useState } from 'react'
import type { EditorSetup } from '../../../src/content/editor.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { shortDate } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { useServer } from '../../store/actions.ts'
import { useOutgoing } from '../../store/outgoing.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Labelled } from '../../ui/labelled.tsx'
import { Segments } from '../../ui/segments.tsx'
import { useDeed } from '../../ui/use-deed.ts'

type Props = {
  view: WorkspaceView
  setup: EditorSetup
  /** Id of the piece of the plan to begin with. */
  piece: string | null
  onClose: () => void
  onMade: (file: string) => void
}

export function NewDialog({ view, setup, piece, onClose, onMade }: Props) {
  const { run, said } = useServer()
  const fulfilled = useOutgoing(view.id)?.fulfilled
  // What has all its files is begun already.
  const pieces = view.plan.content.filter(
    each => each.id === piece || (!each.done && (fulfilled?.[each.id]?.written ?? 0) < Math.max(1, each.count)),
  )
  const [from, setFrom] = useState<'plan' | 'title'>(pieces.length > 0 ? 'plan' : 'title')
  const [picked, setPicked] = useState(piece)
  const chosen = picked ?? pieces[0]?.id ?? ''
  const [title, setTitle] = useState('')
  const [template, setTemplate] = useState('')
  const [channels, setChannels] = useState<readonly string[]>([])
  const deed = useDeed()
  const begin = (): void => {
    const drafted = run('draft', {
      piece: from === 'plan' ? chosen : null,
      phase: null,
      title: from === 'title' ? title : null,
      template: template === '' ? null : template,
      channels: [...channels],
      dryRun: false,
    })
    deed.start(drafted, ({ written, there }) => {
      const [first] = written
      if (first) said(m.editor.made(first.path), 'undo')
      onMade(first?.path ?? there[0]?.files[0] ?? '')
    })
  }
  return (
    <FormDialog
      title={m.editor.newTitle}
      deed={deed}
      save={m.editor.begin}
      ready={from === 'title' ? title.trim() !== '' : chosen !== ''}
      onSave={begin}
      onClose={onClose}
    >
      <Segments
        label={m.editor.from}
        value={from}
        onChange={setFrom}
        options={[
          ['plan', m.editor.fromPlan],
          ['title', m.editor.fromTitle],
        ]}
      />
      {from === 'plan' && pieces.length === 0 && <p className="muted">{m.editor.noPlanItems}</p>}
      {from === 'plan' && pieces.length > 0 && (
        <Labelled label={m.editor.planItem}>
          <select value={chosen} onChange={event => setPicked(event.target.value)}>
            {pieces.map(each => (
              <option key={each.id} value={each.id}>
                {tidy(each.title)}
                {each.due === null ? '' : ` (${shortDate(each.due, view.today)})`}
              </option>
            ))}
          </select>
        </Labelled>
      )}
      {from === 'title' && (
        <Labelled label={m.editor.title}>
          <input value={title} autoFocus onChange={event => setTitle(event.target.value)} />
        </Labelled>
      )}
      {setup.templates.length > 0 ? (
        <Labelled label={m.editor.template}>
          <select value={template} onChange={event => setTemplate(event.target.value)}>
            <option value="">{m.editor.noTemplate}</option>
            {setup.templates.map(({ name, about }) => (
              <option key={name} value={name}>
                {about === null ? name : `${name}: ${about}`}
              </option>
            ))}
          </select>
        </Labelled>
      ) : (
        <p className="faint">{m.editor.templatesHint}</p>
      )}
      <Channels setup={setup} chosen={channels} onChange={setChannels} />
    </FormDialog>
  )
}

function Channels({
  setup,
  chosen,
  onChange,
}: {
  setup: EditorSetup
  chosen: readonly string[]
  onChange: (next: readonly string[]) => void
}) {
  const ready = setup.channels.filter(each => each.configured)
  if (ready.length === 0) return null
  return (
    <fieldset className="choices">
      <legend>{m.editor.channels}</legend>
      {ready.map(({ name, title }) => (
        <label key={name}>
          <input
            type="checkbox"
            checked={chosen.includes(name)}
            onChange={event => onChange(event.target.checked ? [...chosen, name] : chosen.filter(each => each !== name))}
          />{' '}
          {title} {title.toLowerCase() !== name && <span className="faint mono">{name}</span>}
        </label>
      ))}
    </fieldset>
  )
}
