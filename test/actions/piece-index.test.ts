/** Where pieces stand, kept in memory: every change of a file or in the database is seen, whoever wrote it, and says the same as reading all anew. */
import assert from 'node:assert/strict'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { approve } from '../../src/actions/approve.ts'
import { boardView } from '../../src/actions/board-view.ts'
import { ledgerView } from '../../src/actions/ledger-view.ts'
import { publishing } from '../../src/actions/publishing.ts'
import { publishingView } from '../../src/actions/publishing-view.ts'
import { addReviewNote } from '../../src/actions/review-notes.ts'
import { reviewQueue } from '../../src/actions/review-queue.ts'
import { reviewView } from '../../src/actions/review-view.ts'
import { scheduleContent } from '../../src/actions/schedule-content.ts'
import { moveOn } from '../../src/db/deliveries.ts'
import { changedItems, pruneMarks } from '../../src/db/pieces.ts'
import { EVERYTHING } from '../../src/delivery/pages.ts'
import { withDatabase } from '../support/engines.ts'
import { CONFIG, desk, piece as written } from './review-workspace.ts'

const PIECE = written('a', 'A text.')

withDatabase('the board says at every moment what reading all pieces says', async (db, t) => {
  const d = desk(t, db, { 'content/a.md': PIECE }, CONFIG)
  const same = async (): Promise<Record<string, string>> => {
    const all = (await publishingView(d.context)).pieces
    const board = await boardView(d.context, [], EVERYTHING)
    const shown = board.groups.flatMap(group => group.rows.map(row => [row.id, row.stage] as const))
    assert.deepEqual(Object.fromEntries(shown), Object.fromEntries(all.map(each => [each.id, each.stage])))
    for (const card of board.groups.flatMap(group => group.rows)) {
      const piece = all.find(each => each.id === card.id)!
      const drawn = piece.channels.map(({ channel, digest, approved, approvedBy, needed, delivery }) => ({ channel, digest, approved, approvedBy, needed, at: delivery?.local })) // prettier-ignore
      assert.deepEqual(card.channels.map(({ channel, digest, approved, approvedBy, needed, delivery }) => ({ channel, digest, approved, approvedBy, needed, at: delivery?.local })), drawn) // prettier-ignore
    }
    return Object.fromEntries(shown)
  }
  assert.equal((await same())['a'], 'in review')
  await approve(d.context, { item: 'a', channels: null, digests: null })
  assert.equal((await same())['a'], 'approved')
  const [delivery] = await scheduleContent(d.context, { item: 'a', channels: null, at: '2027-03-02T09:00', zone: null })
  assert.equal((await same())['a'], 'scheduled')
  const file = join(d.context.ref.root, 'content/a.md')
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, `${text}Edited.\n`)
  assert.equal((await same())['a'], 'in review', 'what was approved is not what is there')
  writeFileSync(file, text)
  assert.equal((await same())['a'], 'scheduled')
  await addReviewNote(d.context, { item: 'a', channel: null, kind: 'changes', text: 'Shorter.', digests: null, as: null })
  assert.equal((await same())['a'], 'changes requested')
  await moveOn(db, delivery!, 'planned', { state: 'rejected', reason: 'The channel says no.' }, 5)
  assert.equal((await same())['a'], 'stuck')
  writeFileSync(join(d.context.ref.root, 'content/b.md'), PIECE.replace('id: a', 'id: b'))
  assert.equal((await same())['b'], 'in review')
  rmSync(join(d.context.ref.root, 'content/b.md'))
  assert.equal((await same())['b'], undefined)
})

withDatabase('pages follow each other by their cursors, whatever comes or goes between them', async (db, t) => {
  const d = desk(t, db, { 'content/a.md': PIECE }, CONFIG)
  const put = (n: number): void => writeFileSync(join(d.context.ref.root, `content/p${n}.md`), PIECE.replace('id: a', `id: p${n}`).replace(/title: .*/, `title: Piece ${n} of many`)) // prettier-ignore
  for (const n of [1, 2, 3, 4, 5, 6]) put(n)
  const first = await boardView(d.context, [], { ...EVERYTHING, words: ['many'], sizes: { 'in review': 2 } })
  const group = first.groups.find(each => each.name === 'in review')!
  assert.deepEqual([group.count, group.rows.map(each => each.id), first.total], [6, ['p1', 'p2'], 7])
  rmSync(join(d.context.ref.root, 'content/p2.md'))
  const next = await boardView(d.context, [], { words: ['many'], in: 'in review', after: group.next, sizes: { 'in review': 2 } })
  assert.deepEqual(
    next.groups.map(each => [each.name, each.count, each.rows.map(row => row.id)]),
    [['in review', 5, ['p3', 'p4']]],
  )
})

