/** Makes a channel keep the promises of the interface, whatever goes wrong inside it. */
import { ChannelError } from '../channel.ts'
import type { ChannelContext, ChannelPlugin, Outcome, Published, Rendition } from '../channel.ts'

/**
 * What a channel throws becomes a ChannelError. In `publish`, what is no ChannelError is `unknown`. In `find` everything
 * is: a question that was refused says nothing about the post.
 */
export function defineChannel(plugin: ChannelPlugin): ChannelPlugin {
  return {
    ...plugin,
    async check(ctx: ChannelContext): Promise<{ account: string }> {
      return guarded(plugin.title, () => plugin.check(ctx), false)
    },
    async publish(ctx: ChannelContext, rendition: Rendition): Promise<Outcome> {
      return guarded(
        plugin.title,
        () => {
          if (rendition.parts.length === 0) throw new ChannelError('rejected', 'There is nothing to publish: the piece has no text.')
          return plugin.publish(ctx, rendition)
        },
        false,
      )
    },
    async find(ctx: ChannelContext, rendition: Rendition): Promise<Published | undefined> {
      return guarded(plugin.title, () => plugin.find(ctx, rendition), true)
    },
  }
}

async function guarded<T>(title: string, work: () => Promise<T>, alwaysUnknown: boolean): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ChannelError) {
      if (!alwaysUnknown || error.kind === 'unknown') throw error
      throw new ChannelError('unknown', `${title} could not be asked what is there. ${error.message}`, {
        cause: error,
        ...(error.retryAt === null ? {} : { retryAt: error.retryAt }),
      })
    }
    const message = error instanceof Error ? error.message : String(error)
    throw new ChannelError('unknown', `${title}: ${message}`, { cause: error })
  }
}

/** For channels that cannot be asked what was posted. @throws ChannelError 'unknown' always */
export function cannotLook(title: string): () => Promise<Published | undefined> {
  return async () => {
    throw new ChannelError('unknown', `${title} cannot be asked what was posted. Look there, and say whether the post is there.`)
  }
}
