/** Lines as they stand in the files, for what only the markup tells: a box or a bullet, text that is struck out. */
import type { Source } from '../model.ts'
import type { Document } from '../read/document.ts'

export type LineAt = (source: Source) => string

/** Reads the line that a place begins on; a document is cut into lines when it is first asked for. */
export function lineReader(documents: readonly Document[]): LineAt {
  const known = new Map<string, string[]>()
  return ({ file, line }) => {
    let lines = known.get(file)
    if (!lines) {
      lines = documents.find(document => document.file === file)?.raw.split(/\r\n|\n|\r/) ?? []
      known.set(file, lines)
    }
    return lines[line - 1] ?? ''
  }
}
