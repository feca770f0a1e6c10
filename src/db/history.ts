/** What happened in a stretch of time, as reports tell it: entries of the audit log, and how the plan changed. */
import type { PlanDiff } from '../plan/identity/ids.ts'
import type { Plan } from '../plan/model.ts'
import { oneOf } from './dialect.ts'
import type { Database } from './open.ts'

/** An entry without the texts that it carries. `done`: what a tick set its box to; null for all else. */
export type PastEntry = { at: number; action: string; subject: string; who: string; done: boolean | null }

/** Entries within [from, to) that were not undone, oldest first. */
export async function entriesIn(db: Database, workspace: string, { from, to }: { from: number; to: number }): Promise<PastEntry[]> {
  const rows = await db
    .selectFrom('audit')
    .select(['at', 'action', 'subject', 'actor_name', 'actor_kind', 'before', 'after'])
    .where('workspace_id', '=', workspace)
    .where('at', '>=', from)
    .where('at', '<', to)
    .where('undone_by', 'is', null)
    .orderBy('seq')
    .execute()
  return rows.map(({ at, action, subject, actor_name, actor_kind, before, after }) => ({
    at,
    action,
    subject,
    who: actor_name === '' ? actor_kind : actor_name,
    done: action === 'tick' && before !== null && after !== null ? ticked(before, after) : null,
  }))
}

/** Ticked or reopened? The text with more marks of a done box is the later state of a tick. */
function ticked(before: string, after: string): boolean {
  const marks = (text: string): number => text.match(/\[[xX]\]|[✅✔☑]/gu)?.length ?? 0
  return marks(after) >= marks(before)
}

/** Posts that went out within [from, to), also by hand or with an answer that was found only later; oldest first. */
export async function publishedIn(
  db: Database,
  workspace: string,
  { from, to }: { from: number; to: number },
): Promise<{ at: number; item: string; channel: string; url: string | null }[]> {
  const rows = await db
    .selectFrom('attempt')
    .innerJoin('delivery', 'delivery.id', 'attempt.delivery_id')
    .select(['delivery.id', 'delivery.item', 'delivery.channel', 'delivery.url', e => e.fn.max('attempt.ended_at').as('at')])
    .where('attempt.workspace_id', '=', workspace)
    .where('delivery.kind', '=', 'post')
    .where('delivery.state', 'in', ['published', 'deleted'])
    .where('attempt.outcome', 'in', ['published', 'unknown', 'handoff'])
    .where('attempt.ended_at', '>=', from)
    .where('attempt.ended_at', '<', to)
    .groupBy(['delivery.id', 'delivery.item', 'delivery.channel', 'delivery.url'])
    .execute()
  return rows
    .map(({ at, id, item, channel, url }) => ({ at: at ?? from, id, item, channel, url }))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    .map(({ at, item, channel, url }) => ({ at, item, channel, url }))
}

/** Those of these items of which a post was out before a moment, and was not taken down since. */
export async function outBefore(db: Database, workspace: string, items: readonly string[], moment: number): Promise<Set<string>> {
  const rows = await db
    .selectFrom('attempt')
    .innerJoin('delivery', 'delivery.id', 'attempt.delivery_id')
    .select('delivery.item')
    .distinct()
    .where('attempt.workspace_id', '=', workspace)
    .where('delivery.kind', '=', 'post')
    .where('delivery.state', '=', 'published')
    .where('attempt.outcome', 'in', ['published', 'unknown', 'handoff'])
    .where('attempt.ended_at', '<', moment)
    .where(oneOf(db, 'delivery.item', items))
    .execute()
  return new Set(rows.map(each => each.item))
}

/** Pieces and channels of deliveries, by their ids; of ids that are none there is nothing. */
export async function postsOf(
  db: Database,
  workspace: string,
  ids: readonly string[],
): Promise<Map<string, { item: string; channel: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('delivery')
    .select(['id', 'item', 'channel'])
    .where('workspace_id', '=', workspace)
    .where(oneOf(db, 'id', ids))
    .execute()
  return new Map(rows.map(({ id, item, channel }) => [id, { item, channel }]))
}

/** Readings within [from, to) that differed from the one before, oldest first. */
export async function changesIn(
  db: Database,
  workspace: string,
  { from, to }: { from: number; to: number },
): Promise<{ at: number; diff: PlanDiff }[]> {
  const rows = await db
    .selectFrom('reading')
    .select(['at', 'diff'])
    .where('workspace_id', '=', workspace)
    .where('at', '>=', from)
    .where('at', '<', to)
    .where('diff', 'is not', null)
    .orderBy('seq')
    .execute()
  return rows.map(({ at, diff }) => ({ at, diff: JSON.parse(diff ?? 'null') as PlanDiff }))
}

/** When the report of a period was first written after the period, and not taken back; null when it was not. */
export async function reportedAt(db: Database, workspace: string, period: string, after: number): Promise<number | null> {
  const row = await db
    .selectFrom('audit')
    .select(e => e.fn.min('at').as('at'))
    .where('workspace_id', '=', workspace)
    .where('action', '=', 'report')
    .where('subject', '=', period)
    .where('at', '>=', after)
    .where('undone_by', 'is', null)
    .executeTakeFirst()
  return row?.at ?? null
}

/**
 * The plan of the last reading at `known` or before it; with `known` null the first reading at `at` or later. Without its
 * problems; null when there was none.
 */
export async function planSince(
  db: Database,
  workspace: string,
  at: number,
  known: number | null,
): Promise<{ at: number; plan: Plan } | null> {
  const row = await db
    .selectFrom('reading')
    .select(['at', 'plan'])
    .where('workspace_id', '=', workspace)
    .where('at', known === null ? '>=' : '<=', known ?? at)
    .orderBy('seq', known === null ? 'asc' : 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { at: row.at, plan: JSON.parse(row.plan) as Plan } : null
}
