/** What the commands about measured numbers share: the stored samples beside the plan. */
import type { Measured } from '../measure/workspace.ts'
import { existingDatabase } from '../db/location.ts'
import { systemZone } from '../lib/clock.ts'
import { UserError } from '../lib/errors.ts'
import { dayEnd } from '../metrics/calendar.ts'
import type { Plan } from '../plan/model.ts'
import type { Args, Context, Operand } from './command.ts'
import type { Reading } from './reading.ts'
import { dateFlag } from './reading.ts'

export const metricOperand: Operand = { name: 'METRIC', help: 'source.name, such as github.stars', completes: 'none' }

/** For what the plan has no part in: it is not compiled. */
export const noPlan = async (): Promise<Plan> => (await import('../plan/extract/context.ts')).emptyPlan()

/** Looks at a workspace with its database; an empty one where there is none yet. */
export async function withMeasured<T>(
  { env, clock }: Context,
  args: Args,
  { loaded, plan }: Pick<Reading, 'loaded' | 'plan'>,
  look: (measured: Measured) => Promise<T>,
): Promise<T> {
  const { openDatabase } = await import('../db/open.ts')
  const db = await openDatabase(existingDatabase(loaded.root, loaded.ref.config !== null, env) ?? ':memory:')
  const zone = loaded.config.timezone ?? systemZone()
  const day = dateFlag(args, 'today')
  const now = day === null ? clock.now().getTime() : dayEnd(day, zone)
  try {
    return await look({ db, workspace: loaded.id, root: loaded.root, config: loaded.config, plan, now, zone })
  } finally {
    await db.destroy()
  }
}

/** "region=eu,team=core" → labels. @throws UserError bad-label */
export function labelsOf(text: string | null): Record<string, string> {
  const labels: Record<string, string> = {}
  for (const pair of text?.split(',') ?? []) {
    const [, name, value] = /^\s*([^=]+?)\s*=\s*(.+?)\s*$/.exec(pair) ?? []
    if (name === undefined || value === undefined)
      throw new UserError('bad-label', `"${pair}" is no label.`, { hint: 'Write name=value; several are separated by commas.' })
    labels[name] = value
  }
  return labels
}
