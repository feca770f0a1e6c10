/** Two texts of one file side by side: the one on disk, and the one typed here. Either can be chosen, or both put together. */
import { markdown } from '@codemirror/lang-markdown'
import { MergeView } from '@codemirror/merge'
import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useEffect, useRef, useState } from 'react'
import { m } from '../../messages/index.ts'
import { colours } from '../../play/editor-theme.ts'
import { Panel } from '../../ui/dialog.tsx'
import { Trouble } from '../../ui/trouble.tsx'

type Props = { disk: string; mine: string; onClose: () => void; onKeep: (text: string) => Promise<unknown>; onTake: () => void }

export function Conflict({ disk, mine, onClose, onKeep, onTake }: Props) {
  const parent = useRef<HTMLDivElement>(null)
  const merge = useRef<MergeView | null>(null)
  const [error, setError] = useState<unknown>(null)
  useEffect(() => {
    if (!parent.current) return
    const shared = [markdown(), colours, EditorView.lineWrapping]
    merge.current = new MergeView({
      parent: parent.current,
      a: {
        doc: disk,
        extensions: [shared, EditorState.readOnly.of(true), EditorView.contentAttributes.of({ 'aria-label': m.editor.theirs })],
      },
      b: { doc: mine, extensions: [shared, EditorView.contentAttributes.of({ 'aria-label': m.editor.mine })] },
      revertControls: 'a-to-b',
      highlightChanges: true,
      gutter: true,
      collapseUnchanged: { margin: 3, minSize: 6 },
    })
    return () => merge.current?.destroy()
  }, [disk])
  return (
    <Panel open onClose={onClose} title={m.editor.changedTitle} kind="dialog">
      <p className="muted">{m.editor.changedHint}</p>
      <div className="conflict-heads">
        <h3>{m.editor.theirs}</h3>
        <h3>{m.editor.mine}</h3>
      </div>
      <div className="code conflict" ref={parent} />
      <Trouble error={error} />
      <div className="dialog-foot">
        <button type="button" className="button" onClick={onTake}>
          {m.editor.takeTheirs}
        </button>
        <button
          type="button"
          className="button primary"
          onClick={() => void onKeep(merge.current?.b.state.doc.toString() ?? mine).catch(setError)}
        >
          {m.editor.keepMine}
        </button>
      </div>
    </Panel>
  )
}
