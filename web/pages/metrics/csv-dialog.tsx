/** A CSV file of values: what it holds and what is wrong with it, before it is written to metrics/. */
import { useEffect, useState, type FormEvent } from 'react'
import type { OutputOf } from '../../../src/actions/actions.ts'
import { m } from '../../messages/index.ts'
import { useServer } from '../../store/actions.ts'
import { api, ApiError } from '../../store/api.ts'
import { DialogFoot, Panel } from '../../ui/dialog.tsx'
import { textOfFile } from '../../ui/files.ts'
import { Labelled } from '../../ui/labelled.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { CsvPreview } from './csv-preview.tsx'

type Answer = OutputOf<'drop-csv'>
const LARGEST = 4_000_000

export function CsvDialog({ file: first, onClose }: { file: File | null; onClose: () => void }) {
  const { workspace, said } = useServer()
  const [file, setFile] = useState(first)
  const [text, setText] = useState<string | null>(null)
  const [name, setName] = useState('')
  const [replace, setReplace] = useState(false)
  const [taken, setTaken] = useState(false)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [error, setError] = useState<unknown>(null)
  const send = (dryRun: boolean): Promise<Answer> =>
    api<Answer>(`/workspaces/${encodeURIComponent(workspace)}/samples`, { csv: { name, text, replace, dryRun } })

  useEffect(() => {
    if (!file) return
    let alive = true
    setAnswer(null)
    setName(file.name)
    void textOfFile(file).then(found => {
      if (!alive) return
      const wrong = found === null ? m.play.notText : found.length > LARGEST ? m.csv.tooLarge : null
      setText(wrong === null ? found : null)
      setError(wrong === null ? null : new ApiError(wrong, null))
    })
    return () => {
      alive = false
    }
  }, [file])
  useEffect(() => {
    if (text === null || name === '') return
    let alive = true
    send(true).then(
      found => {
        if (!alive) return
        setAnswer(found)
        setError(null)
      },
      (reason: unknown) => {
        if (!alive) return
        setAnswer(null)
        setError(reason)
      },
    )
    return () => {
      alive = false
    }
  }, [text, name])

  const save = (event: FormEvent): void => {
    event.preventDefault()
    send(false).then(
      ({ path, samples, written }) => {
        if (written) said(m.csv.saved(path, samples), 'undo')
        else said(m.csv.same(path))
        onClose()
      },
      (reason: unknown) => {
        setTaken(true)
        setError(reason)
      },
    )
  }
  return (
    <Panel open onClose={onClose} title={m.csv.title} kind="dialog">
      <form className="form" onSubmit={save}>
        <p className="muted">{m.csv.about}</p>
        <label
          className="drop-zone"
          onDragOver={event => event.preventDefault()}
          onDrop={event => {
            event.preventDefault()
            setFile(event.dataTransfer.files[0] ?? null)
          }}
        >
          <input
            type="file"
            accept=".csv,text/csv"
            aria-label={m.csv.choose}
            onChange={event => setFile(event.target.files?.[0] ?? file)}
          />
          {text === null ? m.csv.drop : m.csv.another}
        </label>
        {text !== null && (
          <Labelled label={m.csv.name}>
            <input value={name} onChange={event => setName(event.target.value)} />
          </Labelled>
        )}
        {answer && text !== null && <CsvPreview name={name} text={text} answer={answer} />}
        <Trouble error={error} />
        {taken && text !== null && (
          <label className="check">
            <input type="checkbox" checked={replace} onChange={event => setReplace(event.target.checked)} /> {m.csv.replace}
          </label>
        )}
        <DialogFoot onClose={onClose}>
          <button type="submit" className="button primary" disabled={answer === null || text === null}>
            {m.csv.save}
          </button>
        </DialogFoot>
      </form>
    </Panel>
  )
}
