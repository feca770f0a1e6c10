/** Runs several collectors side by side: one that throws, hangs or is refused never stops another. */
import { emptyResult, runCollector } from './run.ts'
import type { Job, RunOptions, RunResult, SampleStore } from './run.ts'

/** @param storeOf the store of one instance @param sideBySide how many run at a time */
export async function runAll(
  jobs: readonly Job[],
  storeOf: (instance: string) => SampleStore,
  options: RunOptions,
  onEnd: (result: RunResult) => void | Promise<void> = () => undefined,
  sideBySide = 4,
): Promise<RunResult[]> {
  const results: RunResult[] = jobs.map(job => emptyResult(job.instance, job.collector.name))
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < jobs.length) {
      const index = next++
      const job = jobs[index]!
      results[index] = await runCollector(job, storeOf(job.instance), options).catch((error: unknown) => ({
        ...emptyResult(job.instance, job.collector.name),
        error: { kind: 'fault' as const, message: error instanceof Error ? error.message : String(error), hint: null, retryAt: null },
      }))
      await onEnd(results[index])
    }
  }
  await Promise.all(Array.from({ length: Math.min(sideBySide, jobs.length) }, worker))
  return results
}
