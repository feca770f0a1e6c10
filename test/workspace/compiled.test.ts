import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { compiledPlan } from '../../src/workspace/compiled.ts'
import { readKeptPlan, writeKeptPlan } from '../../src/db/kept-plans.ts'
import type { Plan } from '../../src/plan/model.ts'
import { compileWorkspace } from '../../src/workspace/compile.ts'
import { discover } from '../../src/workspace/discover.ts'
import { loadWorkspace, type Loaded } from '../../src/workspace/load.ts'
import { folder } from '../support/cli.ts'

const TODAY = '2026-03-03'
const DOCUMENT =
  '# Launch\n\n## Week 1\n- [ ] Write `docs/guide.md`\n- [x] Publish a post\n\n| Metric | Target |\n| --- | --- |\n| Stars | 500 |\n'
const loadedFrom = async (path: string): Promise<Loaded> => loadWorkspace(discover([path], path)[0]!)

/** A document beside a cache, and a way to see whether the kept plan was taken: its title is changed in the cache. */
async function kept(
  t: TestContext,
): Promise<{ root: string; cache: string; plan(change?: { today?: string; compiler?: string }): Promise<Plan> }> {
  const root = folder(t, { 'launch.md': DOCUMENT })
  const cache = folder(t, {})
  const plan = async ({ today = TODAY, compiler = 'one' } = {}): Promise<Plan> =>
    compiledPlan({ env: { UPTAKE_CACHE: cache } }, await loadedFrom(root), today, { compiler })
  assert.equal((await plan()).title, 'Launch')
  const [name] = readdirSync(join(cache, 'plans'))
  const path = join(cache, 'plans', name!)
  writeFileSync(path, readFileSync(path, 'utf8').replace('"title":"Launch"', '"title":"Kept"'))
  return { root, cache, plan }
}

test('what was compiled is taken again while nothing has changed, and is the same', async t => {
  const { root, plan } = await kept(t)
  const again = await plan()
  assert.equal(again.title, 'Kept')
  assert.deepEqual(
    { ...again, title: 'Launch' },
    JSON.parse(JSON.stringify(compileWorkspace(await loadedFrom(root), { today: TODAY }).plan)),
  )
})

test('any change of what a plan comes from has it compiled anew', async t => {
  const changes: Record<string, (at: Awaited<ReturnType<typeof kept>>) => Promise<Plan>> = {
    'a byte of the document': ({ root, plan }) => (writeFileSync(join(root, 'launch.md'), DOCUMENT.replace('500', '501')), plan()),
    'another document': ({ root, plan }) => (writeFileSync(join(root, 'other.md'), '# Other'), plan()),
    'the day': ({ plan }) => plan({ today: '2026-03-04' }),
    'the compiler': ({ plan }) => plan({ compiler: 'two' }),
    'the configuration': ({ root, plan }) => (writeFileSync(join(root, 'uptake.yml'), 'launch: 2026-05-05\n'), plan()),
    'a file that the plan names': ({ root, plan }) => (writeFileSync(join(root, 'guide.txt'), ''), plan()),
  }
  for (const [what, change] of Object.entries(changes)) {
    const at = await kept(t)
    if (what === 'a file that the plan names') {
      writeFileSync(join(at.root, 'launch.md'), `${DOCUMENT}\nSee [the guide](./guide.txt).\n`)
      const missing = (await at.plan()).problems.filter(problem => problem.rule === 'missing-file')
      const found = (await change(at)).problems.filter(problem => problem.rule === 'missing-file')
      assert.equal(missing.length - found.length, 1, what)
    } else assert.equal((await change(at)).title, 'Launch', what)
  }
})

test('a cache that is broken, or cannot be written, costs time and nothing else', async t => {
  const { cache, plan } = await kept(t)
  const [name] = readdirSync(join(cache, 'plans'))
  writeFileSync(join(cache, 'plans', name!), '{"inputs":')
  assert.equal((await plan()).title, 'Launch')
  const root = folder(t, { 'launch.md': DOCUMENT })
  writeFileSync(join(cache, 'file'), '')
  for (const env of [{ UPTAKE_CACHE: join(cache, 'file') }, { UPTAKE_CACHE: '' }, {}])
    assert.equal((await compiledPlan({ env }, await loadedFrom(root), TODAY, { compiler: 'one' })).title, 'Launch')
})

test('only so many plans are kept, the newest of them', async t => {
  const cache = folder(t, {})
  const { plan } = await kept(t)
  const entry = { inputs: '', probes: [], plan: await plan() }
  for (let i = 0; i < 230; i++) writeKeptPlan(cache, `place ${i}`, { ...entry, inputs: String(i) })
  assert.equal(readdirSync(cache).length, 200)
  assert.equal(readKeptPlan(cache, 'place 229')?.inputs, '229')
})

test('a plan that carries on the ids of a reading is kept by itself, and made anew after another reading', async t => {
  const root = folder(t, { 'launch.md': DOCUMENT })
  const cache = folder(t, {})
  const first = compileWorkspace(await loadedFrom(root), { today: TODAY }).plan
  const named: Plan = { ...first, tasks: first.tasks.map(task => ({ ...task, id: `before-${task.id}` })) }
  const idsWith = async (id: string, plan: Plan): Promise<string[]> => {
    const made = await compiledPlan({ env: { UPTAKE_CACHE: cache } }, await loadedFrom(root), TODAY, {
      compiler: 'one',
      previous: { id, plan },
    })
    return made.tasks.map(task => task.id)
  }
  const carried = named.tasks.map(task => task.id)
  assert.deepEqual(await idsWith('a', named), carried)
  assert.deepEqual(await idsWith('a', first), carried, 'what is stored under the id of a reading never changes')
  assert.deepEqual(await idsWith('b', first), first.tasks.map(task => task.id)) // prettier-ignore
  const plain = await compiledPlan({ env: { UPTAKE_CACHE: cache } }, await loadedFrom(root), TODAY, { compiler: 'one' })
  assert.deepEqual(plain.tasks.map(task => task.id), first.tasks.map(task => task.id)) // prettier-ignore
})
