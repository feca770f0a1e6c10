/** Pieces by week and channel, and what was declared against what is listed. */
import type { ContentPiece, Plan, Source } from '../plan/model.ts'
import { matches, perWeek, planWeeks } from '../plan/check/volumes.ts'
import { monday } from '../plan/resolve/calendar.ts'

export type ContentCell = { channel: string; count: number; pieces: ContentPiece[] }
export type ContentBlock = { key: string; label: string; start: string | null; cells: ContentCell[]; count: number }

/** Pieces grouped by the block of time they are planned in (else by the week they are due, else "no date"), then by channel or format. */
export function contentByBlock(plan: Plan): ContentBlock[] {
  const phases = new Map(plan.phases.map(phase => [phase.id, phase]))
  const blocks = new Map<string, ContentBlock>()
  for (const piece of plan.content) {
    const phase = piece.phase ? phases.get(piece.phase) : undefined
    const week = !phase && piece.due ? monday(piece.due) : null
    const key = phase?.id ?? week ?? 'none'
    let block = blocks.get(key)
    if (!block) {
      block = { key, label: phase?.title ?? (week ? `Week of ${week}` : ''), start: phase?.span?.start ?? week, cells: [], count: 0 }
      blocks.set(key, block)
    }
    const channel = piece.channel ?? piece.format ?? 'other'
    let cell = block.cells.find(each => each.channel === channel)
    if (!cell) {
      cell = { channel, count: 0, pieces: [] }
      block.cells.push(cell)
    }
    cell.count += piece.count
    cell.pieces.push(piece)
    block.count += piece.count
  }
  return [...blocks.values()]
}

export type VolumeCheck = {
  label: string
  declared: number
  listed: number
  byFrequency: { min: number; max: number } | null
  cadence: string | null
  source: Source
}
/** Declared totals against pieces listed, and against frequency times the length of the plan. */
export function volumeCheck(plan: Plan): VolumeCheck[] {
  return plan.volumes.map(volume => {
    const listed = plan.content
      .filter(piece => piece.source.file === volume.source.file && matches(volume, piece))
      .reduce((sum, piece) => sum + piece.count, 0)
    const cadence = plan.cadences.find(
      entry => entry.channel !== null && plan.content.some(piece => piece.channel === entry.channel && matches(volume, piece)),
    )
    const weeks = cadence ? planWeeks(plan, cadence.source.file) : null
    const rate = cadence ? perWeek(cadence) : null
    return {
      label: volume.label,
      declared: volume.count,
      listed,
      byFrequency: rate && weeks ? { min: Math.round(rate.min * weeks), max: Math.round(rate.max * weeks) } : null,
      cadence: cadence?.text ?? null,
      source: volume.source,
    }
  })
}
