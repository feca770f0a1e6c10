/** uptake collect, on the real launcher: files and git only, no network. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { commitAll, folder, json, uptake } from '../support/cli.ts'

const workspace = {
  'growth/uptake.yml': 'collectors:\n  git:\n  hand: { collector: csv }\n',
  'growth/metrics/sales.csv': 'date,metric,value\n2026-03-01,sales.conversations,3\n2026-03-08,sales.conversations,5\n',
}
type Result = { instance: string; samples: number; stored: number; unchanged: number; error: { kind: string; message: string } | null }
const results = (run: ReturnType<typeof uptake>): Result[] => json(run)['results'] as Result[]

test('collects what needs no token, and the second time nothing is new', t => {
  const root = folder(t, workspace)
  commitAll(root)
  const first = uptake(['collect', 'growth', '--json'], { cwd: root })
  assert.equal(first.code, 0, first.err)
  assert.deepEqual(
    results(first).map(each => [each.instance, each.samples > 0, each.stored === each.samples]),
    [
      ['git', true, true],
      ['hand', true, true],
    ],
  )
  const again = results(uptake(['collect', 'growth', '--json'], { cwd: root }))
  assert.equal(
    again.reduce((sum, each) => sum + each.stored, 0),
    0,
  )
  const exported = uptake(['export', 'growth'], { cwd: root }).out
  assert.equal(exported.split('\n').filter(line => line.includes('"sales.conversations"')).length, 2)
})

test('a repository without a commit has no history, and that is no failure', t => {
  const root = folder(t, { 'uptake.yml': 'collectors: { git: }\n', 'plan/a.md': '# A\n\n- [ ] Begin\n' })
  execFileSync('git', ['init', '--quiet'], { cwd: root })
  const run = uptake(['collect', '--json'], { cwd: root })
  assert.equal(run.code, 0, run.err)
  assert.deepEqual(
    results(run).map(each => [each.instance, each.samples, each.error]),
    [['git', 0, null]],
  )
})

test('a dry run stores nothing and makes no database', t => {
  const root = folder(t, workspace)
  commitAll(root)
  const run = uptake(['collect', 'growth', '--dry-run', '--only', 'hand', '--json'], { cwd: root })
  assert.equal(run.code, 0, run.err)
  const samples = json(run)['samples'] as Record<string, { value: number }[]>
  assert.deepEqual(
    samples['hand']!.map(each => each.value),
    [3, 5],
  )
  assert.match(uptake(['export', 'growth'], { cwd: root }).err, /no database/)
})

test('one that cannot be read does not stop the other, and the exit code says so', t => {
  const root = folder(t, {
    ...workspace,
    'growth/uptake.yml': 'collectors:\n  git:\n  hand: { collector: csv }\n  probe: { url: http://127.0.0.1:1/ }\n  githb: {}\n',
  })
  commitAll(root)
  const run = uptake(['collect', 'growth'], { cwd: root })
  assert.equal(run.code, 1)
  assert.match(run.out, /✓ {2}hand/)
  assert.match(run.out, /private network/)
  assert.match(run.out, /There is no collector "githb"\. Did you mean "github"\?/)
  writeFileSync(join(root, 'growth/metrics/sales.csv'), 'date,metric,value\n2026-03-09,sales.conversations,seven\n')
  const broken = uptake(['collect', 'growth', '--only', 'hand'], { cwd: root })
  assert.match(broken.out, /sales\.csv:2 "seven" is no number/)
})

test('without collectors it says what to write; an unknown name is met with the nearest', t => {
  const root = folder(t, workspace)
  const unknown = uptake(['collect', 'growth', '--only', 'gti'], { cwd: root })
  assert.equal(unknown.code, 2)
  assert.match(unknown.err, /expected git/)
  rmSync(join(root, 'growth/metrics'), { recursive: true })
  writeFileSync(join(root, 'growth/uptake.yml'), 'project: { name: x }\n')
  const none = uptake(['collect', 'growth'], { cwd: root })
  assert.equal(none.code, 2)
  assert.match(none.err, /names no collectors/)
})

test('the list names every collector with its settings', () => {
  const list = json(uptake(['collect', '--list', '--json']))['collectors'] as { name: string; settings: object }[]
  assert.ok(list.length > 30 && list.every(each => each.name !== ''))
  assert.match(uptake(['collect', '--list']).out, /github[\s\S]*repo +The repository/)
})
