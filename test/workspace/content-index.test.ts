/** What the calendar knows of content files: front matter only, and files that changed since. */
import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { keepContent, readKeptContent } from '../../src/db/kept-content.ts'
import { contentIndex, contentOf, type ContentSummary } from '../../src/workspace/content-index.ts'
import { folder, put } from '../support/cli.ts'

const file = (id: string, more = ''): string => `---\nid: ${id}\ntitle: Title of ${id}\nchannels: [x, y]\n${more}---\n\nText.\n`

test('files that are named are looked at before the next answer, however many others there are', async t => {
  const root = folder(t, Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`content/p${i}.md`, file(`p${i}`)])))
  const index = contentIndex(root)
  await index.all()
  put(root, { 'content/p7.md': file('p7', 'theme: changed\n'), 'content/zebra.md': file('zebra') })
  rmSync(join(root, 'content/p8.md'))
  index.touch(['content/p7.md', 'content/p8.md', 'content/zebra.md'])
  const { byId, all } = await index.all()
  assert.deepEqual([byId.size, byId.get('p7')?.theme, byId.has('p8'), all.at(-1)?.id], [600, 'changed', false, 'zebra'])
})
test('files that come, change and go are seen; others are as they were', async t => {
  const root = folder(t, { 'content/a.md': file('a', 'schedule: 2027-03-02 09:00\n'), 'content/deep/b.md': file('b') })
  const index = contentIndex(root)
  assert.deepEqual([...(await index.all()).byId.keys()].sort(), ['a', 'b'])
  put(root, { 'content/c.md': file('c', 'schedule: 2027-03-01 09:00\n'), 'content/deep/b.md': file('b', 'theme: changed\n') })
  rmSync(join(root, 'content/a.md'))
  const after = await index.all()
  assert.deepEqual([...after.byId.keys()].sort(), ['b', 'c'])
  assert.equal(after.byId.get('b')?.theme, 'changed')
  assert.equal(contentIndex(root), index, 'one for each workspace')
})

test('times that files ask for, by channel where they differ, in their order', async t => {
  const root = folder(t, {
    'content/a.md':
      '---\nid: a\nchannels:\n  x: { schedule: 2027-03-05 10:00 }\n  y:\nschedule: { at: 2027-03-04 09:00, zone: UTC }\n---\n\nText.\n',
    'content/held.md': file('held', 'state: hold\nschedule: 2027-03-01 09:00\n'),
    'content/again.md': file('again', 'schedule: 2027-03-01 09:00\nrecurrence: FREQ=WEEKLY\n'),
    'content/one.md': file('one', 'series: again\noccurrence: 2027-03-08\n'),
  })
  const { asked, recurring, occurrences, names } = await contentIndex(root).all()
  assert.deepEqual(
    asked.map(each => [each.at, each.zone, each.piece.id, each.channels]),
    [
      ['2027-03-04 09:00', 'UTC', 'a', ['y']],
      ['2027-03-05 10:00', null, 'a', ['x']],
    ],
  )
  assert.deepEqual(recurring.map(each => each.id), ['again']) // prettier-ignore
  assert.equal(occurrences.get('again 2027-03-08'), 'one')
  assert.ok(names.has('title of held'))
})

test('a long front matter, a file of another encoding and one that is none are no obstacle', async t => {
  const long = `---\nid: long\ntitle: Long\nnotes:\n${'  - a note that fills the front matter with many words\n'.repeat(200)}theme: far\n---\n\nText.\n`
  const wide = Buffer.from(`\uFEFF---\nid: wide\ntitle: Größe\n---\n\nText.\n`, 'utf16le')
  const root = folder(t, { 'content/long.md': long, 'content/wide.md': wide, 'content/bytes.md': new Uint8Array([0, 1, 2, 255]) })
  const { byId } = await contentIndex(root).all()
  assert.equal(byId.get('long')?.theme, 'far')
  assert.equal(byId.get('wide')?.title, 'Größe')
})

test('a workspace without content has none', async t => {
  const { byId, asked } = await contentIndex(folder(t)).all()
  assert.deepEqual([byId.size, asked.length], [0, 0])
})

test('the files of some items are read alone, as they are now; what the index does not know is said', async t => {
  const root = folder(t, {
    'content/a.md': file('a'),
    'content/b.md': file('b'),
    'content/c.md': file('a', 'theme: second\n'),
    'plan.md': '# Plan\n',
  })
  const read = async (...items: string[]): Promise<string[] | null> => (await contentOf(root, items))?.map(each => each.item.file) ?? null
  assert.deepEqual(await read('b', 'content/b.md'), ['content/b.md', 'content/b.md'])
  assert.deepEqual(await read('a'), ['content/a.md'], 'of two files with one id the first is meant')
  assert.equal(await read('b', 'nobody'), null)
  assert.equal(await read('plan.md'), null, 'no file but those of content is read')
  assert.equal(await read('../plan.md'), null)
})

test('with very many files what they said is kept for the next start, and only those that changed are read again', async t => {
  const many = Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`content/p${i}.md`, file(`p${i}`)]))
  const root = folder(t, { ...many, '.uptake/.gitignore': '*\n' })
  const first = contentIndex(root)
  assert.equal((await first.all()).byId.size, 600)
  assert.equal(first.reading(), null, 'it is done')
  const kept = readKeptContent<ContentSummary>(root, '5')
  assert.equal(kept?.size, 600)
  // The next start, for which one entry says something else than its file, one file changed, and one is gone.
  const entry = kept!.get('content/p1.md')!
  keepContent(root, '5', kept!.set('content/p1.md', { ...entry, summary: { ...entry.summary!, title: 'As it was kept' } }))
  put(root, { 'content/p2.md': file('p2', 'theme: changed\n') })
  rmSync(join(root, 'content/p3.md'))
  // The same folder by another name has an index of its own.
  const { byId } = await contentIndex(`${root}/`).all()
  assert.deepEqual([byId.size, byId.get('p1')?.title, byId.get('p2')?.theme], [599, 'As it was kept', 'changed'])
  assert.equal(readKeptContent(root, 'another form'), null)
  put(root, { '.uptake/content.json': '{"form": "4", "entr' })
  assert.equal(readKeptContent(root, '5'), null, 'what cannot be read is read anew')
})
