/**
 * `fetch` for channels: one request, never to a private address that the user did not name, its answer limited in size
 * and time, no redirects followed. Errors keep the code of the socket, because it tells what may have reached the server.
 */
import { request as httpRequest } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { checkedLookup, checkHost } from '../../collect/addresses.ts'
import { CollectError } from '../../collectors/collector.ts'
import { ChannelError } from '../channel.ts'

export type FetchOptions = {
  /** Names of hosts that may be at a private address. */
  allow: ReadonlySet<string>
  /** Milliseconds from the first byte sent to the last byte read. */
  time?: number
  /** Bytes of an answer. */
  size?: number
}

export function guardedFetch({ allow, time = 60_000, size = 10_000_000 }: FetchOptions): typeof fetch {
  return async (input, init) => {
    // The platform's own class writes the body: JSON, files and forms alike.
    const request = new Request(input, init)
    const url = new URL(request.url)
    const body = Buffer.from(await request.arrayBuffer())
    const signal = AbortSignal.any([AbortSignal.timeout(time), ...(init?.signal ? [init.signal] : [])])
    try {
      const allowed = allow.has(url.hostname) || allow.has(url.host)
      checkHost(url.hostname, allowed)
      const answer = await send(url, request, body, signal, allowed)
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

function send(url: URL, request: Request, body: Buffer, signal: AbortSignal, allowed: boolean): Promise<IncomingMessage> {
  const start = url.protocol === 'https:' ? httpsRequest : httpRequest
  const headers = { ...Object.fromEntries(request.headers), 'accept-encoding': 'identity', 'content-length': body.length }
  const { method } = request
  return new Promise((resolve, reject) => {
    // A connection of its own: one that was kept open may be gone, and then nobody knows what was sent.
    const out = start(url, { method, headers, signal, agent: false, lookup: checkedLookup(allowed) }, resolve)
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
