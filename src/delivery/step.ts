/** What a delivery of each kind asks of its channel: the one request that changes something, and how it is looked up. */
import {
  ChannelError,
  type Channel,
  type ChannelContext,
  type Contract,
  type Idempotency,
  type Outcome,
  type Published,
  type Rendition,
} from '../channels/channel.ts'
import type { Delivery } from './delivery.ts'

export type Step = {
  /** Sends once. @throws ChannelError */
  send(ctx: ChannelContext): Promise<Outcome>
  /** Was it done? Reads only. @throws ChannelError */
  find(ctx: ChannelContext): Promise<Published | undefined>
  contract: Contract
}

/** `rendition` may be null for a deletion only, `post` (the delivery that is commented, edited or taken down) for a post only. */
export function stepOf(delivery: Delivery, channel: Channel, rendition: Rendition | null, post: Delivery | null): Step {
  const { contract } = channel
  if (delivery.kind === 'post') {
    const whole = needed(rendition)
    return {
      send: async ctx => withComment(await channel.publish(ctx, whole), channel, whole),
      find: ctx => channel.find(ctx, whole),
      contract,
    }
  }
  const published = publishedOf(needed(post))
  if (delivery.kind === 'comment') return commentStep(channel, published, needed(rendition).comment ?? '')
  return delivery.kind === 'edit' ? editStep(channel, published, needed(rendition)) : deleteStep(channel, published)
}

/** The key that the channel gets: an edit and a deletion are about the post, a comment is a post of its own. */
export const keyOf = ({ id, kind, of }: Delivery): string => (kind === 'edit' || kind === 'delete' ? (of ?? id) : id)

function needed<T>(value: T | null): T {
  if (value === null) throw new Error('a delivery without what it needs')
  return value
}

const publishedOf = ({ postId, url }: Delivery): Published => ({ state: 'published', id: postId ?? '', url })

/** Who posts by hand writes the first comment, too. */
function withComment(outcome: Outcome, channel: Channel, { comment }: Rendition): Outcome {
  if (outcome.state !== 'handoff' || !comment || channel.comment !== undefined) return outcome
  const last = outcome.steps.length - 1
  return { ...outcome, steps: outcome.steps.toSpliced(Math.max(0, last), 0, `Below it, write as the first comment:\n${comment}`) }
}

/** Where the channel has no way to comment, or does not know the post because a person made it, a person writes it. */
function commentStep(channel: Channel, post: Published, text: string): Step {
  const isByHand = channel.comment === undefined || isUnknown(post)
  const steps = ['Open the post.', `Write as its first comment:\n${text}`, 'Say that it is done.']
  return {
    send: async ctx => (isByHand ? { state: 'handoff', url: post.url ?? '', steps } : channel.comment!(ctx, post, text)),
    find: async ctx => (isByHand ? undefined : channel.findComment?.(ctx, post, text)),
    contract: isByHand || channel.findComment !== undefined ? channel.contract : asking(channel, 'none'),
  }
}

/** Its id at the platform: of a post that a person made only the address is known. */
const isUnknown = ({ id }: Published): boolean => id === ''

function editStep(channel: Channel, post: Published, rendition: Rendition): Step {
  return {
    async send(ctx) {
      if (channel.edit === undefined) throw new ChannelError('rejected', `${channel.title} has no way to edit a post.`)
      if (isUnknown(post)) throw new ChannelError('rejected', `A person posted it. Edit it there: ${post.url ?? channel.title}`)
      return channel.edit(ctx, post, rendition)
    },
    find: async ctx => ((await channel.look?.(ctx, post, rendition)) === 'same' ? post : undefined),
    contract: looking(channel),
  }
}

function deleteStep(channel: Channel, post: Published): Step {
  return {
    async send(ctx) {
      if (channel.delete === undefined) throw new ChannelError('rejected', `${channel.title} has no way to take a post down.`)
      if (isUnknown(post)) throw new ChannelError('rejected', `A person posted it. Take it down there: ${post.url ?? channel.title}`)
      await channel.delete(ctx, post)
      return post
    },
    find: async ctx => ((await channel.look?.(ctx, post, null)) === 'gone' ? post : undefined),
    contract: looking(channel),
  }
}

/** Keys are for posts: what became of a comment, an edit or a deletion is looked at, where that can be done. */
const asking = ({ contract }: Channel, idempotency: Idempotency): Contract => ({ ...contract, idempotency })

/** An edit says the whole text, and a post that is gone stays gone: where nobody can look, doing it again changes nothing. */
const looking = (channel: Channel): Contract => (channel.look === undefined ? asking(channel, 'key') : asking(channel, 'lookup'))
