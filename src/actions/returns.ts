/** What came of the posts of a workspace, added up. Reads only. */
import { costsSince } from '../db/costs.ts'
import { piecesFor } from '../content/fulfils.ts'
import { platformsOf } from '../content/platform.ts'
import { returnsBy, type Posted, type Return, type ReturnKey, type ReturnsView } from '../delivery/returns.ts'
import type { Plan } from '../plan/model.ts'
import { contentIndex } from '../workspace/content-index.ts'
import { fresh, type ActionContext } from './action.ts'
import { channelTitled } from './channel-titles.ts'
import { postsOut } from './posts-out.ts'
import { publishing } from './publishing.ts'

export async function returns(context: ActionContext, { by }: { by: ReturnKey }): Promise<Return[]> {
  const { plan } = await fresh(context)
  return [...(await returnsView(context, plan, by)).returns]
}

/** The same for a page, with the titles of channels. */
export async function returnsView(context: ActionContext, plan: Plan, by: ReturnKey): Promise<ReturnsView> {
  const { db, ref } = context
  const { channels } = await publishing(context, [])
  const { byId } = await contentIndex(ref.root).all()
  const kinds = new Map(channels.map(each => [each.instance, each.channel]))
  const tierOf = (channel: string): string | null => {
    const names = platformsOf(channel, kinds.get(channel) ?? null)
    return plan.channels.find(each => each.channelId !== null && names.includes(each.channelId))?.tier ?? null
  }
  const linesFor = piecesFor(plan.content)
  const posts = (await postsOut(context, ['published', 'deleted'])).map(({ item, channel, campaign, counts }): Posted => {
    const file = byId.get(item)
    const line = file === undefined ? null : (linesFor(file)[0] ?? null)
    return {
      channel,
      tier: tierOf(channel),
      theme: file?.theme ?? null,
      format: file?.format ?? line?.format ?? null,
      campaign,
      item: line?.title ?? file?.item ?? null,
      piece: item,
      hours: file?.hours ?? null,
      counts,
    }
  })
  const spent = await costsSince(db, ref.id, Number.MIN_SAFE_INTEGER)
  const costs = new Map([...spent].flatMap(([channel, { cost }]) => (cost === null ? [] : [[channel, cost] as const])))
  const hours = new Map(posts.map(each => [each.piece, each.hours]))
  return {
    by,
    returns: returnsBy(posts, by, costs),
    titles: Object.fromEntries(channels.map(({ instance, channel }) => [instance, channelTitled(instance, channel.title)])),
    pieces: hours.size,
    timed: [...hours.values()].filter(each => each !== null).length,
  }
}
