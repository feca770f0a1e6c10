/** Text of one file → a document: repaired, parsed, outlined. */
import type { Tree, TreeFragment } from '@lezer/common'
import type { SourceFile } from '../model.ts'
import type { Document } from './document.ts'
import { readFrontMatter } from './front-matter.ts'
import { outline } from './outline.ts'
import { parseMarkdown } from './parse.ts'
import { sourceMapper } from './positions.ts'
import { repair } from './repair.ts'

export type ReadResult = { document: Document; tree: Tree }

/** Reads a file. `fragments` of an earlier tree (over the repaired text) make the parse incremental. */
export function readDocument(file: SourceFile, language: (text: string) => string, fragments?: readonly TreeFragment[]): ReadResult {
  const { text, repairs, damages } = repair(file.text)
  const tree = parseMarkdown(text, fragments)
  const frontMatter = readFrontMatter(text)
  const { root, lines } = outline(text, tree, frontMatter?.to ?? 0)
  const first = lines.find(line => line.kind === 'heading' && line.level === 1 && line.text !== '')
  const named = frontMatter?.data['title']
  const document: Document = {
    file: file.path,
    text,
    raw: file.text,
    repairs,
    damages,
    frontMatter,
    root,
    lines,
    title: first?.text ?? (typeof named === 'string' && named !== '' ? named : null),
    language: language(text),
    source: sourceMapper(file.path, file.text, repairs),
  }
  return { document, tree }
}
