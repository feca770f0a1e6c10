/** A newsletter's list: somebody asks, confirms by a mail, and leaves whenever they like. Nobody is on it who did not confirm. */
import { channelNamed } from './channels-of.ts'
import { ChannelError, type ChannelContext, type Message } from '../channels/channel.ts'
import { addressOf, pageOf } from '../channels/tools/letter.ts'
import { readLeaveToken } from '../channels/tools/leave-token.ts'
import { digest, isOn, need, setting } from '../channels/tools/read.ts'
import { confirmToken, readConfirmToken } from '../channels/tools/reader-token.ts'
import { inTransaction } from '../db/open.ts'
import { askedSince, forgetPending, putReader, readerBy, type Reader } from '../db/readers.ts'
import { UserError } from '../lib/errors.ts'
import { recordAction, type ActionContext } from './action.ts'
import { openFor, runningClock } from './channel-doors.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** A confirmation is good for so long; who did not confirm is forgotten some time after. */
const CONFIRMS_FOR = 7 * DAY
const FORGOTTEN_AFTER = 30 * DAY
/** To one address, and of one list in an hour: forms are abused to flood mailboxes. */
const AGAIN_AFTER = HOUR
const MOST_AN_HOUR = 200

/** An address as people write it, in lower case. @throws UserError bad-address */
export function readAddress(written: string): string {
  const address = written.trim().toLowerCase()
  if (
    !/^[^\s@<>,;:"()[\]\\]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?\.[a-z]{2,63}$|^[^\s@<>,;:"()[\]\\]{1,64}@localhost$/.test(address)
  )
    throw new UserError('bad-address', 'That is no mail address.', { hint: 'Write it as ada@example.org.' })
  return address
}

/** @throws UserError channel-unknown, no-newsletter */
async function listOf(context: ActionContext, list: string): Promise<ChannelContext> {
  const configured = await channelNamed(context, list)
  if (configured.channel.mode !== 'mail')
    throw new UserError('no-newsletter', `${list} is no newsletter of this server.`, {
      hint: 'Readers are kept for channels of the kind "newsletter".',
    })
  const opened = await openFor(context, configured, { now: runningClock(context), signal: AbortSignal.timeout(30_000) })
  return opened.context(`list-${list}`)
}

/** What a page of the list shows of it. */
export async function listAbout(context: ActionContext, list: string): Promise<{ from: string; open: boolean }> {
  const ctx = await listOf(context, list)
  return {
    from:
      need(ctx, 'from')
        .replace(/\s*<.*>$/, '')
        .replaceAll('"', '') || addressOf(need(ctx, 'from')),
    open: pageOf(ctx) !== null,
  }
}

/**
 * Asks an address whether it wants the letters. Whoever asks learns nothing about who is on the list: the answer is the
 * same. @throws UserError bad-address, channel-unknown, no-newsletter, no-public-address, too-many, mail-failed
 */
