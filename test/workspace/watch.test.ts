import assert from 'node:assert/strict'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { discover } from '../../src/workspace/discover.ts'
import { watchWorkspace } from '../../src/workspace/watch.ts'
import { folder } from '../support/cli.ts'

/** Watches and hands out the names that changed, waiting for them. */
async function watching(t: TestContext, root: string, arg: string): Promise<(name: string) => Promise<void>> {
  const stop = new AbortController()
  t.after(() => stop.abort())
  const seen: string[] = []
  await watchWorkspace(discover([arg], root)[0]!, paths => void seen.push(...paths.map(path => basename(path))), stop.signal, {
    debounce: 20,
  })
  return async name => {
    for (let round = 0; round < 150 && !seen.includes(name); round++) await wait(20)
    assert.ok(seen.includes(name), `${name} in ${seen.join(', ')}`)
    seen.length = 0
  }
}

test('edits, new files and atomic saves in a folder are seen; other files are not', async t => {
  const root = folder(t, { 'w/uptake.yml': '', 'w/plan/a.md': 'a', 'w/x.bin': 'x' })
  const changed = await watching(t, root, 'w')
  writeFileSync(join(root, 'w/plan/a.md'), 'edited')
  await changed('a.md')
  writeFileSync(join(root, 'w/x.bin'), 'other')
  writeFileSync(join(root, 'w/plan/.a.md.tmp'), 'atomic')
  renameSync(join(root, 'w/plan/.a.md.tmp'), join(root, 'w/plan/a.md'))
  await changed('a.md')
  writeFileSync(join(root, 'w/plan/new.md'), 'n')
  await changed('new.md')
  writeFileSync(join(root, 'w/uptake.yml'), 'launch: 2026-01-01\n')
  await changed('uptake.yml')
})

test('files of values are seen by whoever asks for them', async t => {
  const root = folder(t, { 'a.md': 'a', 'metrics/stars.csv': 'date,github.stars\n', 'other.csv': 'x' })
  const stop = new AbortController()
  t.after(() => stop.abort())
  const seen = new Set<string>()
  const note = (paths: string[]): void => paths.forEach(path => seen.add(basename(path)))
  await watchWorkspace(discover([root], root)[0]!, note, stop.signal, { debounce: 10, samples: true })
  writeFileSync(join(root, 'other.csv'), 'y')
  writeFileSync(join(root, 'metrics/stars.csv'), 'date,github.stars\n2026-03-01,5\n')
  writeFileSync(join(root, 'metrics/more.csv'), 'date,github.forks\n')
  for (let round = 0; round < 150 && seen.size < 2; round++) await wait(20)
  assert.deepEqual([...seen].sort(), ['more.csv', 'stars.csv'])
})

test('the last of two quick replacements is not lost', async t => {
  const root = folder(t, { 'a.md': 'a' })
  const stop = new AbortController()
  t.after(() => stop.abort())
  let read = ''
  await watchWorkspace(
    discover(['a.md'], root)[0]!,
    () => {
      read = readFileSync(join(root, 'a.md'), 'utf8')
    },
    stop.signal,
    { debounce: 10 },
  )
  for (const gap of [5, 15, 25, 35, 45]) {
    for (const text of [`first ${gap}`, `second ${gap}`]) {
      writeFileSync(join(root, '.swap'), text)
      renameSync(join(root, '.swap'), join(root, 'a.md'))
      await wait(gap)
    }
    for (let round = 0; round < 150 && read !== `second ${gap}`; round++) await wait(20)
    assert.equal(read, `second ${gap}`)
  }
})

test('a single file is followed through replacement, deletion and return', async t => {
  const root = folder(t, { 'a.md': 'a', 'b.md': 'b' })
  const changed = await watching(t, root, 'a.md')
  for (const text of ['one', 'two']) {
    writeFileSync(join(root, '.swap'), text)
    renameSync(join(root, '.swap'), join(root, 'a.md'))
    await changed('a.md')
  }
  rmSync(join(root, 'a.md'))
  await changed('a.md')
  writeFileSync(join(root, 'a.md'), 'back')
  await changed('a.md')
})

test('a burst of writes is one call, and calls never overlap', async t => {
  const root = folder(t, { 'w/a.md': 'a' })
  const stop = new AbortController()
  t.after(() => stop.abort())
  let running = 0
  let most = 0
  const calls: string[][] = []
  await watchWorkspace(
    discover(['w'], root)[0]!,
    async paths => {
      running++
      most = Math.max(most, running)
      calls.push(paths)
      await wait(60)
      running--
    },
    stop.signal,
    { debounce: 40 },
  )
  for (let index = 0; index < 5; index++) writeFileSync(join(root, `w/${index}.md`), 'x')
  for (let round = 0; round < 100 && calls.flat().length < 5; round++) await wait(20)
  writeFileSync(join(root, 'w/late.md'), 'x')
  for (let round = 0; round < 100 && !calls.flat().some(path => path.endsWith('late.md')); round++) await wait(20)
  assert.equal(most, 1)
  assert.ok(calls.length <= 3, String(calls.length))
})
