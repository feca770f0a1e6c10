/** A platform that takes posts and misbehaves by the dice: it accepts and drops the line, refuses, is slow. It remembers every post. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { random } from '../../support/shared.ts'

export type World = { url: string; /** Text → how often it was posted. */ posts: Map<string, number>; close(): Promise<void> }

/** @param faults share of requests that go wrong in some way */
export async function startWorld(seed: number, faults: number): Promise<World> {
  const posts = new Map<string, number>()
  const dice = random(seed)
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
      const accept = (): void => void posts.set(text, (posts.get(text) ?? 0) + 1)
      const ok = (): void => void response.end(JSON.stringify({ id: text }))
      if (dice() >= faults) return (accept(), ok())
      switch (Math.floor(dice() * 6)) {
        case 0: // accepted, then the connection is reset
          accept()
          return void request.socket.destroy()
        case 1: // accepted, then 500
          accept()
          response.statusCode = 500
          return void response.end('oops')
        case 2: // accepted, then silence until the other side gives up
          accept()
          return void setTimeout(() => request.socket.destroy(), 2_000).unref()
        case 3: // refused for now
          response.statusCode = 429
          return void response.end('{}')
        case 4: // reset before anything was taken
          return void request.socket.destroy()
        default: // slow
          return void setTimeout(() => (accept(), ok()), 60)
      }
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posts,
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>(resolve => server.close(() => resolve()))
    },
  }
}
