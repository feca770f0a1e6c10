/** A process that is killed while it ticks boxes leaves the old text or the new one, never a torn file, and a log that agrees. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { tick } from '../../src/actions/tick.ts'
import { undo } from '../../src/actions/undo.ts'
import { workspace, type Workspace } from '../actions/workspace.ts'
import { random } from '../support/shared.ts'

const ROUNDS = 20
const ticker = join(import.meta.dirname, 'ticker.ts')
// Long enough that a write of the file is no single step.
const PROSE = 'Why we do this, and what we have learnt from doing it before.\n'.repeat(400)
const PLAN = `# Plan\n\n${PROSE}\n${[1, 2, 3].map(n => `- [ ] Box number ${n}\n`).join('')}\n${PROSE}`

async function killTicker({ root }: Workspace, delay: () => number): Promise<void> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ticker, root], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(root, '.uptake', 'cache') },
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => void (said += chunk.toString()))
  const ended = once(child, 'close')
  await Promise.race([once(child.stdout, 'data'), ended])
  await wait(delay())
  child.kill('SIGKILL')
  const [code, signal] = (await ended) as [number | null, string | null]
  assert.equal(signal, 'SIGKILL', `the process that ticks ended by itself with code ${code}: ${said}`)
}
type Saved = [{ path: string; text: string }]
async function changes({ db }: Workspace): Promise<{ action: string; before: string; after: string }[]> {
  const rows = await db.selectFrom('audit').select(['action', 'before', 'after']).orderBy('seq').execute()
  return rows.map(row => ({
    action: row.action,
    before: (JSON.parse(row.before!) as Saved)[0].text,
    after: (JSON.parse(row.after!) as Saved)[0].text,
  }))
}

test('kills at any moment leave the old text or the new one, and a log that agrees', async t => {
  const here = await workspace(t, { 'plan.md': PLAN })
  const chance = random(7)
  let seen = 0
  for (let round = 0; round < ROUNDS; round++) {
    await killTicker(here, () => chance() * 60)
    const text = here.read('plan.md')
    assert.equal(text.replaceAll('[x]', '[ ]'), PLAN, 'torn or changed elsewhere')
    const all = await changes(here)
    const last = all.at(-1)!
    assert.ok(text === last.after || text === last.before, `round ${round}: the log knows neither the text before nor the text after`)
    assert.ok(all.length > seen, 'the kill came before the first tick')
    seen = all.length
  }
  // Every entry but one that was killed on its way goes on where the one before it ended.
  const all = await changes(here)
  for (const [i, { before }] of all.entries()) {
    const previous = all[i - 1]
    if (previous) assert.ok(before === previous.after || before === previous.before, `entry ${i} follows from nothing`)
  }

  await t.test('work goes on: a tick and its undo', async () => {
    const text = here.read('plan.md')
    const task = await here.task('Box number 2')
    await tick(here.context, { taskId: task.id, done: !task.done })
    assert.notEqual(here.read('plan.md'), text)
    await undo(here.context)
    assert.equal(here.read('plan.md'), text)
  })
  await t.test('everything can be undone, back to the beginning', async () => {
    for (let i = 0; i <= seen; i++) {
      const done = await undo(here.context).catch((error: unknown) => error)
      if (done instanceof Error) {
        assert.match(done.message, /nothing to undo/)
        break
      }
    }
    assert.equal(here.read('plan.md'), PLAN)
  })
  await t.test('what the killed processes left behind is gone', () => {
    assert.deepEqual(readdirSync(here.root).sort(), ['.uptake', 'plan.md'])
  })
})
