/** What is sent and what is imitated, against the owners' descriptions. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { schema as github } from '@octokit/graphql-schema'
import { Ajv } from 'ajv'
import { buildSchema, parse, validate } from 'graphql'
import { create, look, recent } from '../../src/channels/github-discussion.ts'
import { loadChannel } from '../../src/channels/index.ts'
import { shared } from '../support/shared.ts'
import { world } from './contract.ts'
import type { Answered, Asked, FakeApi } from './fakes/fake.ts'
import { fakes } from './fakes/index.ts'

type Schema = Record<string, unknown>
type Media = { content?: Record<string, { schema: Schema }>; $ref?: string }
type Operation = { requestBody?: Media; responses: Record<string, Media> }
type Description = Schema & { paths: Record<string, Record<string, Operation>> }

/** The exchange that posts, as it really goes over the wire to the imitation. */
async function exchange(t: TestContext, name: string): Promise<{ asked: Asked; answered: Answered }> {
  const seen: { asked: Asked; answered: Answered }[] = []
  const make = (): FakeApi => {
    const fake = fakes[name]!()
    const answer = fake.answer.bind(fake)
    return {
      ...fake,
      answer(asked, base) {
        const answered = answer(asked, base)
        if (fake.posts(asked) && answered !== undefined) seen.push({ asked, answered })
        return answered
      },
    }
  }
  const channel = await loadChannel(name)
  const w = await world(t, channel!, make)
  await channel!.publish(w.ctx(), w.piece)
  assert.equal(seen.length, 1)
  return seen[0]!
}

const jsonOf = ({ content }: Media): Schema => content!['application/json']!.schema

/** `strict`: a field that the description does not know is an error. */
function fits(description: Description, schema: Schema, value: unknown): string | null {
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true })
  const check = ajv.compile({ ...partly(schema), components: partly(description['components']) })
  return check(value) ? null : ajv.errorsText(check.errors?.slice(0, 4))
}

/** Of answers only the fields that are read are imitated: none is required, and of alternatives one must fit. */
function partly(schema: unknown): Schema {
  if (Array.isArray(schema)) return schema.map(partly) as unknown as Schema
  if (typeof schema !== 'object' || schema === null) return schema as Schema
  const out: Schema = {}
  for (const [key, value] of Object.entries(schema)) {
    if ((key === 'required' && Array.isArray(value)) || ['discriminator', 'example', 'examples'].includes(key)) continue
    out[key === 'oneOf' ? 'anyOf' : key] = partly(value)
  }
  return out
}

/** Names of fields that a schema of a request knows, through its alternatives. */
function fieldsOf(description: Description, schema: Schema): Set<string> {
  const names = new Set(Object.keys((schema['properties'] ?? {}) as object))
  const reference = schema['$ref']
  if (typeof reference === 'string') {
    const target = reference
      .slice(2)
      .split('/')
      .reduce<Schema>((each, part) => each[part] as Schema, description)
    for (const name of fieldsOf(description, target)) names.add(name)
  }
  for (const kind of ['anyOf', 'oneOf', 'allOf'])
    for (const each of (schema[kind] ?? []) as Schema[]) for (const name of fieldsOf(description, each)) names.add(name)
  return names
}

const require = createRequire(import.meta.url)
const cases = [
  { name: 'mastodon', file: join(shared, 'specs/mastodon.json'), path: '/api/v1/statuses', status: '200' },
  { name: 'x', file: join(shared, 'specs/x.json'), path: '/2/tweets', status: '201' },
  { name: 'discord', file: join(shared, 'specs/discord.json'), path: '/webhooks/{webhook_id}/{webhook_token}', status: '200' },
  {
    name: 'github-release',
    file: require.resolve('@octokit/openapi/generated/api.github.com.json'),
    path: '/repos/{owner}/{repo}/releases',
    status: '201',
  },
]
for (const { name, file, path, status } of cases) {
  const skip = existsSync(file) ? false : `the description ${file.split('/').slice(-2).join('/')} is not here`
  test(`${name}: request and imitated answer fit the description`, { skip }, async t => {
    const description = JSON.parse(readFileSync(file, 'utf8')) as Description
    const operation = description.paths[path]!['post']!
    const { asked, answered } = await exchange(t, name)
    const request = jsonOf(operation.requestBody!)
    assert.equal(fits(description, request, asked.body), null)
    const known = fieldsOf(description, request)
    for (const field of Object.keys(asked.body)) assert.ok(known.has(field), `${field} is no field of ${path}`)
    const answer = jsonOf(operation.responses[status]!)
    assert.equal(fits(description, answer, answered.body), null)
    assert.notEqual(fits(description, answer, { id: [1], content: [1], data: [1] }), null, 'the description accepts anything')
  })
}

test('GitHub knows the queries', () => {
  const schema = buildSchema(github.idl, { assumeValid: true })
  for (const query of [look, recent, create]) assert.deepEqual(validate(schema, parse(query)).map(String), [])
  assert.notEqual(validate(schema, parse('{ viewer { nonsense } }')).length, 0)
})

test('each imitation says where its shapes come from', () => {
  for (const [name, make] of Object.entries(fakes)) assert.match(make().source, /^https:\/\//, name)
})
