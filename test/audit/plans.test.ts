/** Real plans against repositories: nothing is ticked where nothing is there. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditContext } from '../../src/audit/context.ts'
import { loadChecks } from '../../src/audit/index.ts'
import { audit, tickable } from '../../src/audit/run.ts'
import { compile } from '../../src/plan/compile.ts'
import { commitAll, folder } from '../support/cli.ts'
import { corpus, noShared, seeds } from '../support/shared.ts'

test('an empty repository verifies no task of any plan', { skip: noShared }, async t => {
  const root = folder(t, { '.gitignore': '' })
  commitAll(root)
  const checks = await loadChecks()
  let found = 0
  for (const file of [...seeds(), ...corpus()]) {
    const { plan } = compile([file])
    const ctx = await auditContext({
      root,
      configured: { name: null, repository: null, homepage: null },
      plan,
      env: { PATH: process.env['PATH'] },
      offline: true,
      now: () => 0,
      signal: t.signal,
    })
    const result = await audit(ctx, checks)
    found += result.tasks.length
    assert.deepEqual(tickable(result), [], file.path)
    for (const task of result.tasks) {
      assert.notEqual(task.state, 'yes', `${file.path}: ${task.title}`)
      assert.ok(task.because.every(because => because.length > 10))
    }
  }
  assert.ok(found > 50)
})
