/** A stateful imitation of an API on loopback, which can be made to fail at the request that posts. */
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Rendition } from '../../../src/channels/channel.ts'

export type Asked = {
  method: string
  path: string
  query: URLSearchParams
  headers: Record<string, string>
  body: Record<string, unknown>
  raw: string
}
export type Answered = { status?: number; headers?: Record<string, string>; body: unknown }
/** One post as the imitation keeps it. */
export type Kept = { id: string; text: string; parent: string | null; more: Record<string, unknown> }

export type FakeApi = {
  /** Where the shapes of requests and answers were read. */
  source: string
  settings(base: string): Record<string, string>
  rendition?: Partial<Rendition>
  /** Can this request make a post public? */
  posts(asked: Asked): boolean
  /** Undefined: there is no such request in this API. */
  answer(asked: Asked, base: string): Answered | undefined
  /** What is public now. */
  kept: Kept[]
}

/** What happens to a request that posts: it is taken or not, and then … */
export type Fault =
  | { kind: 'status'; status: number; headers?: Record<string, string>; taken?: boolean }
  | { kind: 'reset' | 'silence' | 'half' | 'cut'; taken: boolean }

export type Served = {
  base: string
  /** Requests as they came: `POST /path`. */
  seen: string[]
  /** Those of them that could post. */
  sends: number
  unknown: string[]
  /** Asked for each request; null: none. */
  fault: ((asked: Asked, posts: boolean, nth: number) => Fault | null) | null
  close(): Promise<void>
}

export async function serve(fake: FakeApi): Promise<Served> {
  const served: Served = { base: '', seen: [], sends: 0, unknown: [], fault: null, close: async () => undefined }
  const server = createServer((request, response) => {
    void read(request).then(asked => {
      const posts = fake.posts(asked)
      served.seen.push(`${asked.method} ${asked.path}`)
      if (posts) served.sends++
      const fault = served.fault?.(asked, posts, served.sends) ?? null
      if (fault !== null && fault.taken !== true) return fail(fault, request, response, { body: { ok: true } })
      const answer = fake.answer(asked, served.base)
      if (answer === undefined) {
        served.unknown.push(`${asked.method} ${asked.path}`)
        return give(response, { status: 404, body: { message: 'Not Found' } })
      }
      return fault === null ? give(response, answer) : fail(fault, request, response, answer)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  served.base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  served.close = async () => {
    server.closeAllConnections()
    await new Promise<void>(resolve => server.close(() => resolve()))
  }
  return served
}

async function read(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const raw = Buffer.concat(chunks).toString('latin1')
  const url = new URL(request.url ?? '/', 'http://fake')
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers,
    body: bodyOf(headers, Buffer.concat(chunks)),
    raw,
  }
}

/** JSON as it is; of a form its fields, files by their names. */
function bodyOf(headers: Record<string, string>, bytes: Buffer): Record<string, unknown> {
  const type = headers['content-type'] ?? ''
  if (type.startsWith('application/json')) return JSON.parse(bytes.toString('utf8')) as Record<string, unknown>
  const boundary = /boundary=(.+)$/.exec(type)?.[1]
  if (boundary === undefined) return {}
  const fields: Record<string, unknown> = {}
  for (const part of bytes.toString('latin1').split(`--${boundary}`)) {
    const match = /name="([^"]+)"(?:; filename="([^"]+)")?[\s\S]*?\r\n\r\n([\s\S]*)\r\n$/.exec(part)
    if (match !== null) fields[match[1]!] = match[2] ?? Buffer.from(match[3]!, 'latin1').toString('utf8')
  }
  return fields
}

function give(response: ServerResponse, { status = 200, headers = {}, body }: Answered): void {
  const isText = typeof body === 'string'
  response.writeHead(status, { 'content-type': isText ? 'text/plain' : 'application/json; charset=utf-8', ...headers })
  response.end(isText ? body : JSON.stringify(body))
}

function fail(fault: Fault, request: IncomingMessage, response: ServerResponse, answer: Answered): void {
  const text = JSON.stringify(answer.body)
  if (fault.kind === 'status')
    return give(response, { status: fault.status, headers: fault.headers ?? {}, body: { message: 'no', error: 'no' } })
  if (fault.kind === 'silence') return
  if (fault.kind === 'reset') return void request.socket.resetAndDestroy()
  const json = { 'content-type': 'application/json' }
  if (fault.kind === 'cut') return void response.writeHead(200, json).end(text.slice(0, Math.ceil(text.length / 2)))
  response.writeHead(200, { ...json, 'content-length': text.length })
  response.write(text.slice(0, Math.ceil(text.length / 2)), () => request.socket.destroy())
}

/** Ids in order. */
export const counter = (start = 1000): (() => string) => {
  let last = start
  return () => String(++last)
}
export const text = (value: unknown): string => (typeof value === 'string' ? value : '')
export const unauthorized: Answered = { status: 401, body: { message: 'Unauthorized', error: 'AuthenticationRequired' } }
export const bearer = (asked: Asked, token: string): boolean => asked.headers['authorization'] === `Bearer ${token}`
export const SECRET = 'very-secret-0123456789'
