/** GitHub's own descriptions: what is asked exists, what the recorded answers hold has the shape it should have. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { before, test } from 'node:test'
import { Ajv } from 'ajv'
import { buildSchema, parse, validate } from 'graphql'
import { memoryAnswers } from '../../src/collect/answer.ts'
import { collector } from '../../src/collectors/github.ts'
import { discussionsQuery } from '../../src/collectors/github/discussions.ts'
import { memoryStore, readAnswers, readCase, run } from './harness.ts'
import { serve } from './server.ts'
import type { Recorded } from './server.ts'

const require = createRequire(import.meta.url)
type Json = { [key: string]: Json } & { [key: string]: unknown }
type Operation = {
  parameters?: { name: string; in: string }[]
  responses: Record<string, { content?: Record<string, { schema: object }> }>
}
let paths: Record<string, { get?: Operation }>

before(() => {
  const file = join(dirname(require.resolve('@octokit/openapi/package.json')), 'generated/api.github.com.deref.json')
  paths = (JSON.parse(readFileSync(file, 'utf8')) as { paths: typeof paths }).paths
})

/** The described operation of a recorded request. */
function operationOf(request: string): { path: string; query: string[]; get: Operation } | null {
  const url = new URL(request.split(' ')[1]!, 'http://host')
  const path = url.pathname.replace(/^\/repositories\/\d+/, '/repos/x/y')
  const found = Object.keys(paths).find(each => new RegExp(`^${each.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`).test(path))
  const get = found === undefined ? undefined : paths[found]!.get
  return found === undefined || get === undefined ? null : { path: found, query: [...url.searchParams.keys()], get }
}

/** Newer than the published description: checked on 2026-09-04 against the documentation page. */
const undescribed = /\/stargazers\/history/
const answers = (): Recorded[] =>
  (readAnswers('github') ?? []).filter(each => each.request.startsWith('GET') && !undescribed.test(each.request))

test('every request is described, with its parameters', () => {
  for (const { request } of answers()) {
    const found = operationOf(request)
    assert.ok(found !== null, `${request} is not in the description`)
    const known = (found.get.parameters ?? []).filter(each => each.in === 'query').map(each => each.name)
    for (const name of found.query) assert.ok(known.includes(name), `${found.path} has no parameter ${name}`)
  }
})

test('the fields that the recorded answers hold are of the described type', () => {
  for (const { request, body } of answers()) {
    const { get } = operationOf(request)!
    const schema = get.responses['200']?.content?.['application/json']?.schema
    assert.ok(schema !== undefined, request)
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true })
    const check = ajv.compile(loosened(schema as Json))
    assert.ok(check(body), `${request}: ${ajv.errorsText(check.errors?.slice(0, 3))}`)
  }
})

/** Recorded answers hold only the fields that matter, so none is required; those that are there must fit. */
function loosened(schema: unknown): Json {
  if (Array.isArray(schema)) return schema.map(loosened) as unknown as Json
  if (typeof schema !== 'object' || schema === null) return schema as Json
  const out: Record<string, unknown> = {}
  const { nullable, type, ...rest } = schema as Json
  for (const [key, value] of Object.entries(rest)) {
    if (key === 'required' && Array.isArray(value)) continue
    if (key === 'example' || key === 'examples' || key === 'description') continue
    out[key] = loosened(value)
  }
  if (type !== undefined) out['type'] = (nullable as unknown) === true ? [type, 'null'].flat() : type
  return out as Json
}

test('the loosened description still refuses a wrong type', () => {
  const { get } = operationOf('GET /repos/acme/rocket')!
  const check = new Ajv({ strict: false, validateFormats: false }).compile(
    loosened(get.responses['200']!.content!['application/json']!.schema as Json),
  )
  assert.equal(check({ stargazers_count: 'many' }), false)
})

test('the query is valid by the published schema', () => {
  const file = join(import.meta.dirname, '../../node_modules/@octokit/graphql-schema/schema.graphql')
  const schema = buildSchema(readFileSync(file, 'utf8'), { assumeValid: true })
  assert.deepEqual(
    validate(schema, parse(discussionsQuery)).map(error => error.message),
    [],
  )
  assert.notEqual(validate(schema, parse('{ repository(owner: "a", name: "b") { diskussions { totalCount } } }')).length, 0)
})

