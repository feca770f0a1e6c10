/** What the reader makes of each node type of the grammar. */
import type { NodeType } from '@lezer/common'
import { markdownParser } from './parse.ts'

export type NodeKind = 'heading' | 'paragraph' | 'list' | 'item' | 'mark' | 'quote' | 'table' | 'fence' | 'html' | 'rule' | 'other'

const KINDS: Record<string, NodeKind> = {
  Paragraph: 'paragraph',
  Task: 'paragraph',
  BulletList: 'list',
  OrderedList: 'list',
  ListItem: 'item',
  ListMark: 'mark',
  Blockquote: 'quote',
  Table: 'table',
  FencedCode: 'fence',
  CodeBlock: 'fence',
  HTMLBlock: 'html',
  HorizontalRule: 'rule',
}
const HEADING = /^(?:ATX|Setext)Heading(\d)$/

const { types } = markdownParser.nodeSet
const kinds: readonly NodeKind[] = types.map(({ name }) => KINDS[name] ?? (HEADING.test(name) ? 'heading' : 'other'))
const levels: readonly number[] = types.map(({ name }) => Number(HEADING.exec(name)?.[1] ?? 0))

export const kindOf = (type: NodeType): NodeKind => kinds[type.id] ?? 'other'
/** 1 to 6 for a heading, else 0. */
export const levelOf = (type: NodeType): number => levels[type.id] ?? 0
