/** What commands know of claims and content: from the database, where there is one; none is made. */
import type { ActionContext } from '../actions/action.ts'
import type { ClaimsView } from '../actions/claims.ts'
import { existingDatabase } from '../db/location.ts'
import type { SetupOptions } from '../workspace/examine-setup.ts'
import type { WorkspaceRef } from '../workspace/discover.ts'
import type { Context } from './command.ts'

export const storedClaims = (context: Context, ref: Ref, zone: string | null): Promise<ClaimsView | null> =>
  reading(context, ref, async action => (await import('../actions/claims.ts')).claimsView(action, zone))

/** What the rules of content know of a workspace. */
export async function storedKnowledge(context: Context, ref: Ref, zone: string | null): Promise<Required<SetupOptions>> {
  return reading(context, ref, async action => (await import('../actions/known-of-content.ts')).knownOfContent(action, zone))
}

type Ref = Pick<WorkspaceRef, 'id' | 'root' | 'config'>

async function reading<T>({ env, clock }: Context, ref: Ref, read: (action: Reads) => Promise<T>): Promise<T> {
  const path = existingDatabase(ref.root, ref.config !== null, env)
  const { openDatabase } = await import('../db/open.ts')
  const db = await openDatabase(path ?? ':memory:')
  try {
    return await read({ db, ref: { ...ref, name: '', files: null }, now: clock.now().getTime() })
  } finally {
    await db.destroy()
  }
}
type Reads = Pick<ActionContext, 'db' | 'ref' | 'now'>
