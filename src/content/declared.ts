/** What the plan declares against the content files that are there. Pure. */
import type { Limits } from '../channels/channel.ts'
import { matches, threadsOf } from '../plan/check/volumes.ts'
import type { ContentPiece, Plan, Source, Volume } from '../plan/model.ts'
import type { ContentItem } from './model.ts'
import { piecesFor } from './fulfils.ts'
import { platformsOf } from './platform.ts'
import { isThread } from './rendition.ts'

export type DeclaredVolume = { label: string; declared: number; found: number; source: Source }
/** `found` of `wanted` files fulfil the piece. */
export type DeclaredPiece = { piece: ContentPiece; wanted: number; found: number }
export type Declared = { volumes: DeclaredVolume[]; pieces: DeclaredPiece[] }

type Said = ContentItem
/** What plans call a channel, and what it takes (null: nobody knows), by the name that files use. */
export type KnownOf = (channel: string) => { platforms: readonly string[]; limits: Limits | null }
const byNameAlone: KnownOf = name => ({ platforms: platformsOf(name, null), limits: null })

/** Volumes ("LinkedIn posts: 52") by channel and format; pieces by the key `item` of a file, else by their title. */
export function declaredAgainst(plan: Plan, items: readonly Said[], knownOf: KnownOf = byNameAlone): Declared {
  return {
    volumes: plan.volumes.map(volume => ({
      label: volume.label,
      declared: volume.count,
      found: items.filter(item => belongsTo(item, volume, knownOf)).length,
      source: volume.source,
    })),
    pieces: piecesFound(plan, items, knownOf),
  }
}

/**
 * Files that name a piece (or bear its title) count for it. Of the others, one with the channel and format of a piece and a day
 * in its time counts for the first such piece that lacks one.
 */
function piecesFound(plan: Plan, items: readonly Said[], knownOf: KnownOf): DeclaredPiece[] {
  const found = plan.content.map(piece => ({ piece, wanted: piece.count, found: 0 }))
  const counted = new Map(found.map(each => [each.piece, each]))
  const named = piecesFor(plan.content)
  const others: Said[] = []
  for (const item of items) {
    const pieces = named(item)
    for (const piece of pieces) counted.get(piece)!.found++
    if (pieces.length === 0 && item.item === null) others.push(item)
  }
  for (const item of others) {
    const fit = found.find(each => each.found < each.wanted && isOneOf(item, each.piece, plan, knownOf))
    if (fit !== undefined) fit.found++
  }
  return found
}

function isOneOf(item: Said, piece: ContentPiece, plan: Plan, knownOf: KnownOf): boolean {
  const span = piece.span ?? plan.phases.find(phase => phase.id === piece.phase)?.span ?? null
  const day = item.schedule?.at.slice(0, 10) ?? null
  if (day === null || span === null || span.start === null || day < span.start || (span.end !== null && day > span.end)) return false
  const { channel } = piece
  if (channel === null || !item.channels.some(use => knownOf(use.name).platforms.includes(channel))) return false
  return piece.format === null || item.format === null || piece.format === item.format
}

function belongsTo(item: Said, volume: Volume, knownOf: KnownOf): boolean {
  const { format } = item
  if (item.channels.length === 0) return matches(volume, { channel: null, format })
  const platform = threadsOf(volume)
  return item.channels.some(({ name }) => {
    const { platforms, limits } = knownOf(name)
    return platforms.some(channel => matches(volume, { channel, format }, channel === platform ? isThread(item, name, limits) : null))
  })
}
