/** All rules. A new one is a file in this folder, a line here and a page in docs/rules. */
import type { Rule } from '../rule.ts'
import { claimConflict } from './claim-conflict.ts'
import { countMismatch } from './count-mismatch.ts'
import { doneButOpen } from './done-but-open.ts'
import { encoding } from './encoding.ts'
import { frontMatter } from './front-matter.ts'
import { missingFile } from './missing-file.ts'
import { noDeadline } from './no-deadline.ts'
import { noOwner } from './no-owner.ts'
import { notMeasurable } from './not-measurable.ts'
import { placeholder } from './placeholder.ts'
import { sumMismatch } from './sum-mismatch.ts'
import { targetConflict } from './target-conflict.ts'
import { targetRegress } from './target-regress.ts'
import { unreachable } from './unreachable.ts'
import { volumeMismatch } from './volume-mismatch.ts'
import { windowGap } from './window-gap.ts'
import { windowOrder } from './window-order.ts'
import { windowOverlap } from './window-overlap.ts'

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
  frontMatter,
  unreachable,
  notMeasurable,
  noDeadline,
  noOwner,
]
