/** Runs collectors: each for itself, under a time limit, its samples stored in step with its cursor. */
import { CollectError, isCursor, isSaid } from '../collectors/collector.ts'
import type { CollectContext, CollectErrorKind, Collector, Cursor, SettingValues } from '../collectors/collector.ts'
import type { Log } from '../lib/log.ts'
import type { FilesSay, Sample } from '../metrics/sample.ts'
import type { AnswerStore } from './answer.ts'
import { createAsker } from './ask.ts'
import type { Quota } from './budget.ts'
import { effects } from './effects.ts'
import { querier } from './query.ts'
import { watchRun } from './recording.ts'
import type { RunRecord } from './recording.ts'
import { maskOf } from './redact.ts'
import { findSecrets } from './secrets.ts'
import { hostsIn } from './settings.ts'
import type { CheckedSettings } from './settings.ts'
import { httpTransport } from './transport.ts'
import type { Limits, Transport } from './transport.ts'

/** Where one collector's samples go, and where it stopped. */
export type SampleStore = {
  /**
   * Stores samples, and with them the cursor behind which they need not be read again, in one transaction.
   * `cursor` undefined: the cursor stays. @returns how many are new or say something else
   */
  put(samples: readonly Sample[], cursor: string | undefined): Promise<number>
  cursor(): Promise<Cursor>
  /** Removes what is stored from these files and they do not say any more. @returns how many */
  withdraw?(said: FilesSay): Promise<number>
  /** Keeps what the run asked so far, in place of what was kept of it before. */
  record?(run: RunRecord): Promise<void>
}

/** One collector of a workspace. */
export type Job = { instance: string; collector: Collector; settings: CheckedSettings }

export type RunOptions = {
  answers: AnswerStore
  /** Absolute path of the repository that paths and git refer to. */
  root: string
  /** Absolute folder of the workspace, for collectors whose paths are below it; `root` when it is left out. */
  workspaceRoot?: string
  env: Readonly<Record<string, string | undefined>>
  programs: boolean
  now(): number
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>
  random(): number
  log: Log
  signal: AbortSignal
  /** Milliseconds that one run may take; the next goes on from its cursor. */
  timeLimit?: number
  /** Read again from here (UTC epoch milliseconds). */
  from?: number | null
  transport?: Transport
  limits?: Limits
  perSecond?: number
  patience?: number
}

export type RunError = { kind: CollectErrorKind | 'fault'; message: string; hint: string | null; retryAt: number | null }
export type RunResult = {
  instance: string
  collector: string
  /** Sent to servers. */
  requests: number
  /** Read: `stored` of them were new or said something else, `unchanged` were known. */
  samples: number
  stored: number
  unchanged: number
  /** Removed, as their files do not say them any more. */
  withdrawn: number
  /** Periods and things that could not be read. */
  gaps: number
  warnings: string[]
  error: RunError | null
  quotas: Record<string, Quota>
}

const defaults = { timeLimit: 10 * 60_000, limits: { bytes: 20e6, time: 60_000 }, patience: 20_000 }
const largestBatch = 5000

/** Runs one collector. Never throws for what a collector, a server or a setting does: that is in `error`. */
export async function runCollector(job: Job, store: SampleStore, options: RunOptions): Promise<RunResult> {
  const { collector, settings, instance } = job
  const warnings: string[] = []
  const result: RunResult = { ...emptyResult(instance, collector.name), warnings }
  const stop = new AbortController()
  const limit = AbortSignal.timeout(options.timeLimit ?? defaults.timeLimit)
  const signal = AbortSignal.any([options.signal, limit, stop.signal])
  const secrets = findSecrets(collector, settings.values, options.env)
  const mask = maskOf(secrets.values)
  // A short number that is a secret would be met by chance, and an answer without it be no JSON.
  const inBody = maskOf(secrets.values.filter(each => each.length >= 8 && /\D/.test(each)))
  const redact = mask.text
  const log = watchedLog(options.log.with({ collector: instance }), redact, warnings)
  const asker = createAsker({
    hosts: new Set([...collector.hosts, ...hostsIn(settings.values), ...settings.hosts]),
    privateHosts: new Set(settings.allow),
    redact,
    redactBody: inBody.text,
    hide(secret) {
      mask.hide(secret)
      inBody.hide(secret)
    },
    answers: options.answers,
    transport: options.transport ?? httpTransport,
    limits: options.limits ?? defaults.limits,
    now: options.now,
    sleep: options.sleep,
    random: options.random,
    log,
    signal,
    perSecond: options.perSecond ?? collector.perSecond ?? 5,
    concurrency: 2,
    tries: 3,
    patience: options.patience ?? defaults.patience,
  })
  const doors = {
    ask: asker.ask,
    ...effects({ root: rootOf(collector, options), env: options.env, programs: options.programs, signal }),
    query: querier({ root: rootOf(collector, options), privateHosts: new Set(settings.allow), signal }),
  }
  const watched = watchRun(doors, asker.keyOf, options.now)
  const context: CollectContext = { settings: secrets.settings, ...watched.doors, from: options.from ?? null, log, signal }
  let since: Cursor = null
  const keep = async (whole: boolean): Promise<void> => {
    // Without a kept answer there is nothing to read again.
    if (!watched.exchanges.some(({ outcome }) => 'answer' in outcome)) return
    await store.record?.({
      collector: collector.name,
      instance,
      startedAt: watched.startedAt,
      settings: JSON.parse(redact(JSON.stringify(settings.values))) as SettingValues,
      secrets: secrets.found,
      cursor: since,
      from: context.from,
      exchanges: watched.exchanges,
      outside: watched.outside(),
      whole,
    })
  }
  try {
    if (secrets.problem !== null) throw secrets.problem
    since = await store.cursor()
    await drain(collector, context, since, { ...store, keep: () => keep(false) }, result)
  } catch (error) {
    result.error = limit.aborted ? outOfTime(options.now()) : runError(error, redact)
  } finally {
    await keep(!signal.aborted).catch((error: unknown) => log.warn(`What was asked could not be kept: ${String(error)}`))
    stop.abort()
  }
  result.unchanged = result.samples - result.stored
  return { ...result, requests: asker.requests(), quotas: asker.quotas() }
}

