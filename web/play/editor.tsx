/** The editor of the playground: CodeMirror with Markdown and the problems as marks. */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { markdown } from '@codemirror/lang-markdown'
import { lintGutter, setDiagnostics } from '@codemirror/lint'
import { EditorState, type Extension } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import type { Problem, Source } from '../../src/plan/model.ts'
import { m } from '../messages/index.ts'
import { changeBetween } from './change.ts'
import { diagnosticsOf } from './diagnostics.ts'
import { colours } from './editor-theme.ts'

type EditorProps = {
  text: string
  problems: Problem[]
  onChange: (text: string) => void
  /** Called with the line that the cursor came to. */
  onLine: (line: number) => void
  jump: Source | null
}

export function Editor({ text, problems, onChange, onLine, jump }: EditorProps) {
  const parent = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const doors = useRef({ onChange, onLine })
  doors.current = { onChange, onLine }
  useEffect(() => {
    if (!parent.current) return
    const listen = EditorView.updateListener.of(update => {
      if (update.docChanged) doors.current.onChange(update.state.doc.toString())
      if (update.selectionSet) doors.current.onLine(update.state.doc.lineAt(update.state.selection.main.head).number)
    })
    const editor = new EditorView({ parent: parent.current, state: EditorState.create({ doc: text, extensions: [...extensions, listen] }) })
    editor.scrollDOM.tabIndex = 0
    view.current = editor
    return () => editor.destroy()
  }, [])
  useEffect(() => {
    const editor = view.current
    const change = editor && changeBetween(editor.state.doc.toString(), text)
    if (change) editor.dispatch({ changes: change })
  }, [text])
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
