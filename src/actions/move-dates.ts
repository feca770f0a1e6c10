/** Moves the launch or day 1 of the plan: shows what moves, and writes the date into `uptake.yml` when asked to. */
import { UserError, userError } from '../lib/errors.ts'
import { addDays, diffDays, isDate } from '../plan/resolve/calendar.ts'
import { reschedule, type Move } from '../schedule/reschedule.ts'
import { statedDates } from '../workspace/load.ts'
import { fresh, type ActionContext } from './action.ts'
import { changeFiles, readNow } from './change-files.ts'
import { launchBound } from '../db/deliveries.ts'
import { followLaunch } from './follow-launch.ts'
import { moveWith, type DeliveryMove } from './move-delivery.ts'
import { seriesDrafts, type DraftMove } from './series-drafts.ts'

/** `date` and `today` are ISO dates. `deliveries`: what is scheduled and is to move with it, as `slipping` lists it. */
export type MoveDate = { date: string; dryRun: boolean; today: string; deliveries?: readonly DeliveryMove[] }
/** `before`: the date that `uptake.yml` or a document held. `deliveries`: how many moved with it, by the list or because their files say so. `drafts`: files that move with a series that begins at a time from the launch. */
export type Moved = { moves: Move[]; before: string | null; deliveries: number; drafts: readonly DraftMove[] }
type Dates = { launch: string | null; start: string | null }

/** A stated start moves with the launch. @throws UserError bad-date, no-config, config-unwritable, path-unwritable */
export const setLaunch = (context: ActionContext, input: MoveDate): Promise<Moved> =>
  moveDate(context, input, 'launch', ({ launch, start }) => ({
    launch: input.date,
    start: start !== null && launch !== null ? addDays(start, diffDays(launch, input.date)) : start,
  }))

/** The launch stays where it is. @throws UserError bad-date, no-config, config-unwritable, path-unwritable */
export const setStart = (context: ActionContext, input: MoveDate): Promise<Moved> =>
  moveDate(context, input, 'start', ({ launch }) => ({ launch, start: input.date }))

async function moveDate(
  context: ActionContext,
  { date, dryRun, today, deliveries = [] }: MoveDate,
  key: keyof Dates,
  next: (dates: Dates) => Dates,
): Promise<Moved> {
  if (!isDate(date)) throw badDate(date)
  const { loaded, plan } = await fresh(context)
  const dates: Dates = statedDates(loaded)
  const moved = next(dates)
  const found = key === 'start' ? [] : await seriesDrafts(context, loaded.config, loaded.config.launch, moved.launch)
  const drafts = found.map(each => each.draft)
  const done: Moved = { moves: reschedule(plan, { ...dates, today }, { ...moved, today }), before: dates[key], deliveries: 0, drafts }
  if (dryRun) return done
  const file = context.ref.config
  if (file === null) throw userError('no-config', 'reschedule', loaded.root)
  const { setConfigValue } = await import('../workspace/config-edit.ts')
  const before = readNow(context, null).text
  let after = before
  for (const name of ['launch', 'start'] as const) {
    const value = moved[name]
    // The date that was asked for is written even when it is there: in another notation, it may be. One that stood in a document is written with it.
    if (value !== null && (name === key || value !== loaded.config[name])) after = setConfigValue(after, [name], value, file)
  }
  const subject = key === 'launch' ? date : `start ${date}`
  if (after === before && found.length === 0) return done
  const bound = new Set((await launchBound(context.db, context.ref.id)).map(each => each.id))
  const own = deliveries.filter(each => !bound.has(each.id))
  const files = [...(after === before ? [] : [{ path: null, before, after }]), ...found.map(each => each.change)]
  await changeFiles(context, { action: 'reschedule', subject, files, deliveries: db => moveWith(context, db, own) })
  return { ...done, deliveries: own.length + (await followLaunch(context)).length }
}

/** What is no date of the calendar, as every action that takes one says it. */
export const badDate = (text: string): UserError =>
  new UserError('bad-date', `"${text}" is not a date.`, { hint: 'Write it as 2026-12-01.' })
