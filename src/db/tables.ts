/** The tables, as Kysely sees them. Times are UTC epoch milliseconds; JSON is text. Both SQLite and PostgreSQL hold these types alike. */
import type { Generated } from 'kysely'
import type { DeliveryTables } from './delivery-tables.ts'

export type Tables = DeliveryTables & {
  workspace: {
    id: string
    root: string
    name: string
    first_seen: number
    last_seen: number
    /** Repository and folder that it was first read from, as `originText` writes them; null where there was no remote. */
    origin: string | null
  }
  /** One reading of a workspace's files that differed from the one before. */
  reading: { seq: Generated<number>; id: string; workspace_id: string; at: number; digest: string; plan: string; diff: string | null }
  /** Every item ever read, so that what people did to it survives an edit of its document. */
  item: {
    workspace_id: string
    item_id: string
    kind: string
    title: string
    first_seen: number
    last_seen: number
    removed_at: number | null
  }
  /** Who did what to what, from where, with the state before and after. */
  audit: {
    seq: Generated<number>
    /** Its name in exports: numbers may be taken elsewhere. */
    id: string
    at: number
    workspace_id: string | null
    actor_kind: string
    actor_name: string
    origin: string
    action: string
    subject: string
    before: string | null
    after: string | null
    undone_by: number | null
  }
  /** What is measured of what: one metric with one set of labels. `latest_at`, `known_at`: its newest sample, and its newest with a value. */
  series: {
    id: Generated<number>
    workspace_id: string
    metric: string
    /** As `labelsKey` in metrics/sample.ts writes them. */
    labels: string
    latest_at: number | null
    known_at: number | null
  }
  /** Measured values. The metric and the labels are in `series`, so that a million rows stay small. */
  sample: {
    series_id: number
    at: number
    span: number
    value: number | null
    source: string
    method: string
    fetched_at: number
    /** Separated by spaces; '' for none. */
    flags: string
    /** The id of a stored answer, which may have been removed since. */
    answer: string | null
  }
  /**
   * What an hour or a day (`width`, milliseconds) of a series from `at` on adds up to, where it holds several samples.
   * Worked out from them in the same transaction: it can always be made again.
   */
  rollup: {
    series_id: number
    width: number
    at: number
    /** Times of its first and its last sample, and where the last period ends. */
    first_at: number
    last_at: number
    end_at: number
    /** Samples in it, and those of them with a value. */
    count: number
    known: number
    /** The first value that is known in it, and the last. */
    first: number | null
    last: number | null
    min: number | null
    max: number | null
    sum: number | null
    /** How long the periods of its samples are together, and how many have none. */
    spans: number
    instants: number
    /** How often a value is lower than the one before it. */
    falls: number
    /** One bit for each flag that a sample has, in the order of the alphabet. */
    flags: number
  }
  /** Raw answers that samples were read from. `request` tells apart requests to one address; `body` is compressed (zlib). */
  answer: {
    id: string
    workspace_id: string
    url: string
    request: string
    status: number
    headers: string
    body: Uint8Array
    fetched_at: number
    used_at: number
    etag: string | null
    last_modified: string | null
  }
  /** What a run of a collector asked and was told, from its beginning on: JSON, compressed (zlib). */
  collector_run: {
    id: string
    workspace_id: string
    collector: string
    instance: string
    started_at: number
    record: Uint8Array
  }
  /** Where a collector goes on, how its last run went and who runs it now. */
  collector_state: {
    workspace_id: string
    collector: string
    instance: string
    cursor: string | null
    last_run_at: number | null
    last_ok_at: number | null
    next_run_at: number | null
    failures: Generated<number>
    /** JSON: kind, message, hint. */
    error: string | null
    /** Of the last run. */
    requests: Generated<number>
    /** Samples that the last run changed. */
    samples: Generated<number>
    /** JSON, by host. */
    quota: string | null
    lease_owner: string | null
    lease_until: number | null
    /** Counts the leases: a worker that lost its own writes nothing more. */
    fence: Generated<number>
  }
  /** Events beside a chart: a release, a post, a talk. */
  annotation: {
    id: string
    workspace_id: string
    at: number
    label: string
    kind: string
    source: string
    /** Null: it belongs beside every metric. */
    metric: string | null
    updated_at: number
  }
  /** A person's yes to exactly these bytes. */
  approval: {
    id: string
    workspace_id: string
    item: string
    channel: string
    digest: string
    person: string
    at: number
    voided_at: number | null
    /** yes, link, merge, emergency; see content/review/verdict.ts. */
    kind: Generated<string>
    /** Why, of an emergency. */
    reason: string | null
    /** JSON: who had written the text then. */
    authors: Generated<string>
    /** Who made the link that it came by. */
    vouched: string | null
    /** JSON: what kind of content it was then; null: it was not noted. */
    facts: string | null
  }
  /** What was on the screen when somebody looked or decided: `body` is the text of which `digest` is the SHA-256. */
  reviewed: { workspace_id: string; digest: string; item: string; channel: string; at: number; body: string }
  /** Remarks on a piece, and changes that are asked for. */
  review_note: {
    id: string
    workspace_id: string
    item: string
    /** Null: it is about the piece as a whole. */
    channel: string | null
    /** comment, changes. */
    kind: string
    person: string
    at: number
    text: string
    /** JSON: what it was about, by channel. */
    digests: string
    resolved_at: number | null
    resolved_by: string | null
    updated_at: number
  }
  /** Which bytes somebody saw last. */
  review_look: { workspace_id: string; item: string; channel: string; person: string; digest: string; at: number }
  /** Links by which one person without an account decides once. The link itself is nowhere: only the SHA-256 of its secret. */
  review_link: {
    id: string
    workspace_id: string
    item: string
    /** JSON: names of channels. */
    channels: string
    person: string
    token_hash: string
    made_by: string
    made_at: number
    expires_at: number
    ended_at: number | null
    /** approved, changes, replaced, withdrawn. */
    ended_how: string | null
    updated_at: number
  }
  /** A report on its way to somebody: one row for each report, period and way, written before it is sent. */
  sending: {
    workspace_id: string
    /** daily, weekly, monthly, quarterly, phase. */
    report: string
    /** As `ReportPeriod.name`: 2026-W47. */
    period: string
    /** Its name in `reports: send:` of uptake.yml. */
    way: string
    /** sending, sent, failed (it did not arrive), unconfirmed (nobody knows). */
    state: string
    /** SHA-256 of what was sent. */
    digest: string
    attempts: number
    started_at: number
    updated_at: number
    /** What the other side said. */
    detail: string | null
  }
  /** Since when a report goes a way by itself; `way` '' is `reports/`. */
  report_schedule: { workspace_id: string; report: string; way: string; since: number }
  /** A time over which the condition of an automation holds: it fires once in each. `ended_at` null: it goes on. */
  automation_episode: {
    workspace_id: string
    automation: string
    /** What it holds of: the id of a task; '' for the whole. */
    subject: string
    /** The condition as written: another one begins anew. */
    condition: string
    since: number
    ended_at: number | null
    updated_at: number
  }
  /** What automations did, and why. */
  automation_event: {
    id: string
    workspace_id: string
    automation: string
    subject: string
    at: number
    /** fired, ended. */
    kind: string
    because: string
    /** JSON: what was done, and what could not be. */
    outcomes: string
  }
  /** The last audit of the repository. */
  readiness: {
    workspace_id: string
    at: number
    /** 1: no server was asked. */
    offline: number
    /** JSON: `Audit`. */
    result: string
  }
  /** An account of a channel, connected by OAuth 2. `access` and `refresh` are sealed (connect/vault.ts). */
  connection: {
    workspace_id: string
    /** Its name in `uptake.yml`. */
    channel: string
    /** connected; refused: the platform said for good that the connection is over. */
    state: string
    account: string | null
    scope: string
    access: string
    refresh: string | null
    /** Null: it does not end. */
    expires_at: number | null
    refresh_expires_at: number | null
    connected_at: number
    connected_by: string
    /** When `access` was issued. */
    issued_at: number
    /** Renewals that failed since the last one that did not; `retry_at`: none is tried before. */
    failures: Generated<number>
    retry_at: number | null
    /** What went wrong last. */
    detail: string | null
    /** Who renews it now. */
    lease_owner: string | null
    lease_until: number | null
    fence: Generated<number>
  }
  /** An authorisation under way: from the way to the platform until the way back. */
  authorisation: {
    /** SHA-256 of the state that the platform gives back. */
    state_hash: string
    workspace_id: string
    channel: string
    /** Sealed. */
    verifier: string
    redirect: string
    person: string
    until: number
  }
  /** An app that registered itself at the server of a channel. `client_secret` is sealed. */
  oauth_app: {
    workspace_id: string
    channel: string
    /** Where it was registered. */
    server: string
    redirect: string
    scopes: string
    client_id: string
    client_secret: string
    registered_at: number
  }
  /** This database as the one that sends a calendar. `replaced`: JSON, names whose place it took. */
  own_ledger: { workspace_id: string; id: string; replaced: string }
  /** What a channel said when it was last asked. `kind` null: it was ready. */
  channel_check: {
    workspace_id: string
    channel: string
    at: number
    account: string | null
    kind: string | null
    message: string | null
    /** JSON. */
    quota: string | null
  }
  /** An address at which another calendar subscribes to this one; taking it back deletes the row. */
  calendar_feed: {
    id: string
    workspace_id: string
    name: string
    /** SHA-256 of the token in the address; the token itself is not kept. */
    token_digest: string
    person: string
    created_at: number
    read_at: number | null
  }
  /** What came of checking a claim: one row for each time. */
  claim_check: {
    id: string
    workspace_id: string
    claim: string
    at: number
    /** 1: the evidence says what the claim says. */
    ok: number
    value: number | null
    detail: string
    /** SHA-256 of what was checked: another command or number is another claim. */
    definition: string
    /** JSON: SHA-256 of each file of the evidence, by its path. */
    files: string
    /** Milliseconds. */
    took: number
  }
  /** What an address answered when it was asked last. */
  link_check: {
    workspace_id: string
    address: string
    at: number
    /** alive, dead, unknown (nobody can tell now). */
    state: string
    detail: string | null
  }
}
