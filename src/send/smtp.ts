/** Mail over SMTP (RFC 5321), by nodemailer. */
import { isIP } from 'node:net'
import { createTransport } from 'nodemailer'
import { SendError, textOf, type SendContext, type Way } from './way.ts'

const TLS = ['start', 'always', 'never'] as const

export const way: Way = {
  name: 'smtp',
  title: 'Mail',
  settings: {
    host: { type: 'text', required: true, help: 'the mail server', example: 'smtp.example.org' },
    port: { type: 'number', default: 587, help: 'its port' },
    tls: { type: 'text', default: 'start', help: 'start (STARTTLS, as on port 587), always (as on port 465) or never' },
    user: { type: 'text', help: 'who logs in', example: 'reports@example.org' },
    password: { type: 'secret', help: 'the variable that holds the password', example: 'SMTP_PASSWORD' },
    from: { type: 'text', required: true, help: 'the sender', example: 'reports@example.org' },
    to: { type: 'list', required: true, help: 'who gets it', example: '[team@example.org]' },
  },
  async send(ctx, { id, subject, markdown, mail }) {
    const { settings } = ctx
    const from = textOf(settings, 'from')
    const transport = createTransport(await optionsOf(ctx))
    const stop = (): void => transport.close()
    ctx.signal.addEventListener('abort', stop, { once: true })
    try {
      const sent = await transport.sendMail({
        from,
        to: [...((settings['to'] ?? []) as readonly string[])],
        subject,
        text: markdown,
        html: mail,
        date: new Date(ctx.now),
        // The same for the same report, so that a mail program can fold a repetition away.
        messageId: `<${id}@${domainOf(from)}>`,
      })
      const refused = sent.rejected.map(String)
      return `${sent.response}${refused.length > 0 ? `; refused: ${refused.join(', ')}` : ''}`
    } catch (error) {
      throw smtpError(error, textOf(settings, 'host'))
    } finally {
      ctx.signal.removeEventListener('abort', stop)
      transport.close()
    }
  },
}

const domainOf = (address: string): string => /@([\w.-]+)/.exec(address)?.[1] ?? 'localhost'

async function optionsOf({ settings, address }: SendContext): Promise<Parameters<typeof createTransport>[0] & object> {
  const host = textOf(settings, 'host')
  const tls = textOf(settings, 'tls')
  if (!TLS.some(each => each === tls)) throw new SendError('failed', `"tls" is "${tls}".`, `Write one of ${TLS.join(', ')}.`)
  const { user, password } = settings
  return {
    // Connected to is what was checked; the certificate is asked for under the name.
    host: await address(host),
    port: Number(settings['port']),
    secure: tls === 'always',
    requireTLS: tls === 'start',
    ignoreTLS: tls === 'never',
    ...(isIP(host) === 0 ? { tls: { servername: host } } : {}),
    ...(user === undefined ? {} : { auth: { user: String(user), pass: String(password ?? '') } }),
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** Errors before the text of the mail is handed over (https://nodemailer.com/errors): nothing can have arrived. */
const BEFORE = new Set(['EAUTH', 'ENOAUTH', 'EOAUTH2', 'EENVELOPE', 'ETLS', 'EREQUIRETLS', 'EDNS', 'ECONFIG'])
const UNREACHED = /ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|certificate|wrong version number/i

function smtpError(error: unknown, host: string): Error {
  if (error instanceof SendError || !(error instanceof Error)) return error instanceof Error ? error : new Error(String(error))
  const { code, responseCode, command } = error as Error & { code?: string; responseCode?: number; command?: string }
  // A refusal in answer to the text (a number from 400 on) is as certain as one before it.
  const refused = responseCode !== undefined && responseCode >= 400
  const before = (code !== undefined && BEFORE.has(code)) || (command !== 'DATA' && UNREACHED.test(error.message))
  if (refused || before) return new SendError('failed', `${host} did not take the mail: ${oneLine(error.message)}`, hintFor(code), error)
  return new SendError('unconfirmed', `${host} broke off: ${oneLine(error.message)}`, null, error)
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').replace(/[.\s]*$/, '.')
function hintFor(code: string | undefined): string {
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'Check "user" and the variable of "password".'
  if (code === 'EENVELOPE') return 'Check "from" and "to".'
  if (code === 'ETLS' || code === 'EREQUIRETLS') return 'Check "tls" and "port": start and 587, always and 465.'
  return 'Check "host", "port" and "tls" in uptake.yml.'
}
