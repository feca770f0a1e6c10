/** Lists that change between two of their pages: nothing is counted twice, nothing is lost. Real HTTP on loopback. */
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { loadCollector } from '../../src/collectors/index.ts'
import { memoryStore, run } from './harness.ts'
import type { MemoryStore } from './harness.ts'

const now = Date.parse('2026-03-10T12:00:00Z')

type World = {
  /** What the list holds, the newest first. */
  list: number[]
  /** What happens after so many pages of the list were given. */
  after: Map<number, () => void>
  pages: number
}
type Answer = { status?: number; headers?: Record<string, string>; body: unknown }

async function serve(t: TestContext, answer: (url: URL, request: IncomingMessage, body: string) => Answer): Promise<string> {
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', chunk => (body += String(chunk)))
    request.on('end', () => {
      const given = answer(new URL(request.url ?? '/', 'http://host'), request, body)
      response.writeHead(given.status ?? 200, { 'content-type': 'application/json', ...given.headers }).end(JSON.stringify(given.body))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** The entries of a page, and then what happens behind it. */
function give<T>(world: World, from: number, size: number, entry: (number: number) => T): { entries: T[]; more: boolean } {
  const entries = world.list.slice(from, from + size).map(entry)
  const more = from + size < world.list.length
  world.after.get(++world.pages)?.()
  return { entries, more }
}
const worldOf = (count: number): World => ({ list: Array.from({ length: count }, (_, i) => count - i), after: new Map(), pages: 0 })
const latest = (store: MemoryStore, metric: string): number | null | undefined =>
  [...store.samples.values()].filter(each => each.metric === metric).at(-1)?.value

async function collect(name: string, settings: Record<string, unknown>, env: Record<string, string> = {}): Promise<MemoryStore> {
  const collector = (await loadCollector(name))!
  const store = memoryStore()
  const { result } = await run({ collector, settings, now, env, store })
  assert.equal(result.error, null, JSON.stringify(result.error))
  return store
}

/** Somebody publishes, and somebody takes something back, at an edge of a page. */
const changes: Record<string, (world: World) => void> = {
  'one comes at the top': world => world.after.set(1, () => void world.list.unshift(1000)),
  'one of the first page goes': world => world.after.set(1, () => void world.list.splice(3, 1)),
  'one comes and one goes': world => world.after.set(2, () => world.list.splice(0, 2, 1000)),
}

for (const [name, change] of Object.entries(changes)) {
  test(`DEV: ${name}`, async t => {
    const world = worldOf(230)
    change(world)
    const base = await serve(t, url => {
      const page = Number(url.searchParams.get('page'))
      const size = Number(url.searchParams.get('per_page'))
      const entry = (id: number): object => ({
        id,
        url: `https://dev.to/acme/${id}`,
        public_reactions_count: id,
        comments_count: 1,
        published_at: '2026-01-01T00:00:00Z',
      })
      return { body: give(world, (page - 1) * size, size, entry).entries }
    })
    const store = await collect('devto', { account: 'acme', base })
    assert.equal(latest(store, 'devto.articles'), world.list.length)
    assert.equal(
      latest(store, 'devto.reactions'),
      world.list.reduce((sum, id) => sum + id, 0),
    )
  })

  test(`Hashnode: ${name}`, async t => {
    // Its cursor is that of an entry, so no entry can be pushed over an edge: what was there is met once.
    const world = worldOf(45)
    const before = [...world.list]
    change(world)
    const base = await serve(t, (_, __, body) => {
      const { after } = (JSON.parse(body) as { variables: { after: string | null } }).variables
      const from = after === null ? 0 : world.list.findIndex(id => id < Number(after))
      const { entries, more } = give(world, from, 20, id => ({ node: { id: String(id), views: id, reactionCount: 0, responseCount: 0 } }))
      const endCursor = entries.at(-1)?.node.id ?? null
      return {
        body: {
          data: {
            publication: {
              followersCount: 1,
              posts: { totalDocuments: world.list.length, edges: entries, pageInfo: { hasNextPage: more, endCursor } },
            },
          },
        },
      }
    })
    const store = await collect('hashnode', { publication: 'rocket.hashnode.dev', base })
    assert.equal(latest(store, 'hashnode.posts'), world.list.length)
    assert.equal(
      latest(store, 'hashnode.views'),
      before.reduce((sum, id) => sum + id, 0),
    )
  })

  test(`GitHub, good first issues: ${name}`, async t => {
    const world = worldOf(230)
    change(world)
    const base = await serve(t, url => {
      if (!url.searchParams.has('labels')) return nothing(url)
      const page = Number(url.searchParams.get('page') ?? 1)
      const size = Number(url.searchParams.get('per_page'))
      const { entries, more } = give(world, (page - 1) * size, size, number => ({
        number,
        assignee: number % 2 === 0 ? { login: 'ada' } : null,
      }))
      const next = `<${url.pathname}?state=open&labels=good%20first%20issue&per_page=100&page=${page + 1}>; rel="next"`
      return { headers: more ? { link: next } : {}, body: entries }
    })
    const store = await collect('github', { repo: 'acme/rocket', base })
    assert.equal(latest(store, 'github.good_first_issues'), world.list.length)
    assert.equal(latest(store, 'github.good_first_issues_free'), world.list.filter(number => number % 2 === 1).length)
  })

  test(`GitHub, releases: ${name}`, async t => {
    const world = worldOf(230)
    change(world)
    const base = await serve(t, url => {
      if (!url.pathname.endsWith('/releases')) return nothing(url)
      const page = Number(url.searchParams.get('page') ?? 1)
      const { entries, more } = give(world, (page - 1) * 100, 100, id => ({
        tag_name: `v${id}`,
        published_at: '2026-01-01T00:00:00Z',
        assets: [{ download_count: id }],
      }))
      return { headers: more ? { link: `<${url.pathname}?per_page=100&page=${page + 1}>; rel="next"` } : {}, body: entries }
    })
    const store = await collect('github', { repo: 'acme/rocket', base })
    assert.equal(latest(store, 'github.releases'), world.list.length)
    assert.equal(
      latest(store, 'github.release_downloads'),
      world.list.reduce((sum, id) => sum + id, 0),
    )
  })
}

/** Slack's pages go on from a message; a message that comes meanwhile is met the next time. */
test('Slack: messages that come while pages are read', async t => {
  const day = Date.parse('2026-03-09T00:00:00Z') / 1000
  const world = worldOf(450)
  world.after.set(1, () => void world.list.unshift(451))
  const base = await serve(t, url => {
    if (url.pathname.endsWith('users.list')) return { body: { ok: true, members: [{ id: 'U1' }] } }
    const cursor = url.searchParams.get('cursor')
    const from = cursor === null ? 0 : world.list.indexOf(Number(cursor))
    const { entries, more } = give(world, from, Number(url.searchParams.get('limit')), id => ({
      type: 'message',
      user: 'U1',
      ts: (day + id).toFixed(6),
    }))
    const next = more ? String(world.list[from + entries.length]) : ''
    return { body: { ok: true, messages: entries, response_metadata: { next_cursor: next } } }
  })
  const store = memoryStore()
  const collector = (await loadCollector('slack'))!
  const settings = { channel: ['C1'], history: 3, base }
  const env = { SLACK_BOT_TOKEN: 'xoxb-1' }
  const messages = (): (number | null)[] =>
    [...store.samples.values()].filter(each => each.metric === 'slack.messages' && each.value !== 0).map(each => each.value)
  await run({ collector, settings, now, env, store })
  assert.deepEqual(messages(), [450])
  await run({ collector, settings, now, env, store })
  assert.deepEqual(messages(), [451])
})

/** Everything else of a repository: there, and empty. */
function nothing(url: URL): Answer {
  if (url.pathname.endsWith('/repos/acme/rocket'))
    return { body: { full_name: 'acme/rocket', stargazers_count: 1, forks_count: 0, subscribers_count: 0, open_issues_count: 0 } }
  return /\/(?:issues|comments|history|contributors|releases)$/.test(url.pathname) ? { body: [] } : { body: { health_percentage: 1 } }
}
