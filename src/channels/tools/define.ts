/** Makes a channel keep the promises of the interface, whatever goes wrong inside it. */
import { ChannelError } from '../channel.ts'
import type { Account, ChannelContext, ChannelPlugin, Outcome, Published, Rendition } from '../channel.ts'
import { othersOf } from './read.ts'

/**
 * What a channel throws becomes a ChannelError without secrets. In `publish`, what is no ChannelError is `unknown`. In
 * `find` everything is: a question that was refused says nothing about the post. A refused token is renewed, when it can be.
 */
export function defineChannel(plugin: ChannelPlugin): ChannelPlugin {
  return {
    ...plugin,
    ...afterwards(plugin),
    async check(ctx: ChannelContext): Promise<Account> {
      return guarded(plugin, ctx, () => plugin.check(ctx), true)
    },
    async publish(ctx: ChannelContext, rendition: Rendition): Promise<Outcome> {
      return guarded(plugin, ctx, () => {
        if (rendition.parts.length === 0) throw new ChannelError('rejected', 'There is nothing to publish: the piece has no text.')
        return plugin.publish(ctx, rendition)
      })
    },
    async find(ctx: ChannelContext, rendition: Rendition): Promise<Published | undefined> {
      return asking(plugin, ctx, async () => {
        const found = await plugin.find(ctx, rendition)
        if (found === undefined || !(await othersOf(ctx)).has(found.id)) return found
        // Where it knows posts by their title or address only, it cannot say whether a second one is there, too.
        throw new ChannelError(
          'unknown',
          `${plugin.title} shows one that another delivery made (${found.url ?? found.id}). Is this one there, too?`,
        )
      })
    },
  }
}

/** What a channel can do with a post that is out, under the same promises. */
function afterwards(plugin: ChannelPlugin): Partial<ChannelPlugin> {
  const { edit, delete: remove, comment, look, findComment, metrics } = plugin
  return {
    ...(edit && { edit: (ctx, post, rendition) => guarded(plugin, ctx, () => edit(ctx, post, rendition)) }),
    ...(remove && { delete: (ctx, post) => guarded(plugin, ctx, () => remove(ctx, post)) }),
    ...(comment && { comment: (ctx, post, text) => guarded(plugin, ctx, () => comment(ctx, post, text)) }),
    ...(look && { look: (ctx, post, rendition) => asking(plugin, ctx, () => look(ctx, post, rendition)) }),
    ...(findComment && { findComment: (ctx, post, text) => asking(plugin, ctx, () => findComment(ctx, post, text)) }),
    ...(metrics && { metrics: (ctx, post) => guarded(plugin, ctx, () => metrics(ctx, post)) }),
  }
}

/** A question that was refused says nothing about the post. */
async function asking<T>(plugin: ChannelPlugin, ctx: ChannelContext, work: () => Promise<T>): Promise<T> {
  try {
    return await guarded(plugin, ctx, work)
  } catch (error) {
    if (!(error instanceof ChannelError) || error.kind === 'unknown') throw error
    throw new ChannelError('unknown', `${plugin.title} could not be asked what is there. ${error.message}`, retryOf(error))
  }
}

/** @param isCheck is it the account that was asked for? */
async function guarded<T>(plugin: ChannelPlugin, ctx: ChannelContext, work: () => Promise<T>, isCheck = false): Promise<T> {
  try {
    return masked(await work(), ctx)
  } catch (error) {
    const ended = await afterRefusal(plugin, ctx, asChannelError(plugin.title, error), isCheck)
    const message = ctx.redact?.(ended.message) ?? ended.message
    if (message === ended.message) throw ended
    // The first error may hold secrets: only its masked message goes on.
    throw new ChannelError(ended.kind, message, { ...retryOf(ended), ...(ended.status === null ? {} : { status: ended.status }) })
  }
}

/** What must stay as it is for the post to be found, or for a person to post it. */
const REFERENCES = new Set(['id', 'url', 'steps'])
/** Our own words. */
const STATES = new Set(['state', 'currency'])

/** What a platform says of a post is kept and shown: no secret that it repeats stands in there. */
function masked<T>(value: T, ctx: ChannelContext): T {
  // Alone only a standing is told: one of our own words.
  return typeof value === 'string' ? value : maskedBy(value, ctx, text => ctx.redact?.(text) ?? text)
}

function maskedBy<T>(value: T, ctx: ChannelContext, hide: (text: string) => string): T {
  if (typeof value === 'string') return hide(value) as T
  if (Array.isArray(value)) return value.map(each => maskedBy(each as unknown, ctx, hide)) as T
  if (typeof value !== 'object' || value === null) return value
  const inReference = (text: string): string => ctx.redactReference?.(text) ?? hide(text)
  const fields = Object.entries(value).map(([name, each]) => [
    name,
    STATES.has(name) ? (each as unknown) : maskedBy(each as unknown, ctx, REFERENCES.has(name) ? inReference : hide),
  ])
  return Object.fromEntries(fields) as T
}

const retryOf = ({ retryAt }: ChannelError): { retryAt?: number } => (retryAt === null ? {} : { retryAt })

function asChannelError(title: string, error: unknown): ChannelError {
  if (error instanceof ChannelError) return error
  const message = error instanceof Error ? error.message : String(error)
  return new ChannelError('unknown', `${title}: ${message}`, { cause: error })
}

/** A token that the platform no longer takes (401) posted nothing: with another one it is simply tried later. */
async function afterRefusal(plugin: ChannelPlugin, ctx: ChannelContext, error: ChannelError, isCheck: boolean): Promise<ChannelError> {
  if (!isRefused(error)) return error
  try {
    if ((await ctx.renew?.()) === true)
      return new ChannelError('later', `The token was renewed, because it was refused. ${error.message}`, { retryAt: ctx.now() })
  } catch (refused) {
    return refused instanceof ChannelError ? refused : error
  }
  // One door may be closed to a good token: only who is not even told whose account it is has none.
  if (ctx.refused === undefined || !(isCheck || (await refusesAccount(plugin, ctx)))) return error
  const message = ctx.redact?.(error.message) ?? error.message
  return new ChannelError('auth', `${message} ${await ctx.refused(message)}`, { status: 401 })
}

const isRefused = ({ kind, status }: ChannelError): boolean => kind === 'auth' && status === 401

async function refusesAccount(plugin: ChannelPlugin, ctx: ChannelContext): Promise<boolean> {
  try {
    await plugin.check(ctx)
    return false
  } catch (error) {
    return error instanceof ChannelError && isRefused(error)
  }
}

/** For channels that cannot be asked what was posted. @throws ChannelError 'unknown' always */
export function cannotLook(title: string): () => Promise<Published | undefined> {
  return async () => {
    throw new ChannelError('unknown', `${title} cannot be asked what was posted. Look there, and say whether the post is there.`)
  }
}
