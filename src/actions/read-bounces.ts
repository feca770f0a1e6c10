/** Letters that came back: who has no mailbox any more gets no further letter. */
import { ChannelError, type ChannelContext } from '../channels/channel.ts'
import type { Configured } from '../channels/door/settings.ts'
import { isHard, readBounce, type Bounce } from '../channels/tools/dsn.ts'
import { readers } from '../channels/tools/letter.ts'
import { isOn, need, setting } from '../channels/tools/read.ts'
import { bounceMark } from '../channels/tools/reader-token.ts'
import { putReader, readerBy } from '../db/readers.ts'
import { inTransaction } from '../db/open.ts'
import { describe } from '../lib/errors.ts'
import type { ActionContext } from './action.ts'
import { openFor, runningClock } from './channel-doors.ts'
import { channelsOf } from './channels-of.ts'
import { imap, maildir, type Mailbox } from './mailbox.ts'
import { endReader } from './readers.ts'

/** What was read of one list. `error`: why its mailbox could not be read. */
export type BouncesRead = { list: string; read: number; hard: string[]; soft: string[]; error: string | null }

/** So many temporary failures in a row, and an address counts as gone. */
const MOST_SOFT = 5
/** Messages of a mailbox at a time. */
const MOST = 500

/** Reads the mailboxes of all newsletters that name one, and what mail servers said at once. Again changes nothing. */
export async function readBounces(context: ActionContext): Promise<BouncesRead[]> {
  const { configured } = await channelsOf(context)
  const all: BouncesRead[] = []
  for (const each of configured) {
    if (each.channel.mode !== 'mail') continue
    const result: BouncesRead = { list: each.instance, read: 0, hard: [], soft: [], error: null }
    try {
      await readOne(context, each, result)
    } catch (error) {
      if (!(error instanceof ChannelError)) throw error
      result.error = describe(error).message
    }
    all.push(result)
  }
  return all
}

async function readOne(context: ActionContext, configured: Configured, result: BouncesRead): Promise<void> {
  const opened = await openFor(context, configured, { now: runningClock(context), signal: AbortSignal.timeout(120_000) })
  const ctx = opened.context('bounces')
  await fromNotes(context, result)
  const mailbox = mailboxOf(ctx)
  if (mailbox === null) return
  // The mark of an address says whose it is, and that we made it.
  const marks = new Map((await readers(ctx)).map(({ address }) => [bounceMark(need(ctx, 'secret'), address), address]))
  try {
    for await (const { raw, done } of mailbox.messages(MOST)) {
      result.read++
      const bounce = readBounce(raw)
      const address = bounce === null ? undefined : bounce.to.map(to => marks.get(/\+([0-9a-f]{20})@/.exec(to)?.[1] ?? '')).find(Boolean)
      if (bounce !== null && address !== undefined) await take(context, result, address, bounce)
      await done()
    }
  } catch (error) {
    if (error instanceof ChannelError) throw error
    throw new ChannelError('later', opened.redact(error instanceof Error ? error.message : String(error)), { cause: error })
  }
}

function mailboxOf(ctx: ChannelContext): Mailbox | null {
  const folder = setting(ctx, 'maildir')
  if (folder !== null) return maildir(folder)
  const host = setting(ctx, 'imap')
  if (host === null) return null
  return imap({
    host,
    port: Number(setting(ctx, 'imap_port') ?? 993),
    secure: isOn(ctx, 'imap_tls'),
    user: need(ctx, 'imap_user'),
    password: need(ctx, 'imap_password'),
    folder: setting(ctx, 'imap_folder') ?? 'INBOX',
  })
}

async function take(context: ActionContext, result: BouncesRead, address: string, bounce: Bounce): Promise<void> {
  const { list } = result
  const said = `${bounce.status} ${bounce.said}`.trim()
  if (bounce.kind === 'delayed') return
  if (bounce.kind === 'hard') {
    result.hard.push(address)
    return endReader(context, { list, address }, 'bounced', said)
  }
  result.soft.push(address)
  const key = { workspace: context.ref.id, list, address }
  const times = await inTransaction(context.db, async db => {
    const there = (await readerBy(db, key)) ?? {
      ...key,
      name: null,
      state: 'confirmed' as const,
      askedAt: null,
      confirmedAt: context.now,
      endedAt: null,
      bounces: 0,
      reason: null,
    }
    await putReader(db, { ...there, bounces: there.bounces + 1, reason: said }, context.now)
    return there.bounces + 1
  })
  if (times >= MOST_SOFT) await endReader(context, { list, address }, 'bounced', `${times} failures in a row, the last: ${said}`)
}

/** A server that refuses an address for good while we send says it at once: no report follows. */
async function fromNotes(context: ActionContext, result: BouncesRead): Promise<void> {
  const notes = await context.db
    .selectFrom('delivery_note')
    .innerJoin('delivery', 'delivery.id', 'delivery_note.delivery_id')
    .select(['delivery_note.who', 'delivery_note.reply', 'delivery_note.at'])
    .where('delivery.workspace_id', '=', context.ref.id)
    .where('delivery.channel', '=', result.list)
    .where('delivery_note.state', '=', 'refused')
    .execute()
  for (const { who, reply, at } of notes) {
    if (!isHard(/\b(5\.\d{1,3}\.\d{1,3})\b/.exec(reply)?.[1] ?? '', reply)) continue
    const there = await readerBy(context.db, { workspace: context.ref.id, list: result.list, address: who })
    // Who confirmed anew since has a mailbox again.
    if (there !== null && (there.state === 'bounced' || there.state === 'left' || (there.confirmedAt ?? 0) > at)) continue
    result.hard.push(who)
    await endReader(context, { list: result.list, address: who }, 'bounced', reply.slice(0, 300))
  }
}
