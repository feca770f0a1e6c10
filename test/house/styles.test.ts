/** Style sheets are all loaded together: two files that style the same bare class change each other's pages. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'

const folder = fileURLToPath(new URL('../../web/styles', import.meta.url))

test('a bare class is styled in one file only', () => {
  const files = new Map<string, Set<string>>()
  for (const file of globSync('*.css', { cwd: folder })) {
    const text = readFileSync(join(folder, file), 'utf8')
    for (const [, name] of text.matchAll(/^(\.[a-z][a-z0-9-]*)(?=,\n| \{)/gm))
      files.set(name!, (files.get(name!) ?? new Set()).add(basename(file)))
  }
  assert.ok(files.size > 200)
  assert.deepEqual(
    [...files].filter(([, places]) => places.size > 1).map(([name, places]) => `${name}: ${[...places].join(', ')}`),
    [],
  )
})
