/** Which tables an export holds, in which order, and which of two rows with one key holds when they meet. */
import type { Kysely } from 'kysely'

export type ColumnType = 'text' | 'integer' | 'number' | 'bytes'
export type Exchanged = {
  table: string
  /** A question mark marks a column that may be null. */
  columns: Readonly<Record<string, ColumnType | `${ColumnType}?`>>
  key: readonly string[]
  /** The column that says which row is newer; null: a row never changes, the first stays. */
  newer: string | null
  /** A state `held` holds over a state `lost`, whichever row is newer. */
  oneWay?: { column: string; held: readonly string[]; lost: readonly string[] }
  /** The database numbers the rows, and their order says something: they travel in it, without their numbers. */
  numbered?: boolean
  /** No constraint of the database holds the key: what is there is looked for before a row is put in. */
  unconstrained?: boolean
}

/** The first line of an export begins with it. */
export const FORMAT = 1
/** Tables with rules of their own: samples carry the name of their series; undone entries the name of the other. */
export const SPECIAL = ['sample', 'audit'] as const
/** What an export leaves out: what follows from other rows, what is true of one database alone, and whatever holds a token. */
export const NOT_EXCHANGED = [
  'schema_version',
  'series',
  'connection',
  'authorisation',
  'oauth_app',
  'channel_check',
  'calendar_feed',
  'rollup',
  'item_change',
  'own_ledger',
]

