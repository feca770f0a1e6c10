/** What came of the posts of a workspace, added up. Reads only. */
import { costsSince } from '../db/costs.ts'
import { deliveriesOf } from '../db/deliveries.ts'
import { resultsOf } from '../db/post-results.ts'
import { returnsBy, type Posted, type Return, type ReturnKey } from '../delivery/returns.ts'
import { fresh, type ActionContext } from './action.ts'
import { publishing } from './publishing.ts'

export async function returns(context: ActionContext, { by }: { by: ReturnKey }): Promise<Return[]> {
  const { db, ref } = context
  const { channels, files } = await publishing(context)
  const { plan } = await fresh(context)
  const [items, platforms] = [
    new Map(files.map(({ item }) => [item.id, item])),
    new Map(channels.map(each => [each.instance, each.channel.name])),
  ]
  const results = new Map((await resultsOf(db, ref.id)).map(each => [each.delivery, each.counts]))
  const tierOf = (channel: string): string | null =>
    plan.channels.find(each => each.channelId !== null && each.channelId === (platforms.get(channel) ?? channel))?.tier ?? null
  const posts = (await deliveriesOf(db, ref.id, { states: ['published', 'deleted'] }))
    .filter(each => each.kind === 'post')
    .map(({ id, item, channel, campaign }): Posted => {
      const file = items.get(item)
      const of = { channel, tier: tierOf(channel), theme: file?.theme ?? null, campaign, item: file?.item ?? null }
      return { ...of, piece: item, counts: results.get(id) ?? null }
    })
  const spent = await costsSince(db, ref.id, Number.MIN_SAFE_INTEGER)
  return returnsBy(posts, by, new Map([...spent].flatMap(([channel, { cost }]) => (cost === null ? [] : [[channel, cost] as const]))))
}
