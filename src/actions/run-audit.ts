/** Audits the repository of a workspace and keeps the result. Nothing in the repository changes. */
import { auditContext } from '../audit/context.ts'
import { loadChecks } from '../audit/index.ts'
import { audit } from '../audit/run.ts'
import { putReadiness } from '../db/readiness.ts'
import type { Readiness } from '../db/readiness.ts'
import type { Plan } from '../plan/model.ts'
import type { Loaded } from '../workspace/load.ts'
import { fresh, type ActionContext } from './action.ts'

/** Servers that are asked answer within this time, milliseconds, or count as not known. */
const PATIENCE = 2 * 60_000

/** What the repository proves of the plan, kept as the last audit of the workspace. */
export async function runAudit(context: ActionContext, { offline }: { offline: boolean }): Promise<Readiness> {
  const { loaded, plan } = await fresh(context)
  const result = await look(loaded, plan, { env: context.env ?? process.env, offline, now: context.now })
  await putReadiness(context.db, loaded.id, result)
  return result
}

/** The same without keeping it: for a text that belongs to no workspace. `now`: UTC epoch milliseconds. */
export async function look(
  loaded: Loaded,
  plan: Plan,
  { env, offline, now }: { env: Readonly<Record<string, string | undefined>>; offline: boolean; now: number },
): Promise<Readiness> {
  const context = await auditContext({
    root: loaded.root,
    configured: loaded.config.project,
    plan,
    env,
    offline,
    now: Date.now,
    signal: AbortSignal.timeout(PATIENCE),
  })
  return { ...(await audit(context, await loadChecks())), at: now, offline }
}
