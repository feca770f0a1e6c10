/** A real SMTP server in this process, which keeps what it gets and can be made to refuse, to put off or to hang up. */
import { SMTPServer } from 'smtp-server'
import type { AddressInfo } from 'node:net'

export type Letter = { from: string; to: string; raw: string }
export type Smtp = {
  port: number
  letters: Letter[]
  /** What is answered to one reader: a status, or `drop` (taken, then the line is cut). */
  answers: Map<string, number | 'drop'>
  close(): Promise<void>
}

export async function startSmtp(account: { user: string; password: string } | null = null): Promise<Smtp> {
  const letters: Letter[] = []
  const answers = new Map<string, number | 'drop'>()
  const refusal = (status: number): Error =>
    Object.assign(new Error(status >= 500 ? 'no such mailbox' : 'come back later'), { responseCode: status })
  const server = new SMTPServer({
    authOptional: account === null,
    disabledCommands: ['STARTTLS', ...(account === null ? ['AUTH' as const] : [])],
    allowInsecureAuth: true,
    onAuth: (auth, _, done) =>
      auth.username === account?.user && auth.password === account?.password
        ? done(null, { user: auth.username })
        : done(new Error('wrong password')),
    onRcptTo(address, _, done) {
      const answer = answers.get(address.address)
      return typeof answer === 'number' ? done(refusal(answer)) : done()
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const to = rcptTo[0]!.address
        letters.push({ from: mailFrom === false ? '' : mailFrom.address, to, raw: Buffer.concat(chunks).toString('utf8') })
        if (answers.get(to) === 'drop')
          for (const client of server.connections) (client as unknown as { _socket: { destroy(): void } })._socket.destroy()
        else done()
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  return {
    port: (server.server.address() as AddressInfo).port,
    letters,
    answers,
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}