withDatabase('the ledger is counted, paged and searched, by titles and by reasons', async (db, t) => {
  const d = desk(t, db, { 'content/a.md': PIECE }, CONFIG)
  for (const n of [1, 2, 3]) {
    writeFileSync(join(d.context.ref.root, `content/p${n}.md`), PIECE.replace('id: a', `id: p${n}`).replace(/title: .*/, `title: Piece ${n}`)) // prettier-ignore
    await approve(d.context, { item: `p${n}`, channels: null, digests: null })
    const [one] = await scheduleContent(d.context, { item: `p${n}`, channels: null, at: `2027-03-0${n}T09:00`, zone: null })
    if (n === 2) await moveOn(db, one!, 'planned', { state: 'missed', reason: 'It was 100% too late.' }, 5)
  }
  const ask = async (words: string[], more: object = {}) => {
    const view = await ledgerView(d.context, { planned: [], state: null }, { ...EVERYTHING, words, ...more })
    return view.groups.find(each => each.name === 'all')!
  }
  const titles = (group: Awaited<ReturnType<typeof ask>>): string[] => [...new Set(group.rows.map(each => each.title))]
  assert.deepEqual(titles(await ask([])), ['Piece 3', 'Piece 2', 'Piece 1'], 'the newest first')
  assert.deepEqual(titles(await ask(['piece', '1'])), ['Piece 1'])
  assert.deepEqual(titles(await ask(['100%', 'late'])), ['Piece 2'])
  assert.deepEqual(titles(await ask(['100_'])), [])
  const beginning = await ask([], { sizes: { all: 1 } })
  const rest = await ask([], { in: 'all', after: beginning.next })
  assert.equal(beginning.count, beginning.rows.length + rest.rows.length)
  assert.equal(
    rest.rows.some(each => each.id === beginning.rows[0]?.id),
    false,
  )
  assert.equal(rest.next, null)
})

withDatabase('the queue groups as the whole review does, for everybody who looks', async (db, t) => {
  const d = desk(t, db, { 'content/a.md': PIECE, 'content/b.md': written('b', 'Another.') })
  for (const as of [null, 'ada', 'sam'])
    for (const act of [() => Promise.resolve(), () => approve(d.context, { item: 'a', channels: null, digests: null, as: 'grace' })]) {
      await act()
      const whole = await reviewView(d.context, { as })
      const rows = (await reviewQueue(d.context, as, EVERYTHING)).groups.flatMap(group => group.rows)
      const sorted = <T extends { id: string }>(all: readonly T[]): T[] => all.toSorted((a, b) => (a.id < b.id ? -1 : 1))
      assert.deepEqual(
        sorted(rows).map(each => [each.id, each.stage, each.waitsForMe, each.approved]),
        sorted(whole.pieces).map(each => [each.id, each.stage, each.waitsForMe, each.channels.filter(one => one.approved).length]),
      )
    }
})

withDatabase('marks of what happened are seen once, and go when their time is over', async (db, t) => {
  const d = desk(t, db, { 'content/a.md': PIECE }, CONFIG)
  const { next } = await changedItems(db, d.context.ref.id, null)
  await approve(d.context, { item: 'a', channels: null, digests: null })
  const seen = await changedItems(db, d.context.ref.id, next)
  assert.deepEqual(seen.items, ['a'])
  assert.deepEqual((await changedItems(db, d.context.ref.id, seen.next)).items, [])
  await db.updateTable('item_change').set({ at: 0 }).execute()
  await pruneMarks(db)
  assert.deepEqual(await db.selectFrom('item_change').selectAll().execute(), [])
})

withDatabase('what is sent is found by the index, as it is at that moment: no other file is read for it', async (db, t) => {
  const d = desk(t, db, { 'content/a.md': PIECE, 'content/b.md': written('b', 'Another.') }, CONFIG)
  const place = await publishing(d.context, [])
  assert.deepEqual(place.files, [])
  assert.equal((await place.current('a', 'blog'))?.digest, (await publishing(d.context)).render('a', 'blog')?.digest)
  d.put('content/a.md', written('a', 'Edited since.'))
  assert.match((await place.current('a', 'blog'))?.rendition.parts[0]?.text ?? '', /Edited since/)
  assert.equal(await place.current('gone', 'blog'), null)
  d.put('content/a.md', written('other', 'Another piece by now.'))
  assert.equal(await place.current('a', 'blog'), null)
})
