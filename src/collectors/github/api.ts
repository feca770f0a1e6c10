/**
 * Asking GitHub's REST API. Source: https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api
 * and .../best-practices-for-using-the-rest-api.
 */
import { CollectError } from '../collector.ts'
import type { Answer, CollectContext, Request, Step } from '../collector.ts'
import type { Sample } from '../../metrics/sample.ts'
import { inPath, listAt, record, textSetting } from '../tools/read.ts'
import type { Data } from '../tools/read.ts'
import { settled } from '../tools/settled.ts'

export type Api = {
  ctx: CollectContext
  /** `owner/name`, as the user wrote it: the label of all samples. */
  repo: string
  token: boolean
  /** The address of the repository in the API. */
  url: string
  /** Asks below the repository: `releases?per_page=100`; '' for the repository itself. */
  get(path: string): Promise<Answer>
  ask(url: string, request?: Request): Promise<Answer>
  graphqlUrl: string
}

/** A part of what is read of a repository, with a state of its own between runs. */
export type Part = {
  name: string
  /** Only where the settings give a token. */
  needsToken?: boolean
  /** What is lost when it cannot be read, for a message. */
  what: string
  run(api: Api, state: unknown): AsyncIterable<PartStep>
}
export type PartStep = Sample | { state: unknown }
export const isSample = (step: PartStep): step is Sample & Step => 'metric' in step

export function createApi(ctx: CollectContext, repo: string): Api {
  const base = textSetting(ctx.settings, 'base')
  const token = textSetting(ctx.settings, 'token')
  const headers: Record<string, string> = {
    accept: 'application/vnd.github+json',
    'x-github-api-version': '2022-11-28',
    ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
  }
  const url = `${base}/repos/${inPath(repo)}`
  const ask = (address: string, request: Request = {}): Promise<Answer> =>
    ctx.ask(address, { ...request, headers: { ...headers, ...request.headers } })
  return {
    ctx,
    repo,
    token: token !== '',
    url,
    ask,
    get: path => ask(path === '' ? url : `${url}/${path}`),
    // GitHub Enterprise Server: https://HOST/api/v3 for REST, https://HOST/api/graphql for GraphQL.
    graphqlUrl: base.endsWith('/api/v3') ? `${base.slice(0, -3)}/graphql` : `${base}/graphql`,
  }
}

/** The address that a Link header (RFC 8288) gives for `rel`, or null. */
export function linkTo(answer: Answer, rel: 'next' | 'last'): string | null {
  for (const part of (answer.headers['link'] ?? '').split(/,\s*(?=<)/)) {
    const match = /^<([^>]+)>(.*)$/.exec(part.trim())
    if (match !== null && new RegExp(`rel="?[^"]*\\b${rel}\\b`).test(match[2]!)) return new URL(match[1]!, answer.url).href
  }
  return null
}

/** Pages one after another as the server links them; at most `most` (a server that links in circles ends too). */
export async function* pages(api: Api, path: string, most = 1000): AsyncIterable<{ answer: Answer; items: readonly unknown[] }> {
  let answer = await api.get(path)
  const seen = new Set<string>()
  for (let page = 1; ; page++) {
    yield { answer, items: listAt(answer) }
    const next = linkTo(answer, 'next')
    if (next === null || page === most) return
    if (seen.has(next)) throw new CollectError('answer', `${api.repo}: pages of ${path} lead in a circle.`)
    seen.add(next)
    answer = await api.ask(next)
  }
}

/** All entries of a list on numbered pages, each once by its `id`, with the answer of the first page. Null without a page. */
export async function allOf(
  api: Api,
  path: string,
  id: (entry: Data) => string,
  most?: number,
): Promise<{ answer: Answer; entries: readonly Data[] } | null> {
  return settled(async () => {
    const found = new Map<string, Data>()
    let first: Answer | null = null
    let count = 0
    for await (const { answer, items } of pages(api, path, most)) {
      first ??= answer
      count++
      for (const entry of items.map(record)) found.set(id(entry), entry)
    }
    return { pages: count, ids: [...found.keys()], value: first === null ? null : { answer: first, entries: [...found.values()] } }
  })
}

/** How many there are of something that is listed, with one request: the number of the last page of one each. */
export async function countOf(api: Api, path: string): Promise<{ count: number; answer: Answer }> {
  const answer = await api.get(`${path}${path.includes('?') ? '&' : '?'}per_page=1`)
  const last = linkTo(answer, 'last')
  const page = last === null ? null : Number(new URL(last).searchParams.get('page'))
  return { answer, count: page !== null && page > 0 ? page : answer.status === 204 ? 0 : listAt(answer).length }
}
