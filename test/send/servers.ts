/** Loopback servers that take reports: HTTP and SMTP. */
import { createServer } from 'node:http'
import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { createServer as createNetServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'
import { SMTPServer } from 'smtp-server'
import type { SMTPServerOptions } from 'smtp-server'

export type Got = { path: string; headers: IncomingHttpHeaders; body: string }
export type HttpServer = { url: string; got: Got[] }

/** @param answer what happens when a whole request has come; by default 200 */
export async function httpServer(
  t: TestContext,
  answer: (response: ServerResponse, nth: number) => void = response => response.end('ok'),
): Promise<HttpServer> {
  const got: Got[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      got.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString('utf8') })
      answer(response, got.length)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, got }
}

export type Mail = { from: string; to: string[]; text: string }
export type MailServer = { port: number; mails: Mail[]; logins: string[] }

/** A mail server that knows ada with the password "open sesame", without TLS unless `options` say so. */
export async function mailServer(t: TestContext, options: SMTPServerOptions = {}): Promise<MailServer> {
  const mails: Mail[] = []
  const logins: string[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    logger: false,
    onAuth(auth, _session, callback) {
      logins.push(auth.username ?? '')
      if (auth.username === 'ada' && auth.password === 'open sesame') callback(null, { user: 'ada' })
      else callback(new Error('Invalid username or password'))
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        mails.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(each => each.address),
          text: Buffer.concat(chunks).toString('utf8'),
        })
        callback()
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.after(() => new Promise<void>(resolve => server.close(resolve)))
  return { port: (server.server.address() as AddressInfo).port, mails, logins }
}

/** A mail server that takes a whole mail and then breaks off without a word. */
export async function cuttingServer(t: TestContext): Promise<{ port: number; mails(): number }> {
  let mails = 0
  const server = createNetServer(socket => {
    let text = ''
    let inMail = false
    socket.on('error', () => undefined)
    socket.write('220 ready\r\n')
    socket.on('data', chunk => {
      text += chunk.toString('utf8')
      if (inMail && text.endsWith('\r\n.\r\n')) {
        mails++
        socket.destroy()
        return
      }
      if (inMail || !text.endsWith('\r\n')) return
      const command = text.trim().toUpperCase()
      text = ''
      inMail = command === 'DATA'
      if (command.startsWith('EHLO')) socket.write('250-here\r\n250 AUTH PLAIN\r\n')
      else socket.write(inMail ? '354 go on\r\n' : command.startsWith('AUTH') ? '235 welcome\r\n' : '250 fine\r\n')
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.after(() => void server.close())
  return { port: (server.address() as AddressInfo).port, mails: () => mails }
}
