/** Blocks of time in rows: phases of one level that should follow each other. */
import { phaseNumber } from '../extract/names.ts'
import type { Phase } from '../model.ts'
import { memo } from '../text/memo.ts'
import { findWindow } from '../text/window.ts'
import { groupBy } from './rule.ts'
import { daysOf } from './timeline.ts'

/** A phase with the days that it takes (`from`, `to`) and the units that it is counted in (`first`, `last`: weeks 3 to 4). */
export type Block = { phase: Phase; from: number; to: number; first: number; last: number }

/** "Next week", "Immediate": a point on the reader's calendar, not a part of a row. */
const RELATIVE = /^(?:next|immediate)/i

/** Blocks with a time that their titles do not say ("**Timeline**: Weeks 3-4" below "Beta programme") run beside each other. */
const saysWhen = memo((title): boolean => findWindow(title) !== null)

/** Rows of two or more phases: of one parent and section, counted in one unit, in document order. */
export function* rowsOf(phases: readonly Phase[]): Generator<Block[]> {
  const counted = phases.filter(phase => phase.kind !== 'journey' && phase.kind !== 'milestone' && daysOf(phase.window) !== null)
  for (const level of groupBy(counted, levelOf).values()) {
    const numbered = level.filter(phase => phaseNumber(phase.title) !== null)
    // Where some blocks are numbered ("Phase 2"), the others are no part of their row.
    const row =
      numbered.length > 1 ? numbered : level.filter(phase => saysWhen(phase.title) && !(isOneUnit(phase) && RELATIVE.test(phase.title)))
    if (row.length > 1) yield row.map(asBlock)
  }
}

function levelOf(phase: Phase): string {
  const { unit, anchor } = phase.window!
  return [phase.source.file, phase.parent ?? '', unit, anchor ?? '', phase.section.join('›')].join('|')
}
const isOneUnit = (phase: Phase): boolean => phase.window!.from === phase.window!.to

function asBlock(phase: Phase): Block {
  const { from, to } = daysOf(phase.window)!
  return { phase, from, to, first: phase.window!.from as number, last: phase.window!.to as number }
}
