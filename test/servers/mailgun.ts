/** What takes the letters of a Ghost: it answers as Mailgun does and keeps what it was given. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** `letters`: the forms that were posted, as they came, quoted-printable nowhere. */
export type Mailgun = { base: string; letters: string[]; close(): Promise<void> }

export async function startMailgun(): Promise<Mailgun> {
  const letters: string[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const taken = request.method === 'POST' && request.url?.endsWith('/messages') === true
      if (taken) letters.push(Buffer.concat(chunks).toString('utf8'))
      response.setHeader('content-type', 'application/json')
      // https://documentation.mailgun.com/docs/mailgun/api-reference/send/mailgun/messages
      response.end(
        JSON.stringify(taken ? { id: `<${letters.length}@here.test>`, message: 'Queued. Thank you.' } : { items: [], paging: {} }),
      )
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v3`,
    letters,
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
