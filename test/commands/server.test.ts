/** A command while the server of the same workspace runs: it is the server that writes. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { test } from 'node:test'
import { openDatabase } from '../../src/db/open.ts'
import { folder, json, launcher, uptake } from '../support/cli.ts'

const files = {
  'uptake.yml': 'project:\n  name: Demo\nstart: 2026-11-02\n',
  'plan.md': '# Plan\n\n## Week 1\n\n- [ ] Write the guide\n- [ ] Tell the press\n',
}

test('a command speaks to the running server; without one it opens the database itself', async t => {
  const cwd = folder(t, files)
  const server = spawn(launcher, ['up', '.', '--port', '0', '--no-open', '--json'], { cwd, stdio: ['ignore', 'pipe', 'inherit'] })
  t.after(() => server.kill('SIGTERM'))
  const [first] = (await once(server.stdout, 'data')) as [Buffer]
  const { url } = JSON.parse(first.toString()) as { url: string }
  const place = join(cwd, '.uptake', 'server.json')
  const { id, url: told } = JSON.parse(readFileSync(place, 'utf8')) as { id: string; url: string }
  assert.equal(told, url)

  assert.equal(uptake(['done', 'guide'], { cwd }).code, 0)
  assert.match(readFileSync(join(cwd, 'plan.md'), 'utf8'), /- \[x\] Write the guide/)
  const { version, plan } = (await (await fetch(`${url}api/workspaces/${id}`)).json()) as {
    version: number
    plan: { tasks: { done: boolean }[] }
  }
  assert.ok(version > 1 && plan.tasks[0]?.done, 'the server knows at once')
  const wrong = uptake(['undo', 'no such task'], { cwd })
  assert.equal(wrong.code, 2)

  server.kill('SIGTERM')
  await once(server, 'exit')
  assert.ok(!existsSync(place), 'a server that ends takes its address away')
  assert.equal((json(uptake(['done', 'press', '--json'], { cwd })) as { changed: boolean }).changed, true)
  const db = await openDatabase(join(cwd, '.uptake', 'uptake.db'))
  const rows = await db.selectFrom('audit').select(['action', 'actor_kind', 'origin']).orderBy('seq').execute()
  await db.destroy()
  assert.deepEqual(
    rows.map(row => [row.action, row.actor_kind, row.origin === 'command line']),
    [
      ['tick', 'cli', true],
      ['tick', 'cli', false],
    ],
  )
})

test('an address that is dead, foreign or nonsense is passed over', t => {
  const cwd = folder(t, files)
  assert.equal(uptake(['done', 'guide'], { cwd }).code, 0)
  const place = join(cwd, '.uptake', 'server.json')
  for (const text of [
    '{',
    '{"url":"http://127.0.0.1:1/","pid":1,"id":"demo"}',
    '{"url":"http://example.org/","pid":1,"id":"demo"}',
    '[]',
  ]) {
    writeFileSync(place, text)
    assert.equal(uptake(['undo', 'guide'], { cwd }).code, 0, text)
    assert.equal(uptake(['done', 'guide'], { cwd }).code, 0, text)
  }
})
