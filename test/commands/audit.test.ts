/** The audit through the real launcher: it is kept, as the dashboard keeps it. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { openDatabase } from '../../src/db/open.ts'
import { lastReadiness } from '../../src/db/readiness.ts'
import { folder, json, uptake } from '../support/cli.ts'

const files = {
  'uptake.yml': 'plan: [plan/one.md, plan/two.md]\n',
  'plan/one.md': '# One\n\n- [ ] Add a LICENSE\n',
  'plan/two.md': '# Two\n\n- [ ] Add a changelog\n',
  LICENSE: 'MIT License\n\nCopyright (c) 2026 Widget\n',
}
type Shown = { tasks: { title: string; state: string; source: { file: string } }[] }

test('an audit is kept, whole, also when one document was asked for', async t => {
  const cwd = folder(t, files)
  const { tasks } = json(uptake(['audit', 'plan/one.md', '--offline', '--json'], { cwd })) as Shown
  assert.deepEqual(
    tasks.map(task => [task.title, task.source.file]),
    [['Add a LICENSE', 'plan/one.md']],
  )
  const db = await openDatabase(join(cwd, '.uptake', 'uptake.db'))
  t.after(() => db.destroy())
  const { workspace_id: id } = await db.selectFrom('readiness').select('workspace_id').executeTakeFirstOrThrow()
  const kept = await lastReadiness(db, id)
  assert.equal(kept?.offline, true)
  assert.deepEqual(kept.tasks.map(task => task.title).sort(), ['Add a LICENSE', 'Add a changelog'])
})

test('a text from standard input is audited and belongs to no workspace', t => {
  const cwd = folder(t, { LICENSE: files.LICENSE })
  const run = uptake(['audit', '-', '--offline', '--json'], { cwd, input: '# Plan\n\n- [ ] Add a LICENSE\n' })
  assert.equal(run.code, 0, run.err)
  assert.equal((json(run) as Shown).tasks[0]?.title, 'Add a LICENSE')
})
