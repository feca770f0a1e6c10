/** The colours of the editor, from the tokens of the page: light and dark by themselves. */
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { tags as t } from '@lezer/highlight'

export const colours: Extension = syntaxHighlighting(
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
