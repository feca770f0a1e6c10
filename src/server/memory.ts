/**
 * Gives memory back while nobody asks for anything. V8 keeps what a burst of work has taken until something presses it,
 * and on a small server that runs for months nothing does.
 */
import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Milliseconds without a request after which the server rests. */
const QUIET = 3_000
/** A heap below this is left alone: collecting it would give back little. */
const SMALL = 48 * 1024 * 1024

type Collect = (options: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void

/** @returns a function to be called at each sign of work */
export function restAfterWork(): () => void {
  let timer: NodeJS.Timeout | null = null
  const rest = (): void => {
    if (getHeapStatistics().total_heap_size < SMALL) return
    // Node has no call for it; this is how its own tests get at V8's.
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as Collect
    collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
  }
  return () => {
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(rest, QUIET)
    timer.unref()
  }
}
