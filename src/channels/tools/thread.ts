/** Posts of a thread one after the other. */
import { ChannelError } from '../channel.ts'
import type { ChannelContext, Note, Part, Rendition } from '../channel.ts'

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

/**
 * As `sendParts`, for channels without keys: what is out is noted, so that a thread that was cut off goes on where it
 * ended. A part that was on its way when everything stopped is looked for first.
 * @param look finds a part among the own posts of late, newer than those before it
 */
export async function sendNoted(
  ctx: ChannelContext,
  rendition: Rendition,
  send: (part: Part, index: number, before: readonly Posted[]) => Promise<Posted>,
  look: (part: Part, before: readonly Posted[]) => Promise<Posted | undefined>,
): Promise<Posted> {
  const { journal } = ctx
  if (journal === undefined || rendition.parts.length === 1) return sendParts(ctx, rendition, send)
  const last = new Map((await journal.entries()).map(note => [note.who, note]))
  return sendParts(ctx, rendition, async (part, index, before) => {
    const who = `part ${index + 1}`
    const note = (state: Note['state'], reply: string): Promise<void> => journal.note({ who, state, at: ctx.now(), reply })
    const known = last.get(who)
    if (known?.state === 'accepted') return JSON.parse(known.reply) as Posted
    const found = known?.state === 'sending' ? await look(part, before) : undefined
    if (found === undefined) await note('sending', '')
    const posted = found ?? (await sendOrUnsend(() => send(part, index, before), note))
    await note('accepted', JSON.stringify(posted))
    return posted
  })
}

/** A refusal says for sure that the part is not out: nobody need look for it. */
async function sendOrUnsend(send: () => Promise<Posted>, note: (state: Note['state'], reply: string) => Promise<void>): Promise<Posted> {
  try {
    return await send()
  } catch (error) {
    if (error instanceof ChannelError && error.kind !== 'unknown') await note('refused', error.message)
    throw error
  }
}
