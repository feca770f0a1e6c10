/** The workspaces that a server shows: read, watched, re-read when a file or the day changes. */
import { basename, relative, sep } from 'node:path'
import { claimWorkspace } from '../actions/claim-workspace.ts'
import { recordReading } from '../actions/record-reading.ts'
import type { ActionContext } from '../actions/action.ts'
import { databasePath, openDatabase, type Database } from '../db/open.ts'
import { sharedDatabase } from '../db/location.ts'
import { removeServerFile, writeServerFile } from '../db/server-file.ts'
import type { Actor } from '../db/audit.ts'
import { dateIn, systemZone, type Clock } from '../lib/clock.ts'
import { describe } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import type { Plan } from '../plan/model.ts'
import type { WorkspaceView } from '../schedule/view.ts'
import type { WorkspaceRef } from '../workspace/discover.ts'
import { readText } from '../workspace/files.ts'
import { loadWorkspace, statedDates, type Loaded } from '../workspace/load.ts'
import { contentIndex } from '../workspace/content-index.ts'
import type { Config } from '../workspace/settings.ts'
import { isSampleFile, watchWorkspace } from '../workspace/watch.ts'
import { Measuring } from './measuring.ts'
import { Reporting, type ReportingState } from './reporting.ts'
import { Renewing } from './renewing.ts'
import { Sending } from './sending.ts'

export type LiveOptions = {
  clock: Clock
  log: Log
  env: Record<string, string | undefined>
  sample: boolean
  memory?: boolean
  watch?: boolean
  /** Run collectors that are due; true when it is not said. */
  collect?: boolean
  /** May collectors run programs that `uptake.yml` names? False when it is not said. */
  programs?: boolean
}
/** Files that are replaced (a checkout, some editors) are gone for so many milliseconds at most. */
const PATIENCE = 1_500
const DAY_CHECK = 60_000

/** One workspace that is kept up to date. */
export class Live {
  readonly ref: WorkspaceRef
  /** What is measured of it. */
  readonly measuring: Measuring
  private readonly options: LiveOptions
  private readonly listeners = new Set<(view: WorkspaceView) => void>()
  private database: Database | null = null
  private path: string | null = null
  private loaded: Loaded | null = null
  private current: WorkspaceView | null = null
  private queue: Promise<unknown> = Promise.resolve()
  readonly sending: Sending
  private readonly renewing: Renewing
  private readonly reporting: Reporting
  /** Why the last reading failed, when it did: the page shows the reading before with this beside it. */
  failure: string | null = null

  constructor(ref: WorkspaceRef, options: LiveOptions) {
    this.ref = ref
    this.options = options
    this.measuring = new Measuring(() => this.measured(), {
      env: options.env,
      log: options.log,
      now: () => options.clock.now().getTime(),
      collect: options.collect ?? true,
      programs: options.programs ?? false,
    })
    this.renewing = new Renewing({ context: () => this.jobContext(), log: options.log })
    this.sending = new Sending({ context: () => this.jobContext(), log: options.log, moved: () => void this.refresh() })
    this.reporting = new Reporting({ state: () => this.reportingState(), log: options.log, moved: () => void this.refresh() })
  }

