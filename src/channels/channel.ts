/** The one interface of everything that publishes. A channel is one file in this folder, found by its name. */
import type { Log } from '../lib/log.ts'
import type { Settings, SettingValues } from '../lib/setting-values.ts'

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
  /** What is written below the post once it is out; null or left out: nothing. */
  comment?: string | null
  /** Where the piece lives first; channels that know canonical addresses get it. */
  canonical: string | null
  link: string | null
  tags: readonly string[]
  language: string | null
  /** What else the channel was told for this piece (subreddit, publication …). */
  options: Readonly<Record<string, string>>
}

/** How a repeated or lost send is told apart. `key`: the same key never makes a second post, however late. `lookup`: `find` sees what was posted. */
export type Idempotency = 'key' | 'lookup' | 'none'
export type Contract = {
  idempotency: Idempotency
  /** Milliseconds until `find` sees for sure what was posted; only then is its silence a proof. */
  settles: number
  apiVersion: string | null
  /** ISO date after which the API version answers no more. */
  sunset: string | null
  pricePerPost: Price | null
}
/**
 * How a channel counts: `graphemes` (user-perceived characters), `characters` (code points), `weighted` (X: twitter-text),
 * `mastodon` (graphemes; an address counts 23, of a remote mention only the local part), `threads` (code points; an emoji
 * counts its UTF-8 bytes), `bytes` (UTF-8).
 */
export type Counting = 'graphemes' | 'characters' | 'weighted' | 'mastodon' | 'threads' | 'bytes'
/** `length` of one part; `parts` > 1: threads. `bytes` is a second limit beside `length`. `comment`: of a first comment, where it is another one. `format` is what `Part.text` holds; plain when left out. */
export type Limits = {
  length: number
  counted: Counting
  parts: number
  media: number
  bytes?: number
  comment?: number
  format?: 'plain' | 'markdown'
  /** Of Markdown: `hard` where the platform shows each line break as one; elsewhere it is a space (CommonMark). */
  breaks?: 'hard'
  /** `apart`: link and tags have fields of their own there, and the text gets neither. */
  ending?: 'apart'
  /** Pictures are made smaller until they are within these; any size and type when it is left out. */
  image?: ImageLimits
}
/** Pixels of each side, bytes of the file, media types that are taken. */
export type ImageLimits = { width?: number; height?: number; bytes?: number; types?: readonly string[] }
/** What a channel asks of a piece beyond its text; the rule channel-checklist holds a piece against it. */
export type Needs = {
  /** The piece must have a title of at most so many characters. */
  title?: { most: number }
  /** It must lead somewhere: `link`, or an address in the text. */
  link?: boolean
  /** At most so many tags. */
  tags?: { most: number }
  /** At least one picture. */
  picture?: boolean
  /** Keys below the channel that must be said: `subreddit`, `category`. */
  options?: readonly string[]
  /** Only posts of this kind: `link` leads to an address, `text` does not (`kind: self` below the channel). */
  posts?: 'link' | 'text'
  /** Characters that such keys have at most. */
  lengths?: Readonly<Record<string, number>>
}

/** `cost`: what the platform takes for it, when it takes something. */
export type Published = { state: 'published'; id: string; url: string | null; cost?: Price }
export type Price = { amount: number; currency: string }
/**
 * `pending`: taken, not yet public. `handoff`: a person does it, with the prepared text, by these steps.
 * `more`: a part of the work is done and noted, the rest goes on in another attempt, at `at` or at once.
 */
export type Outcome =
  | Published
  | { state: 'more'; note: string; at: number | null }
  | { state: 'pending'; id: string }
  | { state: 'handoff'; url: string; steps: readonly string[] }

