/**
 * The life of a delivery: one rendition due on one channel at one time.
 *
 * ```
 * planned → claimed → attempting → published | pending | handoff | rejected
 *    ↑         │           │
 *    │         │ (crash)   │ (crash, lost answer)
 *    └─────────┘           ▼
 *    ↑                unconfirmed → published (found) | waiting (a person decides)
 *    └── only when the channel proves that nothing was posted
 * ```
 * `blocked`: not approved in exactly these bytes. `missed`: due while nothing ran, and its policy asks. `cancelled`: a
 * person took it back. At most one send: a delivery leaves `attempting` by an answer or by `unconfirmed`, never by a retry.
 */
export const STATES = [
  'planned',
  'claimed',
  'attempting',
  'published',
  'pending',
  'handoff',
  'rejected',
  'unconfirmed',
  'waiting',
  'blocked',
  'missed',
  'cancelled',
] as const
export type DeliveryState = (typeof STATES)[number]
/** States in which nothing more happens by itself. */
export const SETTLED: ReadonlySet<DeliveryState> = new Set([
  'published',
  'handoff',
  'rejected',
  'waiting',
  'blocked',
  'missed',
  'cancelled',
])

/** What happens to a delivery that was due while nothing ran: sent when at most `within` milliseconds late, else left to a person or dropped. */
export type MissedPolicy = { late: 'send' | 'ask' | 'skip'; within: number }

export type Delivery = {
  id: string
  workspace: string
  item: string
  channel: string
  /** Digest of the rendition that is to be sent. */
  digest: string
  /** UTC epoch milliseconds, from `local` in `zone`. */
  dueAt: number
  local: string
  zone: string
  state: DeliveryState
  /** The delivery that must be published before this one, in the same thread or cross-post order. */
  after: string | null
  policy: MissedPolicy
  attempts: number
  /** Of the post, once it is known. */
  postId: string | null
  url: string | null
  /** Why it is where it is, for a person. */
  reason: string | null
  lease: { owner: string; until: number } | null
  fence: number
}

/** Milliseconds to wait after the first attempt that did not end well; doubled after each further one, at most an hour. */
export const FIRST_PAUSE = 30_000
export const backOff = (attempts: number, first = FIRST_PAUSE): number => Math.min(3_600_000, first * 2 ** Math.max(0, attempts - 1))
/** Definite refusals to take it now, before a person is asked. */
export const MOST_ATTEMPTS = 8
