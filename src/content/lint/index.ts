/** All rules of content, in the order of their names. */
import type { Problem, Severity } from '../../plan/model.ts'
import { bannedWord } from './banned-word.ts'
import { channelChecklist } from './channel-checklist.ts'
import { deadLink } from './dead-link.ts'
import { duplicate } from './duplicate.ts'
import { empty } from './empty.ts'
import { imageLimits } from './image-limits.ts'
import { missingAlt } from './missing-alt.ts'
import { missingCanonical } from './missing-canonical.ts'
import { placeholder } from './placeholder.ts'
import { readingLevel } from './reading-level.ts'
import type { LintInput, LintRule } from './rule.ts'
import { spelling } from './spelling.ts'
import { tooLong } from './too-long.ts'
import { unprovenNumber } from './unproven-number.ts'

export const lintRules: readonly LintRule[] = [
  bannedWord,
  channelChecklist,
  deadLink,
  duplicate,
  empty,
  imageLimits,
  missingAlt,
  missingCanonical,
  placeholder,
  readingLevel,
  spelling,
  tooLong,
  unprovenNumber,
]

/** What is wrong with a piece, by place. `levels`: `rules:` of uptake.yml. */
export function lint(input: LintInput, levels: Readonly<Record<string, 'off' | Severity>> = {}): Problem[] {
  const problems = lintRules.flatMap((rule): Problem[] => {
    const level = levels[rule.id]
    if (level === 'off') return []
    return [...rule.check(input)].map(({ message, remedy, source, related, fix, severity }) => ({
      rule: rule.id,
      severity: level ?? severity ?? rule.severity,
      message,
      expected: remedy,
      source,
      related: related ?? [],
      fix: fix === undefined ? null : { title: `Write ${fix.text}`, safe: true, edits: [fix] },
    }))
  })
  return problems.toSorted((a, b) => a.source.line - b.source.line || a.source.column - b.source.column)
}
