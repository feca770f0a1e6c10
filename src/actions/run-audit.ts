/** Audits the repository of a workspace and keeps the result. Nothing in the repository changes. */
import { auditContext } from '../audit/context.ts'
import { loadChecks } from '../audit/index.ts'
import { audit } from '../audit/run.ts'
import { putReadiness } from '../db/readiness.ts'
import type { Readiness } from '../db/readiness.ts'
import { fresh, type ActionContext } from './action.ts'

export async function runAudit(context: ActionContext, { offline }: { offline: boolean }): Promise<Readiness> {
  const { loaded, plan } = await fresh(context)
  const ctx = await auditContext({
    root: loaded.root,
    configured: loaded.config.project,
    plan,
    env: context.env ?? process.env,
    offline,
    now: Date.now,
    signal: AbortSignal.timeout(2 * 60_000),
  })
  const result: Readiness = { ...(await audit(ctx, await loadChecks())), at: context.now, offline }
  await putReadiness(context.db, loaded.id, result)
  return result
}
