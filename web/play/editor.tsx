/** The editor of the playground: CodeMirror with Markdown and the problems as marks. */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { markdown } from '@codemirror/lang-markdown'
import { lintGutter, setDiagnostics } from '@codemirror/lint'
import type { Extension } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from '@codemirror/view'
import { useEffect, useMemo, useRef } from 'react'
import type { Problem, Source } from '../../src/plan/model.ts'
import { diagnosticsOf } from '../code/diagnostics.ts'
import { colours } from '../code/editor-theme.ts'
import { useTextView } from '../code/use-text-view.ts'
import { m } from '../messages/index.ts'

type EditorProps = {
  text: string
  problems: Problem[]
  onChange: (text: string) => void
  /** Called with the line that the cursor came to. */
  onLine: (line: number) => void
  jump: Source | null
}

export function Editor({ text, problems, onChange, onLine, jump }: EditorProps) {
  const doors = useRef({ onChange, onLine })
  doors.current = { onChange, onLine }
  const listen = useMemo(
    () =>
      EditorView.updateListener.of(update => {
        if (update.docChanged) doors.current.onChange(update.state.doc.toString())
        if (update.selectionSet) doors.current.onLine(update.state.doc.lineAt(update.state.selection.main.head).number)
      }),
    [],
  )
  const { parent, view } = useTextView(text, [extensions, listen])
  useEffect(() => {
    const editor = view.current
    if (editor) editor.dispatch(setDiagnostics(editor.state, diagnosticsOf(editor.state.doc, problems)))
  }, [problems])
  useEffect(() => {
    const editor = view.current
    if (!editor || !jump) return
    const line = editor.state.doc.line(Math.max(1, Math.min(jump.line, editor.state.doc.lines)))
    editor.dispatch({ selection: { anchor: line.from, head: line.to }, effects: EditorView.scrollIntoView(line.from, { y: 'center' }) })
    editor.focus()
  }, [jump])
  return <div className="editor" ref={parent} />
}

const extensions: Extension[] = [
  lineNumbers(),
  history(),
  drawSelection(),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  keymap.of([...defaultKeymap, ...historyKeymap]),
  markdown(),
  colours,
  EditorView.lineWrapping,
  lintGutter(),
  EditorView.contentAttributes.of({ 'aria-label': m.play.editor }),
]
