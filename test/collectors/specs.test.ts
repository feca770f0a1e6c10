/** Recorded answers against the descriptions that stand beside the repository; and where each answer comes from is said. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Ajv } from 'ajv'
import { collectors } from '../../src/collectors/index.ts'
import { shared } from '../support/shared.ts'
import { folderOf, readAnswers } from './harness.ts'

type Schema = Record<string, unknown>
type Description = {
  paths: Record<string, { get?: { responses: Record<string, { content?: Record<string, { schema: Schema }>; $ref?: string }> } }>
}
const cases = [
  {
    name: 'mastodon',
    file: 'mastodon.json',
    paths: { '/api/v1/accounts/lookup': '/api/v1/accounts/lookup', '/api/v1/accounts/{id}/statuses': '/api/v1/accounts/42/statuses' },
  },
  { name: 'discord', file: 'discord.json', paths: { '/invites/{code}': '/invites/rocket' } },
]

for (const { name, file, paths } of cases) {
  const path = join(shared, 'specs', file)
  const skip = existsSync(path) ? false : `the description ../shared/specs/${file} is not here`
  test(`${name}: recorded answers fit the description`, { skip }, () => {
    const description = JSON.parse(readFileSync(path, 'utf8')) as Description & Schema
    for (const [template, asked] of Object.entries(paths)) {
      const found = readAnswers(name)!.find(each => each.request.split(' ')[1]!.split('?')[0] === asked)
      assert.ok(found !== undefined, asked)
      const schema = description.paths[template]?.get?.responses['200']?.content?.['application/json']?.schema
      assert.ok(schema !== undefined, `${template} is not described`)
      const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true })
      const check = ajv.compile({ ...loosened(schema), components: loosened(description['components']) })
      assert.ok(check(found.body), ajv.errorsText(check.errors?.slice(0, 4)))
      assert.equal(check(breakTypes(found.body)), false, 'the description accepts anything')
    }
  })
}

/** Only the fields that matter are recorded: none is required, and of alternatives one must fit. */
function loosened(schema: unknown): Schema {
  if (Array.isArray(schema)) return schema.map(loosened) as unknown as Schema
  if (typeof schema !== 'object' || schema === null) return schema as Schema
  const out: Schema = {}
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'required' && Array.isArray(value)) continue
    if (key === 'discriminator' || key === 'example' || key === 'examples') continue
    out[key === 'oneOf' ? 'anyOf' : key] = loosened(value)
  }
  return out
}

/** The same with every number as a list: of no described type. */
function breakTypes(value: unknown): unknown {
  if (typeof value === 'number') return [value]
  if (Array.isArray(value)) return value.map(breakTypes)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, breakTypes(each)]))
}

test('the README says where the answers of every collector come from', () => {
  const page = readFileSync(join(folderOf('.'), 'README.md'), 'utf8')
  for (const name of Object.keys(collectors)) assert.match(page, new RegExp(`^\\|[^|]*\\b${name}\\b[^|]*\\|`, 'm'), name)
})
