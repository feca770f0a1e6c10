/** Raw answers, compressed: a number can be opened at what it was read from, and asked for again only if it changed. */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { deflate, inflate } from 'node:zlib'
import type { Selectable } from 'kysely'
import type { Database } from './open.ts'
import type { Tables } from './tables.ts'

/** What was asked: an address without secrets, and what else makes the request (method, body, accept) when it is no plain GET. */
export type AnswerKey = { url: string; request: string }
export type NewAnswer = AnswerKey & {
  status: number
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>
  body: string
  /** UTC epoch milliseconds. */
  fetchedAt: number
}
export type StoredAnswer = NewAnswer & { id: string; usedAt: number; etag: string | null; lastModified: string | null }

/** Headers that could let somebody in. */
const PRIVATE = /^(?:set-cookie2?|cookie|authorization|proxy-.*|www-authenticate|x-api-key)$/

/** The id of an answer: the same answer to the same request has the same one, so it is stored once. */
function answerId(workspace: string, { url, request, body }: Pick<NewAnswer, 'url' | 'request' | 'body'>): string {
  const hash = createHash('sha256')
  for (const part of [workspace, url, request, body]) hash.update(`${Buffer.byteLength(part)}\n`).update(part)
  return hash.digest('base64url').slice(0, 22)
}

/** Stores an answer; one that is there already is marked as used now. @returns its id, for `Sample.answer` */
export async function putAnswer(db: Database, workspace: string, answer: NewAnswer): Promise<string> {
  const id = answerId(workspace, answer)
  const headers = Object.entries(answer.headers)
    .filter(([name]) => !PRIVATE.test(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const again = {
    status: answer.status,
    headers: JSON.stringify(Object.fromEntries(headers)),
    used_at: answer.fetchedAt,
    etag: answer.headers['etag'] ?? null,
    last_modified: answer.headers['last-modified'] ?? null,
  }
  const { numUpdatedRows } = await db.updateTable('answer').set(again).where('id', '=', id).executeTakeFirst()
  if (numUpdatedRows > 0n) return id
  const body = await promisify(deflate)(answer.body)
  await db
    .insertInto('answer')
    .values({ id, workspace_id: workspace, url: answer.url, request: answer.request, body, fetched_at: answer.fetchedAt, ...again })
    .onConflict(c => c.column('id').doUpdateSet(again))
    .execute()
  return id
}

/** The answer with this id, or null when it was never stored or its time is over. */
export async function getAnswer(db: Database, workspace: string, id: string): Promise<StoredAnswer | null> {
  const row = await db.selectFrom('answer').selectAll().where('id', '=', id).where('workspace_id', '=', workspace).executeTakeFirst()
  return row === undefined ? null : answerOf(row)
}

/** The answer that was given or confirmed last to a request, for asking whether it changed. */
export async function lastAnswer(db: Database, workspace: string, { url, request }: AnswerKey): Promise<StoredAnswer | null> {
  const row = await db
    .selectFrom('answer')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('url', '=', url)
    .where('request', '=', request)
    .orderBy('used_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : answerOf(row)
}

/** Marks an answer as used: its server said that it has not changed (304). */
export async function touchAnswer(db: Database, id: string, at: number): Promise<void> {
  await db.updateTable('answer').set({ used_at: at }).where('id', '=', id).where('used_at', '<', at).execute()
}

/**
 * Removes answers that nobody used since `before` (UTC epoch milliseconds), except those behind the newest sample of a
 * series. @returns how many
 */
export async function pruneAnswers(db: Database, workspace: string, before: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('answer')
    .where('workspace_id', '=', workspace)
    .where('used_at', '<', before)
    .where('id', 'not in', e =>
      e
        .selectFrom('series')
        .innerJoin('sample', join => join.onRef('sample.series_id', '=', 'series.id').onRef('sample.at', '=', 'series.latest_at'))
        .select('sample.answer')
        .where('sample.answer', 'is not', null)
        .where('series.workspace_id', '=', workspace),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}

async function answerOf(row: Selectable<Tables['answer']>): Promise<StoredAnswer> {
  return {
    id: row.id,
    url: row.url,
    request: row.request,
    status: row.status,
    headers: JSON.parse(row.headers) as Record<string, string>,
    body: (await promisify(inflate)(row.body)).toString('utf8'),
    fetchedAt: row.fetched_at,
    usedAt: row.used_at,
    etag: row.etag,
    lastModified: row.last_modified,
  }
}
