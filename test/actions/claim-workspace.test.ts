/** Whose rows these are: lasting ids, clones, copies and former names, on both engines. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { claimWorkspace, takeOver } from '../../src/actions/claim-workspace.ts'
import { adoptHistory, nameWorkspace } from '../../src/actions/name-workspace.ts'
import { recordReading } from '../../src/actions/record-reading.ts'
import { latestSeries } from '../../src/db/series.ts'
import { putSamples } from '../../src/db/samples.ts'
import type { Database } from '../../src/db/open.ts'
import { storedWorkspace } from '../../src/db/workspaces.ts'
import { discover, type WorkspaceRef } from '../../src/workspace/discover.ts'
import { loadWorkspace } from '../../src/workspace/load.ts'
import { sample } from '../metrics/make.ts'
import { folder, put } from '../support/cli.ts'
import { emptyDatabase, opened, withDatabase } from '../support/engines.ts'
import { noPostgres } from '../support/postgres.ts'

const NOW = Date.UTC(2026, 2, 2)
const files = { 'uptake.yml': 'project: { name: Widget }\n', 'plan.md': '# Widget\n\n- [ ] Write the quick start\n' }

/** A clone: the files of a workspace in `growth/` of a repository with these remotes. */
function clone(t: TestContext, remotes: Record<string, string>, config = files['uptake.yml'], place = 'growth'): string {
  const root = folder(t)
  const git = (...args: string[]): void => void execFileSync('git', args, { cwd: root, stdio: 'pipe' })
  git('init', '--quiet')
  for (const [name, url] of Object.entries(remotes)) git('remote', 'add', name, url)
  put(root, { [`${place}/uptake.yml`]: config, [`${place}/plan.md`]: files['plan.md'] })
  return join(root, place)
}
/** What only a database of several can ask. */
const onShared = (name: string, run: (db: Database, t: TestContext, engine: 'PostgreSQL') => Promise<void>): void =>
  void test(name, { skip: noPostgres }, async t => run(await opened(t, await emptyDatabase(t, 'PostgreSQL')), t, 'PostgreSQL'))
const at = (root: string, engine: string): WorkspaceRef => discover([root], root, { shared: engine === 'PostgreSQL' })[0]!
const read = async (db: Database, ref: WorkspaceRef): Promise<void> =>
  void (await recordReading(db, await loadWorkspace(ref), '2026-03-02', NOW))

onShared('a clone on another machine meets the same rows', async (db, t, engine) => {
  const one = at(clone(t, { origin: 'git@github.com:Acme/widget.git' }), engine)
  const { written } = await claimWorkspace(db, one, NOW)
  assert.equal(written, one.id)
  assert.match(one.id, /^growth-[2-9a-z]{8}$/)
  assert.equal(readFileSync(one.config!, 'utf8'), `${files['uptake.yml']}id: ${one.id}\n`)
  // Cloned before the id was committed, and with another spelling of the same address.
  const early = at(clone(t, { origin: 'https://github.com/acme/widget' }), engine)
  assert.equal(early.id, one.id)
  await claimWorkspace(db, early, NOW)
  // A fork that knows where it comes from, and no git at all: as in a container.
  const named = readFileSync(one.config!, 'utf8')
  const fork = { origin: 'https://github.com/ada/widget', upstream: 'https://github.com/acme/widget.git' }
  assert.deepEqual(await claimWorkspace(db, at(clone(t, fork, named), engine), NOW), { written: null })
  const bare = folder(t, { ...files, 'uptake.yml': named })
  assert.deepEqual(await claimWorkspace(db, at(bare, engine), NOW), { written: null })
  assert.equal((await storedWorkspace(db, one.id))?.origin, 'github.com/acme/widget#growth')
})

onShared('another team with a folder of the same name is another workspace', async (db, t, engine) => {
  const ours = at(clone(t, { origin: 'https://github.com/acme/widget' }), engine)
  const theirs = at(clone(t, { origin: 'https://github.com/other/gadget' }), engine)
  assert.notEqual(ours.id, theirs.id)
  const nested = at(clone(t, { origin: 'https://github.com/acme/widget' }, undefined, 'team/growth'), engine)
  assert.notEqual(ours.id, nested.id)
  await claimWorkspace(db, ours, NOW)
  const copied = at(clone(t, { origin: 'https://github.com/other/gadget' }, readFileSync(ours.config!, 'utf8')), engine)
  await assert.rejects(claimWorkspace(db, copied, NOW), (error: { code: string; message: string }) => {
    assert.equal(error.code, 'workspace-claimed')
    assert.match(error.message, /as growth in github\.com\/acme\/widget; this folder is growth in github\.com\/other\/gadget\.$/)
    return true
  })
  assert.equal(await takeOver(db, copied), 'growth in github.com/acme/widget')
  await claimWorkspace(db, copied, NOW)
  await assert.rejects(claimWorkspace(db, at(ours.root, engine), NOW), { code: 'workspace-claimed' })
})

