/**
 * `fetch` for channels: one request, never to a private address that the user did not name, its answer limited in size
 * and time, no redirects followed. Errors keep the code of the socket, because it tells what may have reached the server.
 */
import { request as httpRequest } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import { checkedLookup, checkHost, type Resolve } from '../../collect/addresses.ts'
import { CollectError } from '../../collectors/collector.ts'
import { ChannelError } from '../channel.ts'

export type FetchOptions = {
  /** Names of hosts that may be at a private address. */
  allow: ReadonlySet<string>
  /** Milliseconds from the first byte sent to the last byte read. */
  time?: number
  /** Bytes of an answer. */
  size?: number
  /** Who knows the names, in tests. */
  resolve?: Resolve
}

export function guardedFetch({ allow, time = 60_000, size = 10_000_000, resolve }: FetchOptions): typeof fetch {
  return async (input, init) => {
    checkAddress(input instanceof Request ? input.url : String(input))
    // The platform's own class writes the body: JSON, files and forms alike.
    const request = new Request(input, init)
    const url = new URL(request.url)
    const body = Buffer.from(await request.arrayBuffer())
    const signal = AbortSignal.any([AbortSignal.timeout(time), ...(init?.signal ? [init.signal] : [])])
    try {
      const allowed = allow.has(url.hostname) || allow.has(url.host)
      checkHost(url.hostname, allowed)
      const answer = await send(url, request, body, { signal, lookup: checkedLookup(allowed, resolve) })
      return new Response(nullBody(answer.statusCode) ? null : await readAll(answer, size), {
        status: answer.statusCode ?? 0,
        headers: headersOf(answer),
      })
    } catch (error) {
      if (error instanceof CollectError) throw new ChannelError('rejected', `${error.message} ${error.hint ?? ''}`.trim(), { cause: error })
      if (signal.aborted) throw signal.reason
      throw error
    }
  }
}

const nullBody = (status: number | undefined): boolean => status === 204 || status === 205 || status === 304

/** What names a user would be told to logs and servers; nothing but the web is asked. Neither is repeated. @throws ChannelError 'rejected' */
function checkAddress(address: string): void {
  const url = URL.parse(address)
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new ChannelError('rejected', 'What should be asked is no web address: it does not begin with https:// or http://.')
  if (url.username !== '' || url.password !== '')
    throw new ChannelError('rejected', `The address of ${url.host} holds a user name or password: take it out of there.`)
}

type Way = { signal: AbortSignal; lookup: LookupFunction }

function send(url: URL, request: Request, body: Buffer, { signal, lookup }: Way): Promise<IncomingMessage> {
  const start = url.protocol === 'https:' ? httpsRequest : httpRequest
  const headers = { ...Object.fromEntries(request.headers), 'accept-encoding': 'identity', 'content-length': body.length }
  const { method } = request
  return new Promise((resolve, reject) => {
    // A connection of its own: one that was kept open may be gone, and then nobody knows what was sent.
    const out = start(url, { method, headers, signal, agent: false, lookup }, resolve)
    out.once('error', reject)
    out.end(body)
  })
}

async function readAll(answer: IncomingMessage, size: number): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of answer) {
    const bytes = chunk as Buffer
    length += bytes.length
    if (length > size) {
      answer.destroy()
      throw new Error(`the answer has more than ${Math.round(size / 1e6)} MB`)
    }
    chunks.push(bytes)
  }
  if (!answer.complete) throw new Error('the connection ended in the middle of the answer')
  return Buffer.concat(chunks)
}

function headersOf(answer: IncomingMessage): Headers {
  const headers = new Headers()
  for (let at = 0; at + 1 < answer.rawHeaders.length; at += 2) headers.append(answer.rawHeaders[at]!, answer.rawHeaders[at + 1]!)
  return headers
}
