/** What attempts noted, by channel: how many posts went out, what they cost, and which the account's troubles stopped. */
import type { Database } from './open.ts'

export type Spent = { posts: number; cost: { amount: number; currency: string } | null }
type Outcome = { state?: string; cost?: { amount: number; currency: string } }

/** Also of posts whose answer was lost, once they were found. @param since UTC epoch milliseconds */
export async function costsSince(db: Database, workspace: string, since: number): Promise<Map<string, Spent>> {
  const rows = await db
    .selectFrom('attempt')
    .innerJoin('delivery', 'delivery.id', 'attempt.delivery_id')
    .select(['delivery.channel', 'delivery.kind', 'attempt.detail', 'attempt.outcome'])
    .where('attempt.workspace_id', '=', workspace)
    .where('attempt.outcome', 'in', ['published', 'unknown'])
    .where('attempt.ended_at', '>=', since)
    .execute()
  const all = new Map<string, Spent>()
  for (const { channel, kind, detail, outcome } of rows) {
    const said = saidIn(detail)
    if (outcome === 'unknown' && said.state !== 'published') continue
    const before = all.get(channel) ?? { posts: 0, cost: null }
    const cost = said.cost === undefined ? before.cost : sum(before.cost, said.cost)
    all.set(channel, { posts: before.posts + (kind === 'post' ? 1 : 0), cost })
  }
  return all
}

/** An answer that was lost is told in words until it is found. */
function saidIn(detail: string | null): Outcome {
  if (detail?.startsWith('{') !== true) return {}
  try {
    return JSON.parse(detail) as Outcome
  } catch (error) {
    if (error instanceof SyntaxError) return {}
    throw error
  }
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
