/** What is stored of the workspace: values of some weeks, events, and what people did. Times are days of 2026 at noon UTC. */
import type { Sample } from '../../../../../src/metrics/sample.ts'

const day = (date: string): number => Date.parse(`2026-${date}T12:00:00Z`)
const midnight = (date: string): number => Date.parse(`2026-${date}T00:00:00+01:00`)

function value(metric: string, at: number, amount: number | null, more: Partial<Sample> = {}): Sample {
  const flags = amount === null ? (['gap'] as const) : []
  return { metric, labels: {}, at, span: 0, value: amount, source: 'test', method: 'file', fetchedAt: at, flags, answer: null, ...more }
}

const weeks = ['10-19', '10-26', '11-02', '11-09', '11-16', '11-20', '11-23', '11-30']
const series = (metric: string, amounts: readonly (number | null)[], labels: Record<string, string> = {}): Sample[] =>
  amounts.map((amount, index) => value(metric, day(weeks[index]!), amount, { labels }))

export const samples: Sample[] = [
  ...series('github.stars', [120, 150, 190, 240, 330, 352, 360, 420], { repo: 'example/heron' }),
  ...series('github.stars', [900, 910, 915, 930, 934, 940, 941, 950], { repo: 'example/osprey' }),
  ...series('newsletter.subscribers', [20, 45, null, 80, 101, 104, 110, 125]),
  ...[40, 30, 26, 20, 9].map((hours, index) =>
    value('github.first_response_time', day(`11-${10 + 2 * index}`), hours, { labels: { repo: 'example/heron' } }),
  ),
  value('budget.spent', midnight('11-10'), 120, { span: 86_400_000, labels: { line: 'Ads' } }),
  value('budget.spent', midnight('11-17'), 80, { span: 86_400_000, labels: { line: 'Ads' } }),
]
export const events = [
  { at: day('11-16'), label: 'v0.9', kind: 'release' },
  { at: day('11-25'), label: 'v1.0', kind: 'release' },
]
/** Titles of tasks that were ticked, and when: one of them before the week. */
export const ticks = [
  { at: day('10-29'), title: 'Write the quick start guide', who: 'Ada' },
  { at: day('11-18'), title: 'Answer the open questions in the forum', who: 'Bo' },
]
