/** The pages of a workspace, in the order of the navigation. */
import type { WorkspaceView } from '../../src/schedule/view.ts'
import { m } from '../messages/index.ts'
import type { IconName } from '../ui/icon.tsx'

export const PAGES = ['', 'timeline', 'plan', 'content', 'targets', 'budget', 'risks', 'people', 'journey', 'problems'] as const
/** The pages of publishing; like those of measuring they are gone to with g and a letter. */
export const PUBLISHING = ['calendar', 'board', 'editor', 'review', 'deliveries', 'handoffs', 'results', 'channels'] as const
/** The pages of measuring. */
export const MEASURING = ['metrics', 'collectors', 'competitors', 'reports', 'audit', 'automations'] as const
/** Behind g: the pages that have no number among the keys. */
export const LETTERS: Readonly<Record<string, (typeof PUBLISHING)[number] | (typeof MEASURING)[number]>> = {
  c: 'calendar',
  b: 'board',
  e: 'editor',
  r: 'review',
  d: 'deliveries',
  h: 'handoffs',
  s: 'results',
  l: 'channels',
  m: 'metrics',
  k: 'collectors',
  v: 'competitors',
  w: 'reports',
  a: 'audit',
  u: 'automations',
}
/** Pages that a phone has at hand; the others are behind "More". */
export const AT_HAND = ['', 'timeline', 'plan', 'problems'] as const

const key = (page: string): keyof typeof m.pages & IconName => (page || 'overview') as keyof typeof m.pages & IconName
export const titleOf = (page: string): string => m.pages[key(page)]
export const iconOf = (page: string): IconName => key(page)

/** What stands behind the name of a page in the navigation. */
export function countsOf({ plan }: WorkspaceView): Record<string, number> {
  return {
    plan: plan.tasks.filter(task => task.stateful && !task.done).length,
    content: plan.content.reduce((sum, piece) => sum + piece.count, 0),
    targets: plan.kpis.length,
    budget: plan.budgets.length,
    risks: plan.risks.length,
    people: plan.roles.length + plan.audiences.length,
    journey: plan.journey.length + plan.programmes.length,
    problems: plan.problems.filter(problem => problem.severity !== 'info').length,
  }
}
