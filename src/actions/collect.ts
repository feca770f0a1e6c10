/** Measures: runs the collectors of a workspace and stores what they give, each under a lease, so that two workers never run the same one. */
import { globSync } from 'node:fs'
import { memoryAnswers } from '../collect/answer.ts'
import type { AnswerStore } from '../collect/answer.ts'
import { readBefore } from '../collectors/csv.ts'
import { jobsOf } from '../collect/jobs.ts'
import { runAll } from '../collect/run-all.ts'
import { emptyResult } from '../collect/run.ts'
import type { Job, RunOptions, RunResult, SampleStore } from '../collect/run.ts'
import type { Problem } from '../collect/settings.ts'
import { lastAnswer, putAnswer, touchAnswer } from '../db/answers.ts'
import { addCollectors, collectorStates, endRun, extendLease, LeaseLost, leaseRuns } from '../db/collector-state.ts'
import type { CollectorKey, CollectorState, Quota } from '../db/collector-state.ts'
import { putRun } from '../db/collector-runs.ts'
import type { Database } from '../db/open.ts'
import { putSamples } from '../db/samples.ts'
import { withdrawSamples } from '../db/withdraw.ts'
import { userError } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import { nearest } from '../lib/suggest.ts'
import type { Sample } from '../metrics/sample.ts'
import { tidy } from './tidy.ts'
import { repositoryRoot } from '../workspace/repository.ts'
import type { Config } from '../workspace/settings.ts'

type CollectPlace = {
  db: Database
  workspace: string
  /** Absolute folder of the workspace. */
  root: string
  config: Config
}
export type CollectOptions = CollectPlace & {
  env: Readonly<Record<string, string | undefined>>
  /** Only these instances; null: all. */
  only: readonly string[] | null
  /** Only those whose time has come. */
  due: boolean
  /** Read again from here, UTC epoch milliseconds. */
  from: number | null
  /** Ask, but store nothing. */
  dryRun: boolean
  /** May programs of the user's be run (the collector `exec`)? */
  programs: boolean
  /** Names this worker: a lease belongs to it. */
  owner: string
  now(): number
  /** Requests per second and host, in place of what the collectors say. */
  perSecond?: number
  log: Log
  signal: AbortSignal
  onEnd?(result: RunResult): void
}
/** `samples`: what was read, in a dry run only. `problems`: entries of `uptake.yml` that were not run. */
export type Collected = { results: RunResult[]; problems: Problem[]; samples: Record<string, Sample[]> }

const timeLimit = 10 * 60_000
/** A lease is short and is renewed while the run goes on, so that what a killed process held is soon free again. */
const leaseFor = 60_000
const renewEvery = 20_000

/** @throws UserError bad-flag when `only` names what is not there */
export async function collect(options: CollectOptions): Promise<Collected> {
  const named = await collectorsToRun(options)
  const { jobs, problems: all } = await jobsOf(named, options.config.competitors)
  const chosen = choose(jobs, Object.keys(named), options.only)
  const problems = all.filter(({ at }) => options.only === null || options.only.includes(at[1] ?? ''))
  const run: RunOptions = {
    answers: options.dryRun ? overlaid(storedAnswers(options)) : storedAnswers(options),
    root: repositoryRoot(options.root),
    workspaceRoot: options.root,
    env: options.env,
    programs: options.programs,
    now: options.now,
    sleep: sleepFor,
    random: Math.random,
    log: options.log,
    signal: options.signal,
    timeLimit,
    from: options.from,
    ...(options.perSecond === undefined ? {} : { perSecond: options.perSecond }),
  }
  if (options.dryRun) return { ...(await rehearse(chosen, options, run)), problems }
  await addCollectors(options.db, options.workspace, chosen.map(keyOf), options.now())
  const results = await runLeased(await lease(chosen, options), options, run)
  if (results.some(result => result.requests > 0)) await tidy(options.db, options.workspace, options.config.retention, options.now())
  return { results, problems, samples: {} }
}

function choose(jobs: readonly Job[], names: readonly string[], only: CollectOptions['only']): readonly Job[] {
  if (only === null) return jobs
  const unknown = only.find(name => !names.includes(name))
  if (unknown !== undefined) {
    const near = nearest(unknown, names)
    throw userError('bad-flag', '--only', unknown, near ?? `one of ${names.join(', ') || 'the collectors in uptake.yml, which has none'}`)
  }
  return jobs.filter(job => only.includes(job.instance))
}

const keyOf = ({ instance, collector }: Job): CollectorKey => ({
  collector: collector.name,
  instance: instance === collector.name ? '' : instance,
})

type Leased = { job: Job; state: CollectorState | null }

/** A lease for each job; none where another worker runs it, or where its time has not come. */
async function lease(jobs: readonly Job[], options: CollectOptions): Promise<Leased[]> {
  const { db, workspace, owner, now } = options
  const states = options.due ? await collectorStates(db, workspace) : []
  const leased: Leased[] = []
  for (const job of jobs) {
    const key = keyOf(job)
    const known = states.find(state => state.collector === key.collector && state.instance === key.instance)
    if (options.due && (known?.nextRunAt ?? 0) > now()) continue
    const [state] = await leaseRuns(db, { owner, now: now(), for: leaseFor, limit: 1, workspaces: [workspace], only: key })
    leased.push({ job, state: state ?? null })
  }
  return leased
}

