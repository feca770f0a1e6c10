/** Keeps one workspace measured while a server shows it: runs what is due, remembers what was worked out. */
import { hostname } from 'node:os'
import { collect, collectorsOf, collectorsToRun, csvOf } from '../actions/collect.ts'
import type { RunResult } from '../collect/run.ts'
import { collectorStates } from '../db/collector-state.ts'
import { UserError } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import { readCollectors, type CollectorView } from '../measure/collectors.ts'
import { readTargets } from '../measure/targets.ts'
import type { Measured } from '../measure/workspace.ts'
import type { MeasuredTarget } from '../metrics/view.ts'
import { Rounds } from './rounds.ts'

export type MeasuringOptions = {
  env: Readonly<Record<string, string | undefined>>
  log: Log
  /** UTC epoch milliseconds. */
  now(): number
  /** Run what is due without being asked. */
  collect: boolean
  /** May programs that `uptake.yml` names be run? */
  programs: boolean
}
type Source = Measured & { /** Grows with every reading of the files. */ version: number }

/** Runs at a time of one workspace. */
const SIDE_BY_SIDE = 4
/** Between two looks at what is due, at least and at most, milliseconds. */
const SOON = 1_000
const LATEST = 60_000
/** What was worked out is good for so long, milliseconds: pace moves with the clock. */
const FRESH = 10 * 60_000

export class Measuring {
  private readonly source: () => Source
  private readonly options: MeasuringOptions
  private readonly stopping = new AbortController()
  private readonly running = new Map<string, Promise<RunResult | null>>()
  /** Those whose files changed while they ran. */
  private readonly stale = new Set<string>()
  private readonly listeners = new Set<() => void>()
  /** When one that broke down may be tried again. */
  private readonly resting = new Map<string, number>()
  private readonly rounds = new Rounds(() => this.look())
  private kept: { key: string; at: number; targets: Promise<MeasuredTarget[]> } | null = null

  constructor(source: () => Source, options: MeasuringOptions) {
    this.source = source
    this.options = options
  }

