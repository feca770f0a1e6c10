/** What an automation waits for and what it does, as data. `grammar.ts` reads it from text, `print.ts` writes it. */
import type { State } from '../metrics/pace.ts'
import type { MetricRef } from '../metrics/ref.ts'

export const PERIODS = ['day', 'week', 'month', 'quarter', 'year'] as const
export type Period = (typeof PERIODS)[number]
export const COMPARISONS = ['<', '<=', '>', '>='] as const
export type Comparison = (typeof COMPARISONS)[number]
/** "2 weeks" */
export type Length = { count: number; unit: Period }

export type Condition =
  /**
   * `is`: the value itself; with `per` the amount of a period. `grows`, `falls`: what is added or lost in a period.
   * `percent`: in percent of the value before. `lasting`: in each period of that time.
   */
  | {
      kind: 'metric'
      ref: MetricRef
      how: 'is' | 'grows' | 'falls'
      op: Comparison
      value: number
      percent: boolean
      per: Period | null
      lasting: Length | null
    }
  /** A target of the plan, by its text, is in one of these states. */
  | { kind: 'target'; text: string; states: readonly State[] }
  /** The check of the plan finds a problem of this rule. */
  | { kind: 'problem'; rule: string }
  /** A task (null means every one) is open and its day has passed by more than so many days. */
  | { kind: 'overdue'; title: string | null; days: number }
  /** Once in every such stretch of the calendar: a reminder. */
  | { kind: 'every'; period: Period }
  /** `all` binds closer than `any`; neither holds one of its own kind. */
  | { kind: 'all' | 'any'; of: readonly Condition[] }

export type Deed =
  /** An open box with this title at the end of a document of the plan (null: its first). */
  | { kind: 'task'; title: string; file: string | null }
  | { kind: 'notify'; name: string }
  /** What the plan says to do when this risk comes true. */
  | { kind: 'contingency'; text: string }
  /** A line in the history and beside the charts; null: in words of its own. */
  | { kind: 'note'; text: string | null }

/** An entry of `automations:` in uptake.yml. */
export type Automation = {
  id: string
  condition: Condition
  /** As the user wrote it. */
  when: string
  deeds: readonly Deed[]
  active: boolean
  /** Which risk of the plan it came from, in the plan's words. */
  risk: string | null
}
