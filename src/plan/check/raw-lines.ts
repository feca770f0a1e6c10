/** Lines as they stand in the files, for what only the markup tells: a box or a bullet, text that is struck out. */
import type { Source } from '../model.ts'
import type { Document } from '../read/document.ts'
import { lineStarts } from '../read/positions.ts'

export type LineAt = (source: Source) => string

/** Reads the line that a place begins on, with what ends it. Where a document's lines begin is found out when it is first asked for. */
export function lineReader(documents: readonly Document[]): LineAt {
  const known = new Map<string, { raw: string; starts: readonly number[] }>()
  return ({ file, line }) => {
    let found = known.get(file)
    if (!found) {
      const raw = documents.find(document => document.file === file)?.raw ?? ''
      found = { raw, starts: lineStarts(raw) }
      known.set(file, found)
    }
    return found.raw.slice(found.starts[line - 1] ?? found.raw.length, found.starts[line])
  }
}
