/** The list of checks and the folder agree, and every check keeps to the interface. */
import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { basename, join } from 'node:path'
import { test } from 'node:test'
import { checks, loadChecks } from '../../src/audit/index.ts'

const folder = join(import.meta.dirname, '..', '..', 'src', 'audit', 'checks')

test('the list and the folder agree', () => {
  const files = globSync('*.ts', { cwd: folder }).map(name => basename(name, '.ts'))
  assert.deepEqual(Object.keys(checks).sort(), files.sort())
})
test('every check has its name, a title and phrases that can be read', async () => {
  const loaded = await loadChecks()
  assert.deepEqual(
    loaded.map(check => check.id),
    Object.keys(checks),
  )
  for (const check of loaded) {
    assert.ok(check.title.length > 3)
    assert.ok((check.matches.en ?? []).length > 0, `${check.id} has no English phrase`)
    const sources = [...Object.values(check.matches), ...Object.values(check.details ?? {})].flat()
    for (const source of sources) {
      const pattern = new RegExp(source, 'u')
      assert.equal(pattern.test(''), false, `${check.id}: ${source} matches nothing at all`)
      assert.equal(
        source,
        source.toLowerCase().replaceAll('\\p{l}', '\\p{L}').replaceAll('\\p{n}', '\\p{N}'),
        `${check.id}: ${source} can match no lower-case text`,
      )
    }
  }
})
