/**
 * A newsletter by SMTP: one message to each reader, each with its own way out and its own outcome. What was sent to whom
 * is noted before and after each message, so a run that was cut off goes on and nobody gets it twice.
 */
import { ChannelError } from './channel.ts'
import type { ChannelContext, Journal, Mail, MailServer, Note, Outcome, Published, Rendition } from './channel.ts'
import { defineChannel } from './tools/define.ts'
import { letterLimits, messageTo, readers } from './tools/letter.ts'
import type { Reader } from './tools/letter.ts'
import { digest, isOn, need, needTitle, setting } from './tools/read.ts'
import { lastNotes } from './tools/thread.ts'

/** So many lost connections in a row, and the rest waits. */
const mostLost = 3
/** A reader whose server puts us off so often gets this letter no more. */
const mostDeferrals = 8

export const channel = defineChannel({
  name: 'newsletter',
  title: 'Newsletter',
  help: 'Mails a piece to a list of readers through your own mail server, with one-click unsubscribe.',
  mode: 'mail',
  hosts: [],
  settings: {
    host: { type: 'text', help: 'The mail server', required: true, example: 'smtp.example.org' },
    port: { type: 'number', help: 'Its port', default: 587 },
    tls: { type: 'boolean', help: 'TLS from the first byte (port 465); otherwise STARTTLS when it is offered', default: false },
    user: { type: 'text', help: 'The account at the mail server', example: 'rocket' },
    password: { type: 'secret', help: 'Its password', default: 'SMTP_PASSWORD', example: 'SMTP_PASSWORD' },
    from: { type: 'text', help: 'Who writes', required: true, example: 'Rocket <news@rocket.example.org>' },
    reply_to: { type: 'text', help: 'Where answers go', example: 'hello@rocket.example.org' },
    list: {
      type: 'path',
      help: 'A file with readers who confirmed elsewhere, one address a line, besides those who subscribe here',
      example: 'growth/readers.txt',
    },
    suppress: { type: 'path', help: 'The file with those who left or bounced, one address a line', example: 'growth/left.txt' },
    public: {
      type: 'url',
      help: 'Where this server is reached from outside: readers subscribe, confirm and leave on its pages',
      example: 'https://growth.rocket.example.org',
    },
    unsubscribe: {
      type: 'text',
      help: 'Where a reader leaves, when it is not a page of this server; {token} names the reader and {address} is the address',
      example: 'https://rocket.example.org/unsubscribe?t={token}',
    },
    secret: {
      type: 'secret',
      help: 'The key that tokens are signed with',
      required: true,
      default: 'NEWSLETTER_SECRET',
      example: 'NEWSLETTER_SECRET',
    },
    bounces: { type: 'text', help: 'Where bounces go; each reader gets an own address below it', example: 'bounces@rocket.example.org' },
    maildir: { type: 'text', help: 'The Maildir on this machine that bounces arrive in', example: '/home/bounces/Maildir' },
    imap: { type: 'text', help: 'Or the IMAP server that bounces are read from', example: 'imap.example.org' },
    imap_port: { type: 'number', help: 'Its port', default: 993 },
    imap_tls: { type: 'boolean', help: 'TLS from the first byte', default: true },
    imap_user: { type: 'text', help: 'The account that bounces arrive at', example: 'bounces' },
    imap_password: { type: 'secret', help: 'Its password', example: 'IMAP_PASSWORD' },
    imap_folder: { type: 'text', help: 'The folder of bounces', default: 'INBOX' },
  },
  // The notes are ours: who is in them gets no second message.
  contract: { idempotency: 'key', settles: 0, apiVersion: null, sunset: null, pricePerPost: null },
  limits: { ...letterLimits, parts: 50 },
  needs: { title: { most: 200 } },
  sources: [
    { about: 'api', url: 'https://www.rfc-editor.org/rfc/rfc8058' },
    { about: 'api', url: 'https://www.rfc-editor.org/rfc/rfc2369' },
    { about: 'policy', url: 'https://support.google.com/a/answer/81126' },
    { about: 'limits', url: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3' },
  ],
  async check(ctx) {
    const all = await readers(ctx)
    const mail = mailOf(ctx)(server(ctx))
    try {
      await mail.verify()
    } finally {
      mail.close()
    }
    return { account: `${need(ctx, 'from')}, ${all.length} readers` }
  },
  async publish(ctx, rendition) {
    needTitle(rendition, 'A newsletter')
    const { mail, journal } = doors(ctx)
    const all = await readers(ctx)
    if (all.length === 0) throw new ChannelError('rejected', 'The list has no readers.')
    const before = (await journal.entries()).length
    const open = unsent(all, await journal.entries())
    const connection = mail(server(ctx))
    try {
      if (open.length > 0) await verified(connection, await journal.entries())
      await sendAll({ ctx, rendition, journal, send: connection.send }, open)
    } finally {
      connection.close()
    }
    const notes = await journal.entries()
    const rest = unsent(all, notes).length
    if (rest === 0) return done(ctx, notes)
    const goesOn = onward(ctx, notes, { rest, before })
    if (goesOn !== null) return goesOn
    throw stopped(ctx, notes, rest)
  },
  async find(ctx) {
    const notes = await doors(ctx).journal.entries()
    return unsent(await readers(ctx), notes).length === 0 ? done(ctx, notes) : undefined
  },
})

function mailOf({ mail }: ChannelContext): Mail {
  if (mail === undefined) throw new ChannelError('auth', 'There is no mail here.')
  return mail
}

function doors(ctx: ChannelContext): { mail: Mail; journal: Journal } {
  if (ctx.journal === undefined) throw new ChannelError('auth', 'There is no place here for the notes of who got it.')
  return { mail: mailOf(ctx), journal: ctx.journal }
}

const server = (ctx: ChannelContext): MailServer => ({
  host: need(ctx, 'host'),
  port: Number(setting(ctx, 'port') ?? 587),
  secure: isOn(ctx, 'tls'),
  user: setting(ctx, 'user'),
  password: setting(ctx, 'password'),
})

/** Who has no note, or was put off. A note that says "sending" and nothing after it is a message that may have left. */
function unsent(all: readonly Reader[], notes: readonly Note[]): Reader[] {
  const last = lastNotes(notes)
  const puts = deferrals(notes)
  return all.filter(({ address }) => {
    const state = last.get(address)?.state
    return state === undefined || (state === 'deferred' && (puts.get(address) ?? 0) < mostDeferrals)
  })
}

const wasHandedOver = (notes: readonly Note[]): boolean =>
  [...lastNotes(notes).values()].some(({ state }) => state === 'accepted' || state === 'sending' || state === 'unknown')

/** Once somebody has it, a server that refuses us no longer means that nothing was posted. */
async function verified(connection: ReturnType<Mail>, notes: readonly Note[]): Promise<void> {
  try {
    await connection.verify()
  } catch (error) {
    if (!wasHandedOver(notes)) throw error
    throw new ChannelError(
      'unknown',
      `Some readers have it, but the mail server takes no more: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
      },
    )
  }
}

type Sending = { ctx: ChannelContext; rendition: Rendition; journal: Journal; send: ReturnType<Mail>['send'] }

async function sendAll({ ctx, rendition, journal, send }: Sending, open: readonly Reader[]): Promise<void> {
  let lost = 0
  for (const reader of open) {
    if (ctx.signal.aborted || lost >= mostLost || ctx.now() >= (ctx.until ?? Infinity)) return
    const who = reader.address
    await journal.note({ who, state: 'sending', at: ctx.now(), reply: '' })
    const { state, reply } = await send(messageTo(ctx, rendition, reader))
    await journal.note({ who, state, at: ctx.now(), reply })
    lost = state === 'unknown' ? lost + 1 : 0
  }
}

/** How often each reader's server put us off. */
function deferrals(notes: readonly Note[]): Map<string, number> {
  const count = new Map<string, number>()
  for (const { who, state } of notes) if (state === 'deferred') count.set(who, (count.get(who) ?? 0) + 1)
  return count
}

/**
 * Large lists take several attempts: as long as somebody gets it in each, the rest goes on in the next. Who is put off
 * gets it later. Null: nothing came of this attempt, or the line was lost.
 */
function onward(ctx: ChannelContext, notes: readonly Note[], { rest, before }: { rest: number; before: number }): Outcome | null {
  const ended = notes.slice(before).filter(({ state }) => state !== 'sending')
  const settled = ended.some(({ state }) => state === 'accepted' || state === 'refused')
  if (!settled || !wasHandedOver(notes) || ended.slice(-mostLost).every(({ state }) => state === 'unknown')) return null
  const { accepted, refused, deferred } = counts(notes)
  const note = `${accepted} readers have it, ${rest} are still to come${refused === 0 ? '' : `, ${refused} were refused`}.`
  // Only those who were put off are left.
  return { state: 'more', note, at: deferred >= rest ? ctx.now() + 15 * 60_000 : null }
}

function counts(notes: readonly Note[]): Record<Note['state'], number> {
  const count = { sending: 0, accepted: 0, refused: 0, deferred: 0, unknown: 0 }
  for (const { state } of lastNotes(notes).values()) count[state]++
  return count
}

function stopped(ctx: ChannelContext, notes: readonly Note[], rest: number): ChannelError {
  const { accepted, deferred, unknown } = counts(notes)
  const said = [...lastNotes(notes).values()].findLast(note => note.state === 'deferred')?.reply
  const message = `${accepted} readers have it, ${rest} are still to come, ${unknown} may have it.${said === undefined ? '' : ` The mail server says: ${said}`}`
  if (wasHandedOver(notes)) return new ChannelError('unknown', message)
  return new ChannelError('later', message, deferred > 0 ? { retryAt: ctx.now() + 15 * 60_000 } : {})
}

function done(ctx: ChannelContext, notes: readonly Note[]): Published {
  const { accepted, refused, unknown, sending } = counts(notes)
  ctx.log.info('newsletter sent', { accepted, refused, unknown: unknown + sending })
  return { state: 'published', id: digest(ctx.key), url: null }
}
