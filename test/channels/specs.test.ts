/** What is sent and what is imitated, against the owners' descriptions. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { schema as github } from '@octokit/graphql-schema'
import { buildSchema, parse, validate } from 'graphql'
import { create, look, recent } from '../../src/channels/github-discussion.ts'
import { loadChannel } from '../../src/channels/index.ts'
import { shared } from '../support/shared.ts'
import { world } from './contract.ts'
import type { Answered, Asked, FakeApi } from './fakes/fake.ts'
import { fakes } from './fakes/index.ts'
import { fieldsOf, fits, jsonOf } from '../support/description.ts'
import type { Description } from '../support/description.ts'

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
