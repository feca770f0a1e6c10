/** Schedules and moves by a sheet: every row or none, with all that is wrong at once. */
import { readCsv } from '../collectors/tools/csv.ts'
import { deliveryById } from '../db/deliveries.ts'
import { inTransaction, type Database } from '../db/open.ts'
import { UserError } from '../lib/errors.ts'
import { readSheet, type SheetEntry, type SheetProblem } from '../schedule/sheet.ts'
import type { ActionContext } from './action.ts'
import { moveDeliveries } from './move-delivery.ts'
import { publishing, type Publishing } from './publishing.ts'
import { scheduleContent } from './schedule-content.ts'
import { systemZone } from '../lib/clock.ts'

export type Imported = { scheduled: number; moved: number; same: number }
/** Ends the transaction of a rehearsal. */
class Rehearsed extends Error {}

/** `dryRun`: everything is tried and nothing is kept. @throws UserError sheet, with every row that is wrong */
export async function importSchedule(
  context: ActionContext,
  { name, text, dryRun, anyway }: { name: string; text: string; dryRun: boolean; anyway: boolean },
): Promise<Imported> {
  const { entries, problems } = readSheet(readCsv(text))
  const place = await publishing(context)
  const done: Imported = { scheduled: 0, moved: 0, same: 0 }
  try {
    await inTransaction(context.db, async db => {
      for (const entry of entries)
        try {
          done[await take({ ...context, db }, db, place, entry, anyway)]++
        } catch (error) {
          if (!(error instanceof UserError)) throw error
          problems.push({ line: entry.line, message: [error.message, error.hint].filter(Boolean).join(' ') })
        }
      if (problems.length > 0) throw wrong(name, problems)
      if (dryRun) throw new Rehearsed()
    })
  } catch (error) {
    if (!(error instanceof Rehearsed)) throw error
  }
  return done
}

async function take(context: ActionContext, db: Database, place: Publishing, entry: SheetEntry, anyway: boolean): Promise<keyof Imported> {
  const zone = entry.zone ?? place.zone ?? systemZone()
  if (entry.id === null) {
    await scheduleContent(context, { item: entry.item, channels: [entry.channel], at: entry.local, zone, anyway }, place)
    return 'scheduled'
  }
  const there = await deliveryById(db, entry.id)
  if (there?.workspace === context.ref.id && there.local === entry.local && there.zone === zone) return 'same'
  await moveDeliveries(context, { moves: [{ id: entry.id, local: entry.local, zone }], anyway })
  return 'moved'
}

function wrong(name: string, problems: readonly SheetProblem[]): UserError {
  const lines = [...problems].sort((a, b) => a.line - b.line).map(({ line, message }) => `  ${name}:${line} ${message}`)
  const rows = `${lines.length} ${lines.length === 1 ? 'problem' : 'problems'}`
  return new UserError('sheet', `Nothing was scheduled: ${rows}.\n${lines.join('\n')}`, {
    hint: 'Mend these rows and import the file again.',
  })
}
