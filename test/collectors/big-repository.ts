/**
 * A repository on GitHub as its API shows it, with any number of issues and pull requests, made from a seed: the same
 * numbers every time, nothing stored. Runs by itself: `node big-repository.ts ITEMS` prints its address.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pathToFileURL } from 'node:url'

export const start = Date.parse('2022-01-03T00:00:00Z') / 1000
export const now = '2026-03-10T12:00:00Z'

type Entry = { updated_at: string } & Record<string, unknown>
const iso = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')
/** A whole number below `limit` that depends on both numbers only. */
const pick = (seed: number, salt: number, limit: number): number => {
  let x = Math.imul(seed ^ (salt * 0x9e3779b9), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return ((x ^ (x >>> 16)) >>> 0) % limit
}

/** Issues and pull requests, and comments on them, each in the order of their change. */
export function makeRepository(count: number): { issues: Entry[]; comments: Entry[] } {
  const issues: Entry[] = []
  const comments: Entry[] = []
  const step = Math.floor((Date.parse(now) / 1000 - start - 86_400 * 30) / count)
  for (let number = 1; number <= count; number++) {
    const created = start + number * step
    const pull = pick(number, 1, 10) < 4
    const closed = pick(number, 2, 10) < 8 ? created + 600 + pick(number, 3, 86_400 * 25) : null
    const outside = pick(number, 4, 10) < 7
    // Many change in the same second, as when a robot labels them all.
    const touched = pick(number, 5, 50) === 0 ? start + count * step + 86_400 * 28 : (closed ?? created)
    issues.push({
      id: number,
      number,
      state: closed === null ? 'open' : 'closed',
      created_at: iso(created),
      updated_at: iso(Math.max(touched, closed ?? created)),
      closed_at: closed === null ? null : iso(closed),
      author_association: outside ? 'NONE' : 'MEMBER',
      user: { login: `user${pick(number, 6, 5000)}`, type: 'User' },
      ...(pull ? { pull_request: { merged_at: closed !== null && pick(number, 7, 3) > 0 ? iso(closed) : null } } : {}),
    })
    if (pick(number, 8, 10) < 2) {
      const at = iso(created + 300 + pick(number, 9, 86_400))
      comments.push({
        id: number,
        issue_url: `https://api.github.com/repos/acme/rocket/issues/${number}`,
        created_at: at,
        updated_at: at,
        author_association: pick(number, 10, 3) > 0 ? 'MEMBER' : 'NONE',
        user: { login: 'ada', type: 'User' },
      })
    }
  }
  const byChange = (a: Entry, b: Entry): number => (a.updated_at < b.updated_at ? -1 : a.updated_at > b.updated_at ? 1 : 0)
  return { issues: issues.sort(byChange), comments: comments.sort(byChange) }
}

export type BigServer = { base: string; requests(): number; close(): void }

export async function serveRepository(count: number): Promise<BigServer> {
  const { issues, comments } = makeRepository(count)
  let requests = 0
  const server = createServer((request, response) => {
    requests++
    const url = new URL(request.url ?? '/', 'http://host')
    const path = url.pathname.replace('/repos/acme/rocket', '')
    const answer = (body: unknown): void => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    const page = (entries: readonly Entry[]): void => {
      const since = url.searchParams.get('since') ?? ''
      const size = Number(url.searchParams.get('per_page'))
      const skip = (Number(url.searchParams.get('page') ?? '1') - 1) * size
      const first = firstFrom(entries, since)
      answer(entries.slice(first + skip, first + skip + size))
    }
    if (path === '')
      answer({ full_name: 'acme/rocket', stargazers_count: 5000, forks_count: 40, subscribers_count: 60, open_issues_count: 9 })
    else if (path === '/issues' && url.searchParams.has('labels')) answer([])
    else if (path === '/issues') page(issues)
    else if (path === '/issues/comments') page(comments)
    else if (path === '/pulls/comments' || path === '/releases' || path === '/stargazers/history') answer([])
    else if (path === '/contributors') answer([{}])
    else if (path === '/community/profile') answer({ health_percentage: 80 })
    else response.writeHead(404).end('{}')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: () => requests,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** The first entry that changed at `since` or later, by halving. */
function firstFrom(entries: readonly Entry[], since: string): number {
  let low = 0
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (entries[middle]!.updated_at < since) low = middle + 1
    else high = middle
  }
  return low
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const server = await serveRepository(Number(process.argv[2]))
  console.log(server.base)
}
