/** The volume and the mix of themes that a plan declares, against what is written, scheduled and out. */
import { matches } from '../plan/check/volumes.ts'
import type { Allocation, Plan, Source, Volume } from '../plan/model.ts'

/** A piece as far as volumes and themes look at it; `platform` is what its channel is ("linkedin"), null: unknown. */
export type MixPiece = {
  id: string
  format: string | null
  theme: string | null
  platforms: readonly string[]
  /** Whether a platform gets it as a thread, as far as that was looked at. */
  threads?: Readonly<Record<string, boolean>>
  scheduled: boolean
  published: boolean
}

export type VolumeFill = {
  label: string
  declared: number
  /** Pieces with a file; of these scheduled (out or due), and out. */
  written: number
  scheduled: number
  published: number
  source: Source
}
export type ThemeShare = { label: string; percent: number; written: number; scheduled: number; published: number; source: Source }
/** One block of shares of the plan, as far as themes of files are named in it. `other`: pieces of no theme of the block. */
export type ThemeMix = { group: string; shares: ThemeShare[]; written: number; other: number }
export type Mix = { volumes: VolumeFill[]; themes: ThemeMix[] }

export function mixOf(plan: Pick<Plan, 'volumes' | 'allocations'>, pieces: readonly MixPiece[]): Mix {
  return { volumes: plan.volumes.map(volume => fillOf(volume, pieces)), themes: themesOf(plan.allocations, pieces) }
}

function fillOf(volume: Volume, pieces: readonly MixPiece[]): VolumeFill {
  const own = pieces.filter(piece => belongs(volume, piece))
  return {
    label: volume.label,
    declared: volume.count,
    written: own.length,
    scheduled: own.filter(each => each.scheduled).length,
    published: own.filter(each => each.published).length,
    source: volume.source,
  }
}
/** On any of its channels, or by its format alone. */
function belongs(volume: Volume, { format, platforms, threads = {} }: MixPiece): boolean {
  const as = (channel: string | null): boolean => matches(volume, { format, channel }, channel === null ? null : (threads[channel] ?? null))
  return platforms.some(as) || (platforms.length === 0 && as(null))
}

function themesOf(allocations: readonly Allocation[], pieces: readonly MixPiece[]): ThemeMix[] {
  const groups = Map.groupBy(allocations, each => each.group)
  return [...groups].flatMap(([group, all]): ThemeMix[] => {
    const byLabel = new Map<Allocation, MixPiece[]>(all.map(each => [each, []]))
    let other = 0
    for (const piece of pieces) {
      const label = piece.theme === null ? undefined : all.find(each => sameTheme(each.label, piece.theme!))
      if (label) byLabel.get(label)!.push(piece)
      else other++
    }
    const written = pieces.length - other
    // Shares of money or of time are no themes: no file is of them.
    if (written === 0) return []
    const shares = [...byLabel].map(([{ label, percent, source }, own]) => ({
      label,
      percent,
      written: own.length,
      scheduled: own.filter(each => each.scheduled).length,
      published: own.filter(each => each.published).length,
      source,
    }))
    return [{ group, shares, written, other }]
  })
}

const STOP = new Set(['content', 'posts', 'post', 'and', 'the', 'of', 'stories', 'story', 'pieces'])
const wordsOf = (text: string): string[] =>
  text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(word => word !== '' && !STOP.has(word)) // prettier-ignore
/** "Educational content" is the theme "education"; a word is the same that begins alike. */
export function sameTheme(label: string, theme: string): boolean {
  const [first, second] = [wordsOf(label), wordsOf(theme)]
  if (first.length === 0 || second.length === 0) return label.toLowerCase().trim() === theme.toLowerCase().trim()
  const [fewer, more] = first.length <= second.length ? [first, second] : [second, first]
  return fewer.every(word => more.some(each => alike(word, each)))
}
const STEM = 5
const alike = (a: string, b: string): boolean =>
  a === b || (a.length >= STEM && b.length >= STEM && a.slice(0, Math.max(STEM, Math.min(a.length, b.length) - 3)) === b.slice(0, Math.max(STEM, Math.min(a.length, b.length) - 3))) // prettier-ignore