const rootOf = ({ paths }: Collector, { root, workspaceRoot }: RunOptions): string =>
  paths === 'workspace' ? (workspaceRoot ?? root) : root

/** Takes steps and stores them; what came before an error is stored too. */
async function drain(
  collector: Collector,
  context: CollectContext,
  since: Cursor,
  { put, withdraw, keep }: Pick<SampleStore, 'put' | 'withdraw'> & { keep(): Promise<void> },
  result: RunResult,
): Promise<void> {
  let batch: Sample[] = []
  const flush = async (cursor: string | undefined): Promise<void> => {
    if (batch.length === 0 && cursor === undefined) return
    const samples = batch
    batch = []
    result.stored += await put(samples, cursor)
  }
  const steps = collector.collect(context, since)[Symbol.asyncIterator]()
  const aborted = whenAborted(context.signal)
  try {
    for (;;) {
      const next = await Promise.race([steps.next(), aborted])
      if (next.done === true) break
      if (isCursor(next.value)) {
        await flush(next.value.cursor)
        await keep()
      } else if (isSaid(next.value)) {
        await flush(undefined)
        result.withdrawn += (await withdraw?.(next.value.said)) ?? 0
      } else {
        checkSample(collector, next.value)
        batch.push(next.value)
        result.samples++
        if (next.value.value === null) result.gaps++
        if (batch.length >= largestBatch) await flush(undefined)
      }
    }
    await flush(undefined)
  } catch (error) {
    if (!context.signal.aborted) await flush(undefined)
    // A collector that hangs is not waited for.
    void Promise.resolve(steps.return?.()).catch((reason: unknown) => context.log.debug('ended late', { reason: String(reason) }))
    throw error
  }
}

function whenAborted(signal: AbortSignal): Promise<never> {
  const aborted = new Promise<never>((_, reject) => {
    const stop = (): void => reject(signal.reason instanceof Error ? signal.reason : new Error('stopped'))
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
  aborted.catch(() => undefined)
  return aborted
}

/** What a collector gives must be what it declares: else a chart would show what nobody can explain. */
export function checkSample(collector: Collector, { metric, value, at, span, flags }: Sample): void {
  const known = Object.hasOwn(collector.metrics, metric) || collector.metrics['*'] !== undefined
  if (!known) throw new TypeError(`${collector.name} gives ${metric}, which it does not declare`)
  if (value !== null && !Number.isFinite(value)) throw new TypeError(`${metric} is ${value}`)
  if (value === null && !flags.includes('gap')) throw new TypeError(`${metric} has neither a value nor the flag "gap"`)
  if (!Number.isFinite(at) || !Number.isFinite(span)) throw new TypeError(`${metric} has no time`)
}

/** A log that keeps warnings for the result and lets no secret through. */
function watchedLog(log: Log, redact: (text: string) => string, warnings: string[]): Log {
  return {
    ...log,
    debug: (message, fields) => log.debug(redact(message), fields),
    info: (message, fields) => log.info(redact(message), fields),
    warn(message, fields) {
      warnings.push(redact(message))
      log.warn(redact(message), fields)
    },
    error: (message, fields) => log.error(redact(message), fields),
    with: fields => watchedLog(log.with(fields), redact, warnings),
  }
}

export const emptyResult = (instance: string, collector: string): RunResult => ({
  instance,
  collector,
  requests: 0,
  samples: 0,
  stored: 0,
  unchanged: 0,
  withdrawn: 0,
  gaps: 0,
  warnings: [],
  error: null,
  quotas: {},
})

const outOfTime = (now: number): RunError => ({
  kind: 'later',
  message: 'The time of this run is over.',
  hint: 'What was read is stored; the next run goes on from there.',
  retryAt: now,
})

function runError(error: unknown, redact: (text: string) => string): RunError {
  if (error instanceof CollectError)
    return {
      kind: error.kind,
      message: redact(error.message),
      hint: error.hint === null ? null : redact(error.hint),
      retryAt: error.retryAt,
    }
  const message = error instanceof Error ? error.message : String(error)
  return { kind: 'fault', message: redact(message), hint: null, retryAt: null }
}
