/** Two texts of one file side by side: the one on disk, and the one typed here. Either can be chosen, or both put together. */
import { markdown } from '@codemirror/lang-markdown'
import { MergeView } from '@codemirror/merge'
import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useEffect, useRef, useState } from 'react'
import { m } from '../../messages/index.ts'
import { colours } from '../../code/editor-theme.ts'
import { Panel } from '../../ui/dialog.tsx'
import { Trouble } from '../../ui/trouble.tsx'

type Props = { disk: string; mine: string; onClose: () => void; onKeep: (text: string) => Promise<unknown>; onTake: () => void }

export function Conflict({ disk, mine, onClose, onKeep, onTake }: Props) {
  const typed = useRef(mine)
  const [error, setError] = useState<unknown>(null)
  return (
    <Panel open onClose={onClose} title={m.editor.changedTitle} kind="dialog">
      <p className="muted">{m.editor.changedHint}</p>
      <div className="conflict-heads">
        <h3>{m.editor.theirs}</h3>
        <h3>{m.editor.mine}</h3>
      </div>
      <Merge disk={disk} mine={mine} onChange={text => (typed.current = text)} />
      <Trouble error={error} />
      <div className="dialog-foot">
        <button type="button" className="button" onClick={onTake}>
          {m.editor.takeTheirs}
        </button>
        <button type="button" className="button primary" onClick={() => void onKeep(typed.current).catch(setError)}>
          {m.editor.keepMine}
        </button>
      </div>
    </Panel>
  )
}

/** Inside of the panel: its element is there when this is. */
function Merge({ disk, mine, onChange }: { disk: string; mine: string; onChange: (text: string) => void }) {
  const parent = useRef<HTMLDivElement>(null)
  const listener = useRef(onChange)
  listener.current = onChange
  useEffect(() => {
    if (!parent.current) return
    const shared = [markdown(), colours, EditorView.lineWrapping]
    const told = EditorView.updateListener.of(update => {
      if (update.docChanged) listener.current(update.state.doc.toString())
    })
    const merge = new MergeView({
      parent: parent.current,
      a: {
        doc: disk,
        extensions: [shared, EditorState.readOnly.of(true), EditorView.contentAttributes.of({ 'aria-label': m.editor.theirs })],
      },
      b: { doc: mine, extensions: [shared, told, EditorView.contentAttributes.of({ 'aria-label': m.editor.mine })] },
      revertControls: 'a-to-b',
      highlightChanges: true,
      gutter: true,
      collapseUnchanged: { margin: 3, minSize: 6 },
    })
    return () => merge.destroy()
  }, [disk])
  return <div className="code conflict" ref={parent} />
}