onShared('a folder that was moved in its repository stays the same; a copy beside it does not', async (db, t, engine) => {
  const remote = { origin: 'https://github.com/acme/widget' }
  const first = at(clone(t, remote), engine)
  await claimWorkspace(db, first, NOW)
  const config = readFileSync(first.config!, 'utf8')
  const moved = at(clone(t, remote, config, 'docs/growth'), engine)
  await claimWorkspace(db, moved, NOW)
  assert.equal((await storedWorkspace(db, first.id))?.origin, 'github.com/acme/widget#docs/growth')
  const repository = join(moved.root, '..', '..')
  put(repository, { 'copy/uptake.yml': config, 'copy/plan.md': files['plan.md'] })
  await assert.rejects(claimWorkspace(db, at(join(repository, 'copy'), engine), NOW), { code: 'workspace-claimed' })
  assert.throws(() => discover([repository], repository), { code: 'workspace-twice' })
})

withDatabase('what was kept under the name of the folder goes with the id', async (db, t, engine) => {
  const root = join(folder(t, { 'growth/uptake.yml': files['uptake.yml'], 'growth/plan.md': files['plan.md'] }), 'growth')
  const former = { ...at(root, engine), id: 'growth' }
  await read(db, former)
  await putSamples(db, 'growth', [sample()])
  put(root, { 'uptake.yml': `${files['uptake.yml']}id: widget-k3f9x2qm\n` })
  const ref = at(root, engine)
  assert.equal(ref.id, 'widget-k3f9x2qm')
  await claimWorkspace(db, ref, NOW)
  assert.equal((await latestSeries(db, ref.id)).length, 1)
  assert.deepEqual([await storedWorkspace(db, 'growth'), (await storedWorkspace(db, ref.id))?.name], [null, 'Widget'])
  await read(db, ref)
  assert.equal((await db.selectFrom('reading').selectAll().execute()).length, 1, 'the same files, the same reading')
})

onShared('in a shared database a folder of the same name proves nothing: files must have been read before', async (db, t, engine) => {
  const other = join(
    folder(t, { 'growth/uptake.yml': 'project: { name: Other }\n', 'growth/plan.md': '# Other\n\n- [ ] Else\n' }),
    'growth',
  )
  await read(db, { ...at(other, engine), id: 'growth' })
  await putSamples(db, 'growth', [sample()])
  const ours = at(clone(t, { origin: 'https://github.com/acme/widget' }), engine)
  await claimWorkspace(db, ours, NOW)
  assert.deepEqual(await latestSeries(db, ours.id), [])
  assert.equal((await storedWorkspace(db, 'growth'))?.name, 'Other')
  // Somebody who knows better says so.
  await read(db, ours)
  await adoptHistory(db, ours, 'growth')
  assert.equal((await latestSeries(db, ours.id)).length, 1)
  await assert.rejects(adoptHistory(db, ours, 'growth'), { code: 'workspace-unknown' })
  await read(db, { ...at(other, engine), id: 'third' })
  await assert.rejects(adoptHistory(db, ours, 'third'), { code: 'workspace-filled' })
})

withDatabase('a workspace is named, once', async (db, t, engine) => {
  const root = join(folder(t, { 'growth/uptake.yml': '# Ours\r\nlaunch: 2026-04-14\r\n', 'growth/plan.md': files['plan.md'] }), 'growth')
  const ref = at(root, engine)
  await read(db, ref)
  const { id, written } = await nameWorkspace(db, ref)
  assert.equal(written, true)
  assert.equal(readFileSync(ref.config!, 'utf8'), `# Ours\r\nlaunch: 2026-04-14\r\nid: ${id}\r\n`)
  assert.equal(at(root, engine).id, id)
  assert.notEqual(await storedWorkspace(db, id), null)
  assert.deepEqual(await nameWorkspace(db, at(root, engine)), { id, written: false })
})

test('documents without uptake.yml go by their folder', t => {
  const root = folder(t, { 'growth/plan.md': '# A\n' })
  assert.equal(discover([join(root, 'growth')], root)[0]?.id, 'growth')
})
