/** The calendar as a sheet: out to a spreadsheet, and in again, tried before anything is moved. */
import { useState } from 'react'
import { m } from '../../messages/index.ts'
import { useServer } from '../../store/actions.ts'
import { ApiError } from '../../store/api.ts'
import { FileField } from '../../ui/file-field.tsx'
import { textOfFile } from '../../ui/files.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Labelled } from '../../ui/labelled.tsx'
import { useDeed } from '../../ui/use-deed.ts'
import { useTried } from '../../ui/use-tried.ts'

type Sheet = { name: string; text: string }
/** Of the days that are shown. */
type Props = { from: string; to: string; onClose: () => void; onDone: () => void }

export function SheetDialog({ from: first, to: last, onClose, onDone }: Props) {
  const { workspace, run, said } = useServer()
  const [from, setFrom] = useState(first)
  const [to, setTo] = useState(last)
  const [sheet, setSheet] = useState<Sheet | null>(null)
  const [anyway, setAnyway] = useState(false)
  const [unread, setUnread] = useState<unknown>(null)
  const deed = useDeed()
  const address = `/api/workspaces/${encodeURIComponent(workspace)}/calendar/sheet?${new URLSearchParams({ from, to }).toString()}`

  const choose = (file: File): void => {
    deed.forget()
    void textOfFile(file).then(text => {
      setSheet(text === null ? null : { name: file.name, text })
      setUnread(text === null ? new ApiError(m.play.notText, null) : null)
    })
  }
  const { result: tried, error: refused } = useTried(sheet && (() => run('import-schedule', { ...sheet, dryRun: true, anyway })), [
    sheet,
    anyway,
    run,
  ])
  const take = (): void => {
    if (sheet === null) return
    deed.start(run('import-schedule', { ...sheet, dryRun: false, anyway }), ({ scheduled, moved }) => {
      said(m.sheet.taken(scheduled, moved))
      onDone()
      onClose()
    })
  }
  const changes = tried === null ? 0 : tried.scheduled + tried.moved
  return (
    <FormDialog
      title={m.sheet.title}
      deed={{ ...deed, error: deed.error ?? unread ?? refused }}
      save={m.sheet.take}
      ready={changes > 0}
      onSave={take}
      onClose={onClose}
      otherwise={
        sheet !== null && (
          <label className="check">
            <input type="checkbox" checked={anyway} onChange={event => setAnyway(event.target.checked)} /> {m.calendar.anyway}
          </label>
        )
      }
    >
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
      <FileField label={m.sheet.choose} accept=".csv,text/csv" onFile={choose}>
        {sheet === null ? m.sheet.drop : sheet.name}
      </FileField>
      {tried !== null && <p role="status">{m.sheet.tried(tried.scheduled, tried.moved, tried.same)}</p>}
    </FormDialog>
  )
}
