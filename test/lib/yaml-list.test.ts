/** Adding to and removing from a list in YAML: all else stays, byte for byte. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addToYamlList, removeFromYamlList } from '../../src/lib/yaml-list.ts'

const add = (text: string, value = 'c/d'): string | null => addToYamlList(text, 'others', value)
const remove = (text: string, value: string): string | null => removeFromYamlList(text, 'others', value)

test('a list that is not there is made at the end', () => {
  assert.equal(add(''), 'others:\n  - c/d\n')
  assert.equal(add('# mine\nname: x # why'), '# mine\nname: x # why\nothers:\n  - c/d\n')
  assert.equal(add('others:\nname: x\n'), 'others:\n  - c/d\nname: x\n')
})
test('an entry is added behind the last one, as the list is written', () => {
  assert.equal(add('others:\n  - a/b # old\nname: x\n'), 'others:\n  - a/b # old\n  - c/d\nname: x\n')
  assert.equal(add('others:\n- a/b'), 'others:\n- a/b\n- c/d')
  assert.equal(add('others: [a/b]\n'), 'others: [a/b, c/d]\n')
  assert.equal(add('others: []\n'), 'others: [c/d]\n')
  assert.equal(add('others: a/b\n'), 'others: [a/b, c/d]\n')
  assert.equal(add('others:\r\n  - a/b\r\n'), 'others:\r\n  - a/b\r\n  - c/d\r\n')
  assert.equal(add('others:\n  - a/b\n', 'npm:@x/y'), 'others:\n  - a/b\n  - npm:@x/y\n')
})
test('an entry is taken out, and the list with its last one', () => {
  assert.equal(remove('others:\n  - a/b # one\n  - c/d # two\nname: x\n', 'a/b'), 'others:\n  - c/d # two\nname: x\n')
  assert.equal(remove('others: [a/b, c/d, e/f]\n', 'c/d'), 'others: [a/b, e/f]\n')
  assert.equal(remove('others: [a/b, c/d]\n', 'c/d'), 'others: [a/b]\n')
  assert.equal(remove('name: x\nothers:\n  - a/b\nlast: y\n', 'a/b'), 'name: x\nlast: y\n')
  assert.equal(remove('others: a/b\n', 'a/b'), '')
})
test('what cannot be done safely is not done', () => {
  assert.equal(add('others: {a: b}\n'), null)
  assert.equal(add('others: [a\n'), null)
  assert.equal(add('- a\n'), null)
  assert.equal(remove('others: [a/b]\n', 'c/d'), null)
  assert.equal(remove('name: x\n', 'c/d'), null)
})
