/** Projects that a plan sets itself beside. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { namedBeside } from '../../src/plan/beside.ts'
import { compile } from '../../src/plan/compile.ts'
import { noShared, seeds } from '../support/shared.ts'

const named = (lines: string, own: readonly string[] = ['Heron']): string[] =>
  namedBeside(compile([{ path: 'plan.md', text: `# Heron\n\n## Work\n\n${lines}\n` }]).plan, own).map(
    ({ name, repository }) => `${name}${repository === null ? '' : ` ${repository}`}`,
  )

test('names beside which a plan sets itself, each once', () => {
  assert.deepEqual(named('- [ ] Benchmark against other stores vs Osprey/Kite/Wren\n- [ ] "Heron vs Osprey" post'), [
    'Osprey',
    'Kite',
    'Wren',
  ])
  assert.deepEqual(named('- [ ] Guide: migrating from Osprey and Kite'), ['Osprey', 'Kite'])
  assert.deepEqual(named('- [ ] Say why we are an alternative to Osprey, Kite or Wren'), ['Osprey', 'Kite', 'Wren'])
  assert.deepEqual(named('- [ ] Compared with Osprey Data and Kite'), ['Osprey Data', 'Kite'])
})
test('how many others there are is no name', () => {
  assert.deepEqual(named('- [ ] Comparison with Osprey, Kite and three embedded databases'), ['Osprey', 'Kite'])
  assert.deepEqual(named('- [ ] Compare with Osprey and several others'), ['Osprey'])
})
test('an address says the repository; our own is none of them', () => {
  assert.deepEqual(named('- [ ] Read https://github.com/birds/osprey/issues and github.com/me/heron', ['Heron', 'me/heron']), [
    'osprey birds/osprey',
  ])
  assert.deepEqual(named('- [ ] See https://github.com/marketplace/actions/lint'), [])
})
test('what is no name is no proposal', () => {
  for (const line of ['- [ ] Free vs paid plans', '- [ ] Actual vs target', '- [ ] Migrate from the old site', '- [ ] When to use which'])
    assert.deepEqual(named(line), [], line)
})
test('the sample plans name whom they say', { skip: noShared }, () => {
  const all = seeds().map(file => namedBeside(compile([file]).plan, [compile([file]).plan.title ?? '']).map(each => each.name))
  for (const [index, name] of [
    [0, 'TimescaleDB'],
    [1, 'Loguru'],
    [3, 'gRPC'],
    [4, 'Qdrant'],
  ] as const)
    assert.ok(all[index]?.includes(name), `${name} among ${all[index]?.join(', ')}`)
})