  /** Begins to run what is due. */
  start(): void {
    if (this.options.collect) this.rounds.start(0)
  }
  /** Looks again at what is due: settings may have changed. */
  wake(): void {
    this.rounds.wake(SOON)
  }
  /** Ends runs that go on (what they read is stored) and waits for them. */
  async stop(): Promise<void> {
    this.stopping.abort()
    await this.rounds.stop()
    await Promise.allSettled(this.running.values())
  }
  /** Calls back when samples came in. @returns a function that ends it */
  onSamples(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  get measured(): Measured {
    return { ...this.source(), now: this.options.now() }
  }
  collectors(): Promise<CollectorView[]> {
    return readCollectors(this.measured)
  }

  /**
   * All targets; worked out anew when the plan, the samples or the state of a collector changed. When only time has passed,
   * what is known is given at once and worked out for whoever asks next.
   */
  async targets(): Promise<MeasuredTarget[]> {
    const { version, ...measured } = { ...this.source(), now: this.options.now() }
    const key = `${version} ${await fingerprint(measured)}`
    const before = this.kept?.key === key ? this.kept : null
    if (before && Math.abs(measured.now - before.at) < FRESH) return before.targets
    const targets = readTargets(measured)
    this.kept = { key, at: measured.now, targets }
    targets.catch(() => {
      if (this.kept?.targets === targets) this.kept = null
    })
    return before?.targets ?? targets
  }

  /**
   * Runs one collector now, or joins its run when one goes on. @param from read again from here, UTC epoch milliseconds
   * @throws UserError collector-unknown
   */
  run(instance: string, from: number | null = null): Promise<RunResult | null> {
    const { config, root } = this.source()
    const names = Object.keys(collectorsOf(config, root))
    if (!names.includes(instance))
      throw new UserError('collector-unknown', `uptake.yml names no collector "${instance}".`, {
        hint: names.length === 0 ? 'It names none.' : `It names ${names.join(', ')}.`,
      })
    return this.begin(instance, { from, due: false })
  }

  /** Collects from the files of values, which somebody edited. */
  filesChanged(): void {
    if (!this.options.collect || this.stopping.signal.aborted) return
    void this.readFiles().catch((error: unknown) => this.failed('csv', error))
  }

  /** A run that goes on may have read a file before it was changed: then it is run again. */
  private async readFiles(): Promise<void> {
    for (const instance of csvOf(await collectorsToRun(this.source()))) {
      if (this.running.has(instance)) this.stale.add(instance)
      else void this.begin(instance, { from: null, due: false }).catch((error: unknown) => this.failed(instance, error))
    }
  }

  /** Logs a run that nobody waits for. */
  failed(instance: string, error: unknown): void {
    this.options.log.error('collecting failed', { collector: instance, error: error instanceof Error ? error.message : String(error) })
  }

  private begin(instance: string, { from, due }: { from: number | null; due: boolean }): Promise<RunResult | null> {
    const known = this.running.get(instance)
    if (known) return known
    const run = this.collectOne(instance, from, due).finally(() => {
      this.running.delete(instance)
      if (this.stale.delete(instance)) this.filesChanged()
      this.wake()
    })
    this.running.set(instance, run)
    return run
  }

  /** @returns null when it was not due after all */
  private async collectOne(instance: string, from: number | null, due: boolean): Promise<RunResult | null> {
    const { db, workspace, root, config } = this.source()
    const { env, log, now, programs } = this.options
    const { results } = await collect({
      db,
      workspace,
      root,
      config,
      env,
      only: [instance],
      due,
      from,
      dryRun: false,
      programs,
      owner: `server ${hostname()} ${process.pid}`,
      now,
      log,
      signal: this.stopping.signal,
    })
    const [result] = results
    if (!result) return null
    // A run that was ended with the server goes on with the next.
    if (result.error && !this.stopping.signal.aborted)
      log.warn('collecting failed', { workspace, collector: instance, error: result.error.message })
    if (result.stored + result.withdrawn > 0) for (const listener of this.listeners) listener()
    return result
  }

  private async look(): Promise<number> {
    try {
      return await this.beginDue()
    } catch (error) {
      this.options.log.error('measuring failed', { error: error instanceof Error ? error.message : String(error) })
      return LATEST
    }
  }

  /** Starts what is due; returns in how many milliseconds more is. */
  private async beginDue(): Promise<number> {
    const now = this.options.now()
    const { db, workspace } = this.source()
    const views = await readCollectors(this.measured)
    const known = new Set((await collectorStates(db, workspace)).map(state => state.instance || state.collector))
    // A collector that was never seen is due at once; one whose settings are wrong is not run.
    const waiting = views.filter(
      view =>
        view.problems.length === 0 && !view.running && !this.running.has(view.instance) && (this.resting.get(view.instance) ?? 0) <= now,
    )
    const due = waiting.filter(view => !known.has(view.instance) || (view.nextRunAt ?? now) <= now)
    for (const view of due.slice(0, Math.max(0, SIDE_BY_SIDE - this.running.size)))
      void this.begin(view.instance, { from: null, due: true }).catch((error: unknown) => {
        this.resting.set(view.instance, now + LATEST)
        this.failed(view.instance, error)
      })
    const next = Math.min(...waiting.filter(view => !due.includes(view)).map(view => (view.nextRunAt ?? now) - now), LATEST)
    return Math.max(SOON, next)
  }
}

/** Changes whenever a run began or ended or a person changed something, here or in another process: not by the clock, which may stand between two runs. */
async function fingerprint({ db, workspace }: Measured): Promise<string> {
  const runs = await db
    .selectFrom('collector_state')
    .select(e => [e.fn.sum('fence').as('begun'), e.fn.count('lease_owner').as('running')])
    .where('workspace_id', '=', workspace)
    .executeTakeFirst()
  const { seq } = await db
    .selectFrom('audit')
    .select(e => e.fn.max('seq').as('seq'))
    .where('workspace_id', '=', workspace)
    .executeTakeFirstOrThrow()
  return `${runs?.begun ?? ''} ${runs?.running ?? ''} ${seq ?? ''}`
}
