/** Tables of deliveries and of what follows them. */
import type { Generated } from 'kysely'

export type DeliveryTables = {
  /** One rendition due on one channel at one time; see delivery/delivery.ts. */
  delivery: {
    id: string
    workspace_id: string
    item: string
    channel: string
    digest: string
    due_at: number
    /** Local time and IANA zone that `due_at` was resolved from. */
    local_time: string
    zone: string
    state: string
    after_id: string | null
    late: string
    late_within: number
    attempts: Generated<number>
    post_id: string | null
    url: string | null
    reason: string | null
    updated_at: number
    lease_owner: string | null
    lease_until: number | null
    fence: Generated<number>
    /** post, comment, edit, delete; see delivery/delivery.ts. */
    kind: Generated<string>
    /** Of a comment, an edit and a deletion: the delivery of the post. */
    of_id: string | null
    campaign: string | null
    /** T-7 09:00, where its file tells its time from the launch. */
    launch_time: string | null
  }
  /** What came of a post: when it is asked for again, and its newest numbers. */
  post_result: {
    delivery_id: string
    workspace_id: string
    /** Null: it is not asked for any more. */
    next_at: number | null
    asked_at: number | null
    failures: Generated<number>
    /** JSON by metric, of the last time when there was an answer; null before. */
    counts: string | null
    /** Why there are no numbers, or none this time. */
    reason: string | null
    updated_at: number
  }
  /** Somebody who asked for a newsletter. */
  reader: {
    workspace_id: string
    /** The name of the newsletter in uptake.yml. */
    list: string
    address: string
    name: string | null
    /** pending (asked, did not confirm), confirmed, left, bounced. */
    state: string
    asked_at: number | null
    confirmed_at: number | null
    ended_at: number | null
    /** Temporary failures in a row. */
    bounces: Generated<number>
    reason: string | null
    updated_at: number
  }
  /** One try to send a delivery, written before it is made. */
  attempt: {
    id: string
    workspace_id: string
    delivery_id: string
    fence: number
    digest: string
    started_at: number
    ended_at: number | null
    outcome: string | null
    detail: string | null
  }
  /** What a channel noted while it sent, in order: a line for each reader. */
  delivery_note: {
    seq: Generated<number>
    workspace_id: string
    delivery_id: string
    who: string
    state: string
    at: number
    reply: string
  }
  /** A piece to which something happened: a delivery, a yes, a remark. `mark`: see `nextMark`; `at`: by the clock of the database, seconds. */
  item_change: { mark: Generated<number>; workspace_id: string; item: string; at: Generated<number> }
  /** What nothing is sent on: a channel, `campaign:NAME`, or '*', which is everything. */
  hold: { workspace_id: string; channel: string; person: string; at: number }
}