/** The only door to network and clock. `key` is the same in every attempt of one delivery. */
export type ChannelContext = {
  settings: Readonly<Record<string, string>>
  fetch: typeof fetch
  key: string
  now(): number
  log: Log
  signal: AbortSignal
  /** UTC epoch milliseconds: what can go on in another attempt stops by then. */
  until?: number
  /** Files of the workspace's repository, for channels that publish there. Paths are from its root. */
  files?: Files
  /** Runs git in the repository, without a shell. */
  run?: Run
  mail?: Mail
  journal?: Journal
  /** Ids of posts that other deliveries made there, the newest: with the same text they are not the one that is looked for. */
  others?(): Promise<ReadonlySet<string>>
  readers?: ReaderList
  /** Hides the secrets of this channel in a text, also those that were obtained on the way. */
  redact?(text: string): string
  /** The same for the id or the address of a post, which must lead to it still: a word in it that is a secret, too, stays. */
  redactReference?(value: string): string
  /** After a token was refused: gets another one by the connection. @returns false when there is none. @throws ChannelError 'auth' | 'later' */
  renew?(): Promise<boolean>
  /** After the platform refused the account for good (401, also when it was asked who it is): notes it. @returns what to do about it */
  refused?(message: string): Promise<string>
}

export type Files = {
  /** @returns null when there is none */
  read(path: string): Promise<Uint8Array | null>
  /** Writes a whole file or nothing, with the folders above it. */
  write(path: string, content: string | Uint8Array): Promise<void>
  /** Paths below a folder, sorted; none when it is not there. */
  list(folder: string): Promise<readonly string[]>
}
export type Run = (program: 'git', args: readonly string[]) => Promise<{ code: number; stdout: string; stderr: string }>

export type MailServer = { host: string; port: number; secure: boolean; user: string | null; password: string | null }
export type Message = {
  /** Where bounces go, and the one who gets it. */
  envelope: { from: string; to: string }
  from: string
  to: string
  replyTo: string | null
  subject: string
  text: string
  html: string | null
  messageId: string
  headers: Readonly<Record<string, string>>
  attachments: readonly { name: string; type: string; bytes: Uint8Array; cid: string }[]
}
/** What the mail server said to one message. `unknown`: it may have been taken. `reply`: its own words. */
export type MailOutcome = { state: 'accepted' | 'refused' | 'deferred' | 'unknown'; reply: string }
export type Mail = (server: MailServer) => {
  /** Connects and signs in. @throws ChannelError 'auth' | 'later' */
  verify(): Promise<void>
  send(message: Message): Promise<MailOutcome>
  close(): void
}
/** Readers who subscribed by themselves. `page`: the path of the pages of this list on the server. Addresses are in lower case. */
export type ReaderList = {
  page: string
  confirmed(): Promise<readonly { address: string; name: string | null }[]>
  /** Who left or whose mailbox is gone, wherever they subscribed. */
  ended(): Promise<readonly string[]>
}
/** What was noted of one delivery, in order. `note` returns when the note outlives a crash; with `post` that is its reply, as JSON. */
export type Journal = {
  entries(): Promise<readonly Note[]>
  note(entry: Note & { post?: { id: string; url: string | null } }): Promise<void>
}
export type Note = { who: string; state: 'sending' | MailOutcome['state']; at: number; reply: string }

/** Who posts, and what the platform still lets them do. */
export type Account = { account: string; quota?: Quota }
/** Posts (or requests) that are left of `limit`, until `resetAt` (UTC epoch milliseconds). */
export type Quota = { left: number; limit: number | null; resetAt: number | null }

export type Standing = 'same' | 'other' | 'gone'

/** What platforms count of a post; each is a metric `post.…`. */
export const POST_METRICS = ['likes', 'reposts', 'quotes', 'replies', 'views', 'clicks', 'bookmarks', 'downloads', 'upvoted'] as const
export type PostMetric = (typeof POST_METRICS)[number]
export type PostCounts = Partial<Record<PostMetric, number>>

export type Channel = {
  name: string
  title: string
  contract: Contract
  limits: Limits
  /** Is the account there and allowed to post? Reads only. @throws ChannelError */
  check(ctx: ChannelContext): Promise<Account>
  /** Sends once and never again by itself. @throws ChannelError */
  publish(ctx: ChannelContext, rendition: Rendition): Promise<Outcome>
  /** Looks whether it is there after a lost answer. Reads only. @throws ChannelError */
  find(ctx: ChannelContext, rendition: Rendition): Promise<Published | undefined>
  /** Brings a post to what the rendition says, in one go: sends once and never again by itself. @throws ChannelError */
  edit?(ctx: ChannelContext, published: Published, rendition: Rendition): Promise<Published>
  /** Takes a post down; one that is gone already is no error. @throws ChannelError */
  delete?(ctx: ChannelContext, published: Published): Promise<void>
  /** What stands there now: the rendition (null: anything will do), another text, or nothing. Reads only. @throws ChannelError */
  look?(ctx: ChannelContext, published: Published, rendition: Rendition | null): Promise<Standing>
  /** Writes below a post, once. @throws ChannelError */
  comment?(ctx: ChannelContext, published: Published, text: string): Promise<Published>
  /** Looks whether a comment with this text is there. Reads only. @throws ChannelError */
  findComment?(ctx: ChannelContext, published: Published, text: string): Promise<Published | undefined>
  /** The numbers of a post that the platform gives away; one that it does not give is left out, and is not 0. Reads only. @throws ChannelError */
  metrics?(ctx: ChannelContext, published: Published): Promise<PostCounts>
}

