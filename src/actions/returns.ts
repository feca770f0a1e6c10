/** What came of the posts of a workspace, added up. Reads only. */
import { costsSince } from '../db/costs.ts'
import { returnsBy, type Posted, type Return, type ReturnKey } from '../delivery/returns.ts'
import { contentIndex } from '../workspace/content-index.ts'
import { fresh, type ActionContext } from './action.ts'
import { postsOut } from './posts-out.ts'
import { publishing } from './publishing.ts'

export async function returns(context: ActionContext, { by }: { by: ReturnKey }): Promise<Return[]> {
  const { db, ref } = context
  const { channels } = await publishing(context, [])
  const { byId } = await contentIndex(ref.root).all()
  const { plan } = await fresh(context)
  const platforms = new Map(channels.map(each => [each.instance, each.channel.name]))
  const tierOf = (channel: string): string | null =>
    plan.channels.find(each => each.channelId !== null && each.channelId === (platforms.get(channel) ?? channel))?.tier ?? null
  const posts = (await postsOut(context, ['published', 'deleted'])).map(({ item, channel, campaign, counts }): Posted => {
    const file = byId.get(item)
    return { channel, tier: tierOf(channel), theme: file?.theme ?? null, campaign, item: file?.item ?? null, piece: item, counts }
  })
  const spent = await costsSince(db, ref.id, Number.MIN_SAFE_INTEGER)
  return returnsBy(posts, by, new Map([...spent].flatMap(([channel, { cost }]) => (cost === null ? [] : [[channel, cost] as const]))))
}