  /** What jobs of the server work with; null before the first reading. */
  private jobContext(): ActionContext | null {
    return this.database === null || this.loaded === null ? null : this.actionContext({ kind: 'job', name: 'server', origin: 'server' })
  }
  /** What reads and jobs work with that need no plan. */
  actionContext(actor: Actor): ActionContext {
    return {
      db: this.database!,
      actor,
      now: this.options.clock.now().getTime(),
      ref: this.ref,
      env: this.options.env,
      mute: !this.speaks,
      compile: () => Promise.reject(new Error('Jobs read no plan.')),
    }
  }
  /** What reports are made with: they read the plan as its files are, and store no reading. */
  reportContext(actor: Actor): ActionContext {
    return {
      ...this.actionContext(actor),
      compile: async loaded => {
        const { compileWorkspace } = await import('../workspace/compile.ts')
        return compileWorkspace(loaded, { today: this.today(), previous: this.view.plan }).plan
      },
    }
  }
  private reportingState(): ReportingState | null {
    if (this.database === null || this.loaded === null || this.current === null) return null
    return {
      context: this.reportContext({ kind: 'job', name: 'reports', origin: 'server' }),
      schedule: this.loaded.config.reports.schedule,
      plan: this.view.plan,
      zone: this.view.timeZone,
      today: this.today(),
    }
  }
  /** Variables in which secrets are looked up. */
  get env(): LiveOptions['env'] {
    return this.options.env
  }
  /** What only shows must not speak: samples and databases in memory send nothing. */
  get speaks(): boolean {
    return this.path !== null && this.current?.sample === false
  }

  /** Opens the database, reads the files and begins to watch; ends with `signal`. */
  async open(signal: AbortSignal): Promise<void> {
    this.path = this.options.memory ? null : databasePath(this.ref.root, this.ref.config !== null, this.options.env)
    this.database = await openDatabase(this.path ?? ':memory:')
    const { written } = await claimWorkspace(this.database, this.ref, this.options.clock.now().getTime())
    if (written !== null) this.options.log.info('id written to uptake.yml: commit it', { workspace: written })
    await this.read()
    void this.warm()
    this.measuring.start()
    if (this.speaks) {
      await this.tellSender()
      this.sending.start()
      this.renewing.start()
      this.reporting.start()
    }
    if (this.options.watch === false) return
    await watchWorkspace(this.ref, paths => this.changed(paths), signal, {
      samples: true,
      onError: error => this.options.log.warn('watching failed', { workspace: this.ref.id, error: error.message }),
    })
    const timer = setInterval(() => {
      if (this.current && this.today() !== this.current.today) void this.refresh()
    }, DAY_CHECK)
    timer.unref()
    signal.addEventListener('abort', () => clearInterval(timer), { once: true })
  }
  /** Whoever starts a second clone hears at once that it sends nothing, not only when something is due. */
  private async tellSender(): Promise<void> {
    const { elsewhere, otherLedger } = await import('../actions/one-ledger.ts')
    const other = await otherLedger(this.actionContext({ kind: 'job', name: 'server', origin: 'server' }))
    if (other === null) return
    const { message, hint } = elsewhere(other)
    this.options.log.warn('nothing is sent from here', { workspace: this.ref.id, why: message, hint })
  }
  /** Very many pieces are read before somebody opens a page of them; whoever comes earlier sees how far it is. */
  private async warm(): Promise<void> {
    const [{ pieceIndex }, { publishing }] = await Promise.all([import('../actions/piece-index.ts'), import('../actions/publishing.ts')])
    const context = this.actionContext({ kind: 'job', name: 'server', origin: 'server' })
    try {
      await pieceIndex(context, await publishing(context, []))
    } catch (error) {
      // A page that asks for it says the same; the server may have ended meanwhile.
      this.options.log.debug('pieces not read', { workspace: this.ref.id, error: describe(error).message })
    }
  }
  /** Tells commands where this workspace is served, until `close`. */
  announce(url: string): void {
    if (this.path === null || sharedDatabase(this.options.env) !== null) return
    writeServerFile(this.path, { url, pid: process.pid, id: this.ref.id })
  }
  async close(): Promise<void> {
    await this.measuring.stop()
    await this.sending.stop()
    await this.renewing.stop()
    await this.reporting.stop()
    await this.queue
    if (this.path !== null) removeServerFile(this.path, process.pid)
    await this.database?.destroy()
  }

