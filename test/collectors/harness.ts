/** Runs one collector against a folder of recorded answers, with a clock and a store in memory. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { TestContext } from 'node:test'
import { memoryAnswers } from '../../src/collect/answer.ts'
import type { AnswerStore } from '../../src/collect/answer.ts'
import { runCollector } from '../../src/collect/run.ts'
import type { RunOptions, RunResult, SampleStore } from '../../src/collect/run.ts'
import { checkSettings } from '../../src/collect/settings.ts'
import type { Collector, Cursor } from '../../src/collectors/collector.ts'
import { silentLog } from '../../src/lib/log.ts'
import { labelsKey } from '../../src/metrics/sample.ts'
import type { Sample } from '../../src/metrics/sample.ts'
import { folder } from '../support/cli.ts'
import type { Recorded } from './server.ts'

export type Case = {
  /** ISO instant. */
  now: string
  settings: Record<string, unknown>
  env?: Record<string, string>
  /** Its failures are what it measures, so faults are no errors. */
  measuresFailure?: boolean
  /** Its answers hold what people wrote, so none may be kept; so nothing can be asked conditionally either. */
  keepsNothing?: boolean
  /** A body that is cut short cannot be told from a short one. */
  plainText?: boolean
}
export const folderOf = (name: string): string => join(import.meta.dirname, name)
export const readCase = (name: string): Case => JSON.parse(readFileSync(join(folderOf(name), 'in/case.json'), 'utf8')) as Case
export function readAnswers(name: string): Recorded[] | null {
  const path = join(folderOf(name), 'in/answers.json')
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Recorded[]) : null
}

export type MemoryStore = SampleStore & { samples: Map<string, Sample>; at: Cursor; puts: number }
export function memoryStore(): MemoryStore {
  const store: MemoryStore = {
    samples: new Map(),
    at: null,
    puts: 0,
    cursor: async () => store.at,
    async put(samples, cursor) {
      let changed = 0
      for (const sample of samples) {
        const key = `${sample.metric} ${labelsKey(sample.labels)} ${sample.at}`
        const before = store.samples.get(key)
        if (before === undefined || before.value !== sample.value || before.flags.join() !== sample.flags.join()) changed++
        store.samples.set(key, sample)
      }
      if (cursor !== undefined) store.at = cursor
      store.puts++
      return changed
    },
  }
  return store
}

export type Run = { result: RunResult; slept: number[] }
export type RunCase = {
  collector: Collector
  settings: Readonly<Record<string, unknown>>
  now: number
  env?: Record<string, string>
  root?: string
  store: SampleStore
  answers?: AnswerStore
  options?: Partial<RunOptions>
}

/** One run. The clock stands still except while it sleeps, which takes no time. */
export async function run({ collector, settings, now, env, root, store, answers, options }: RunCase): Promise<Run> {
  const slept: number[] = []
  let time = now
  const { value, problems } = checkSettings(collector, { allow: ['127.0.0.1'], ...settings }, ['collectors', collector.name])
  if (problems.length > 0) throw new Error(problems.map(problem => `${problem.message} Expected: ${problem.expected}`).join('\n'))
  const result = await runCollector({ instance: collector.name, collector, settings: value }, store, {
    answers: answers ?? memoryAnswers(),
    root: root ?? import.meta.dirname,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    programs: true,
    now: () => time,
    async sleep(milliseconds) {
      slept.push(milliseconds)
      time += Math.ceil(milliseconds)
    },
    random: () => 0.5,
    log: silentLog,
    signal: new AbortController().signal,
    perSecond: 1e9,
    ...options,
  })
  return { result, slept }
}

export type Shown = Omit<Sample, 'at' | 'answer' | 'fetchedAt'> & { at: string; hasAnswer: boolean }
/** A repository made from a stream of git fast-import, a folder with a database made from its statements, or the folder of files. */
export function rootOf(name: string, t: TestContext): string {
  const statements = join(folderOf(name), 'in/database.sql')
  if (existsSync(statements)) return withDatabase(folder(t), readFileSync(statements, 'utf8'))
  const stream = join(folderOf(name), 'in/history.txt')
  const files = join(folderOf(name), 'in/files')
  if (!existsSync(stream)) return existsSync(files) ? files : folderOf(name)
  const root = folder(t)
  execFileSync('git', ['init', '--quiet', '--initial-branch', 'main'], { cwd: root })
  execFileSync('git', ['fast-import', '--quiet'], { cwd: root, input: readFileSync(stream) })
  return root
}

/** Makes `data/app.db` below the folder. */
export function withDatabase(root: string, statements: string): string {
  mkdirSync(join(root, 'data'))
  const database = new DatabaseSync(join(root, 'data/app.db'))
  database.exec(statements)
  database.close()
  return root
}

/** Samples as they can be compared: in order, without the address of the server and the time of the run. */
export function comparable(samples: Iterable<Sample>, base: string, now: number): Shown[] {
  const hour = 3_600_000
  const text = (written: string): string =>
    base === '' ? written : written.replaceAll(base, '{base}').replaceAll(base.replace('http://', ''), '{host}')
  return [...samples]
    .map(sample => ({
      metric: sample.metric,
      labels: Object.fromEntries(Object.entries(sample.labels).map(([name, value]) => [name, text(value)])),
      at: sample.at >= now && sample.at < now + hour && sample.span === 0 ? 'now' : new Date(sample.at).toISOString(),
      span: sample.span,
      value: sample.value,
      source: text(sample.source),
      method: sample.method,
      flags: sample.flags,
      hasAnswer: sample.answer !== null,
    }))
    .map(sample => [`${sample.metric} ${labelsKey(sample.labels)} ${sample.at}`, sample] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, sample]) => sample)
}
