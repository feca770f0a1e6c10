/** The one interface of everything that publishes. A channel is one file in this folder, found by its name. */
import type { Log } from '../lib/log.ts'
import type { Sample } from '../metrics/sample.ts'

/** One picture, video or file of a post, with what it says to those who do not see it. */
export type Media = { name: string; type: string; bytes: Uint8Array; alt: string }
/** One post of a thread; a single post is a thread of one. `html` where the channel takes rich text. */
export type Part = { text: string; html: string | null; media: readonly Media[] }
/** What one channel gets of a content item: exactly this was approved, exactly this is sent. */
export type Rendition = {
  item: string
  channel: string
  title: string | null
  parts: readonly Part[]
  /** Where the piece lives first; channels that know canonical addresses get it. */
  canonical: string | null
  link: string | null
  tags: readonly string[]
  language: string | null
  /** What else the channel was told for this piece (subreddit, publication …). */
  options: Readonly<Record<string, string>>
}

/** How a repeated or lost send is told apart. `key`: the same key never makes a second post. `lookup`: `find` sees what was posted. */
export type Idempotency = 'key' | 'lookup' | 'none'
export type Contract = {
  idempotency: Idempotency
  /** Milliseconds until `find` sees for sure what was posted; only then is its silence a proof. */
  settles: number
  apiVersion: string | null
  /** ISO date after which the API version answers no more. */
  sunset: string | null
  pricePerPost: { amount: number; currency: string } | null
}
export type Limits = { length: number; counted: 'graphemes' | 'characters' | 'weighted' | 'bytes'; parts: number; media: number }

export type Published = { state: 'published'; id: string; url: string | null }
/** `pending`: taken, not yet public. `handoff`: a person does it, with the prepared text, by these steps. */
export type Outcome = Published | { state: 'pending'; id: string } | { state: 'handoff'; url: string; steps: readonly string[] }

/** The only door to network and clock. `key` is the same in every attempt of one delivery. */
export type ChannelContext = {
  settings: Readonly<Record<string, string>>
  fetch: typeof fetch
  key: string
  now(): number
  log: Log
  signal: AbortSignal
}

export type Channel = {
  name: string
  title: string
  contract: Contract
  limits: Limits
  /** Is the account there and allowed to post? Reads only. @throws ChannelError */
  check(ctx: ChannelContext): Promise<{ account: string }>
  /** Sends once and never again by itself. @throws ChannelError */
  publish(ctx: ChannelContext, rendition: Rendition): Promise<Outcome>
  /** Looks whether it is there after a lost answer. Reads only. @throws ChannelError */
  find(ctx: ChannelContext, rendition: Rendition): Promise<Published | undefined>
  metrics?(ctx: ChannelContext, published: Published): Promise<Sample[]>
}

/**
 * `rejected`: refused for good, nothing was posted. `auth`: the account must be mended, nothing was posted. `later`:
 * nothing was posted, try again at `retryAt`. `unknown`: it may have been posted. Whatever else is thrown is unknown too.
 */
export type ChannelErrorKind = 'rejected' | 'auth' | 'later' | 'unknown'
export class ChannelError extends Error {
  readonly kind: ChannelErrorKind
  /** UTC epoch milliseconds; only for `later`. */
  readonly retryAt: number | null
  constructor(kind: ChannelErrorKind, message: string, options: { retryAt?: number; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'ChannelError'
    this.kind = kind
    this.retryAt = options.retryAt ?? null
  }
}