export async function subscribe(
  context: ActionContext,
  input: { list: string; address: string; name: string | null },
): Promise<{ asked: true }> {
  const address = readAddress(input.address)
  const ctx = await listOf(context, input.list)
  const page = pageOf(ctx)
  if (page === null)
    throw new UserError('no-public-address', `${input.list} does not say where this server is reached from outside.`, {
      hint: `Set "public: https://…" of ${input.list} in uptake.yml: the mail leads there.`,
    })
  const { db, ref, now } = context
  const key = { workspace: ref.id, list: input.list, address }
  const name =
    input.name
      ?.trim()
      // eslint-disable-next-line no-control-regex
      .replaceAll(/[\u0000-\u001f\u007f"<>\\]/g, ' ')
      .slice(0, 80) || null
  const ask = await inTransaction(db, async transaction => {
    await forgetPending(transaction, ref.id, now - FORGOTTEN_AFTER)
    const there = await readerBy(transaction, key)
    if (there?.state === 'confirmed' || (there?.askedAt ?? 0) > now - AGAIN_AFTER) return false
    if ((await askedSince(transaction, ref.id, input.list, now - HOUR)) >= MOST_AN_HOUR)
      throw new UserError('too-many', 'Too many people are signing up just now.', { hint: 'Try again in an hour.' })
    // Who left or bounced stays so until the mail is answered.
    const base = there ?? unknownReader(key)
    await putReader(transaction, { ...base, name: name ?? base.name, askedAt: now }, now)
    return true
  })
  if (ask)
    try {
      await sendConfirmation(ctx, { address, list: input.list, page, until: now + CONFIRMS_FOR })
    } catch (error) {
      // Nothing was sent: they may ask again at once.
      const there = await readerBy(db, key)
      if (there !== null) await putReader(db, { ...there, askedAt: null }, now)
      if (!(error instanceof ChannelError)) throw error
      ctx.log.warn('a confirmation could not be sent', { error: error.message })
      throw new UserError('mail-failed', 'The mail to confirm could not be sent.', { hint: 'Look at the address again, or try later.' })
    }
  return { asked: true }
}

async function sendConfirmation(ctx: ChannelContext, to: { address: string; list: string; page: string; until: number }): Promise<void> {
  const from = need(ctx, 'from')
  const link = `${to.page}/confirm?t=${confirmToken(need(ctx, 'secret'), to.list, to.address, to.until)}`
  const sender = from.replace(/\s*<.*>$/, '').replaceAll('"', '') || addressOf(from)
  const message: Message = {
    envelope: { from: setting(ctx, 'bounces') ?? addressOf(from), to: to.address },
    from,
    to: to.address,
    replyTo: setting(ctx, 'reply_to'),
    subject: `Please confirm: ${sender}`,
    text: `Somebody, probably you, asked for letters of ${sender} to this address.\n\nConfirm it here, within seven days:\n${link}\n\nIf it was not you, do nothing: without it you get no further mail.\n`,
    html: null,
    messageId: `<${digest('confirm', to.list, to.address, String(to.until))}@${addressOf(from).split('@')[1] ?? 'localhost'}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    attachments: [],
  }
  if (ctx.mail === undefined) throw new Error('no mail')
  const server = {
    host: need(ctx, 'host'),
    port: Number(setting(ctx, 'port') ?? 587),
    secure: isOn(ctx, 'tls'),
    user: setting(ctx, 'user'),
    password: setting(ctx, 'password'),
  }
  const mail = ctx.mail(server)
  try {
    await mail.verify()
    const { state, reply } = await mail.send(message)
    if (state === 'refused' || state === 'deferred') throw new ChannelError(state === 'refused' ? 'rejected' : 'later', reply)
  } finally {
    mail.close()
  }
}

/** @throws UserError bad-token */
export async function confirmReader(context: ActionContext, input: { list: string; token: string }): Promise<{ address: string }> {
  const ctx = await listOf(context, input.list)
  const address = readConfirmToken(need(ctx, 'secret'), input.list, input.token, context.now)
  if (address === null)
    throw new UserError('bad-token', 'This link confirms nothing: it is too old, or incomplete.', {
      hint: 'Subscribe again to get a new one.',
    })
  await change(context, { workspace: context.ref.id, list: input.list, address }, there => ({
    ...there,
    state: 'confirmed',
    confirmedAt: there.state === 'confirmed' ? there.confirmedAt : context.now,
    endedAt: null,
    bounces: 0,
    reason: null,
  }))
  return { address }
}

/** Works for readers of a file, too, and as often as somebody clicks. @throws UserError bad-token */
export async function leaveList(context: ActionContext, input: { list: string; token: string }): Promise<{ address: string }> {
  const ctx = await listOf(context, input.list)
  const address = readLeaveToken(need(ctx, 'secret'), input.token)
  if (address === null)
    throw new UserError('bad-token', 'This link is incomplete.', { hint: 'Copy it from the letter as a whole, or answer the letter.' })
  await endReader(context, { list: input.list, address }, 'left', 'They unsubscribed.')
  return { address }
}

/** A person takes a reader off, or puts on one who confirmed elsewhere. @throws UserError bad-address, channel-unknown */
export async function setReader(
  context: ActionContext,
  input: { list: string; address: string; on: boolean; reason: string | null },
): Promise<Reader> {
  const address = readAddress(input.address)
  await listOf(context, input.list)
  const said = input.reason ?? `${context.actor.name} says so.`
  if (!input.on) await endReader(context, { list: input.list, address }, 'left', said)
  else
    await change(context, { workspace: context.ref.id, list: input.list, address }, there => ({
      ...there,
      state: 'confirmed',
      confirmedAt: context.now,
      endedAt: null,
      bounces: 0,
      reason: said,
    }))
  return (await readerBy(context.db, { workspace: context.ref.id, list: input.list, address }))!
}

/** Nothing more is sent to them. */
export async function endReader(
  context: ActionContext,
  { list, address }: { list: string; address: string },
  state: 'left' | 'bounced',
  reason: string,
): Promise<void> {
  await change(context, { workspace: context.ref.id, list, address }, there =>
    // Who left has left, whatever their mailbox says later.
    there.state === state || there.state === 'left' ? there : { ...there, state, endedAt: context.now, reason },
  )
}

/** Somebody of whom nothing is known yet. */
const unknownReader = (key: Pick<Reader, 'workspace' | 'list' | 'address'>): Reader => ({
  ...key,
  name: null,
  state: 'pending',
  askedAt: null,
  confirmedAt: null,
  endedAt: null,
  bounces: 0,
  reason: null,
})

async function change(
  context: ActionContext,
  key: Pick<Reader, 'workspace' | 'list' | 'address'>,
  to: (there: Reader) => Reader,
): Promise<void> {
  await inTransaction(context.db, async db => {
    const known = await readerBy(db, key)
    const there = known ?? unknownReader(key)
    const next = to(there)
    if (known !== null && next.state === known.state && next.bounces === known.bounces) return
    await putReader(db, next, context.now)
    if (next.state !== there.state || known === null)
      await recordAction(db, context, {
        action: 'reader',
        subject: `${key.list} ${key.address}`,
        before: known?.state ?? null,
        after: next.state,
      })
  })
}
