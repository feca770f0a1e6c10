/** The audit: every check on its own, and every task of the plan that checks can verify as a whole. */
import type { Source, Task } from '../plan/model.ts'
import { unknown } from './check.ts'
import type { AuditContext, Check, Details, Finding, State } from './check.ts'
import { matchTitle } from './match.ts'

export type AuditedTask = {
  id: string
  title: string
  done: boolean
  /** It has a box that can be ticked. */
  box: boolean
  source: Source
  /** What it was held against. */
  checks: readonly string[]
  /**
   * `yes`: everything that the title asks for is there. `no`: something is missing. `unknown`: it could not be found out.
   * `part`: what checks know of is there, but the title asks for more, in `rest`, which only a person can judge.
   */
  state: State | 'part'
  because: readonly string[]
  evidence: Finding['evidence']
  rest: string | null
  /** The command that makes what is missing. */
  make: string | null
}
export type AuditedCheck = Finding & { id: string; title: string; make: string | null }
export type Audit = { checks: AuditedCheck[]; tasks: AuditedTask[] }

/** Runs all checks, and the questions of the plan's tasks, each once. Never throws for what a check meets: that is unknown. */
export async function audit(ctx: AuditContext, checks: readonly Check[]): Promise<Audit> {
  const findings = new Map<string, Promise<Finding>>()
  const find = (check: Check, details: Details): Promise<Finding> => {
    const key = JSON.stringify([check.id, [...details].sort()])
    const known = findings.get(key) ?? check.check(ctx, details).catch((error: unknown) => failed(error))
    findings.set(key, known)
    return known
  }
  const none: Details = new Map()
  const results = await Promise.all(
    checks.map(async (check): Promise<AuditedCheck> => ({
      id: check.id,
      title: check.title,
      make: check.make,
      ...(await find(check, none)),
    })),
  )
  const tasks = await Promise.all(ctx.plan.tasks.map(task => auditTask(task, checks, find)))
  return { checks: results, tasks: tasks.filter(task => task !== null) }
}

type Find = (check: Check, details: Details) => Promise<Finding>

async function auditTask(task: Task, checks: readonly Check[], find: Find): Promise<AuditedTask | null> {
  const match = matchTitle(task.title, checks)
  if (match === null) return null
  const found = await Promise.all(match.requirements.map(async ({ check, details }) => ({ check, ...(await find(check, details)) })))
  const missing = found.find(({ state, check }) => state === 'no' && check.make !== null)
  const has = (state: State): boolean => found.some(each => each.state === state)
  const whole: State = has('no') ? 'no' : has('unknown') ? 'unknown' : 'yes'
  return {
    id: task.id,
    title: task.title,
    done: task.done,
    box: task.box !== null,
    source: task.source,
    checks: found.map(({ check }) => check.id),
    state: whole === 'yes' && match.rest !== '' ? 'part' : whole,
    because: found.map(({ because }) => because),
    evidence: found.flatMap(({ evidence }) => evidence),
    rest: match.rest === '' ? null : match.rest,
    make: missing?.check.make ?? null,
  }
}

const failed = (error: unknown): Finding => unknown(`The check failed: ${error instanceof Error ? error.message : String(error)}`)

/** Tasks that may be ticked: open, with a box, and verified as a whole. */
export const tickable = (result: Audit): AuditedTask[] => result.tasks.filter(task => task.state === 'yes' && !task.done && task.box)
/** Tasks that are ticked although what they ask for is missing. They are shown, never unticked. */
export const contradicted = (result: Audit): AuditedTask[] => result.tasks.filter(task => task.state === 'no' && task.done)
