/** One exchange over HTTP: address checked, body limited in size and time, compressed bodies read. Retries nothing. */
import { Agent as HttpAgent, request as httpRequest } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { CollectError } from '../collectors/collector.ts'
import { checkedLookup, checkHost } from './addresses.ts'

export type Outgoing = { url: URL; method: string; headers: Readonly<Record<string, string>>; body: string | null; allowPrivate: boolean }
export type Incoming = { status: number; headers: Record<string, string>; text: string }
export type Limits = {
  /** Bytes of a body after it is unpacked. */
  bytes: number
  /** Milliseconds from the first byte sent to the last byte read. */
  time: number
}
/** Sends once. @throws CollectError 'network' (no whole answer), 'answer' (too large), 'settings' (address refused) */
export type Transport = (outgoing: Outgoing, limits: Limits, signal: AbortSignal) => Promise<Incoming>

/**
 * Connections are kept open by host and port, whoever made them. Those that may lead to a private address are kept apart:
 * who may not ask there must not come there by a connection of somebody who may.
 */
const inside = { http: new HttpAgent({ keepAlive: true, timeout: 5_000 }), https: new HttpsAgent({ keepAlive: true, timeout: 5_000 }) }

export const httpTransport: Transport = async (outgoing, limits, signal) => {
  const { url, method, headers, body, allowPrivate } = outgoing
  checkHost(url.hostname, allowPrivate)
  const timeout = AbortSignal.timeout(limits.time)
  const either = AbortSignal.any([signal, timeout])
  const [send, own] = url.protocol === 'https:' ? [httpsRequest, inside.https] : [httpRequest, inside.http]
  const agent = allowPrivate ? { agent: own } : {}
  try {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const request = send(url, { method, headers, signal: either, lookup: checkedLookup(allowPrivate), ...agent }, resolve)
      request.once('error', reject)
      request.end(body ?? undefined)
    })
    return { status: answer.statusCode ?? 0, headers: flatHeaders(answer), text: await readBody(answer, limits.bytes) }
  } catch (error) {
    if (error instanceof CollectError || signal.aborted) throw error
    if (timeout.aborted)
      throw new CollectError('network', `${url.host} did not finish its answer within ${Math.round(limits.time / 1000)} s.`, {
        hint: 'It is asked again at the next run.',
        cause: error,
      })
    throw new CollectError('network', `${url.host} could not be reached: ${reason(error)}.`, {
      hint: 'Check the address and the connection; it is asked again at the next run.',
      cause: error,
    })
  }
}

async function readBody(answer: IncomingMessage, limit: number): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of unpacked(answer)) {
    const bytes = chunk as Buffer
    size += bytes.length
    if (size > limit) {
      answer.destroy()
      throw new CollectError('answer', `The answer has more than ${Math.round(limit / 1e6)} MB.`, {
        hint: 'Ask for less: a smaller page or a narrower path.',
      })
    }
    chunks.push(bytes)
  }
  if (!answer.complete) throw new Error('the connection ended in the middle of the answer')
  return Buffer.concat(chunks).toString('utf8')
}

function unpacked(answer: IncomingMessage): Readable {
  const encoding = answer.headers['content-encoding']?.toLowerCase()
  const unpack =
    encoding === 'gzip' || encoding === 'x-gzip'
      ? createGunzip()
      : encoding === 'br'
        ? createBrotliDecompress()
        : encoding === 'deflate'
          ? createInflate()
          : null
  if (unpack === null) return answer
  answer.once('error', error => unpack.destroy(error))
  return answer.pipe(unpack)
}

function flatHeaders(answer: IncomingMessage): Record<string, string> {
  const flat: Record<string, string> = {}
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return flat
}

const reasons: Record<string, string> = {
  ENOTFOUND: 'its name is unknown',
  EAI_AGAIN: 'the name server does not answer',
  ECONNREFUSED: 'it refuses the connection',
  ECONNRESET: 'it broke off the connection',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'there is no way to it',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself',
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return reasons[code] ?? (code === '' ? (error instanceof Error ? error.message : String(error)) : code)
}
