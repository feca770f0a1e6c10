/** Asks what a new picture shows, and where it is to stand. */
import { useEffect, useMemo, useState } from 'react'
import { m } from '../../messages/index.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Labelled } from '../../ui/labelled.tsx'
import { useDeed } from '../../ui/use-deed.ts'

export type Placed = { alt: string; where: 'asset' | 'text'; part: number }
type Props = { file: File; posts: number; article: boolean; onClose: () => void; onAdd: (placed: Placed) => Promise<void> }

export function AltDialog({ file, posts, article, onClose, onAdd }: Props) {
  const [placed, setPlaced] = useState<Placed>({ alt: '', where: article ? 'text' : 'asset', part: 1 })
  const deed = useDeed()
  const url = useMemo(() => URL.createObjectURL(file), [file])
  useEffect(() => () => URL.revokeObjectURL(url), [url])
  const set = (next: Partial<Placed>): void => setPlaced(old => ({ ...old, ...next }))
  return (
    <FormDialog
      title={m.editor.altTitle}
      deed={deed}
      save={m.editor.add}
      ready={placed.alt.trim() !== ''}
      onSave={() => deed.start(onAdd(placed), () => undefined)}
      onClose={onClose}
    >
      <img className="alt-picture" src={url} alt="" />
      <p className="muted">{m.editor.altHint}</p>
      <Labelled label={m.editor.alt}>
        <input value={placed.alt} maxLength={1500} autoFocus onChange={event => set({ alt: event.target.value })} />
      </Labelled>
      <Labelled label={m.editor.place}>
        <select value={placed.where} onChange={event => set({ where: event.target.value === 'text' ? 'text' : 'asset' })}>
          <option value="asset">{m.editor.asAsset}</option>
          <option value="text">{m.editor.inText}</option>
        </select>
      </Labelled>
      {placed.where === 'asset' && posts > 1 && (
        <Labelled label={m.editor.part}>
          <select value={placed.part} onChange={event => set({ part: Number(event.target.value) })}>
            {Array.from({ length: posts }, (_, index) => (
              <option key={index} value={index + 1}>
                {index + 1}
              </option>
            ))}
          </select>
        </Labelled>
      )}
    </FormDialog>
  )
}
