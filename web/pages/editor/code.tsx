/** The text of a content file: CodeMirror with front matter in YAML, Markdown below, problems with their fixes as marks. */
import { autocompletion, completionKeymap, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { markdown } from '@codemirror/lang-markdown'
import { yamlFrontmatter } from '@codemirror/lang-yaml'
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint'
import { search, searchKeymap } from '@codemirror/search'
import type { Extension } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { useEffect, useMemo, useRef } from 'react'
import type { Problem, Source } from '../../../src/plan/model.ts'
import { diagnosticsOf } from '../../code/diagnostics.ts'
import { colours } from '../../code/editor-theme.ts'
import { useTextView } from '../../code/use-text-view.ts'
import { m } from '../../messages/index.ts'
import { completionsAt, type Known } from './complete.ts'

type CodeProps = {
  text: string
  problems: readonly Problem[]
  known: Known
  onChange: (text: string) => void
  onSave: () => void
  /** Pictures that were pasted or dropped. */
  onPictures: (files: File[]) => void
  jump: Source | null
}

export function Code({ text, problems, known, onChange, onSave, onPictures, jump }: CodeProps) {
  const doors = useRef({ onChange, onSave, onPictures, known })
  doors.current = { onChange, onSave, onPictures, known }
  const own = useMemo(() => ownExtensions(doors), [])
  const { parent, view } = useTextView(text, [own, extensions])
  useEffect(() => {
    const editor = view.current
    if (editor) editor.dispatch(setDiagnostics(editor.state, marksOf(editor, problems)))
  }, [problems])
  useEffect(() => {
    const editor = view.current
    if (!editor || !jump) return
    const at = diagnosticsOf(editor.state.doc, [{ ...BLANK, source: jump }])[0]
    if (!at) return
    editor.dispatch({ selection: { anchor: at.from, head: at.to }, effects: EditorView.scrollIntoView(at.from, { y: 'center' }) })
    editor.focus()
  }, [jump])
  return <div className="code" ref={parent} />
}

const BLANK: Omit<Problem, 'source'> = { rule: '', severity: 'info', message: '', expected: null, related: [], fix: null }

type Doors = { readonly current: Pick<CodeProps, 'onChange' | 'onSave' | 'onPictures' | 'known'> }

/** What leads out of the text: changes, saving, pictures, completion. */
function ownExtensions(doors: Doors): Extension[] {
  const take = (event: Event, data: DataTransfer | null): boolean => {
    const found = [...(data?.files ?? [])].filter(file => file.type.startsWith('image/'))
    if (found.length === 0) return false
    event.preventDefault()
    event.stopPropagation()
    doors.current.onPictures(found)
    return true
  }
  const save = (): boolean => {
    doors.current.onSave()
    return true
  }
  return [
    EditorView.updateListener.of(update => {
      if (update.docChanged) doors.current.onChange(update.state.doc.toString())
    }),
    EditorView.domEventHandlers({
      paste: event => take(event, event.clipboardData),
      drop: event => take(event, event.dataTransfer),
    }),
    keymap.of([{ key: 'Mod-s', preventDefault: true, run: save }]),
    autocompletion({ override: [context => complete(context, doors.current.known)], icons: false }),
  ]
}

/** Marks with what to do about it, and the fix as a button where there is one. */
function marksOf(editor: EditorView, problems: readonly Problem[]): Diagnostic[] {
  return diagnosticsOf(editor.state.doc, problems).map((mark, index): Diagnostic => {
    const { expected, fix } = problems[index]!
    const message = expected === null ? mark.message : `${mark.message}\n${expected}`
    // What is said of a whole text is marked at its first line: a page in red helps nobody.
    const line = editor.state.doc.lineAt(mark.from)
    const to = Math.max(mark.from, Math.min(mark.to, line.to))
    if (fix === null) return { ...mark, to, message }
    const apply = (target: EditorView): void => {
      const places = diagnosticsOf(
        target.state.doc,
        fix.edits.map(({ source }) => ({ ...BLANK, source })),
      )
      target.dispatch({ changes: places.map(({ from, to }, at) => ({ from, to, insert: fix.edits[at]?.text ?? '' })) })
    }
    return { ...mark, to, message, actions: [{ name: fix.title, apply }] }
  })
}

function complete(context: CompletionContext, known: Known): CompletionResult | null {
  const line = context.state.doc.lineAt(context.pos)
  const found = completionsAt(context.state.doc.sliceString(0, context.pos), line.text.slice(0, context.pos - line.from), known)
  return found === null ? null : { from: context.pos - found.typed.length, options: found.options.map(label => ({ label })) }
}

const extensions: Extension[] = [
  lineNumbers(),
  history(),
  drawSelection(),
  highlightActiveLine(),
  search({ top: true }),
  keymap.of([...completionKeymap, ...lintKeymap, ...searchKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
  yamlFrontmatter({ content: markdown() }),
  colours,
  EditorView.lineWrapping,
  lintGutter(),
  EditorView.contentAttributes.of({ 'aria-label': m.editor.text, spellcheck: 'true' }),
]
