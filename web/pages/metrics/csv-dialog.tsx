/** A CSV file of values: what it holds and what is wrong with it, before it is written to metrics/. */
import { useEffect, useState } from 'react'
import type { OutputOf } from '../../../src/actions/actions.ts'
import { m } from '../../messages/index.ts'
import { useServer } from '../../store/actions.ts'
import { api, ApiError } from '../../store/api.ts'
import { FileField } from '../../ui/file-field.tsx'
import { textOfFile } from '../../ui/files.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Labelled } from '../../ui/labelled.tsx'
import { useDeed } from '../../ui/use-deed.ts'
import { useTried } from '../../ui/use-tried.ts'
import { CsvPreview } from './csv-preview.tsx'

type Answer = OutputOf<'drop-csv'>
const LARGEST = 4_000_000

export function CsvDialog({ file: first, onClose }: { file: File | null; onClose: () => void }) {
  const { workspace, said } = useServer()
  const [file, setFile] = useState(first)
  const [text, setText] = useState<string | null>(null)
  const [name, setName] = useState('')
  const [replace, setReplace] = useState(false)
  const [unread, setUnread] = useState<unknown>(null)
  const deed = useDeed()
  const send = (dryRun: boolean): Promise<Answer> =>
    api<Answer>(`/workspaces/${encodeURIComponent(workspace)}/samples`, { csv: { name, text, replace, dryRun } })

  useEffect(() => {
    if (!file) return
    let alive = true
    setText(null)
    setName(file.name)
    void textOfFile(file).then(found => {
      if (!alive) return
      const wrong = found === null ? m.play.notText : found.length > LARGEST ? m.csv.tooLarge : null
      setText(wrong === null ? found : null)
      setUnread(wrong === null ? null : new ApiError(wrong, null))
    })
    return () => {
      alive = false
    }
  }, [file])
  const { result: answer, error: refused } = useTried(text === null || name === '' ? null : () => send(true), [text, name])

  const save = (): void => {
    deed.start(send(false), ({ path, samples, written }) => {
      if (written) said(m.csv.saved(path, samples), 'undo')
      else said(m.csv.same(path))
      onClose()
    })
  }
  return (
    <FormDialog
      title={m.csv.title}
      deed={{ ...deed, error: deed.error ?? unread ?? refused }}
      save={m.csv.save}
      ready={answer !== null}
      onSave={save}
      onClose={onClose}
      otherwise={
        deed.error !== null &&
        text !== null && (
          <label className="check">
            <input type="checkbox" checked={replace} onChange={event => setReplace(event.target.checked)} /> {m.csv.replace}
          </label>
        )
      }
    >
      <p className="muted">{m.csv.about}</p>
      <FileField
        label={m.csv.choose}
        accept=".csv,text/csv"
        onFile={chosen => {
          deed.forget()
          setFile(chosen)
        }}
      >
        {text === null ? m.csv.drop : m.csv.another}
      </FileField>
      {text !== null && (
        <Labelled label={m.csv.name}>
          <input value={name} onChange={event => setName(event.target.value)} />
        </Labelled>
      )}
      {answer && text !== null && <CsvPreview name={name} text={text} answer={answer} />}
    </FormDialog>
  )
}
