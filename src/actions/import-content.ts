/** Splits a library of posts into content files and says what is left over and what the plan declares beyond it. */
import { channelsByName } from '../channels/door/limits.ts'
import { declaredAgainst, type Declared } from '../content/declared.ts'
import { parseContent } from '../content/file.ts'
import { missingSentences } from '../content/library/account.ts'
import { importLibrary, type Left } from '../content/library/import.ts'
import { fileOf } from '../content/new-piece.ts'
import { UserError } from '../lib/errors.ts'
import { readAllContent } from '../workspace/content.ts'
import { fresh, type ActionContext } from './action.ts'
import { writePieces, type WrittenPiece } from './content-files.ts'

/** `name` is how the library is called in the files; `year` that of dates without one. */
export type ImportInput = { files: { name: string; text: string }[]; year: number; dryRun: boolean }
export type ImportResult = {
  written: WrittenPiece[]
  /** Pieces of the library that were imported before, by place and title. */
  there: { title: string; file: string }[]
  left: (Omit<Left, 'why'> & { file: string; why: Left['why'] | 'unplaced' })[]
  declared: Declared
}

const HOUR = '09:00'

/** @throws UserError no-config, changed, path-unwritable */
export async function importContent(context: ActionContext, { files, year, dryRun }: ImportInput): Promise<ImportResult> {
  if (context.ref.config === null)
    throw new UserError('no-config', 'Content files belong to a workspace, and this folder has no uptake.yml.', {
      hint: 'Run "uptake init" there first; it changes no file that exists.',
    })
  const { plan, loaded } = await fresh(context)
  const { start, launch, timezone } = loaded.config
  const items = readAllContent(loaded.root).map(file => file.item)
  const there: ImportResult['there'] = []
  const left: ImportResult['left'] = []
  const pieces = files.flatMap(({ name, text }) => {
    const read = importLibrary(text, { file: name, zone: timezone, time: HOUR, start, launch, year })
    const rest = read.left.map(each => each.text)
    left.push(...read.left.map(each => ({ ...each, file: name })))
    // What no rule saw is told rather than lost.
    for (const sentence of missingSentences(text, [...read.pieces.map(fileOf), ...rest]))
      left.push({ ...sentence, file: name, why: 'unplaced' })
    return read.pieces.filter(piece => {
      const before = items.find(item => item.origin?.file === name && item.origin.line === piece.line && item.title === piece.title)
      if (before !== undefined) there.push({ title: piece.title, file: before.file })
      return before === undefined
    })
  })
  const subject = files.map(file => file.name).join(', ')
  const written = await writePieces(context, { action: 'import-content', subject, pieces, dryRun })
  const all = [...items, ...written.map(({ text, path }) => parseContent(text, path).item)]
  const knownOf = await channelsByName(all.flatMap(item => item.channels.map(each => each.name)), loaded.config.channels) // prettier-ignore
  return { written, there, left, declared: declaredAgainst(plan, all, knownOf) }
}