/** What a file of this folder exports: a channel with what forms, checks and docs are made of. */
export type ChannelPlugin = Channel & {
  help: string
  /** What plans call its platform, where its title does not say it: "newsletter". */
  platform?: string
  /** Who does it: an API, a file in the repository, a mail server, or a person. */
  mode: 'api' | 'file' | 'mail' | 'handoff'
  settings: Settings
  /** Hosts asked when no setting names one. */
  hosts: readonly string[]
  /** The pages that limits, contract, price and the shape of requests were read from. */
  sources: readonly Source[]
  /** What it asks of a piece beyond the text; checked while the piece is written. */
  needs?: Needs
  /** What its settings add to that. */
  needsBy?(settings: SettingValues): Needs
  /** What it counts of a post, and what is needed for that. Left out: it counts nothing that it tells. */
  counts?: {
    metrics: readonly PostMetric[]
    note?: string
    source: string
    /** Milliseconds between two questions, where they cost. */
    atMostEvery?: number
  }
  /** Of a hand-off: what the platform's own API would be. */
  byApi?: Pick<Contract, 'apiVersion' | 'sunset' | 'pricePerPost'> & { note: string }
  /** How its account is connected without a token being copied by hand. */
  connect?: Connect
  /** The setting without which a person posts, with the prepared text. */
  byHandWithout?: string
}
/**
 * OAuth 2 (RFC 6749) of a platform, as data. `{base}` in an address stands for the setting of that name.
 * The app's id and secret are the settings `client_id` and `client_secret`.
 */
export type Connect = {
  authorize: string
  token: string
  /** Where tokens are given back (RFC 7009). */
  revoke?: string
  /** Where an app registers itself, when the user names none: every server is a platform of its own (Mastodon). */
  apps?: string
  scopes: readonly string[]
  /** Proof Key for Code Exchange (RFC 7636). False: the platform refuses or ignores it. */
  pkce: boolean
  /** How the app says its secret. Without a secret it says its id alone. */
  client: 'basic' | 'post'
  /** `meta`: tokens are made long-lived, and refreshed, by requests of Meta's own. */
  grant: 'standard' | 'meta'
  /** More fields of the authorisation request. */
  extra?: Readonly<Record<string, string>>
  /** Words of the platform that mean what `invalid_grant` means elsewhere: the grant is over for good. */
  refusal?: string
  /** Where the app is registered. */
  register: string
  /** `https`: the platform takes no redirect to this machine, so its address is pasted back. */
  redirect: 'loopback' | 'https'
}
export type Source = { about: 'api' | 'limits' | 'price' | 'policy' | 'sunset'; url: string }

/**
 * `rejected`: refused for good, nothing was posted. `auth`: the account must be mended, nothing was posted. `later`:
 * nothing was posted, try again at `retryAt`. `unknown`: it may have been posted. Whatever else is thrown is unknown too.
 */
export type ChannelErrorKind = 'rejected' | 'auth' | 'later' | 'unknown'
export class ChannelError extends Error {
  readonly kind: ChannelErrorKind
  /** UTC epoch milliseconds: of `later`, and of a look-up that is to wait. */
  readonly retryAt: number | null
  /** The HTTP status, when there was an answer. */
  readonly status: number | null
  constructor(kind: ChannelErrorKind, message: string, options: { retryAt?: number; status?: number; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'ChannelError'
    this.kind = kind
    this.retryAt = options.retryAt ?? null
    this.status = options.status ?? null
  }
}
