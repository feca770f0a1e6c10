/** Actions write the file and its audit row together, on either engine. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import type { ActionContext } from '../../src/actions/action.ts'
import { applyFixes } from '../../src/actions/apply-fixes.ts'
import { recordReading } from '../../src/actions/record-reading.ts'
import { setLaunch } from '../../src/actions/move-dates.ts'
import { tick } from '../../src/actions/tick.ts'
import { undo } from '../../src/actions/undo.ts'
import type { Database } from '../../src/db/open.ts'
import type { Plan } from '../../src/plan/model.ts'
import { loadWorkspace } from '../../src/workspace/load.ts'
import { discover } from '../../src/workspace/discover.ts'
import { withDatabase } from '../support/engines.ts'

const TODAY = '2026-03-02'
const plan = '# Widget\n\nThe team\u00e2\u20ac\u2122s plan.\n\n## Phase 1 (Week 1)\n\n- [ ] Write the quick start\n- [ ] Record a video\n'
const config = 'project: { name: Widget }\nstart: 2026-03-02\nlaunch: 2026-03-20\n'

function workspace(t: TestContext, db: Database): { context: ActionContext; text: (file: string) => string } {
  const root = mkdtempSync(join(tmpdir(), 'uptake-actions-'))
  t.after(() => rmSync(root, { recursive: true }))
  writeFileSync(join(root, 'uptake.yml'), config)
  writeFileSync(join(root, 'plan.md'), plan)
  const [ref] = discover([root], root)
  let now = Date.UTC(2026, 2, 2)
  const context: ActionContext = {
    db,
    ref: ref!,
    actor: { kind: 'cli', name: 'ada', origin: root },
    get now() {
      return now++
    },
    compile: async loaded => (await recordReading(db, loaded, TODAY, now++)).plan,
  }
  return { context, text: file => readFileSync(join(root, file), 'utf8') }
}

const read = async (context: ActionContext): Promise<Plan> => context.compile(await loadWorkspace(context.ref))

withDatabase('a tick, a fix and a moved launch are undone one by one', async (db, t) => {
  const { context, text } = workspace(t, db)
  const task = (await read(context)).tasks.find(each => each.title.includes('video'))!
  await tick(context, { taskId: task.id, done: true })
  const ticked = text('plan.md')
  assert.match(ticked, /- \[x\] Record a video/)
  await applyFixes(context, { unsafe: false, files: null })
  assert.match(text('plan.md'), /The team’s plan/)
  await setLaunch(context, { date: '2026-04-01', dryRun: false, today: TODAY })
  assert.match(text('uptake.yml'), /launch: 2026-04-01/)
  for (const action of ['reschedule', 'fix', 'tick']) assert.equal((await undo(context)).action, action)
  assert.deepEqual([text('plan.md'), text('uptake.yml')], [plan, config])
  await assert.rejects(undo(context), { code: 'nothing-to-undo' })
  const log = await db.selectFrom('audit').select(['action', 'undone_by']).orderBy('seq').execute()
  assert.deepEqual(
    log.map(entry => [entry.action, entry.undone_by]),
    [
      ['tick', 6],
      ['fix', 5],
      ['reschedule', 4],
      ['undo', null],
      ['undo', null],
      ['undo', null],
    ],
  )
})

withDatabase('where the file cannot be written nothing is recorded', async (db, t) => {
  const { context } = workspace(t, db)
  const [task] = (await read(context)).tasks
  const compile: ActionContext['compile'] = async loaded => {
    const compiled = await context.compile(loaded)
    rmSync(join(context.ref.root, 'plan.md'))
    return compiled
  }
  await assert.rejects(tick({ ...context, compile }, { taskId: task!.id, done: true }), { name: 'UserError' })
  assert.deepEqual(await db.selectFrom('audit').select('seq').execute(), [])
})
