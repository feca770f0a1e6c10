/** Writing new content files: names that nobody has, one change with one audit entry, never over an existing file. */
import { randomInt } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileOf, nameFor, type NewPiece } from '../content/new-piece.ts'
import { CONTENT_FOLDER } from '../workspace/content.ts'
import type { ActionContext } from './action.ts'
import { changeFiles } from './change-files.ts'

export type WrittenPiece = { path: string; title: string; text: string }

const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz'
const LENGTH = 5
export const randomName = (): string => Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')

/** @throws UserError changed, path-unwritable */
export async function writePieces(
  context: ActionContext,
  { action, subject, pieces, dryRun }: { action: string; subject: string; pieces: readonly NewPiece[]; dryRun: boolean },
): Promise<WrittenPiece[]> {
  const names = new Set<string>()
  const written = pieces.map(piece => {
    const taken = (name: string): boolean => names.has(name) || existsSync(join(context.ref.root, CONTENT_FOLDER, `${name}.md`))
    const name = nameFor(piece.title, taken, randomName)
    names.add(name)
    return { path: `${CONTENT_FOLDER}/${name}.md`, title: piece.title, text: fileOf(piece) }
  })
  if (written.length > 0 && !dryRun)
    await changeFiles(context, { action, subject, files: written.map(({ path, text }) => ({ path, before: null, after: text })) })
  return written
}
