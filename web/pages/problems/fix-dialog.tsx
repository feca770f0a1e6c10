/** Shows what a fix would write before it is written. */
import { useEffect, useState } from 'react'
import type { Problem } from '../../../src/plan/model.ts'
import { m } from '../../messages/index.ts'
import { useActions } from '../../store/actions.ts'
import { DialogFoot, Panel } from '../../ui/dialog.tsx'
import { changesOf, type Change } from './changes.ts'

type FixDialogProps = { problem: Problem; onClose: () => void; onApply: () => void }
type Preview = { file: string; changes: Change[] | null }
const SHOWN = 40

export function FixDialog({ problem, onClose, onApply }: FixDialogProps) {
  const { textOf } = useActions()
  const [previews, setPreviews] = useState<Preview[] | null>(null)
  useEffect(() => {
    let alive = true
    const files = [...Map.groupBy(problem.fix?.edits ?? [], edit => edit.source.file)]
    Promise.all(files.map(async ([file, edits]) => ({ file, changes: changesOf(await textOf(file), edits) }))).then(
      found => {
        if (alive) setPreviews(found)
      },
      () => {
        if (alive) setPreviews([])
      },
    )
    return () => {
      alive = false
    }
  }, [problem, textOf])
  const ready = previews !== null && previews.length > 0 && previews.every(preview => preview.changes !== null)
  return (
    <Panel open onClose={onClose} title={problem.fix?.title ?? m.problems.preview} kind="dialog">
      <p className="muted">{problem.message}</p>
      {previews === null && <p className="muted">{m.loading}</p>}
      {previews !== null && !ready && <p className="banner note">{m.problems.stale}</p>}
      {previews?.map(preview => preview.changes && <Diff key={preview.file} file={preview.file} changes={preview.changes} />)}
      <DialogFoot onClose={onClose}>
        <button
          type="button"
          className="button primary"
          disabled={!ready}
          onClick={() => {
            onApply()
            onClose()
          }}
        >
          {m.problems.apply}
        </button>
      </DialogFoot>
    </Panel>
  )
}

function Diff({ file, changes }: { file: string; changes: Change[] }) {
  return (
    <figure className="stack">
      <figcaption className="muted">{m.problems.changes(file, changes.length)}</figcaption>
      <div className="source" tabIndex={0} role="region" aria-label={m.problems.changes(file, changes.length)}>
        {changes.slice(0, SHOWN).flatMap(({ line, before, after }) => [
          <div key={`${line}-`} className="minus">
            <span>{line}</span>
            <span>
              <span className="sr">{m.problems.was} </span>
              {before}
            </span>
          </div>,
          <div key={`${line}+`} className="plus">
            <span>{line}</span>
            <span>
              <span className="sr">{m.problems.becomes} </span>
              {after}
            </span>
          </div>,
        ])}
      </div>
      {changes.length > SHOWN && <p className="faint">{m.andMore(changes.length - SHOWN)}</p>}
    </figure>
  )
}