  get config(): Config {
    return this.loaded!.config
  }
  get view(): WorkspaceView {
    return this.current!
  }
  /** The text of a document, or of `uptake.yml`, as it was read; null: it is none of them. */
  textOf(path: string): string | null {
    const { config } = this.ref
    if (config !== null && path === basename(config)) return readText(config).text
    return this.loaded?.files.find(file => file.path === path)?.text ?? null
  }
  onChange(listener: (view: WorkspaceView) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private measured(): ReturnType<ConstructorParameters<typeof Measuring>[0]> {
    const { id, root, config } = this.loaded!
    const { plan, timeZone, version } = this.view
    const now = this.options.clock.now().getTime()
    return { db: this.database!, workspace: id, root, config, plan, now, zone: timeZone, version }
  }
  private today(): string {
    return dateIn(this.loaded?.config.timezone ?? null, this.options.clock.now())
  }
  /** Files of values are collected anew, all others read anew. */
  private async changed(paths: readonly string[]): Promise<void> {
    contentIndex(this.ref.root).touch(paths.map(path => relative(this.ref.root, path).replaceAll(sep, '/')))
    if (paths.some(isSampleFile)) this.measuring.filesChanged()
    if (!paths.every(isSampleFile)) await this.refresh()
  }
  /** Reads again; a document that cannot be read leaves the last reading in place. */
  async refresh(): Promise<void> {
    await this.inTurn(async () => {
      try {
        await this.read({ empty: this.current === null || this.current.looked !== undefined })
      } catch (error) {
        this.failure = describe(error).message
        this.options.log.warn('reading failed', { workspace: this.ref.id, error: this.failure })
        setTimeout(() => this.sayUnread(), PATIENCE).unref()
      }
    })
  }
  /** Says that what is shown is not what the files say. Files that are being replaced are there again by now. */
  private sayUnread(): void {
    if (this.failure === null || this.current === null || this.current.unread === this.failure) return
    this.current = { ...this.current, unread: this.failure, version: this.current.version + 1 }
    for (const listener of this.listeners) listener(this.current)
  }
  /** A workspace without documents has an empty plan; it is no reading, so that items keep their ids when their files come back. */
  private async planOf(loaded: Loaded, today: string): Promise<Plan> {
    if (loaded.looked !== null) return (await import('../workspace/compile.ts')).compileWorkspace(loaded, { today }).plan
    return (await recordReading(this.database!, loaded, today, this.options.clock.now().getTime(), this.options.env)).plan
  }
  /** `empty`: may there be no document? Not while files are replaced: what was read before stays then. */
  private async read({ empty = true } = {}): Promise<void> {
    // What is watched is told with its name.
    if (this.options.watch === false) contentIndex(this.ref.root).touch()
    const loaded = await loadWorkspace(this.ref, { empty })
    this.loaded = loaded
    const today = this.today()
    const plan = await this.planOf(loaded, today)
    this.failure = null
    this.current = {
      id: this.ref.id,
      name: loaded.name,
      root: loaded.root,
      ...statedDates(loaded),
      timeZone: loaded.config.timezone ?? systemZone(),
      today,
      plan,
      version: (this.current?.version ?? 0) + 1,
      writable: true,
      sample: this.options.sample || this.options.env['UPTAKE_SAMPLE'] === '1',
      ...(loaded.looked === null ? {} : { looked: loaded.looked }),
    }
    for (const listener of this.listeners) listener(this.current)
    this.measuring.wake()
    this.sending.wake()
    this.reporting.wake()
  }

  /** Runs an action, one at a time, and reads the files again. */
  async act<T>(actor: Actor, run: (context: ActionContext) => Promise<T>): Promise<T> {
    return this.inTurn(async () => {
      const today = this.today()
      const result = await run({
        db: this.database!,
        actor,
        now: this.options.clock.now().getTime(),
        ref: this.ref,
        env: this.options.env,
        mute: !this.speaks,
        compile: async loaded =>
          (await recordReading(this.database!, loaded, today, this.options.clock.now().getTime(), this.options.env)).plan,
      })
      await this.read()
      return result
    })
  }
  private inTurn<T>(run: () => Promise<T>): Promise<T> {
    const next = this.queue.then(run, run)
    this.queue = next.catch(() => undefined)
    return next
  }
}
