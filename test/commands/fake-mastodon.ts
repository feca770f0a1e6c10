/** A server that takes posts as Mastodon does and says on its standard output what it got: node fake-mastodon.ts */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

let posts = 0
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk: Buffer) => (body += chunk.toString()))
  request.on('end', () => {
    console.log(JSON.stringify({ method: request.method, url: request.url, key: request.headers['idempotency-key'] ?? null, body }))
    response.setHeader('content-type', 'application/json')
    const id = String(++posts)
    response.end(
      request.method === 'POST'
        ? JSON.stringify({ id, uri: id, url: `https://m.example/@demo/${id}`, content: '', created_at: '2026-03-02T08:00:00Z' })
        : '[]',
    )
  })
})
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
