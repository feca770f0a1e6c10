/** The colours of the editor, from the tokens of the page: light and dark by themselves. */
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags as t } from '@lezer/highlight'

const syntax: Extension = syntaxHighlighting(
  HighlightStyle.define([
    { tag: t.heading, color: 'var(--accent-ink)', fontWeight: '650' },
    { tag: t.strong, fontWeight: '650' },
    { tag: t.emphasis, fontStyle: 'italic' },
    { tag: [t.link, t.url], color: 'var(--info)' },
    { tag: [t.monospace, t.atom], color: 'var(--warning)' },
    { tag: [t.processingInstruction, t.meta, t.contentSeparator], color: 'var(--ink-3)' },
    { tag: t.quote, color: 'var(--ink-2)' },
  ]),
)

/** The marks of problems in the colours of the page, in the gutter and under the text. */
const marked = (severity: string): Record<string, Record<string, string>> => ({
  [`.cm-lint-marker-${severity}`]: { content: 'normal', background: `var(--${severity})` },
  [`.cm-lintRange-${severity}`]: {
    backgroundImage: 'none',
    textDecoration: `underline wavy var(--${severity}) 1px`,
    textUnderlineOffset: '3px',
  },
})
const marks: Extension = EditorView.theme({
  '.cm-gutter-lint': { width: '14px' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '0', display: 'grid', placeItems: 'center' },
  '.cm-lint-marker': { width: '7px', height: '7px', borderRadius: '50%' },
  ...marked('error'),
  ...marked('warning'),
  ...marked('info'),
})

export const colours: Extension = [syntax, marks]
