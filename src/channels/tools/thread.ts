/** Posts of a thread one after the other. */
import { ChannelError } from '../channel.ts'
import type { ChannelContext, Part, Rendition } from '../channel.ts'

export type Posted = { id: string; url: string | null }

/**
 * Sends every part once, each with the one before it. Once a part is out, no failure can mean "nothing was posted"
 * any more: it becomes `unknown`, and says how far it came.
 * @returns the first part's post, which stands for the thread
 */
export async function sendParts<T extends Posted>(
  ctx: ChannelContext,
  rendition: Rendition,
  send: (part: Part, index: number, before: readonly T[]) => Promise<T>,
): Promise<T> {
  const posted: T[] = []
  for (const [index, part] of rendition.parts.entries()) {
    try {
      ctx.signal.throwIfAborted()
      posted.push(await send(part, index, posted))
    } catch (error) {
      if (posted.length === 0) {
        if (error instanceof ChannelError || !ctx.signal.aborted) throw error
        throw new ChannelError('later', 'It was stopped before anything was posted.', { cause: error })
      }
      const message = error instanceof Error ? error.message : String(error)
      const where = posted.map(post => post.url ?? post.id).join(', ')
      throw new ChannelError('unknown', `${posted.length} of ${rendition.parts.length} parts are posted (${where}). ${message}`, {
        cause: error,
      })
    }
  }
  return posted[0]!
}
