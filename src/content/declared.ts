/** What the plan declares against the content files that are there. Pure. */
import type { Limits } from '../channels/channel.ts'
import { matches, threadsOf } from '../plan/check/volumes.ts'
import type { ContentPiece, Plan, Source, Volume } from '../plan/model.ts'
import type { ContentItem } from './model.ts'
import { isThread } from './rendition.ts'

export type DeclaredVolume = { label: string; declared: number; found: number; source: Source }
/** `found` of `wanted` files fulfil the piece. */
export type DeclaredPiece = { piece: ContentPiece; wanted: number; found: number }
export type Declared = { volumes: DeclaredVolume[]; pieces: DeclaredPiece[] }

type Said = ContentItem
/** What a channel takes, by its name; null: nobody knows. */
export type LimitsOf = (channel: string) => Limits | null

/** Volumes ("LinkedIn posts: 52") by channel and format; pieces by the key `item` of a file, else by their title. */
export function declaredAgainst(plan: Plan, items: readonly Said[], limitsOf: LimitsOf = () => null): Declared {
  return {
    volumes: plan.volumes.map(volume => ({
      label: volume.label,
      declared: volume.count,
      found: items.filter(item => belongsTo(item, volume, limitsOf)).length,
      source: volume.source,
    })),
    pieces: piecesFound(plan, items),
  }
}

/**
 * Files that name a piece (or bear its title) count for it. Of the others, one with the channel and format of a piece and a day
 * in its time counts for the first such piece that lacks one.
 */
function piecesFound(plan: Plan, items: readonly Said[]): DeclaredPiece[] {
  const found = plan.content.map(piece => ({ piece, wanted: piece.count, found: fulfilling(piece, items).length }))
  const named = new Set(plan.content.flatMap(piece => fulfilling(piece, items)))
  for (const item of items) {
    if (named.has(item) || item.item !== null) continue
    const fit = found.find(each => each.found < each.wanted && isOneOf(item, each.piece, plan))
    if (fit !== undefined) fit.found++
  }
  return found
}

function isOneOf(item: Said, piece: ContentPiece, plan: Plan): boolean {
  const span = piece.span ?? plan.phases.find(phase => phase.id === piece.phase)?.span ?? null
  const day = item.schedule?.at.slice(0, 10) ?? null
  if (day === null || span === null || span.start === null || day < span.start || (span.end !== null && day > span.end)) return false
  if (piece.channel === null || !item.channels.some(use => use.name === piece.channel)) return false
  return piece.format === null || item.format === null || piece.format === item.format
}

function belongsTo(item: Said, volume: Volume, limitsOf: LimitsOf): boolean {
  const { format } = item
  if (item.channels.length === 0) return matches(volume, { channel: null, format })
  const platform = threadsOf(volume)
  return item.channels.some(({ name }) => matches(volume, { channel: name, format }, name === platform ? isThread(item, name, limitsOf(name)) : null)) // prettier-ignore
}

export const plainTitle = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The files that fulfil a piece of the plan. */
export const fulfilling = <Item extends Said>(piece: ContentPiece, items: readonly Item[]): Item[] =>
  items.filter(item => {
    if (item.item !== null) return item.item === piece.id || plainTitle(item.item) === plainTitle(piece.title)
    return item.title !== null && plainTitle(item.title) === plainTitle(piece.title)
  })