async function runLeased(leased: readonly Leased[], options: CollectOptions, run: RunOptions): Promise<RunResult[]> {
  const { db, workspace, onEnd = () => undefined } = options
  const states = new Map(leased.map(({ job, state }) => [job.instance, state]))
  const storeOf = (instance: string): SampleStore => {
    const state = states.get(instance)
    if (state === null || state === undefined) throw new Error(`no lease for ${instance}`)
    const { collector, fence } = state
    return {
      cursor: async () => state.cursor,
      put: (samples, cursor) =>
        putSamples(db, workspace, samples, cursor === undefined ? undefined : { collector, instance: state.instance, cursor, fence }),
      withdraw: said => withdrawSamples(db, workspace, said),
      record: record => putRun(db, workspace, record),
    }
  }
  const taken = leased.filter(({ state }) => state === null).map(({ job }) => job)
  const running = new Set(leased.flatMap(({ state }) => state ?? []))
  const renewal = setInterval(() => void renew(running, options), renewEvery)
  renewal.unref()
  const ended = await runAll(
    leased.filter(({ state }) => state !== null).map(({ job }) => job),
    storeOf,
    run,
    async result => {
      const { job, state } = leased.find(each => each.job.instance === result.instance)!
      if (state !== null) {
        running.delete(state)
        await end(result, job, state, options)
      }
      onEnd(result)
    },
  )
  clearInterval(renewal)
  return [...ended, ...taken.map(job => busy(job))]
}

/** A lease that was lost is noticed by the run itself, at its next write. */
async function renew(running: Iterable<CollectorState>, { db, now, log }: CollectOptions): Promise<void> {
  for (const state of running)
    await extendLease(db, state, now() + leaseFor).catch((error: unknown) => log.debug('lease not renewed', { error: String(error) }))
}

async function end(result: RunResult, job: Job, state: CollectorState, { db, now }: CollectOptions): Promise<void> {
  const at = now()
  const { error } = result
  const pause = error === null ? job.settings.every : Math.min(job.settings.every, 5 * 60_000 * 2 ** Math.min(state.failures, 10))
  try {
    await endRun(db, state, {
      at,
      error: error === null ? null : { kind: error.kind, message: error.message, hint: error.hint },
      requests: result.requests,
      samples: result.stored + result.withdrawn,
      quota: quotaOf(result),
      nextRunAt: Math.max(error?.retryAt ?? 0, at + pause) + jitter(pause, Math.random()),
    })
  } catch (failure) {
    if (!(failure instanceof LeaseLost)) throw failure
    result.error ??= { kind: 'later', message: failure.message, hint: 'Nothing is lost: the other run goes on.', retryAt: null }
  }
}

/** Milliseconds: a twentieth of the pause and ten minutes at most, so that collectors that began together do not ask together for ever. */
export const jitter = (pause: number, random: number): number => Math.round(Math.min(pause / 20, 10 * 60_000) * random)

const busy = (job: Job): RunResult => ({
  ...emptyResult(job.instance, job.collector.name),
  error: { kind: 'later', message: 'It is being collected by another run.', hint: 'Wait until that run has ended.', retryAt: null },
})

function quotaOf(result: RunResult): Quota | null {
  const known = Object.entries(result.quotas).flatMap(([host, { limit, remaining, resetAt }]) =>
    remaining === null ? [] : [[host, { limit, remaining, resetAt }] as const],
  )
  return known.length === 0 ? null : Object.fromEntries(known)
}

/** Runs without leases and writes nothing; what was read is given back. */
async function rehearse(jobs: readonly Job[], options: CollectOptions, run: RunOptions): Promise<Omit<Collected, 'problems'>> {
  const states = await collectorStates(options.db, options.workspace)
  const samples: Record<string, Sample[]> = {}
  const storeOf = (instance: string): SampleStore => {
    const job = jobs.find(each => each.instance === instance)!
    const key = keyOf(job)
    const found: Sample[] = (samples[instance] = [])
    return {
      cursor: async () => states.find(state => state.collector === key.collector && state.instance === key.instance)?.cursor ?? null,
      async put(some) {
        found.push(...some)
        return some.length
      },
    }
  }
  return { results: await runAll(jobs, storeOf, run, options.onEnd), samples }
}

const storedAnswers = ({ db, workspace }: CollectOptions): AnswerStore => ({
  last: key => lastAnswer(db, workspace, key),
  put: answer => putAnswer(db, workspace, answer),
  touch: (id, at) => touchAnswer(db, id, at),
})

/** Reads what is stored, and keeps what is new in memory. */
function overlaid(stored: AnswerStore): AnswerStore {
  const memory = memoryAnswers()
  return { ...memory, last: async key => (await memory.last(key)) ?? (await stored.last(key)) }
}

/** The collectors that `uptake.yml` names, and the one of `metrics/*.csv` where there are such files: they need no setting. */
export function collectorsOf({ collectors }: Config, root: string): Config['collectors'] {
  return csvOf(collectors).length > 0 || globSync('metrics/**/*.csv', { cwd: root }).length === 0 ? collectors : { ...collectors, csv: {} }
}
/** Which of them read CSV files. */
export const csvOf = (collectors: Config['collectors']): string[] =>
  Object.keys(collectors).filter(instance => (collectors[instance]?.['collector'] ?? instance) === 'csv')

/** The same, and the one of `metrics/*.csv` also where the last file has gone since it ran: what that said must go, too. */
export async function collectorsToRun({ db, workspace, config, root }: CollectPlace): Promise<Config['collectors']> {
  const named = collectorsOf(config, root)
  if (csvOf(named).length > 0) return named
  const state = (await collectorStates(db, workspace)).find(each => each.collector === 'csv' && each.instance === '')
  return state !== undefined && readBefore(state.cursor).files.length > 0 ? { ...named, csv: {} } : named
}

const sleepFor = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer)
      reject(signal.reason instanceof Error ? signal.reason : new Error('stopped'))
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
