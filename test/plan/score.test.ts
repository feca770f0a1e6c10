/** What the compiler reads from real documents against what people read from them. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { test } from 'node:test'
import { noShared, shared } from '../support/shared.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

test('the score on the annotated documents', { skip: noShared, timeout: 120_000 }, () => {
  const out = execFileSync(
    process.execPath,
    [
      join(shared, 'tools/score.mjs'),
      '--run',
      `${join(root, 'uptake')} inspect --json`,
      '--truth',
      join(shared, 'truth'),
      '--docs',
      `${join(shared, 'seeds')},${join(shared, 'corpus')}`,
      '--json',
    ],
    // Whoever runs the tests may have a database of these documents.
    { encoding: 'utf8', env: { ...process.env, XDG_STATE_HOME: mkdtempSync(join(tmpdir(), 'uptake-score-')) } },
  )
  const { summary } = JSON.parse(out) as { summary: Record<string, { f1: number; by: number; period: number } & string> }
  const least = { phases: 0.95, kpis: 0.93, budgets: 0.97, roles: 0.97, risks: 0.97, channels: 0.85 }
  for (const [kind, f1] of Object.entries(least)) assert.ok(summary[kind]!.f1 >= f1, `${kind}: ${summary[kind]!.f1} < ${f1}`)
  assert.ok(summary['kpis']!.by >= 0.9 && summary['kpis']!.period >= 0.9)
  for (const kind of ['tasks', 'done', 'content'])
    assert.ok(Number(/^\d+/.exec(summary[kind] as string)![0]) >= 11, `${kind}: ${summary[kind] as string}`)
})
