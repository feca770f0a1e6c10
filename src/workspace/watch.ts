/** Tells when a workspace's files change: edits, atomic saves (write and rename), deletions, new documents. */
import type { FSWatcher } from 'chokidar'
import { statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { WorkspaceRef } from './discover.ts'
import { configNames, isDocument, isSkippedFolder } from './kinds.ts'

export type WatchOptions = {
  /** Quiet time after the last event before `onChange` is called, in milliseconds. */
  debounce?: number
  /** Files of values (`metrics/*.csv`) too. */
  samples?: boolean
  /** What the watcher itself meets (a folder that may not be read, too many watches): it goes on. */
  onError?: (error: Error) => void
}

/**
 * Calls `onChange` with the absolute paths that changed, once per burst of events, never twice at a time: what
 * changes while it runs comes in the next call. Ends with `signal`. Resolves when the watcher listens.
 */
export async function watchWorkspace(
  ref: WorkspaceRef,
  onChange: (paths: string[]) => void | Promise<void>,
  signal: AbortSignal,
  options: WatchOptions = {},
): Promise<void> {
  if (signal.aborted) return
  const { watch } = await import('chokidar')
  const named = ref.files === null ? null : new Set([...ref.files, ...(ref.config === null ? [] : [ref.config])])
  // A named file is watched through its folder: a watch on the file itself dies with the inode that an editor replaces.
  const places = named === null ? [ref.root] : [...new Set([...named].filter(path => path !== '-').map(path => dirname(path)))]
  const watcher = watch(places, {
    ignoreInitial: true,
    followSymlinks: false,
    ...(named === null ? {} : { depth: 0 }),
    ignored: (path, stats) => {
      if (places.includes(path)) return false
      if (stats?.isDirectory() === true) return isSkippedFolder(basename(path))
      if (stats === undefined) return isSkippedFolder(basename(path)) && !isRelevant(path, named, options)
      return !isRelevant(path, named, options)
    },
  })
  collect(watcher, onChange, signal, options)
  await new Promise<void>(resolve => {
    watcher.once('ready', resolve)
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

/** A file of values that people write, in `metrics/`. */
export const isSampleFile = (path: string): boolean => /[/\\]metrics[/\\](?:.*[/\\])?[^/\\]+\.csv$/i.test(path)

function isRelevant(path: string, named: ReadonlySet<string> | null, { samples = false }: WatchOptions): boolean {
  if (samples && isSampleFile(path)) return true
  if (named !== null) return named.has(path)
  const name = basename(path)
  return isDocument(name) || configNames.some(each => each === name)
}

function collect(
  watcher: FSWatcher,
  onChange: (paths: string[]) => void | Promise<void>,
  signal: AbortSignal,
  options: WatchOptions,
): void {
  const changed = new Set<string>()
  const timers = new Set<NodeJS.Timeout>()
  let flushing: NodeJS.Timeout | null = null
  let running = false
  const report = (error: unknown): void => options.onError?.(error instanceof Error ? error : new Error(String(error)))
  const after = (milliseconds: number, run: () => void): NodeJS.Timeout => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      run()
    }, milliseconds)
    timers.add(timer)
    return timer
  }
  const schedule = (): void => {
    if (flushing !== null) {
      clearTimeout(flushing)
      timers.delete(flushing)
    }
    flushing = after(options.debounce ?? 80, () => void flush())
  }
  const flush = async (): Promise<void> => {
    flushing = null
    if (running || changed.size === 0 || signal.aborted) return
    running = true
    const paths = [...changed]
    changed.clear()
    // Taken before the files are read: what changes while they are read is found below.
    const states = new Map(paths.map(path => [path, stateOf(path)]))
    try {
      await onChange(paths)
    } catch (error) {
      report(error)
    }
    running = false
    if (changed.size > 0) schedule()
    for (const delay of rechecks) after(delay, () => recheck(states))
  }
  // A second replacement within some 40 ms of the first goes unseen: the watch moves from one inode to the next.
  const recheck = (states: Map<string, string>): void => {
    for (const [path, state] of states) {
      const now = stateOf(path)
      if (now === state) continue
      states.set(path, now)
      changed.add(path)
    }
    if (changed.size > 0 && !signal.aborted) schedule()
  }
  watcher.on('all', (_, path) => {
    changed.add(path)
    schedule()
  })
  watcher.on('error', report)
  signal.addEventListener(
    'abort',
    () => {
      for (const timer of timers) clearTimeout(timer)
      void watcher.close()
    },
    { once: true },
  )
}

/** When a changed file is looked at again, in milliseconds after it was read. */
const rechecks = [100, 1000]

/** What tells one content of a path from the next. */
function stateOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats === undefined ? 'gone' : `${stats.ino} ${stats.mtimeMs} ${stats.size}`
}
