/** Makes reports of the workspaces under cases/: real files, a real database. */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { fresh, type ActionContext } from '../../src/actions/action.ts'
import { readReportInput } from '../../src/actions/report-input.ts'
import type { ReportRequest } from '../../src/actions/report-period.ts'
import { putAnnotations } from '../../src/db/annotations.ts'
import { record } from '../../src/db/audit.ts'
import type { Database } from '../../src/db/open.ts'
import { putSamples } from '../../src/db/samples.ts'
import type { Sample } from '../../src/metrics/sample.ts'
import type { ReportInput } from '../../src/report/input.ts'
import { contextOf } from '../actions/workspace.ts'

export const CASES = join(import.meta.dirname, 'cases')
/** A day within the week 2026-W47. */
export const WEEK: ReportRequest = { kind: 'week', phase: null, at: '2026-11-21', today: '2026-11-21' }

type Stored = {
  samples: Sample[]
  events: { at: number; label: string; kind: string }[]
  ticks: { at: number; title: string; who: string }[]
}
export type Opened = { root: string; db: Database; context: ActionContext; input(request?: Partial<ReportRequest>): Promise<ReportInput> }

/** A copy of a case with what is stored of it; it goes when the test ends. */
export async function openCase(t: TestContext, name: string, { reversed = false } = {}): Promise<Opened> {
  const root = join(mkdtempSync(join(tmpdir(), 'uptake-report-')), name)
  cpSync(join(CASES, name, 'in'), root, { recursive: true })
  const { db, context } = await contextOf(root)
  t.after(async () => {
    await db.destroy()
    rmSync(join(root, '..'), { recursive: true, force: true })
  })
  const path = join(CASES, name, 'in', 'stored.ts')
  if (existsSync(path)) await store(context, (await import(path)) as Stored, reversed)
  const { loaded, plan } = await fresh(context)
  return { root, db, context, input: request => readReportInput({ db, loaded, plan }, { ...WEEK, ...request }) }
}

async function store(context: ActionContext, { samples, events, ticks }: Stored, reversed: boolean): Promise<void> {
  const { db, ref } = context
  await putSamples(db, ref.id, reversed ? samples.toReversed() : samples)
  await putAnnotations(
    db,
    ref.id,
    events.map((event, index) => ({ ...event, id: `event-${index}`, source: 'test', metric: null })),
    context.now,
  )
  const { plan } = await fresh(context)
  for (const { at, title, who } of ticks) {
    const subject = plan.tasks.find(task => task.title === title)?.id
    if (subject === undefined) throw new Error(`no task ${title}`)
    const actor = { kind: 'person', name: who, origin: 'test' } as const
    await record(db, { at, workspace: ref.id, actor, action: 'tick', subject, before: [{ text: '[ ]' }], after: [{ text: '[x]' }] })
  }
}
