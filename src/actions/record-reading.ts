/** Stores what was read when it differs from the last reading; items keep their ids from reading to reading. */
import { createHash } from 'node:crypto'
import { addReading, lastReading } from '../db/readings.ts'
import type { Database } from '../db/open.ts'
import type { PlanDiff } from '../plan/identity/ids.ts'
import type { Plan } from '../plan/model.ts'
import { compiledPlan } from '../workspace/compiled.ts'
import { type Loaded } from '../workspace/load.ts'

/** Digest of the files of a workspace: the same files give the same reading. */
export function digestOf(loaded: Loaded): string {
  const hash = createHash('sha256')
  for (const file of loaded.files) hash.update(`${file.path}\0${file.text.length}\0`).update(file.text)
  return hash.digest('hex')
}

/**
 * Compiles with the ids of the last reading and stores the result if the files changed. `now` is UTC epoch milliseconds;
 * `env` says where plans of files that have not changed are kept.
 */
export async function recordReading(
  db: Database,
  loaded: Loaded,
  today: string,
  now: number,
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<{ plan: Plan; diff: PlanDiff | null; changed: boolean }> {
  const last = await lastReading(db, loaded.id)
  const digest = digestOf(loaded)
  if (last?.digest === digest) return { plan: await compiledPlan({ env }, loaded, today, { previous: last }), diff: null, changed: false }
  const { compileWorkspace } = await import('../workspace/compile.ts')
  const compiled = compileWorkspace(loaded, { today, previous: last?.plan ?? null })
  const { plan } = compiled
  const diff = 'diff' in compiled ? (compiled.diff as PlanDiff | null) : null
  await db
    .transaction()
    .execute(async transaction =>
      addReading(transaction, { workspace: loaded.id, root: loaded.root, name: loaded.name, at: now, digest, plan, diff }),
    )
  return { plan, diff, changed: true }
}
