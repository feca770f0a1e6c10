/** Episodes of automations, and the history of what they did. */
import { randomUUID } from 'node:crypto'
import type { Database } from './open.ts'
import { compare } from './series.ts'

export type StoredEpisode = { automation: string; subject: string; condition: string; since: number }
/** What was done about one deed. `failed` is said with its reason and is not tried again by itself. */
export type Outcome = { deed: string; state: 'done' | 'failed' | 'open'; detail: string }
/** Times in UTC epoch milliseconds. */
export type AutomationEvent = {
  id: string
  automation: string
  subject: string
  at: number
  kind: 'fired' | 'ended'
  because: string
  outcomes: Outcome[]
}

/** Episodes that go on, of all automations of a workspace. */
export async function openEpisodes(db: Database, workspace: string): Promise<StoredEpisode[]> {
  const rows = await db
    .selectFrom('automation_episode')
    .select(['automation', 'subject', 'condition', 'since'])
    .where('workspace_id', '=', workspace)
    .where('ended_at', 'is', null)
    .execute()
  return rows.sort((a, b) => a.since - b.since || compare(a.automation, b.automation) || compare(a.subject, b.subject))
}

/** @returns false when another process began the same episode first: then it has fired already */
export async function beginEpisode(db: Database, workspace: string, episode: StoredEpisode): Promise<boolean> {
  const { automation, subject, condition, since } = episode
  const written = await db
    .insertInto('automation_episode')
    .values({ workspace_id: workspace, automation, subject, condition, since, ended_at: null, updated_at: since })
    .onConflict(conflict =>
      conflict
        .columns(['workspace_id', 'automation', 'subject'])
        .doUpdateSet({ condition, since, ended_at: null, updated_at: since })
        .where(e => e.or([e('automation_episode.ended_at', 'is not', null), e('automation_episode.condition', '<>', condition)])),
    )
    .returning('subject')
    .execute()
  return written.length > 0
}

export async function endEpisode(
  db: Database,
  workspace: string,
  key: { automation: string; subject: string },
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('automation_episode')
    .set({ ended_at: now, updated_at: now })
    .where('workspace_id', '=', workspace)
    .where('automation', '=', key.automation)
    .where('subject', '=', key.subject)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** @returns its id */
export async function addEvent(db: Database, workspace: string, event: Omit<AutomationEvent, 'id'>): Promise<string> {
  const id = randomUUID()
  const { outcomes, ...rest } = event
  await db
    .insertInto('automation_event')
    .values({ id, workspace_id: workspace, ...rest, outcomes: JSON.stringify(outcomes) })
    .execute()
  return id
}

export async function setOutcomes(db: Database, id: string, outcomes: readonly Outcome[]): Promise<void> {
  await db
    .updateTable('automation_event')
    .set({ outcomes: JSON.stringify(outcomes) })
    .where('id', '=', id)
    .execute()
}

/** What happened within [from, to), newest first. */
export async function eventsIn(
  db: Database,
  workspace: string,
  { from = Number.MIN_SAFE_INTEGER, to = Number.MAX_SAFE_INTEGER, limit = 200 }: { from?: number; to?: number; limit?: number } = {},
): Promise<AutomationEvent[]> {
  const rows = await db
    .selectFrom('automation_event')
    .select(['id', 'automation', 'subject', 'at', 'kind', 'because', 'outcomes'])
    .where('workspace_id', '=', workspace)
    .where('at', '>=', from)
    .where('at', '<', to)
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(row => ({ ...row, kind: row.kind as AutomationEvent['kind'], outcomes: JSON.parse(row.outcomes) as Outcome[] }))
}
