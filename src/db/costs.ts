/** What attempts noted, by channel: how many posts went out, what they cost, and which the account's troubles stopped. */
import type { Database } from './open.ts'

export type Spent = { posts: number; cost: { amount: number; currency: string } | null }
type Outcome = { cost?: { amount: number; currency: string } }

/** @param since UTC epoch milliseconds */
export async function costsSince(db: Database, workspace: string, since: number): Promise<Map<string, Spent>> {
  const rows = await db
    .selectFrom('attempt')
    .innerJoin('delivery', 'delivery.id', 'attempt.delivery_id')
    .select(['delivery.channel', 'attempt.detail'])
    .where('attempt.workspace_id', '=', workspace)
    .where('attempt.outcome', '=', 'published')
    .where('attempt.ended_at', '>=', since)
    .execute()
  const all = new Map<string, Spent>()
  for (const { channel, detail } of rows) {
    const before = all.get(channel) ?? { posts: 0, cost: null }
    const { cost } = detail === null ? {} : (JSON.parse(detail) as Outcome)
    all.set(channel, { posts: before.posts + 1, cost: cost === undefined ? before.cost : sum(before.cost, cost) })
  }
  return all
}

/** A platform takes one currency; amounts are rounded to a hundredth of a cent, so that sums stay clean. */
const sum = (before: Spent['cost'], cost: NonNullable<Spent['cost']>): Spent['cost'] => ({
  amount: Math.round(((before?.amount ?? 0) + cost.amount) * 10_000) / 10_000,
  currency: cost.currency,
})

/** Deliveries that stand still because the account was refused when they were last tried, by channel. */
export async function blockedByAccount(db: Database, workspace: string): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('delivery')
    .innerJoin('attempt', 'attempt.delivery_id', 'delivery.id')
    .select(['delivery.id', 'delivery.channel', 'attempt.outcome', 'attempt.started_at'])
    .where('delivery.workspace_id', '=', workspace)
    .where('delivery.state', '=', 'blocked')
    .orderBy('attempt.started_at')
    .execute()
  const last = new Map(rows.map(row => [row.id, row]))
  const all = new Map<string, string[]>()
  for (const { id, channel, outcome } of last.values()) if (outcome === 'auth') all.set(channel, [...(all.get(channel) ?? []), id])
  return all
}
