/** An automation fires once in each episode: a time over which its condition holds without being known to end. Pure. */
import type { Verdict } from './evaluate.ts'

/** `condition` as it was written when the episode began. Times in UTC epoch milliseconds. */
export type Episode = { subject: string; condition: string; since: number }
export type Step = {
  /** Subjects of which it begins to hold: now is the time to act. */
  fire: readonly string[]
  /** Subjects of which it no longer holds. */
  end: readonly string[]
  /** Episodes that go on, with the new ones. */
  open: readonly Episode[]
}

/** What is unknown begins nothing and ends nothing. A condition that was rewritten begins anew. */
export function step(before: readonly Episode[], verdict: Verdict, condition: string, now: number): Step {
  const same = before.filter(episode => episode.condition === condition)
  const other = before.filter(episode => episode.condition !== condition).map(episode => episode.subject)
  if (verdict.truth === 'unknown') return { fire: [], end: other, open: same }
  const holding = new Set(verdict.subjects)
  const goingOn = same.filter(episode => holding.has(episode.subject))
  const known = new Set(goingOn.map(episode => episode.subject))
  const fire = [...holding].filter(subject => !known.has(subject))
  const end = [
    ...same.filter(episode => !holding.has(episode.subject)).map(episode => episode.subject),
    ...other.filter(subject => !holding.has(subject)),
  ]
  return { fire, end, open: [...goingOn, ...fire.map(subject => ({ subject, condition, since: now }))] }
}