test('a page that changes while it is read: nothing is lost, nothing counted twice', async t => {
  const issue = (number: number, updated: string, more: object = {}): object => ({
    number,
    state: 'open',
    created_at: '2026-03-01T08:00:00Z',
    updated_at: updated,
    closed_at: null,
    author_association: 'MEMBER',
    user: { login: 'ada', type: 'User' },
    ...more,
  })
  const second = (n: number): string => new Date(Date.UTC(2026, 2, 2, 0, 0, n)).toISOString().replace('.000Z', 'Z')
  let entries = Array.from({ length: 250 }, (_, index) => issue(index + 1, second(index)))
  const given = readCase('github')
  const now = Date.parse(given.now)
  const server = await serve(
    (readAnswers('github') ?? []).filter(each => !/\/issues\?state=all/.test(each.request)),
    now,
  )
  t.after(() => server.close())
  let pages = 0
  server.fault = (request, response) => {
    const url = new URL(request.url!, 'http://host')
    if (!url.pathname.endsWith('/issues') || url.searchParams.get('state') !== 'all') return false
    const since = url.searchParams.get('since') ?? ''
    const found = entries.filter(each => (each as { updated_at: string }).updated_at >= since).slice(0, 100)
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(found))
    // After the first page the first issue is closed: it moves to the end, and all others move up by one.
    if (++pages === 1) {
      const closed = issue(1, second(400), { state: 'closed', closed_at: second(400) })
      entries = [...entries.slice(1), closed]
    }
    return true
  }
  const store = memoryStore()
  const { result } = await run({
    collector,
    settings: { repo: 'acme/rocket', base: server.base },
    now,
    store,
    answers: memoryAnswers(),
  })
  assert.equal(result.error, null)
  const sum = (metric: string): number =>
    [...store.samples.values()].filter(each => each.metric === metric).reduce((total, each) => total + (each.value ?? 0), 0)
  assert.equal(sum('github.issues_opened'), 250)
  assert.equal(sum('github.issues_resolved'), 1)
  assert.equal(sum('github.issues_open'), 249)
  assert.equal(pages, 3)
})

test('traffic that GitHub no longer has is a gap, not zero', async t => {
  const given = readCase('github')
  const answers_ = readAnswers('github') ?? []
  const now = Date.parse(given.now)
  const server = await serve(answers_, now)
  t.after(() => server.close())
  const store = memoryStore()
  const settings = { repo: 'acme/rocket', base: server.base }
  const env = { GITHUB_TOKEN: 'gh-secret-token-1' }
  await run({ collector, settings, now: now - 20 * 86_400_000, env, store })
  await run({ collector, settings, now, env, store })
  const gaps = [...store.samples.values()].filter(each => each.metric === 'github.views' && each.value === null)
  assert.ok(gaps.length > 0)
  for (const gap of gaps) assert.deepEqual(gap.flags, ['gap'])
})

test('an issue that is opened again has no resolution time any more', async t => {
  const now = Date.parse('2026-03-10T12:00:00Z')
  const server = await serve([], now)
  t.after(() => server.close())
  let open = false
  server.fault = (request, response) => {
    const url = new URL(request.url!, 'http://host')
    const body =
      url.searchParams.get('state') === 'all'
        ? [
            {
              number: 7,
              state: open ? 'open' : 'closed',
              created_at: '2026-03-01T08:00:00Z',
              closed_at: open ? null : '2026-03-02T08:00:00Z',
              updated_at: open ? '2026-03-03T08:00:00Z' : '2026-03-02T08:00:00Z',
              user: { type: 'User' },
            },
          ]
        : /\/(?:issues|comments|releases|history|contributors)$/.test(url.pathname)
          ? []
          : { full_name: 'acme/rocket', stargazers_count: 1 }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    return true
  }
  const store = memoryStore()
  const settings = { repo: 'acme/rocket', base: server.base }
  const values = (metric: string): (number | null)[] =>
    [...store.samples.values()].filter(each => each.metric === metric).map(each => each.value)
  await run({ collector, settings, now, store })
  assert.deepEqual(values('github.issue_resolution_time'), [24])
  assert.equal(
    values('github.issues_resolved').reduce<number>((sum, each) => sum + (each ?? 0), 0),
    1,
  )
  open = true
  await run({ collector, settings, now, store })
  assert.deepEqual(values('github.issue_resolution_time'), [null])
  assert.equal(
    values('github.issues_resolved').reduce<number>((sum, each) => sum + (each ?? 0), 0),
    0,
  )
})
