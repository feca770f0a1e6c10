/** Text of one file → a document: repaired, parsed, outlined. */
import type { SourceFile } from '../model.ts'
import type { Document } from './document.ts'
import { readFrontMatter } from './front-matter.ts'
import { outline } from './outline.ts'
import { parseMarkdown } from './parse.ts'
import { placesIn } from './positions.ts'
import { repair } from './repair.ts'
import { simplified } from '../text/traditional.ts'
import type { Trees } from './trees.ts'

/** Reads a file; `trees` of earlier texts make the parse incremental. */
export function readDocument(file: SourceFile, language: (text: string) => string, trees?: Trees | null): Document {
  const { text: repaired, repairs, damages } = repair(file.text)
  const written = withLineEnds(repaired)
  const code = language(written)
  const text = code === 'zh' ? simplified(written) : written
  const tree = parseMarkdown(text, file.path, trees)
  const frontMatter = readFrontMatter(written)
  const { root, lines } = outline(text, tree, frontMatter?.to ?? 0, trees?.blocksFor(file.path, text))
  const first = lines.find(line => line.kind === 'heading' && line.level === 1 && line.text !== '')
  const named = frontMatter?.data['title']
  return {
    file: file.path,
    text,
    written,
    raw: file.text,
    repairs,
    damages,
    frontMatter,
    root,
    lines,
    title: first?.text ?? (typeof named === 'string' && named !== '' ? named : null),
    language: code,
    ...placesIn(file.path, file.text, repairs),
  }
}

/** A carriage return by itself ends a line in CommonMark, and was all that old Macs wrote; as many characters as before. */
const withLineEnds = (text: string): string => (text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text)
