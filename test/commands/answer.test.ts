/** A number is opened down to the answer that it was read from. */
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { putAnswer } from '../../src/db/answers.ts'
import { openDatabase } from '../../src/db/open.ts'
import { putSamples } from '../../src/db/samples.ts'
import { at, sample } from '../metrics/make.ts'
import { folder, json, uptake } from '../support/cli.ts'

test('the newest number, one of a day, and one whose answer is gone', async t => {
  const cwd = folder(t, { 'uptake.yml': 'id: widget-k3f9x2qm\n', 'plan.md': '# A\n' })
  mkdirSync(join(cwd, '.uptake'))
  const db = await openDatabase(join(cwd, '.uptake', 'uptake.db'))
  const body = '{\n  "stargazers_count": 12\n}\n'
  const url = 'https://api.example.org/repos/a/b'
  const answer = await putAnswer(db, 'widget-k3f9x2qm', { url, request: '', status: 200, headers: {}, body, fetchedAt: at('2026-03-02') })
  await putSamples(db, 'widget-k3f9x2qm', [
    sample({ at: at('2026-03-01'), value: 11, source: url, answer: 'gone', labels: { repo: 'a/b' } }),
    sample({ at: at('2026-03-02'), value: 12, source: url, answer, labels: { repo: 'a/b' } }),
    sample({ metric: 'survey.rating', at: at('2026-03-02'), value: 4, source: 'form' }),
  ])
  await db.destroy()
  const newest = uptake(['answer', 'github.stars'], { cwd })
  assert.deepEqual([newest.code, newest.out], [0, body], newest.err)
  assert.match(newest.err, /github\.stars repo=a\/b {2}12 at 2026-03-02 00:00:00 UTC\nfrom https:\/\/api\.example\.org/)
  assert.equal((json(uptake(['answer', 'github.stars', '--json'], { cwd }))['answer'] as { body: string }).body, body)
  const former = uptake(['answer', 'github.stars', '--at', '2026-03-01'], { cwd })
  assert.deepEqual([former.code, former.out], [1, ''])
  assert.match(former.err, /no longer kept/)
  assert.match(uptake(['answer', 'survey.rating'], { cwd }).err, /from no answer that could be stored/)
  assert.match(uptake(['answer', 'github.forks'], { cwd }).err, /Nothing has been measured of github\.forks/)
})
