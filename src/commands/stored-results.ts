/** What came of the pieces of a workspace, from the database where there is one; none is made. */
import type { WorkspaceRef } from '../workspace/discover.ts'
import type { Context } from './command.ts'
import { lookStored } from './stored.ts'

/** Null `counts`: not known, for the `reason`. */
export type PieceResult = { channel: string; url: string | null; counts: Readonly<Record<string, number>> | null; reason: string | null }

/** By the id of the piece. */
export async function storedResults(
  context: Context,
  ref: Pick<WorkspaceRef, 'id' | 'root' | 'config'>,
): Promise<ReadonlyMap<string, readonly PieceResult[]>> {
  const results = await lookStored(context, ref, async db => {
    const [{ deliveriesOf }, { resultsOf }] = await Promise.all([import('../db/deliveries.ts'), import('../db/post-results.ts')])
    const posts = new Map((await deliveriesOf(db, ref.id, { states: ['published'] })).map(each => [each.id, each]))
    return (await resultsOf(db, ref.id)).flatMap(({ delivery, counts, reason }) => {
      const post = posts.get(delivery)
      return post === undefined ? [] : [{ item: post.item, channel: post.channel, url: post.url, counts, reason }]
    })
  })
  return Map.groupBy(results ?? [], each => each.item)
}

/** "120 likes, 31 replies" over all channels; only what was told. */
export function sumText(results: readonly PieceResult[]): string {
  const sums = new Map<string, number>()
  for (const { counts } of results) for (const [name, value] of Object.entries(counts ?? {})) sums.set(name, (sums.get(name) ?? 0) + value)
  return [...sums].map(([name, value]) => `${value} ${name}`).join(', ')
}
