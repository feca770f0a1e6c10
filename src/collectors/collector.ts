/** The one interface of everything that measures. A collector is one file in this folder, found by its name. */
import type { Log } from '../lib/log.ts'
import type { Settings, SettingValues } from '../lib/setting-values.ts'
import type { FilesSay, Flag, MetricInfo, Sample } from '../metrics/sample.ts'

export type { Setting, Settings, SettingValues } from '../lib/setting-values.ts'

/** An answer of a server. Text and JSON are read under the limits of the caller (size, time). */
export type Answer = {
  /** Names the stored raw answer; goes into `Sample.answer`. */
  id: string
  url: string
  status: number
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>
  text: string
  /** Not changed since the last time (304): `text` is what was stored then. */
  unchanged: boolean
  /** @throws CollectError 'answer' when it is no JSON, or cut short. */
  json(): unknown
}
export type Request = {
  method?: 'GET' | 'POST'
  headers?: Readonly<Record<string, string>>
  body?: string
  /** Answers with these statuses are given back instead of thrown. */
  accept?: readonly number[]
  /** False: the answer holds something secret (an access token), so it is never stored. */
  keep?: boolean
}

/** A question to a SQLite file (its path from the root), or to PostgreSQL at an address. `time`: milliseconds that it may take. */
export type QueryRequest = ({ file: string } | { address: string }) & { statement: string; time: number }
/** Values by column: text, numbers and null; from PostgreSQL all as text, times in UTC. */
export type QueryRow = Readonly<Record<string, unknown>>

/** The only door to network, files, processes and clock. */
export type CollectContext = {
  settings: SettingValues
  /** Asks politely: conditional requests, budget per host, Retry-After, a few tries. @throws CollectError */
  ask(url: string, request?: Request): Promise<Answer>
  /** A file of the workspace's repository as text, by its path from the root. @throws CollectError 'missing' */
  read(path: string): Promise<string>
  /** Paths from the root of files that a glob matches, sorted. */
  glob(pattern: string): Promise<readonly string[]>
  /**
   * Lines of a program's standard output, as they come. The program sees only the environment that it needs to run, and
   * `env`. @throws CollectError 'missing' | 'answer' | 'settings'
   */
  run(program: string, args: readonly string[], env?: Readonly<Record<string, string>>): AsyncIterable<string>
  /** Rows that a query gives, which can change nothing. @throws CollectError */
  query(request: QueryRequest): Promise<readonly QueryRow[]>
  /** UTC epoch milliseconds. */
  now(): number
  /** Read everything from this moment on again, whatever the cursor says (UTC epoch milliseconds); null: go on from the cursor. */
  from: number | null
  log: Log
  signal: AbortSignal
}

/** What a collector left behind the last time: where to go on. Null the first time. */
export type Cursor = string | null
/**
 * Samples one by one, and now and then a cursor: everything before it is then stored together with it, in one
 * transaction, so that a run that was cut off goes on from there and nothing is lost or counted twice.
 */
export type Step = Sample | { cursor: string } | Said
export const isCursor = (step: Step): step is { cursor: string } => 'cursor' in step

/** What files say now: what they said before and do not say any more is withdrawn. */
export type Said = { said: FilesSay }
export const isSaid = (step: Step): step is Said => 'said' in step
export const isSample = (step: Step): step is Sample => 'metric' in step

export type Collector = {
  /** The name in `uptake.yml` and of the file: `github`. */
  name: string
  title: string
  help: string
  settings: Settings
  /** By metric id. */
  metrics: Readonly<Record<string, MetricInfo>>
  /** Milliseconds between two runs. */
  every: number
  /** Hosts asked when no address is set, for the documentation and the request budget. */
  hosts: readonly string[]
  /** Paths are below this folder: the repository's when nothing is said. */
  paths?: 'workspace' | 'repository'
  /** Requests per second that the hosts' rules allow; 5 when nothing is said. */
  perSecond?: number
  /** Settings that follow from what a repository holds (package.json, git remote …); null when it does not apply. */
  detect?(found: Detected): SettingValues | null
  collect(ctx: CollectContext, since: Cursor): AsyncIterable<Step>
}
/** What `uptake init` found in a repository. */
export type Detected = {
  remote: { host: string; owner: string; name: string } | null
  packages: readonly { registry: 'npm' | 'pypi' | 'crates' | 'go' | 'docker' | 'homebrew'; name: string }[]
  homepage: string | null
  /** Paths from its root, three levels deep. */
  files: readonly string[]
  /** Addresses that its own pages link to, such as that of its chat. */
  links?: readonly string[]
}

/** `settings`: mend uptake.yml. `auth`: the token. `later`: again at `retryAt`. `missing`: not there. `answer`: not understood. `network`: no answer. */
export type CollectErrorKind = 'settings' | 'auth' | 'later' | 'missing' | 'answer' | 'network'

/** Why something could not be measured, for a person: what happened, why, what to do. Never holds a secret. */
export class CollectError extends Error {
  readonly kind: CollectErrorKind
  readonly hint: string | null
  /** UTC epoch milliseconds; null when it is not known. */
  readonly retryAt: number | null
  /** The status of the answer, when there was one. */
  readonly status: number | null
  constructor(
    kind: CollectErrorKind,
    message: string,
    options: { hint?: string; retryAt?: number; status?: number; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'CollectError'
    this.kind = kind
    this.hint = options.hint ?? null
    this.retryAt = options.retryAt ?? null
    this.status = options.status ?? null
  }
}

/** Fills in what most samples share. */
export function sample(
  ctx: CollectContext,
  metric: string,
  value: number | null,
  from: Answer | string,
  more: Partial<Sample> = {},
): Sample {
  const flags: readonly Flag[] = value === null ? ['gap'] : []
  const source = typeof from === 'string' ? from : from.url
  const now = ctx.now()
  return {
    metric,
    labels: {},
    at: now,
    span: 0,
    value,
    source,
    method: typeof from === 'string' ? 'file' : 'api',
    fetchedAt: now,
    flags,
    answer: typeof from === 'string' ? null : from.id,
    ...more,
  }
}
