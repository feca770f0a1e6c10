/** All commands, in the order of the help. Each is loaded only when it runs (or is asked about). */
import type { Command } from './command.ts'

type Loader = () => Promise<{ command: Command }>

export const commandGroups: readonly { title: string; names: readonly string[] }[] = [
  { title: 'Start', names: ['init', 'up'] },
  { title: 'Read', names: ['check', 'inspect', 'plan', 'diff'] },
  { title: 'Run', names: ['status', 'next', 'done', 'undo', 'reschedule', 'audit', 'generate', 'automations'] },
  { title: 'Measure', names: ['targets', 'collect', 'record', 'series', 'answer', 'recompute'] },
  {
    title: 'Publish',
    names: [
      'content',
      'draft',
      'import-content',
      'claims',
      'channels',
      'review',
      'approve',
      'schedule',
      'calendar',
      'publish',
      'deliveries',
      'hold',
      'results',
      'readers',
    ],
  },
  { title: 'Tell', names: ['report', 'badge', 'publish-page'] },
  { title: 'Keep', names: ['export', 'import', 'backup', 'restore', 'doctor', 'workspace'] },
  { title: 'More', names: ['completion'] },
]

export const loaders: Readonly<Record<string, Loader>> = {
  init: () => import('./init.ts'),
  up: () => import('./up.ts'),
  check: () => import('./check.ts'),
  inspect: () => import('./inspect.ts'),
  plan: () => import('./plan.ts'),
  diff: () => import('./diff.ts'),
  status: () => import('./status.ts'),
  next: () => import('./next.ts'),
  done: () => import('./done.ts'),
  undo: () => import('./undo.ts'),
  reschedule: () => import('./reschedule.ts'),
  audit: () => import('./audit.ts'),
  generate: () => import('./generate.ts'),
  automations: () => import('./automations.ts'),
  content: () => import('./content.ts'),
  draft: () => import('./draft.ts'),
  'import-content': () => import('./import-content.ts'),
  claims: () => import('./claims.ts'),
  targets: () => import('./targets.ts'),
  collect: () => import('./collect.ts'),
  record: () => import('./record.ts'),
  series: () => import('./series.ts'),
  answer: () => import('./answer.ts'),
  recompute: () => import('./recompute.ts'),
  channels: () => import('./channels.ts'),
  review: () => import('./review.ts'),
  approve: () => import('./approve.ts'),
  schedule: () => import('./schedule.ts'),
  calendar: () => import('./calendar.ts'),
  publish: () => import('./publish.ts'),
  deliveries: () => import('./deliveries.ts'),
  hold: () => import('./hold.ts'),
  results: () => import('./results.ts'),
  readers: () => import('./readers.ts'),
  report: () => import('./report.ts'),
  badge: () => import('./badge.ts'),
  'publish-page': () => import('./publish-page.ts'),
  export: () => import('./export.ts'),
  import: () => import('./import.ts'),
  backup: () => import('./backup.ts'),
  restore: () => import('./restore.ts'),
  doctor: () => import('./doctor.ts'),
  workspace: () => import('./workspace.ts'),
  completion: () => import('./completion.ts'),
}

/** Loads all commands: for the help and for completion. */
export async function loadAll(): Promise<{ title: string; commands: Command[] }[]> {
  return Promise.all(
    commandGroups.map(async ({ title, names }) => ({
      title,
      commands: await Promise.all(names.map(async name => (await loaders[name]!()).command)),
    })),
  )
}
