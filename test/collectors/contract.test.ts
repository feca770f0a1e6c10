/** Every collector of the folder keeps the contract. `ONLY=name` runs one; `UPDATE=1` writes what they give. */
import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { collectors, loadCollector } from '../../src/collectors/index.ts'
import { commonSettings } from '../../src/collect/settings.ts'
import { folderOf, readAnswers, readCase } from './harness.ts'
import { faults, goodRun, replayed } from './contract.ts'

const folder = join(import.meta.dirname, '../../src/collectors')
const names = readdirSync(folder)
  .filter(name => name.endsWith('.ts'))
  .map(name => name.slice(0, -3))
  .filter(name => name !== 'collector' && name !== 'index')

test('the list and the folder agree', () => assert.deepEqual(Object.keys(collectors).sort(), names.sort()))

for (const name of names.filter(each => (process.env['ONLY'] ?? each) === each)) {
  test(name, async t => {
    const collector = await loadCollector(name)
    assert.ok(collector !== null)
    await t.test('says what it is', () => {
      assert.equal(collector.name, name)
      assert.ok(collector.title !== '' && collector.help.endsWith('.'))
      assert.ok(collector.every >= 60_000)
      for (const [key, setting] of Object.entries(collector.settings)) {
        assert.ok(!Object.hasOwn(commonSettings, key), `${key} is a setting of all collectors`)
        assert.ok(setting.help !== '' && !setting.help.endsWith('.'))
        if (setting.required === true) assert.ok(setting.example !== undefined, `${key} needs an example`)
      }
      for (const [id, info] of Object.entries(collector.metrics)) {
        assert.ok(id === '*' || /^[a-z]+\.[a-z0-9_]+$/.test(id), id)
        assert.ok(info.unit !== '' && info.help !== '')
      }
      assert.ok(existsSync(join(folderOf(name), 'in/case.json')), 'it has no folder of recorded answers')
    })
    await t.test('gives the samples of its folder', inner => goodRun(inner, collector))
    await t.test('works its numbers out again', inner => replayed(inner, collector))
    if (readAnswers(name) !== null && readCase(name).measuresFailure !== true) await t.test('faults', inner => faults(inner, collector))
  })
}
