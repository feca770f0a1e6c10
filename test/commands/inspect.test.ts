import assert from 'node:assert/strict'
import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Plan } from '../../src/plan/model.ts'
import { folder, json, repository, uptake } from '../support/cli.ts'
import { noShared, shared } from '../support/shared.ts'
import { readdirSync } from 'node:fs'

const schema = JSON.parse(readFileSync(join(repository, 'docs/plan.schema.json'), 'utf8')) as {
  properties: Record<string, unknown>
  $defs: Record<string, unknown>
}
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true, formats: { date: /^\d{4}-\d{2}-\d{2}$/ } }).compile(schema)
const everything = 'test/commands/fixtures/everything.md'

function assertValid(plan: unknown, name: string): void {
  assert.ok(
    validate(plan),
    `${name}: ${(validate.errors ?? [])
      .slice(0, 3)
      .map(error => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`)
      .join('; ')}`,
  )
}

test('the JSON follows the published schema, for every kind of item', () => {
  const plan = json(uptake(['inspect', everything, '--start', '2026-03-02', '--json']))
  assertValid(plan, everything)
  for (const key of Object.keys(schema.properties))
    if (Array.isArray(plan[key])) assert.ok(plan[key].length > 0, `no ${key} in the fixture, so the schema of it is untested`)
})

test('the schema refuses what the contract does not have', () => {
  const plan = json(uptake(['inspect', everything, '--json']))
  for (const broken of [
    { ...plan, extra: 1 },
    { ...plan, title: 3 },
    { ...plan, phases: [{}] },
    { ...plan, tasks: undefined },
  ])
    assert.equal(validate(broken), false)
})

test('the JSON of real documents follows the schema', { skip: noShared }, () => {
  for (const part of ['seeds', 'corpus']) {
    const names = readdirSync(join(shared, part)).filter(name => /\.(md|txt)$/.test(name))
    for (const name of names.filter((_, index) => part === 'seeds' || index % 4 === 0)) {
      assertValid(json(uptake(['inspect', join(shared, part, name), '--json', '--launch', '2026-04-14'])), name)
    }
  }
})

test('a pipe gets JSON; --no-json is a digest with places', () => {
  assert.equal(json(uptake(['inspect', everything]))['title'], 'Loom adoption plan')
  const { out } = uptake(['inspect', everything, '--no-json'])
  assert.match(out, /^Targets {2}\d+$/m)
  assert.match(out, /GitHub stars +≥ 500 by month 3 +:\d+/)
  assert.match(out, /and \d+ more \(--all\)/)
  assert.doesNotMatch(uptake(['inspect', everything, '--no-json', '--all']).out, /more \(--all\)/)
})

test('files are one plan with places as seen from the current folder; workspaces are listed', t => {
  const cwd = folder(t, {
    'd/b.txt': '# B\n\n- [ ] two\n',
    'x/uptake.yml': 'project: { name: X }\n',
    'x/plan/a.md': '# X\n',
    'y/uptake.yml': '',
    'y/plan/a.md': '# Y\n',
  })
  copyFileSync(join(repository, everything), join(cwd, 'd', 'a.md'))
  const plan = json(uptake(['inspect', 'd/a.md', 'd/b.txt'], { cwd })) as unknown as Plan
  assert.deepEqual(
    plan.documents.map(document => document.file),
    ['d/a.md', 'd/b.txt'],
  )
  assert.equal(plan.tasks.at(-1)?.source.file, 'd/b.txt')
  const { workspaces } = json(uptake(['inspect'], { cwd })) as { workspaces: { name: string; plan: Plan }[] }
  assert.deepEqual(
    workspaces.map(({ name, plan: each }) => [name, each.title]),
    [
      ['X', 'X'],
      ['y', 'Y'],
    ],
  )
})

test('standard input is read', () => {
  const plan = json(uptake(['inspect', '-'], { input: '# From a pipe\n\n- [x] done\n' })) as unknown as Plan
  assert.deepEqual([plan.title, plan.tasks[0]?.done], ['From a pipe', true])
})
