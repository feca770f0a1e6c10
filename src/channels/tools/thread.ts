/** Posts of a thread one after the other. */
import { ChannelError } from '../channel.ts'
import type { ChannelContext, Note, Part, Published, Rendition } from '../channel.ts'

export type Posted = { id: string; url: string | null }

/**
 * Sends every part once, each with the one before it. Once a part is out, no failure can mean "nothing was posted"
 * any more: it becomes `unknown`, and says how far it came.
 * @param done what a part is then: "posted", or of an edit "edited"
 * @returns the first part's post, which stands for the thread
 */
export async function sendParts<T extends Posted>(
  ctx: ChannelContext,
  rendition: Rendition,
  send: (part: Part, index: number, before: readonly T[]) => Promise<T>,
  done = 'posted',
): Promise<T> {
  const posted: T[] = []
  for (const [index, part] of rendition.parts.entries()) {
    try {
      ctx.signal.throwIfAborted()
      posted.push(await send(part, index, posted))
    } catch (error) {
      if (posted.length === 0) {
        if (error instanceof ChannelError || !ctx.signal.aborted) throw error
        throw new ChannelError('later', `It was stopped before anything was ${done}.`, { cause: error })
      }
      const message = error instanceof Error ? error.message : String(error)
      const where = posted.map(post => post.url ?? post.id).join(', ')
      throw new ChannelError('unknown', `${posted.length} of ${rendition.parts.length} parts are ${done} (${where}). ${message}`, {
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
  const last = lastNotes(await journal.entries())
  return sendParts(ctx, rendition, async (part, index, before) => {
    const who = nameOf(index)
    const note = (state: Note['state'], reply: string, post?: Posted): Promise<void> =>
      journal.note({ who, state, at: ctx.now(), reply, ...(post && { post }) })
    const known = last.get(who)
    if (known?.state === 'accepted') return JSON.parse(known.reply) as Posted
    const found = known?.state === 'sending' ? await look(part, before) : undefined
    if (found === undefined) await note('sending', '')
    const posted = found ?? (await sendOrUnsend(() => send(part, index, before), note))
    await note('accepted', JSON.stringify(posted), posted)
    return posted
  })
}

const nameOf = (index: number): string => `part ${index + 1}`
/** The last note of each. */
export const lastNotes = (notes: readonly Note[]): Map<string, Note> => new Map(notes.map(note => [note.who, note]))

/** The posts that a thread was noted to have, from its first on; none where nothing was noted. */
export async function notedParts({ journal }: ChannelContext): Promise<Posted[]> {
  const last = lastNotes((await journal?.entries()) ?? [])
  const posts: Posted[] = []
  for (let note = last.get(nameOf(0)); note?.state === 'accepted'; note = last.get(nameOf(posts.length)))
    posts.push(JSON.parse(note.reply) as Posted)
  return posts
}

/** The same; a piece of which nothing was noted is the one post that is known. */
export async function partsOf(ctx: ChannelContext, { id, url }: Published): Promise<readonly Posted[]> {
  const noted = await notedParts(ctx)
  return noted.length > 0 ? noted : [{ id, url }]
}

/**
 * Brings each part to what the piece says now, where none can be put between others.
 * @throws ChannelError 'rejected' when the piece has more or fewer parts than are out
 */
export async function editParts(
  ctx: ChannelContext,
  published: Published,
  rendition: Rendition,
  there: readonly Posted[],
  change: (there: Posted, part: Part) => Promise<unknown>,
): Promise<Published> {
  if (there.length !== rendition.parts.length)
    throw new ChannelError(
      'rejected',
      `${there.length === 1 ? '1 message is' : `${there.length} messages are`} out, and the piece has ${rendition.parts.length} now: none can be put between others. Take it down and publish it anew.`,
    )
  const edit = async (part: Part, index: number): Promise<Posted> => {
    await change(there[index]!, part)
    return there[index]!
  }
  const first = await sendParts(ctx, rendition, edit, 'edited')
  return { state: 'published', id: published.id, url: first.url ?? published.url }
}

/** Takes down the parts from `from` on, the last one first, so that none stands there without the one before it. */
export async function takeDownParts(
  ctx: ChannelContext,
  parts: readonly Posted[],
  takeDown: (part: Posted) => Promise<unknown>,
  from = 0,
): Promise<void> {
  for (const [index, part] of [...parts.entries()].slice(from).toReversed()) {
    await takeDown(part)
    await noteGone(ctx, index)
  }
}

/** Notes the post of one part. */
export const notePart = async ({ journal, now }: ChannelContext, index: number, { id, url }: Posted): Promise<void> =>
  journal?.note({ who: nameOf(index), state: 'accepted', at: now(), reply: JSON.stringify({ id, url }), post: { id, url } })

/** Notes that a part was taken down. */
const noteGone = async ({ journal, now }: ChannelContext, index: number): Promise<void> =>
  journal?.note({ who: nameOf(index), state: 'refused', at: now(), reply: 'It was taken down.' })

/** A refusal says for sure that the part is not out: nobody need look for it. */
async function sendOrUnsend(send: () => Promise<Posted>, note: (state: Note['state'], reply: string) => Promise<void>): Promise<Posted> {
  try {
    return await send()
  } catch (error) {
    if (error instanceof ChannelError && error.kind !== 'unknown') await note('refused', error.message)
    throw error
  }
}
