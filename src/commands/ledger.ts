/** The claims of a workspace as commands read them: with what was checked, where a database holds it; none is made. */
import { claimsView, type ClaimsView } from '../actions/claims.ts'
import type { Ledger } from '../content/claims.ts'
import { existingDatabase, openDatabase } from '../db/open.ts'
import type { WorkspaceRef } from '../workspace/discover.ts'
import type { Context } from './command.ts'

export async function storedClaims(
  { env, clock }: Context,
  ref: Pick<WorkspaceRef, 'id' | 'root' | 'config'>,
  zone: string | null,
): Promise<ClaimsView | null> {
  const path = existingDatabase(ref.root, ref.config !== null, env)
  const db = await openDatabase(path ?? ':memory:')
  try {
    return await claimsView({ db, ref: { ...ref, name: '', files: null }, now: clock.now().getTime() }, zone)
  } finally {
    await db.destroy()
  }
}

export async function storedLedger(...args: Parameters<typeof storedClaims>): Promise<Ledger | null> {
  const view = await storedClaims(...args)
  return view === null ? null : new Map(view.claims.map(({ id, says, numbers, state, why }) => [id, { says, numbers, state, why }]))
}
