import assert from 'node:assert/strict'
import { mkdirSync, symlinkSync } from 'node:fs'
import { join, relative } from 'node:path'
import { test } from 'node:test'
import { UserError } from '../../src/lib/errors.ts'
import { discover } from '../../src/workspace/discover.ts'
import { compileWorkspace } from '../../src/workspace/compile.ts'
import { loadWorkspace } from '../../src/workspace/load.ts'
import { folder } from '../support/cli.ts'

const code =
  (expected: string) =>
  (error: unknown): boolean =>
    error instanceof UserError && error.code === expected
const read = async (root: string, ...args: string[]): Promise<[name: string, files: string[]][]> => {
  const loaded = await Promise.all(discover(args, root).map(ref => loadWorkspace(ref)))
  return loaded.map(({ name, files }) => [name, files.map(file => file.path)])
}

test('a folder with uptake.yml is a workspace with the documents of plan/', async t => {
  const root = folder(t, {
    'w/uptake.yml': 'project: { name: Widget }\n',
    'w/plan/a.md': 'a',
    'w/plan/deep/b.txt': 'b',
    'w/plan/c.png': 'c',
    'w/README.md': 'r',
  })
  assert.deepEqual(await read(root, 'w'), [['Widget', ['plan/a.md', 'plan/deep/b.txt']]])
  assert.deepEqual(await read(join(root, 'w')), [['Widget', ['plan/a.md', 'plan/deep/b.txt']]])
  assert.deepEqual(await read(root, 'w/uptake.yml'), [['Widget', ['plan/a.md', 'plan/deep/b.txt']]])
})

test('without plan/ the documents beside uptake.yml are read; plan: names others', async t => {
  const root = folder(t, {
    'a/uptake.yml': '',
    'a/launch.md': 'a',
    'b/uptake.yml': 'plan: [docs, more/*.md]\n',
    'b/docs/x.md': 'x',
    'b/docs/y/z.md': 'z',
    'b/more/m.md': 'm',
    'b/other.md': 'o',
  })
  assert.deepEqual(await read(root, 'a'), [['a', ['launch.md']]])
  assert.deepEqual(await read(root, 'b'), [['b', ['docs/x.md', 'docs/y/z.md', 'more/m.md']]])
})

test('a folder above workspaces gives them all, with ids of their own', async t => {
  const root = folder(t, {
    'x/growth/uptake.yml': '',
    'x/growth/plan/a.md': 'a',
    'y/growth/uptake.yml': '',
    'y/growth/plan/b.md': 'b',
    'node_modules/p/uptake.yml': '',
    'notes.md': 'n',
  })
  const refs = discover(['.'], root)
  assert.deepEqual(
    refs.map(ref => [ref.id, relative(root, ref.root)]),
    [
      ['growth', 'x/growth'],
      ['growth-2', 'y/growth'],
    ],
  )
})

test('a plain folder is an implicit workspace of its documents; READMEs only when there is nothing else', async t => {
  const root = folder(t, {
    'a/launch.md': '1',
    'a/sub/more.markdown': '2',
    'a/notes.txt': '3',
    'a/README.md': '4',
    'a/requirements.txt': '5',
    'a/node_modules/x.md': '6',
    'a/.git/y.md': '7',
    'a/.uptake/z.md': '8',
    'b/README.md': '9',
  })
  assert.deepEqual(await read(root, 'a'), [['a', ['launch.md', 'notes.txt', 'sub/more.markdown']]])
  assert.deepEqual(await read(root, 'b'), [['b', ['README.md']]])
  assert.deepEqual(await read(root, 'a/README.md'), [['README', ['README.md']]])
})

test('files are one implicit workspace; patterns are expanded', async t => {
  const root = folder(t, { 'd/a.md': 'a', 'd/b.txt': 'b', 'd/e/c.md': 'c' })
  assert.deepEqual(await read(root, 'd/a.md'), [['a', ['a.md']]])
  assert.deepEqual(await read(root, 'd/a.md', 'd/e/c.md', 'd/a.md'), [['d', ['a.md', 'e/c.md']]])
  assert.deepEqual(await read(root, 'd/**/*.md'), [['d', ['a.md', 'e/c.md']]])
})

test('a file inside a workspace takes its configuration with it', async t => {
  const root = folder(t, { 'w/uptake.yml': 'launch: 2026-04-14\n', 'w/plan/a.md': 'a', 'w/plan/b.md': 'b' })
  const [ref] = discover(['w/plan/b.md'], root)
  const loaded = await loadWorkspace(ref!)
  assert.equal(loaded.config.launch, '2026-04-14')
  assert.deepEqual(
    loaded.files.map(file => file.path),
    ['plan/b.md'],
  )
  assert.deepEqual(
    discover(['w/plan/b.md', 'w'], root).map(each => each.files),
    [null],
  )
})

test('what cannot be read is told with a remedy', async t => {
  const root = folder(t, {
    'launch.md': 'a',
    'empty/x.png': 'p',
    'none/uptake.yml': 'plan: nothing/*.md\n',
    'bin/a.md': new Uint8Array(100),
    'mixed/a.md': new Uint8Array(100),
    'mixed/b.md': '# B',
  })
  mkdirSync(join(root, 'bare'))
  assert.throws(
    () => discover(['lanch.md'], root),
    (error: unknown) => error instanceof UserError && error.code === 'path-missing' && /launch\.md/.test(error.hint ?? ''),
  )
  assert.throws(() => discover(['*.txt'], root), code('glob-empty'))
  await assert.rejects(read(root, 'empty'), code('no-markdown'))
  await assert.rejects(read(root, 'bare'), (error: unknown) => error instanceof UserError && /empty/.test(error.message))
  await assert.rejects(read(root, 'none'), code('no-plan-files'))
  await assert.rejects(read(root, 'bin/a.md'), code('not-text'))
  await assert.rejects(read(root, 'bin'), code('not-text'))
  const mixed = await loadWorkspace(discover(['mixed'], root)[0]!)
  assert.deepEqual(
    [mixed.files.map(file => file.path), mixed.problems.map(problem => [problem.rule, problem.source.file])],
    [['b.md'], [['unreadable', 'a.md']]],
  )
  assert.throws(() => discover(['launch.md/x'], root), code('path-missing'))
})

test('a circle of links ends', async t => {
  const root = folder(t, { 'a/x.md': 'x' })
  symlinkSync(root, join(root, 'a', 'loop'))
  symlinkSync(join(root, 'a', 'x.md'), join(root, 'a', 'y.md'))
  symlinkSync('nowhere.md', join(root, 'a', 'broken.md'))
  assert.deepEqual(await read(root, 'a'), [['a', ['x.md', 'y.md']]])
})

test('problems of uptake.yml stand before those of the plan, and paths are looked for on disk', async t => {
  const root = folder(t, {
    'uptake.yml': 'lunch: 1\nstart: 2026-03-02\n',
    'plan/a.md': '# A\n\n## Week 1\n\n- [ ] read `docs/there.md`\n',
    'docs/there.md': 'x',
  })
  const loaded = await loadWorkspace(discover([], root)[0]!)
  const { plan } = compileWorkspace(loaded, { today: '2026-03-03' })
  assert.equal(plan.problems[0]?.rule, 'config')
  assert.equal(plan.problems[0]?.source.file, 'uptake.yml')
  assert.deepEqual(
    plan.problems.filter(problem => problem.rule === 'missing-file'),
    [],
  )
  assert.equal(plan.phases[0]?.span?.end, '2026-03-08')
})
