/**
 * Numbers worked out again: each run of which it is known what was asked is read once more from the answers that are kept,
 * by the collector as it is today, and what it gives is held against what is stored. Only reads.
 */
import type { RunRecord } from '../collect/recording.ts'
import { replay } from '../collect/replay.ts'
import { loadCollectors } from '../collectors/index.ts'
import type { Collector } from '../collectors/collector.ts'
import { getAnswer } from '../db/answers.ts'
import { getRun, runIds } from '../db/collector-runs.ts'
import { samplesOf } from '../db/samples.ts'
import { seriesList } from '../db/series.ts'
import { labelsKey } from '../metrics/sample.ts'
import type { Sample } from '../metrics/sample.ts'
import type { Measured } from './workspace.ts'

/**
 * `changed`: another value, period or flags. `new`: the collector gives it now and did not then; `gone`: the other way
 * round.
 */
export type Difference = { kind: 'changed' | 'new' | 'gone'; stored: Sample | null; recomputed: Sample | null }
/** A run that could be read only in part, or not at all. `at`: UTC epoch milliseconds of its beginning. */
export type PartRun = { instance: string; at: number; why: string }
export type Recomputed = {
  metric: string
  /** Runs that were read again. */
  runs: number
  parts: PartRun[]
  /** Stored values of the metric, and those of them that were held against what the answers say. */
  stored: number
  compared: number
  differences: Difference[]
}
export type RecomputeInput = {
  metric: string
  /** Only values from this moment on, UTC epoch milliseconds. */
  from: number
  collectors?: readonly Collector[]
  onRun?(done: number, all: number): void
}

type Again = { sample: Sample; whole: boolean }
type Runs = { values: Map<string, Again>; parts: PartRun[]; count: number; gave: (sample: Sample) => boolean }

export async function recompute(
  measured: Pick<Measured, 'db' | 'workspace'>,
  { metric, from, collectors, onRun = () => undefined }: RecomputeInput,
): Promise<Recomputed> {
  const { db, workspace } = measured
  const readers = (collectors ?? (await loadCollectors())).filter(each => metric in each.metrics || '*' in each.metrics)
  const again = await readAgain(measured, readers, { metric, from, onRun })
  const differences: Difference[] = []
  let stored = 0
  let compared = 0
  for (const { labels } of await seriesList(db, workspace, metric)) {
    for (const sample of await samplesOf(db, workspace, { metric, labels, from, to: Number.MAX_SAFE_INTEGER })) {
      stored++
      const key = keyOf(sample)
      const now = again.values.get(key)?.sample
      again.values.delete(key)
      // What was read after the last run that is known of is another reading.
      if (now === undefined ? !again.gave(sample) : now.fetchedAt < sample.fetchedAt) continue
      compared++
      if (now === undefined) differences.push({ kind: 'gone', stored: sample, recomputed: null })
      else if (!isSame(sample, now)) differences.push({ kind: 'changed', stored: sample, recomputed: now })
    }
  }
  for (const { sample, whole } of again.values.values())
    // A run that was cut off may have had no time to store its last values.
    if (whole) differences.push({ kind: 'new', stored: null, recomputed: sample })
  return { metric, runs: again.count, parts: again.parts, stored, compared, differences: differences.sort(byTime) }
}

/** What the runs give of a metric today, the last of them for each key. */
async function readAgain(
  { db, workspace }: Pick<Measured, 'db' | 'workspace'>,
  readers: readonly Collector[],
  { metric, from, onRun }: Required<Omit<RecomputeInput, 'collectors'>>,
): Promise<Runs> {
  const values = new Map<string, Again>()
  const parts: PartRun[] = []
  /** Times at which whole runs were told something, with all that they were told. */
  const told = new Map<number, Set<string>[]>()
  const ids = await runIds(db, workspace, { collectors: readers.map(each => each.name), from })
  for (const [index, id] of ids.entries()) {
    onRun(index, ids.length)
    const run = await getRun(db, workspace, id)
    const collector = readers.find(each => each.name === run?.collector)
    if (run === null || collector === undefined) continue
    const { samples, gap } = await replay(collector, run, answer => getAnswer(db, workspace, answer))
    const whole = run.whole && gap === null
    if (gap !== null && run.whole) parts.push({ instance: run.instance, at: run.startedAt, why: gap })
    for (const sample of samples) if (sample.metric === metric && sample.at >= from) values.set(keyOf(sample), { sample, whole: run.whole })
    if (!whole) continue
    const answers = answersOf(run)
    for (const at of momentsOf(run)) told.set(at, [...(told.get(at) ?? []), answers])
  }
  const gave = ({ fetchedAt, answer }: Sample): boolean =>
    told.get(fetchedAt)?.some(answers => answer === null || answers.has(answer)) ?? false
  return { values, parts, count: ids.length, gave }
}

/** The times that the clock of a collector showed: it moves only with questions and answers. */
const momentsOf = ({ startedAt, exchanges }: RunRecord): Set<number> =>
  new Set([startedAt, ...exchanges.flatMap(each => [each.asked, each.at])])
const answersOf = ({ exchanges }: RunRecord): Set<string> =>
  new Set(exchanges.flatMap(({ outcome }) => ('answer' in outcome ? [outcome.answer] : [])))

const keyOf = ({ labels, at }: Sample): string => `${labelsKey(labels)}\n${at}`
const isSame = (a: Sample, b: Sample): boolean =>
  a.value === b.value && a.span === b.span && [...a.flags].sort().join() === [...b.flags].sort().join()
const timeOf = ({ stored, recomputed }: Difference): number => (stored ?? recomputed)?.at ?? 0
const byTime = (a: Difference, b: Difference): number => timeOf(a) - timeOf(b)
