/** Mail by SMTP: one message at a time over one connection, with what the server said to each. */
import { createTransport } from 'nodemailer'
import type SMTPTransport from 'nodemailer/lib/smtp-transport/index.js'
import { ChannelError } from '../channel.ts'
import type { Mail, MailOutcome, MailServer, Message } from '../channel.ts'

const patience = { connectionTimeout: 30_000, greetingTimeout: 30_000, socketTimeout: 120_000 }

export const smtp: Mail = server => {
  // One connection carries many messages. Without `maxRequeues: 0` a message whose connection closed is sent again.
  const pool = { pool: true, maxConnections: 1, maxMessages: 500, maxRequeues: 0 } as const
  const transport = createTransport({ ...optionsOf(server), ...patience, ...pool })
  return {
    async verify() {
      try {
        await transport.verify()
      } catch (error) {
        const { code } = partsOf(error)
        const kind = code === 'EAUTH' || code === 'ENOAUTH' ? 'auth' : 'later'
        throw new ChannelError(kind, `${server.host} does not take mail from us: ${textOf(error)}`, { cause: error })
      }
    },
    async send(message) {
      try {
        const { response } = await transport.sendMail(contentOf(message))
        return { state: 'accepted', reply: response }
      } catch (error) {
        return outcomeOf(error)
      }
    },
    close: () => transport.close(),
  }
}

const optionsOf = ({ host, port, secure, user, password }: MailServer): SMTPTransport.Options => ({
  host,
  port,
  secure,
  ...(user === null ? {} : { auth: { user, pass: password ?? '' } }),
})

const contentOf = (message: Message): object => ({
  envelope: message.envelope,
  from: message.from,
  to: message.to,
  ...(message.replyTo === null ? {} : { replyTo: message.replyTo }),
  subject: message.subject,
  text: message.text,
  ...(message.html === null ? {} : { html: message.html }),
  messageId: message.messageId,
  headers: message.headers,
  attachments: message.attachments.map(({ name, type, bytes, cid }) => ({
    filename: name,
    contentType: type,
    content: Buffer.from(bytes),
    cid,
  })),
  // A name in the text is never opened as a file or an address.
  disableFileAccess: true,
  disableUrlAccess: true,
})

type Parts = { code: string; status: number | null }

function partsOf(error: unknown): Parts {
  const has = (name: string): unknown =>
    error instanceof Error && name in error ? (error as Error & Record<string, unknown>)[name] : undefined
  const status = has('responseCode')
  return { code: String(has('code') ?? ''), status: typeof status === 'number' ? status : null }
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Errors of a connection that was never made. A connection that closes says "CONN" too, whenever it closes. */
const neverSent = new Set(['EDNS', 'ENOTFOUND', 'ECONNREFUSED', 'EAUTH', 'ENOAUTH'])

/** 4yz is "not now", 5yz is "no" (RFC 5321 §4.2.1). Without an answer it may have been taken. */
function outcomeOf(error: unknown): MailOutcome {
  const { code, status } = partsOf(error)
  const reply = textOf(error)
  if (status !== null) return { state: status >= 500 ? 'refused' : 'deferred', reply }
  return { state: neverSent.has(code) ? 'deferred' : 'unknown', reply }
}
