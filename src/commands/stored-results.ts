/** What came of the pieces of a workspace, from the database where there is one; none is made. */
import { deliveriesOf } from '../db/deliveries.ts'
import { existingDatabase, openDatabase } from '../db/open.ts'
import { resultsOf } from '../db/post-results.ts'
import type { WorkspaceRef } from '../workspace/discover.ts'
import type { Context } from './command.ts'

/** Null `counts`: not known, for the `reason`. */
export type PieceResult = { channel: string; url: string | null; counts: Readonly<Record<string, number>> | null; reason: string | null }

/** By the id of the piece. */
export async function storedResults(
  { env }: Context,
  { id, root, config }: Pick<WorkspaceRef, 'id' | 'root' | 'config'>,
): Promise<ReadonlyMap<string, readonly PieceResult[]>> {
  const path = existingDatabase(root, config !== null, env)
  if (path === null) return new Map()
  const db = await openDatabase(path)
  try {
    const posts = new Map((await deliveriesOf(db, id, { states: ['published'] })).map(each => [each.id, each]))
    const all = (await resultsOf(db, id)).flatMap(({ delivery, counts, reason }) => {
      const post = posts.get(delivery)
      return post === undefined ? [] : [{ item: post.item, channel: post.channel, url: post.url, counts, reason }]
    })
    return Map.groupBy(all, each => each.item)
  } finally {
    await db.destroy()
  }
}

/** "120 likes, 31 replies" over all channels; only what was told. */
export function sumText(results: readonly PieceResult[]): string {
  const sums = new Map<string, number>()
  for (const { counts } of results) for (const [name, value] of Object.entries(counts ?? {})) sums.set(name, (sums.get(name) ?? 0) + value)
  return [...sums].map(([name, value]) => `${value} ${name}`).join(', ')
}
