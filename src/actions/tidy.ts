/** Removes what its time is over, as `retention` of `uptake.yml` says. No number goes: only what it was read from. */
import { pruneAnswers } from '../db/answers.ts'
import { pruneRuns } from '../db/collector-runs.ts'
import type { Database } from '../db/open.ts'
import { pruneMarks } from '../db/pieces.ts'
import { pruneReadings } from '../db/readings.ts'
import type { Retention } from '../workspace/settings.ts'

const DAY = 86_400_000
/** How many of each were removed. */
export type Tidied = { answers: number; readings: number }

/** @param now UTC epoch milliseconds */
export async function tidy(db: Database, workspace: string, retention: Retention, now: number): Promise<Tidied> {
  // Without the answers what was asked says nothing.
  await pruneRuns(db, workspace, now - retention.answers * DAY)
  await pruneMarks(db)
  return {
    answers: await pruneAnswers(db, workspace, now - retention.answers * DAY),
    readings: await pruneReadings(db, workspace, now - retention.readings * DAY),
  }
}
