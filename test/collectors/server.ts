/** A real HTTP server on loopback that gives the answers of a folder, and can be made to fail. */
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** `request` is `GET /path?query`; `{base}` in any text becomes the address of the server. */
export type Recorded = { request: string; status?: number; headers?: Record<string, string>; body: unknown }
export type Fault = (request: IncomingMessage, response: ServerResponse, count: number) => boolean
export type Fixture = {
  base: string
  /** Requests as they came. */
  seen: string[]
  notModified: number
  unknown: string[]
  fault: Fault | null
  /** Added to the Date header, in milliseconds. */
  skew: number
  close(): Promise<void>
}

export async function serve(answers: readonly Recorded[], now: number): Promise<Fixture> {
  const fixture: Fixture = { base: '', seen: [], notModified: 0, unknown: [], fault: null, skew: 0, close: async () => undefined }
  const server = createServer((request, response) => {
    fixture.seen.push(`${request.method ?? 'GET'} ${request.url ?? ''}`)
    request.resume()
    response.setHeader('date', new Date(now + fixture.skew).toUTCString())
    if (fixture.fault?.(request, response, fixture.seen.length) === true) return
    const name = `${request.method ?? 'GET'} ${request.url ?? ''}`
    const found = answers.find(each => normal(each.request) === normal(name))
    if (found === undefined) {
      fixture.unknown.push(name)
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"message":"Not Found"}')
      return
    }
    const isText = typeof found.body === 'string'
    const body = (isText ? (found.body as string) : JSON.stringify(found.body)).replaceAll('{base}', fixture.base)
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`
    for (const [header, value] of Object.entries(found.headers ?? {})) response.setHeader(header, value.replaceAll('{base}', fixture.base))
    if (!response.hasHeader('content-type')) response.setHeader('content-type', isText ? 'text/plain' : 'application/json; charset=utf-8')
    response.setHeader('etag', etag)
    if (request.method === 'GET' && request.headers['if-none-match'] === etag) {
      fixture.notModified++
      response.writeHead(304).end()
      return
    }
    response.writeHead(found.status ?? 200).end(body)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  fixture.base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  fixture.close = async () => {
    server.closeAllConnections()
    await new Promise<void>(resolve => server.close(() => resolve()))
  }
  return fixture
}

/** The query in any order. */
function normal(request: string): string {
  const [method = '', address = ''] = request.split(' ')
  const url = new URL(address.replaceAll('{base}', ''), 'http://host')
  url.searchParams.sort()
  return `${method} ${url.pathname}?${url.searchParams.toString()}`
}
