/** The copy of the examples that `npm start` serves: as fresh on any day, with a history that went through the ledger. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { makeExamples } from '../../scripts/examples.ts'
import { daysSince, moved, WRITTEN_FOR } from '../../scripts/examples/dates.ts'
import { databasePath } from '../../src/db/location.ts'
import { openDatabase } from '../../src/db/open.ts'
import { discover } from '../../src/workspace/discover.ts'

const DAY = 86_400_000
/** Eleven weeks and two days after the day that they are written for. */
const NOW = Date.parse(`${WRITTEN_FOR}T12:00:00Z`) + 79 * DAY
const folder = mkdtempSync(join(tmpdir(), 'uptake-examples-'))
const target = join(folder, 'examples')

before(() => makeExamples(target, NOW))
after(() => rmSync(folder, { recursive: true, force: true }))

test('dates move by whole weeks, so that weekdays stay', () => {
  const after = (days: number): string => new Date(Date.parse(WRITTEN_FOR) + days * DAY).toISOString().slice(0, 10)
  assert.deepEqual([0, 6, 7, 20, -1].map(each => daysSince(after(each))), [0, 0, 7, 14, -7]) // prettier-ignore
  assert.equal(moved('at: 2026-11-16 09:00, 12026-11-160', 7), 'at: 2026-11-23 09:00, 12026-11-160')
})

test('what the copy says of its time is as near to today as it was to the day that it was written for', () => {
  for (const path of globSync('*/{uptake.yml,content/*.md}', { cwd: join(import.meta.dirname, '../../examples') })) {
    const dates = (text: string): number[] => [...text.matchAll(/\b\d{4}-\d{2}-\d{2}\b/g)].map(([date]) => Date.parse(date))
    const [was, is] = [join(import.meta.dirname, '../../examples', path), join(target, path)].map(each => dates(readFileSync(each, 'utf8')))
    assert.deepEqual(is, was!.map(date => date + 77 * DAY), path) // prettier-ignore
  }
})

test('every end of a delivery is there, what is due is dealt with, and what is out was approved', async () => {
  const states = new Set<string>()
  const lost: string[] = []
  for (const ref of discover([target], target)) {
    const db = await openDatabase(databasePath(ref.root, true, {}))
    try {
      const deliveries = await db.selectFrom('delivery').selectAll().execute()
      const files = globSync('content/*.md', { cwd: ref.root })
      assert.ok(files.length > 0 && deliveries.length > 0, `${ref.name} has pieces, and some of them went somewhere`)
      const results = await db.selectFrom('post_result').select(['delivery_id', 'reason']).execute()
      lost.push(...results.flatMap(each => (each.reason?.includes('not there any more') === true ? [each.delivery_id] : [])))
      for (const each of deliveries) {
        states.add(each.state)
        assert.ok(each.state !== 'planned' || each.due_at > NOW, `${ref.name}: ${each.item} on ${each.channel} was due`)
        assert.ok(
          !['blocked', 'missed'].includes(each.state),
          `${ref.name}: ${each.item} on ${each.channel} is ${each.state}: ${each.reason}`,
        )
        if (each.state !== 'published') continue
        const yes = await db
          .selectFrom('approval')
          .select('id')
          .where('item', '=', each.item)
          .where('channel', '=', each.channel)
          .where('digest', '=', each.digest)
          .executeTakeFirst()
        assert.ok(yes, `${ref.name}: ${each.item} on ${each.channel} is out without a yes to these bytes`)
      }
    } finally {
      await db.destroy()
    }
  }
  assert.deepEqual(lost, [], 'posts that their platform does not find any more')
  for (const state of ['published', 'planned', 'handoff', 'rejected', 'waiting']) assert.ok(states.has(state), `nothing is ${state}`)
})

test('the command makes them below a folder that is named from here, and takes them again while the hour lasts', () => {
  const make = (): void =>
    void execFileSync(process.execPath, [join(import.meta.dirname, '../../scripts/examples.ts'), 'copy/here'], {
      cwd: folder,
      stdio: 'pipe',
    })
  const plan = join(folder, 'copy/here/vector-database/plan/ninety-days.md')
  make()
  const written = readFileSync(plan, 'utf8')
  writeFileSync(plan, 'Tried something.')
  make()
  assert.equal(readFileSync(plan, 'utf8'), written)
  assert.ok(existsSync(join(folder, 'copy/here/vector-database/.uptake/uptake.db')))
})
