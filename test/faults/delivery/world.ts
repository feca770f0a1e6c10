/**
 * A platform that takes posts and misbehaves, by the dice or as a script says: it accepts and drops the line, refuses, is
 * slow. It remembers every post.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { random } from '../../support/shared.ts'

/** What goes wrong with one request to post. */
export const FAULTS = [
  'accepted, then reset',
  'accepted, then 500',
  'accepted, then silence',
  'refused for now',
  'reset before',
  'slow',
] as const
export type Fault = (typeof FAULTS)[number] | 'accepted, half an answer' | 'refused for good' | 'token revoked' | 'too slow'
export type World = {
  url: string
  /** Text → how often it was posted. */
  posts: Map<string, number>
  /** Requests to post, in order; `fault` decides about each. */
  asked: string[]
  close(): Promise<void>
}

/** @param faults share of requests that go wrong in some way, or what goes wrong with the nth (from 0) request for a text */
export async function startWorld(seed: number, faults: number | ((text: string, nth: number) => Fault | null)): Promise<World> {
  const posts = new Map<string, number>()
  const asked: string[] = []
  const dice = random(seed)
  const faultOf = (text: string): Fault | null => {
    if (typeof faults === 'function') return faults(text, asked.filter(each => each === text).length - 1)
    return dice() >= faults ? null : FAULTS[Math.floor(dice() * FAULTS.length)]!
  }
  const server: Server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      if (request.method === 'GET') {
        const text = new URL(request.url!, 'http://x').searchParams.get('text')!
        response.end(JSON.stringify({ found: posts.has(text) }))
        return
      }
      const { text } = JSON.parse(body) as { text: string }
      asked.push(text)
      const accept = (): void => void posts.set(text, (posts.get(text) ?? 0) + 1)
      answer(faultOf(text), { text, accept, request, response })
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posts,
    asked,
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>(resolve => server.close(() => resolve()))
    },
  }
}

type Exchange = { text: string; accept: () => void; request: IncomingMessage; response: ServerResponse }

function answer(fault: Fault | null, { text, accept, request, response }: Exchange): void {
  const say = (status: number, body: string): void => void response.writeHead(status).end(body)
  const ok = (): void => say(200, JSON.stringify({ id: text }))
  const hangUpAfter = (milliseconds: number): void => void setTimeout(() => request.socket.destroy(), milliseconds).unref()
  switch (fault) {
    case null:
      accept()
      return ok()
    case 'accepted, then reset':
      accept()
      return void request.socket.destroy()
    case 'accepted, then 500':
      accept()
      return say(500, 'oops')
    case 'accepted, then silence':
      accept()
      return hangUpAfter(2_000)
    case 'accepted, half an answer':
      accept()
      response.writeHead(200, { 'content-length': '1000' }).write('{"id":')
      return hangUpAfter(20)
    case 'refused for now':
      return say(429, '{}')
    case 'refused for good':
      return say(422, '{}')
    case 'token revoked':
      return say(401, '{}')
    case 'reset before':
      return void request.socket.destroy()
    case 'slow':
      return void setTimeout(() => (accept(), ok()), 60)
    case 'too slow':
      // It is taken after the sender has given up waiting.
      return void setTimeout(accept, 320).unref()
  }
}
