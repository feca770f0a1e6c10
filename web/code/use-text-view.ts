import { EditorState, type Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useEffect, useRef, type RefObject } from 'react'
import { changeBetween } from './change.ts'

type TextView = { parent: RefObject<HTMLDivElement | null>; view: RefObject<EditorView | null> }

/**
 * CodeMirror inside of the element `parent`, over a text that others change too: what is handed in is put in place.
 * `extensions` are those of the first time.
 */
export function useTextView(text: string, extensions: Extension): TextView {
  const parent = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const first = useRef({ text, extensions })
  useEffect(() => {
    if (!parent.current) return
    const { text: doc, extensions: own } = first.current
    const editor = new EditorView({ parent: parent.current, state: EditorState.create({ doc, extensions: own }) })
    // What scrolls must be reached by keys.
    editor.scrollDOM.tabIndex = 0
    view.current = editor
    return () => editor.destroy()
  }, [])
  useEffect(() => {
    const editor = view.current
    const change = editor && changeBetween(editor.state.doc.toString(), text)
    if (change) editor.dispatch({ changes: change })
  }, [text])
  return { parent, view }
}
