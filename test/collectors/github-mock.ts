/**
 * GitHub's API as its owner describes it: a server that checks each request against the published description (path,
 * parameters and their values, GraphQL queries against the published schema) and answers with the description's own
 * examples. It keeps no state. What does not fit is answered with 422 and remembered.
 */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { Ajv } from 'ajv'
import { buildSchema, graphql } from 'graphql'

const require = createRequire(import.meta.url)
type Parameter = { name: string; in: 'path' | 'query' | 'header'; required?: boolean; schema: { type?: string } }
type Operation = {
  parameters?: Parameter[]
  responses: Record<string, { content?: Record<string, { schema: object; examples?: Record<string, { value: unknown }> }> }>
}
export type Described = Record<string, Record<string, Operation>>

/** The published description, with its references resolved. */
export function githubDescription(): Described {
  const file = join(dirname(require.resolve('@octokit/openapi/package.json')), 'generated/api.github.com.deref.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { paths: Described }).paths
}

export type GithubMock = { base: string; problems: string[]; asked: string[]; close(): void }

/** @param extra answers to paths that are newer than the description, by their path below the repository */
export async function serveGithub(extra: Readonly<Record<string, unknown>>): Promise<GithubMock> {
  const paths = githubDescription()
  const templates = Object.keys(paths).map(path => [path, new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '([^/]+)')}$`)] as const)
  const ajv = new Ajv({ strict: false, validateFormats: false, coerceTypes: true })
  const mock: GithubMock = { base: '', problems: [], asked: [], close: () => undefined }

  const restAnswer = (url: URL): unknown => {
    const below = url.pathname.replace(/^\/repos\/[^/]+\/[^/]+\//, '')
    if (Object.hasOwn(extra, below)) return extra[below]
    // A path without braces is meant before one with them.
    const found = templates
      .filter(([, pattern]) => pattern.test(url.pathname))
      .sort(([a], [b]) => a.split('{').length - b.split('{').length)[0]?.[0]
    const operation = found === undefined ? undefined : paths[found]?.['get']
    if (operation === undefined) return refuse(`${url.pathname} is not described`)
    const known = new Map((operation.parameters ?? []).filter(each => each.in === 'query').map(each => [each.name, each]))
    for (const [name, value] of url.searchParams) {
      const parameter = known.get(name)
      if (parameter === undefined) return refuse(`${found} has no parameter ${name}`)
      const holder = { value }
      if (!ajv.validate({ type: 'object', properties: { value: parameter.schema } }, holder))
        return refuse(`${found}: ${name}=${value} ${ajv.errorsText()}`)
      if (parameter.schema.type === 'integer' && name === 'per_page' && Number(value) > 100)
        return refuse(`${found}: per_page is at most 100`)
      if (name === 'since' && Number.isNaN(Date.parse(value))) return refuse(`${found}: since=${value} is no time`)
    }
    for (const { name, required } of known.values())
      if (required === true && !url.searchParams.has(name)) return refuse(`${found} wants ${name}`)
    const examples = operation.responses['200']?.content?.['application/json']?.examples ?? {}
    return Object.values(examples)[0]?.value ?? refuse(`${found} has no example`)
  }
  const refuse = (problem: string): null => {
    mock.problems.push(problem)
    return null
  }
  const schemaFile = join(import.meta.dirname, '../../node_modules/@octokit/graphql-schema/schema.graphql')
  const schema = buildSchema(readFileSync(schemaFile, 'utf8'), { assumeValid: true })
  const graphqlAnswer = async (body: string): Promise<unknown> => {
    const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, unknown> }
    const discussions = (given: { states?: string[]; answered?: boolean }): object => ({
      totalCount: (given.states ?? []).length > 0 ? 4 : given.answered === true ? 6 : 11,
    })
    const rootValue = { repository: { hasDiscussionsEnabled: true, discussions } }
    const result = await graphql({ schema, source: query, variableValues: variables, rootValue })
    for (const error of result.errors ?? []) refuse(error.message)
    return result
  }
  const checkHeaders = (request: IncomingMessage): void => {
    if (request.headers['user-agent'] === undefined) refuse('a request without a user agent')
    if (request.method === 'GET' && !/^\d{4}-\d{2}-\d{2}$/.test(String(request.headers['x-github-api-version'])))
      refuse('no version of the API')
  }

  const server = createServer((request, response) => {
    let body = ''
    request.on('data', chunk => (body += String(chunk)))
    request.on('end', () => {
      mock.asked.push(`${request.method} ${request.url}`)
      checkHeaders(request)
      const url = new URL(request.url ?? '/', 'http://host')
      const answer = url.pathname === '/graphql' ? graphqlAnswer(body) : Promise.resolve(restAnswer(url))
      void answer.then(value => {
        response.writeHead(value === null ? 422 : 200, { 'content-type': 'application/json; charset=utf-8' })
        response.end(JSON.stringify(value ?? { message: mock.problems.at(-1) }))
      })
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  mock.base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  mock.close = () => {
    server.closeAllConnections()
    server.close()
  }
  return mock
}
