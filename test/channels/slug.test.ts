/** Slugs are what a platform keeps as it is. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainSlugOf, slugOf } from '../../src/channels/tools/read.ts'

test('letters of all scripts, or plain ones with a mark of the rest', () => {
  assert.equal(slugOf('  Rocket 1.0: “Größe” & 大きさ!  '), 'rocket-1-0-große-大きさ')
  assert.equal(plainSlugOf('Rocket 1.0 — é'), 'rocket-1-0-e')
  const titles = ['大きさ', '小ささ', 'Größe', 'Grüße', 'Größe 大']
  for (const title of titles) assert.match(plainSlugOf(title), /^[a-z0-9]+(-[a-z0-9]+)*$/)
  assert.equal(new Set(titles.map(plainSlugOf)).size, titles.length)
})
