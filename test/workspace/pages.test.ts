/** Where the generator of a site looks for its pages in content/, too, what the channel wrote there is no piece. */
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { layoutOf } from '../../src/channels/tools/blog-layout.ts'
import { contentIndex } from '../../src/workspace/content-index.ts'
import { readAllContent } from '../../src/workspace/content.ts'

test('a page that was published is not read as a piece; one of the same words is', async t => {
  const root = mkdtempSync(join(tmpdir(), 'uptake-pages-'))
  t.after(() => rmSync(root, { recursive: true }))
  const page = { key: 'k1', folder: null, slug: 'a', date: '2026-03-02T09:00:00Z', title: 'A', description: null, author: null, tags: [], canonical: null, body: 'Words.', media: [] } // prettier-ignore
  const { path, text } = layoutOf('hugo').write(page)
  for (const [file, words] of [
    [path, text],
    ['content/a.md', '---\nid: a\ntitle: A\nnotes: |\n  uptake: says it\n---\nWords.\n'],
  ] as const) {
    mkdirSync(join(root, file, '..'), { recursive: true })
    writeFileSync(join(root, file), words)
  }
  assert.deepEqual(
    readAllContent(root).map(each => each.item.file),
    ['content/a.md'],
  )
  assert.deepEqual([...(await contentIndex(root).all()).byId.keys()], ['a'])
})
