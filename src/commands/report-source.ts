/** The workspace that a report is about: its files as they are, with the ids that are kept, and its database when there is one. */
import type { ActionContext } from '../actions/action.ts'
import type { Database } from '../db/open.ts'
import { existingDatabase, openDatabase } from '../db/open.ts'
import { lastReading } from '../db/readings.ts'
import type { Plan } from '../plan/model.ts'
import type { WorkspaceRef } from '../workspace/discover.ts'
import { compileWorkspace } from '../workspace/compile.ts'
import { loadWorkspace, type Loaded } from '../workspace/load.ts'
import { actHere, wholeRef } from './acting.ts'
import type { Context } from './command.ts'

export type Opened = { db: Database | null; loaded: Loaded; plan: Plan; today: string; close(): Promise<void> }

/** No database is made for it. */
export async function openSource({ env }: Context, ref: WorkspaceRef, todayOf: (loaded: Loaded) => string): Promise<Opened> {
  const loaded = await loadWorkspace(wholeRef(ref))
  const today = todayOf(loaded)
  const path = existingDatabase(ref.root, ref.config !== null, env)
  const db = path === null ? null : await openDatabase(path)
  try {
    const previous = db === null ? null : ((await lastReading(db, ref.id))?.plan ?? null)
    const { plan } = compileWorkspace(loaded, { today, previous })
    return { db, loaded, plan, today, close: async () => db?.destroy() }
  } catch (error) {
    await db?.destroy()
    throw error
  }
}

/** Runs an action here and not in a running server: for what needs the environment or the folders of the user. */
export const withAction = <T>(context: Context, { loaded, today }: Opened, run: (action: ActionContext) => Promise<T>): Promise<T> =>
  actHere(context, loaded.ref, today, run)
