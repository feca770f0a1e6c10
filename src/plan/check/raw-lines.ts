/** Lines as they stand in the files, for what only the markup tells: a box or a bullet, text that is struck out. */
import type { Source } from '../model.ts'
import type { Document } from '../read/document.ts'

export type LineAt = (source: Source) => string

/** Reads the line that a place begins on, with what ends it. */
export function lineReader(documents: readonly Document[]): LineAt {
  const byFile = new Map(documents.map(document => [document.file, document]))
  return ({ file, line }) => byFile.get(file)?.rawLine(line) ?? ''
}
