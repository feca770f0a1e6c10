/** Events beside a chart: a release, a post, a talk, a day on a front page. */
import { createHash } from 'node:crypto'
import { chunks } from './chunks.ts'
import type { Database } from './open.ts'
import { storable } from './text.ts'

export type Annotation = {
  id: string
  /** UTC epoch milliseconds. */
  at: number
  label: string
  /** `release`, `post`, `talk`, `press`, `incident`, `note` … */
  kind: string
  /** Where it is known from: a collector's name, an address, a person. */
  source: string
  /** The metric beside which it belongs; null for all. */
  metric: string | null
}

/** The id of an event that a collector finds again and again: the same one each time. */
export const annotationId = (source: string, kind: string, name: string): string =>
  createHash('sha256')
    .update(JSON.stringify([source, kind, name]))
    .digest('base64url')
    .slice(0, 16)

/** Stores annotations by id; `now` is UTC epoch milliseconds. @returns how many are new or changed */
export async function putAnnotations(db: Database, workspace: string, annotations: readonly Annotation[], now: number): Promise<number> {
  const rows = [...new Map(annotations.map(annotation => [annotation.id, annotation])).values()].map(({ label, source, ...rest }) => ({
    ...rest,
    label: storable(label),
    source: storable(source),
    workspace_id: workspace,
    updated_at: now,
  }))
  let changed = 0
  for (const some of chunks(rows)) {
    const written = await db
      .insertInto('annotation')
      .values(some)
      .onConflict(conflict =>
        conflict
          .columns(['workspace_id', 'id'])
          .doUpdateSet(e => ({
            at: e.ref('excluded.at'),
            label: e.ref('excluded.label'),
            kind: e.ref('excluded.kind'),
            source: e.ref('excluded.source'),
            metric: e.ref('excluded.metric'),
            updated_at: now,
          }))
          .where(e =>
            e.or([
              e('excluded.at', '<>', e.ref('annotation.at')),
              e('excluded.label', '<>', e.ref('annotation.label')),
              e('excluded.kind', '<>', e.ref('annotation.kind')),
              e('excluded.source', '<>', e.ref('annotation.source')),
              e('excluded.metric', 'is distinct from', e.ref('annotation.metric')),
            ]),
          ),
      )
      .returning('id')
      .execute()
    changed += written.length
  }
  return changed
}

/** Annotations within [from, to), oldest first: of one metric and of all of them, or every one. */
export async function annotationsIn(
  db: Database,
  workspace: string,
  { from, to, metric = null }: { from: number; to: number; metric?: string | null },
): Promise<Annotation[]> {
  const rows = await db
    .selectFrom('annotation')
    .select(['id', 'at', 'label', 'kind', 'source', 'metric'])
    .where('workspace_id', '=', workspace)
    .where('at', '>=', from)
    .where('at', '<', to)
    .$if(metric !== null, query => query.where(e => e.or([e('metric', 'is', null), e('metric', '=', metric)])))
    .execute()
  return rows.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

/** @returns whether it was there */
export async function removeAnnotation(db: Database, workspace: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('annotation').where('workspace_id', '=', workspace).where('id', '=', id).executeTakeFirst()
  return numDeletedRows > 0n
}
