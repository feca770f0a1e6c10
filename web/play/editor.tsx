/** The editor of the playground: CodeMirror with Markdown and the problems as marks. */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { markdown } from '@codemirror/lang-markdown'
import { defaultHighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import type { Problem, Source } from '../../src/plan/model.ts'
import { m } from '../messages/index.ts'

type Props = { text: string; problems: Problem[]; onChange: (text: string) => void; jump: Source | null }

export function Editor({ text, problems, onChange, jump }: Props) {
  const parent = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const change = useRef(onChange)
  change.current = onChange
  useEffect(() => {
    const editor = new EditorView({
      parent: parent.current!,
      state: EditorState.create({
        doc: text,
        extensions: [
          lineNumbers(),
          history(),
          drawSelection(),
          highlightActiveLine(),
          keymap.of([...defaultKeymap, ...historyKeymap]),
          markdown(),
          syntaxHighlighting(defaultHighlightStyle, { fallback: true }),
          EditorView.lineWrapping,
          lintGutter(),
          EditorView.contentAttributes.of({ 'aria-label': m.play.editor }),
          EditorView.updateListener.of(update => {
            if (update.docChanged) change.current(update.state.doc.toString())
          }),
        ],
      }),
    })
    editor.scrollDOM.tabIndex = 0
    view.current = editor
    return () => editor.destroy()
  }, [])
  useEffect(() => {
    const editor = view.current
    if (editor && editor.state.doc.toString() !== text) editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } })
  }, [text])
  useEffect(() => {
    const editor = view.current
    if (!editor) return
    const { doc } = editor.state
    const at = (line: number, column: number): number => {
      const found = doc.line(Math.max(1, Math.min(line, doc.lines)))
      return Math.min(found.from + column - 1, found.to)
    }
    const marks = problems.flatMap(({ source, severity, message, rule }): Diagnostic[] => [
      {
        from: at(source.line, source.column),
        to: Math.max(at(source.line, source.column), at(source.endLine, source.endColumn)),
        severity,
        message,
        source: rule,
      },
    ])
    editor.dispatch(setDiagnostics(editor.state, marks))
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