export const exchanged: readonly Exchanged[] = [
  {
    table: 'workspace',
    columns: { id: 'text', root: 'text', name: 'text', first_seen: 'integer', last_seen: 'integer', origin: 'text?' },
    key: ['id'],
    newer: 'last_seen',
  },
  {
    table: 'item',
    columns: {
      workspace_id: 'text',
      item_id: 'text',
      kind: 'text',
      title: 'text',
      first_seen: 'integer',
      last_seen: 'integer',
      removed_at: 'integer?',
    },
    key: ['workspace_id', 'item_id'],
    newer: 'last_seen',
  },
  {
    table: 'reading',
    columns: { id: 'text', workspace_id: 'text', at: 'integer', digest: 'text', plan: 'text', diff: 'text?' },
    key: ['id'],
    newer: null,
    numbered: true,
  },
  {
    table: 'answer',
    columns: {
      id: 'text',
      workspace_id: 'text',
      url: 'text',
      request: 'text',
      status: 'integer',
      headers: 'text',
      body: 'bytes',
      fetched_at: 'integer',
      used_at: 'integer',
      etag: 'text?',
      last_modified: 'text?',
    },
    key: ['id'],
    newer: 'used_at',
  },
  {
    table: 'collector_run',
    columns: { id: 'text', workspace_id: 'text', collector: 'text', instance: 'text', started_at: 'integer', record: 'bytes' },
    key: ['id'],
    newer: null,
  },
  {
    table: 'collector_state',
    columns: {
      workspace_id: 'text',
      collector: 'text',
      instance: 'text',
      cursor: 'text?',
      last_run_at: 'integer?',
      last_ok_at: 'integer?',
      next_run_at: 'integer?',
      failures: 'integer',
      error: 'text?',
      requests: 'integer',
      samples: 'integer',
      quota: 'text?',
    },
    key: ['workspace_id', 'collector', 'instance'],
    newer: 'last_run_at',
  },
  {
    table: 'annotation',
    columns: {
      workspace_id: 'text',
      id: 'text',
      at: 'integer',
      label: 'text',
      kind: 'text',
      source: 'text',
      metric: 'text?',
      updated_at: 'integer',
    },
    key: ['workspace_id', 'id'],
    newer: 'updated_at',
  },
  {
    table: 'delivery',
    columns: {
      id: 'text',
      workspace_id: 'text',
      item: 'text',
      channel: 'text',
      digest: 'text',
      due_at: 'integer',
      local_time: 'text',
      zone: 'text',
      state: 'text',
      after_id: 'text?',
      late: 'text',
      late_within: 'integer',
      attempts: 'integer',
      post_id: 'text?',
      url: 'text?',
      reason: 'text?',
      updated_at: 'integer',
      kind: 'text',
      of_id: 'text?',
      campaign: 'text?',
      launch_time: 'text?',
    },
    key: ['id'],
    newer: 'updated_at',
    // What left here left, whatever another ledger planned since.
    oneWay: {
      column: 'state',
      held: ['attempting', 'published', 'pending', 'handoff', 'unconfirmed', 'waiting', 'deleted'],
      lost: ['planned', 'claimed', 'blocked', 'missed', 'cancelled'],
    },
  },
  {
    table: 'post_result',
    columns: {
      delivery_id: 'text',
      workspace_id: 'text',
      next_at: 'integer?',
      asked_at: 'integer?',
      failures: 'integer',
      counts: 'text?',
      reason: 'text?',
      updated_at: 'integer',
    },
    key: ['delivery_id'],
    newer: 'updated_at',
  },
  {
    table: 'reader',
    columns: {
      workspace_id: 'text',
      list: 'text',
      address: 'text',
      name: 'text?',
      state: 'text',
      asked_at: 'integer?',
      confirmed_at: 'integer?',
      ended_at: 'integer?',
      bounces: 'integer',
      reason: 'text?',
      updated_at: 'integer',
    },
    key: ['workspace_id', 'list', 'address'],
    newer: 'updated_at',
  },
  {
    table: 'attempt',
    columns: {
      id: 'text',
      workspace_id: 'text',
      delivery_id: 'text',
      fence: 'integer',
      digest: 'text',
      started_at: 'integer',
      ended_at: 'integer?',
      outcome: 'text?',
      detail: 'text?',
    },
    key: ['id'],
    newer: 'ended_at',
  },
  {
    table: 'delivery_note',
    columns: { workspace_id: 'text', delivery_id: 'text', who: 'text', state: 'text', at: 'integer', reply: 'text' },
    key: ['delivery_id', 'who', 'state', 'at'],
    newer: null,
    numbered: true,
    unconstrained: true,
  },
  {
    table: 'approval',
    columns: {
      id: 'text',
      workspace_id: 'text',
      item: 'text',
      channel: 'text',
      digest: 'text',
      person: 'text',
      at: 'integer',
      voided_at: 'integer?',
      kind: 'text',
      reason: 'text?',
      authors: 'text',
      vouched: 'text?',
      facts: 'text?',
    },
    key: ['id'],
    newer: 'voided_at',
  },
  {
    table: 'reviewed',
    columns: { workspace_id: 'text', digest: 'text', item: 'text', channel: 'text', at: 'integer', body: 'text' },
    key: ['workspace_id', 'digest'],
    newer: null,
  },
  {
    table: 'review_note',
    columns: {
      id: 'text',
      workspace_id: 'text',
      item: 'text',
      channel: 'text?',
      kind: 'text',
      person: 'text',
      at: 'integer',
      text: 'text',
      digests: 'text',
      resolved_at: 'integer?',
      resolved_by: 'text?',
      updated_at: 'integer',
    },
    key: ['id'],
    newer: 'updated_at',
  },
  {
    table: 'review_look',
    columns: { workspace_id: 'text', item: 'text', channel: 'text', person: 'text', digest: 'text', at: 'integer' },
    key: ['workspace_id', 'item', 'channel', 'person'],
    newer: 'at',
  },
  {
    table: 'review_link',
    columns: {
      id: 'text',
      workspace_id: 'text',
      item: 'text',
      channels: 'text',
      person: 'text',
      token_hash: 'text',
      made_by: 'text',
      made_at: 'integer',
      expires_at: 'integer',
      ended_at: 'integer?',
      ended_how: 'text?',
      updated_at: 'integer',
    },
    key: ['id'],
    newer: 'updated_at',
  },
  {
    table: 'hold',
    columns: { workspace_id: 'text', channel: 'text', person: 'text', at: 'integer' },
    key: ['workspace_id', 'channel'],
    newer: 'at',
  },
  {
    table: 'sending',
    columns: {
      workspace_id: 'text',
      report: 'text',
      period: 'text',
      way: 'text',
      state: 'text',
      digest: 'text',
      attempts: 'integer',
      started_at: 'integer',
      updated_at: 'integer',
      detail: 'text?',
    },
    key: ['workspace_id', 'report', 'period', 'way'],
    newer: 'updated_at',
  },
  {
    table: 'report_schedule',
    columns: { workspace_id: 'text', report: 'text', way: 'text', since: 'integer' },
    key: ['workspace_id', 'report', 'way'],
    newer: 'since',
  },
  {
    table: 'automation_episode',
    columns: {
      workspace_id: 'text',
      automation: 'text',
      subject: 'text',
      condition: 'text',
      since: 'integer',
      ended_at: 'integer?',
      updated_at: 'integer',
    },
    key: ['workspace_id', 'automation', 'subject'],
    newer: 'updated_at',
  },
  {
    table: 'automation_event',
    columns: {
      id: 'text',
      workspace_id: 'text',
      automation: 'text',
      subject: 'text',
      at: 'integer',
      kind: 'text',
      because: 'text',
      outcomes: 'text',
    },
    key: ['id'],
    newer: null,
  },
  {
    table: 'readiness',
    columns: { workspace_id: 'text', at: 'integer', offline: 'integer', result: 'text' },
    key: ['workspace_id'],
    newer: 'at',
  },
  {
    table: 'claim_check',
    columns: {
      id: 'text',
      workspace_id: 'text',
      claim: 'text',
      at: 'integer',
      ok: 'integer',
      value: 'number?',
      detail: 'text',
      definition: 'text',
      files: 'text',
      took: 'integer',
    },
    key: ['id'],
    newer: null,
  },
  {
    table: 'link_check',
    columns: { workspace_id: 'text', address: 'text', at: 'integer', state: 'text', detail: 'text?' },
    key: ['workspace_id', 'address'],
    newer: 'at',
  },
]

/** Rows by column name, for tables that are known only as data. */
export type Loose = Kysely<Record<string, Record<string, unknown>>>
/** The column that names the workspace of a row. */
export const workspaceColumn = (table: string): string => (table === 'workspace' ? 'id' : 'workspace_id')
