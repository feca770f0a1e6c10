/** Which piece of a plan a content file is for: everybody who asks is told the same. Pure. */
import type { ContentPiece } from '../plan/model.ts'
import type { ContentItem } from './model.ts'

/** As much of a file as says what it is for. */
export type Named = Pick<ContentItem, 'item' | 'title'>

/** Words only, in lower case. */
export const plainTitle = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** What a file calls its piece: an id or a title (`item`), else its own title; '' where it says neither. */
export const calledBy = ({ item, title }: Named): string => plainTitle(item ?? title ?? '')

/** The pieces that a file may be for, as the plan has them: several where the plan calls several alike. */
export function piecesFor(pieces: readonly ContentPiece[]): (file: Named) => readonly ContentPiece[] {
  const ids = new Map(pieces.map(piece => [piece.id, piece]))
  const titles = Map.groupBy(pieces, piece => plainTitle(piece.title))
  return file => {
    const named = file.item === null ? undefined : ids.get(file.item)
    if (named) return [named]
    const name = calledBy(file)
    return name === '' ? [] : (titles.get(name) ?? [])
  }
}
