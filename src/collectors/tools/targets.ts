/** Collectors of several things of a kind: one that is missing does not take the others with it. */
import { CollectError } from '../collector.ts'
import type { CollectContext, Step } from '../collector.ts'

/**
 * Reads each target; one that is not there or not understood is reported as a warning.
 * @throws CollectError the first error when no target could be read, and at once what concerns all of them
 */
export async function* eachTarget(
  ctx: CollectContext,
  targets: readonly string[],
  read: (target: string) => AsyncIterable<Step>,
): AsyncIterable<Step> {
  let failed: CollectError | null = null
  let good = 0
  for (const target of targets) {
    try {
      yield* read(target)
      good++
    } catch (error) {
      if (!(error instanceof CollectError) || (error.kind !== 'missing' && error.kind !== 'answer')) throw error
      failed ??= error
      if (targets.length > 1) ctx.log.warn(`${target}: ${error.message}`)
    }
  }
  if (good === 0 && failed !== null) throw failed
}

/**
 * A cursor that is a day for each target: how far daily counts were read. Targets that were added later begin at their
 * own beginning.
 */
export class DayCursor {
  readonly #until: Record<string, number>

  constructor(since: string | null) {
    this.#until = since === null ? {} : (JSON.parse(since) as Record<string, number>)
  }

  /** First day to read: where the last run ended, less `overlap` milliseconds that may still change; else `first`. */
  from(ctx: CollectContext, target: string, first: number, overlap: number): number {
    const known = this.#until[target]
    const start = known === undefined ? first : known - overlap
    return ctx.from === null ? start : Math.min(start, ctx.from)
  }

  step(target: string, until: number): { cursor: string } {
    this.#until[target] = until
    return { cursor: JSON.stringify(this.#until) }
  }
}
