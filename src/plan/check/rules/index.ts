/** All rules. A new one is a function in this folder, a line here and a page in docs/rules. */
import type { Rule } from '../rule.ts'
import { claimConflict } from './claim-conflict.ts'
import { countMismatch } from './count-mismatch.ts'
import { doneButOpen } from './done-but-open.ts'
import { sumMismatch } from './sum-mismatch.ts'
import { targetConflict } from './target-conflict.ts'
import { targetRegress } from './target-regress.ts'
import { noDeadline, notMeasurable, unreachable } from './targets.ts'
import { encoding, missingFile, noOwner, placeholder } from './text-problems.ts'
import { volumeMismatch } from './volume-mismatch.ts'
import { windowGap, windowOrder, windowOverlap } from './windows.ts'

export const rules: readonly Rule[] = [
  sumMismatch,
  volumeMismatch,
  targetConflict,
  targetRegress,
  claimConflict,
  countMismatch,
  windowGap,
  windowOverlap,
  windowOrder,
  doneButOpen,
  missingFile,
  placeholder,
  encoding,
  unreachable,
  notMeasurable,
  noDeadline,
  noOwner,
]
