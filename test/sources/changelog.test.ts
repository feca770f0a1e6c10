/** Sections of changelogs as people write them, and the versions that tags name. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { highlights, sectionFor, versionOf } from '../../src/sources/changelog.ts'

test('tags and versions', () => {
  for (const [tag, version] of [
    ['v1.4.0', '1.4.0'],
    ['inklog-1.4.0', '1.4.0'],
    ['@scope/pkg@2.0.0-rc.1', '2.0.0-rc.1'],
    ['release/7', '7'],
    ['nightly', 'nightly'],
  ] as const)
    assert.equal(versionOf(tag), version)
})

test('the section of a version, and no other', () => {
  const keep =
    '# Changelog\n\n## [Unreleased]\n\n## [1.10.0] - 2026-03-01\n\n- ten\n\n## [1.1.0](https://x/y) - 2026-02-01\n\n### Added\n- one\n\n## 1.1.0-rc.1\n\n- candidate\n\n[1.1.0]: https://x\n'
  assert.deepEqual(sectionFor(keep, 'v1.1.0'), { version: '1.1.0', heading: '1.1.0 - 2026-02-01', line: 9, text: '### Added\n- one' })
  assert.equal(sectionFor(keep, '1.10.0')?.text, '- ten')
  assert.equal(sectionFor(keep, '1.1.0-rc.1')?.text, '- candidate')
  assert.equal(sectionFor(keep, '1.0.0'), null)
  assert.equal(sectionFor('Version 2.0\n===========\n\n* two\n\nVersion 1.0\n===========\n\n* one\n', '2.0')?.text, '* two')
})

test('highlights are without numbers of requests and hashes', () => {
  const text = '### Added\n- Filters first (#12)\n- A long\n  line ([abc1234](https://x))\n* [#9](https://y) Another\n    - deeper\n'
  assert.deepEqual(highlights(text, 5), ['Filters first', 'A long line', 'Another'])
  assert.equal(highlights(text, 1).length, 1)
})
