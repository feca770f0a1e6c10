/** The calendar as a sheet: out to a spreadsheet, and in again, tried before anything is moved. */
import { useEffect, useState, type FormEvent } from 'react'
import type { OutputOf } from '../../../src/actions/actions.ts'
import { m } from '../../messages/index.ts'
import { useServer } from '../../store/actions.ts'
import { ApiError } from '../../store/api.ts'
import { DialogFoot, Panel } from '../../ui/dialog.tsx'
import { textOfFile } from '../../ui/files.ts'
import { Labelled } from '../../ui/labelled.tsx'
import { Trouble } from '../../ui/trouble.tsx'

type Tried = OutputOf<'import-schedule'>
type Sheet = { name: string; text: string }
/** Of the days that are shown. */
type Props = { from: string; to: string; onClose: () => void; onDone: () => void }

export function SheetDialog({ from: first, to: last, onClose, onDone }: Props) {
  const { workspace, run, said } = useServer()
  const [from, setFrom] = useState(first)
  const [to, setTo] = useState(last)
  const [sheet, setSheet] = useState<Sheet | null>(null)
  const [anyway, setAnyway] = useState(false)
  const [tried, setTried] = useState<Tried | null>(null)
  const [error, setError] = useState<unknown>(null)
  const address = `/api/workspaces/${encodeURIComponent(workspace)}/calendar/sheet?${new URLSearchParams({ from, to }).toString()}`

  const choose = (file: File | undefined): void => {
    if (!file) return
    void textOfFile(file).then(text => {
      setTried(null)
      setSheet(text === null ? null : { name: file.name, text })
      setError(text === null ? new ApiError(m.play.notText, null) : null)
    })
  }
  useEffect(() => {
    if (sheet === null) return
    let alive = true
    run('import-schedule', { ...sheet, dryRun: true, anyway }).then(
      found => {
        if (!alive) return
        setTried(found)
        setError(null)
      },
      (reason: unknown) => {
        if (!alive) return
        setTried(null)
        setError(reason)
      },
    )
    return () => {
      alive = false
    }
  }, [sheet, anyway, run])
  const take = (event: FormEvent): void => {
    event.preventDefault()
    if (sheet === null) return
    run('import-schedule', { ...sheet, dryRun: false, anyway }).then(({ scheduled, moved }) => {
      said(m.sheet.taken(scheduled, moved))
      onDone()
      onClose()
    }, setError)
  }
  const changes = tried === null ? 0 : tried.scheduled + tried.moved
  return (
    <Panel open onClose={onClose} title={m.sheet.title} kind="dialog">
      <p className="muted">{m.sheet.about}</p>
      <div className="tools sheet-days">
        <Labelled label={m.sheet.from}>
          <input type="date" value={from} onChange={event => setFrom(event.target.value || first)} />
        </Labelled>
        <Labelled label={m.sheet.to}>
          <input type="date" value={to} min={from} onChange={event => setTo(event.target.value || last)} />
        </Labelled>
        <a className="button" href={address} download>
          {m.sheet.download}
        </a>
      </div>
      <form className="form" onSubmit={take}>
        <label
          className="drop-zone"
          onDragOver={event => event.preventDefault()}
          onDrop={event => {
            event.preventDefault()
            choose(event.dataTransfer.files[0])
          }}
        >
          <input type="file" accept=".csv,text/csv" aria-label={m.sheet.choose} onChange={event => choose(event.target.files?.[0])} />
          {sheet === null ? m.sheet.drop : sheet.name}
        </label>
        {tried !== null && <p role="status">{m.sheet.tried(tried.scheduled, tried.moved, tried.same)}</p>}
        <div className="as-written">
          <Trouble error={error} />
        </div>
        {sheet !== null && (
          <label className="check">
            <input type="checkbox" checked={anyway} onChange={event => setAnyway(event.target.checked)} /> {m.calendar.anyway}
          </label>
        )}
        <DialogFoot onClose={onClose}>
          <button type="submit" className="button primary" disabled={changes === 0}>
            {m.sheet.take}
          </button>
        </DialogFoot>
      </form>
    </Panel>
  )
}
