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
 * `blocked`: not approved in exactly these bytes; a yes that comes later releases it (see release.ts). `missed`: due while nothing ran, and its policy asks. `cancelled`: a
 * person took it back. `deleted`: it was out and was taken down. At most one send: a delivery leaves `attempting` by an answer or by `unconfirmed`, never by a retry.
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
  'deleted',
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
  'deleted',
])

/** What stands still until somebody decides. */
export const UNDECIDED: readonly DeliveryState[] = ['waiting', 'unconfirmed', 'missed', 'rejected', 'blocked']
/** Was it called off, or taken down? Nothing of it is out, and nothing of it comes. */
export const isGone = (state: DeliveryState): boolean => state === 'cancelled' || state === 'deleted'

/** Is it on its way, out, or maybe out? Then the same piece is not put on the same channel again. */
export const stands = (state: DeliveryState): boolean =>
  !SETTLED.has(state) || state === 'published' || state === 'handoff' || state === 'waiting'

/**
 * What a delivery does: it posts, writes the first comment below a post, brings a post to what was approved since, or
 * takes it down. All of them go the same way through the states, each with its own attempts.
 */
export const KINDS = ['post', 'comment', 'edit', 'delete'] as const
export type DeliveryKind = (typeof KINDS)[number]

/** What happens to a delivery that was due while nothing ran: sent when at most `within` milliseconds late, else left to a person or dropped. */
export type MissedPolicy = { late: 'send' | 'ask' | 'skip'; within: number }

/** What becomes of a delivery that is too late by its policy, for a reason that a person reads; null when it may be sent. */
export function tooLate(
  { policy, dueAt, local, zone }: Delivery,
  now: number,
  why: string,
): { state: 'missed' | 'cancelled'; reason: string } | null {
  if (policy.late === 'send' || now - dueAt <= policy.within) return null
  const due = `It was due ${local.replace('T', ' ')} (${zone}), ${why}`
  return policy.late === 'ask'
    ? { state: 'missed', reason: `${due}. Send it now, move it, or drop it.` }
    : { state: 'cancelled', reason: `${due}, and was to be skipped then.` }
}

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
  kind: DeliveryKind
  /** Of a comment, an edit and a deletion: the delivery of the post. */
  of: string | null
  campaign: string | null
  /** Its time as its file tells it from the launch (T-7 09:00): it moves with the launch. Null: a time of its own. */
  launchTime: string | null
}

/** What a hold is put on: everything, a channel, or a campaign. */
export const EVERYTHING = '*'
export const campaignHold = (campaign: string): string => `campaign:${campaign}`

/** Milliseconds to wait after the first attempt that did not end well; doubled after each further one, at most an hour. */
export const FIRST_PAUSE = 30_000
export const backOff = (attempts: number, first = FIRST_PAUSE): number => Math.min(3_600_000, first * 2 ** Math.max(0, attempts - 1))
/** Attempts without progress, before a person is asked. */
export const MOST_ATTEMPTS = 8
