/** The words of one language. Adding a language is adding a file of this shape and one line in index.ts. */

/** What a heading announces: the kind of block that stands below it. */
export type SectionKind =
  | 'nonGoal'
  | 'achieved'
  | 'audience'
  | 'persona'
  | 'competitor'
  | 'contingency'
  | 'risk'
  | 'pricing'
  | 'budget'
  | 'effort'
  | 'kpi'
  | 'journey'
  | 'programme'
  | 'dependency'
  | 'template'
  | 'role'
  | 'channel'
  | 'content'
  | 'schedule'
  | 'milestone'
  | 'task'
  | 'tracking'
  | 'summary'
/** What a label inside a block says: the fact that follows its colon. */
export type LabelKind =
  | 'mitigation'
  | 'contingency'
  | 'trigger'
  | 'likelihood'
  | 'impact'
  | 'severity'
  | 'response'
  | 'owner'
  | 'due'
  | 'deadline'
  | 'priority'
  | 'effort'
  | 'goal'
  | 'target'
  | 'baseline'
  | 'metric'
  | 'budget'
  | 'status'
  | 'channel'
  | 'format'
  | 'audience'
  | 'craft'
export type Format =
  | 'post'
  | 'article'
  | 'thread'
  | 'video'
  | 'livestream'
  | 'webinar'
  | 'talk'
  | 'podcast'
  | 'press-release'
  | 'whitepaper'
  | 'newsletter'
  | 'case-study'
  | 'tutorial'
  | 'discussion'
  | 'demo'
  | 'comparison'
  | 'summit'

/** Alternations are regular-expression sources, matched without case. `words`: whole words (Latin, Cyrillic); else anywhere (Han, Hangul, kana). */
export type Language = {
  code: string
  words: boolean
  sections: Partial<Record<SectionKind, string>>
  labels: Partial<Record<LabelKind, string>>
  /** Verbs (or nominal forms) that begin a task. */
  actions: string
  roles: string
  formats: Partial<Record<Format, string>>
  /** Frequent small words that tell this language from others of its script. */
  stop: string
}
