/**
 * Plans as they were compiled, kept for the next command on the same files: what has not changed need not be read again.
 * Files in a cache folder, which may be removed at any time; they are the user's alone, as the documents may be.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plan } from '../plan/model.ts'

/** `inputs` is all that the plan was compiled from, `probes` what was looked for on the disk meanwhile: path, from, was it there. */
export type KeptPlan = { inputs: string; probes: readonly (readonly [path: string, from: string, exists: boolean])[]; plan: Plan }

/** Plans that are kept, at most. */
const MOST = 200
const nameOf = (place: string): string => `${spread(place, 0x811c9dc5)}${spread(place, 0x01000193)}.json`

/** What was kept of the documents at `place`; null when nothing was, or it cannot be read. */
export function readKeptPlan(folder: string, place: string): KeptPlan | null {
  try {
    return JSON.parse(readFileSync(join(folder, nameOf(place)), 'utf8')) as KeptPlan
  } catch (error) {
    if (error instanceof SyntaxError || isRefused(error)) return null
    throw error
  }
}

/** Keeps a plan in place of the one before. A folder that cannot be written keeps nothing: the plan is compiled again then. */
export function writeKeptPlan(folder: string, place: string, kept: KeptPlan): void {
  const path = join(folder, nameOf(place))
  const temporary = `${path}.${process.pid}`
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(temporary, JSON.stringify(kept), { mode: 0o600 })
    renameSync(temporary, path)
    prune(folder)
  } catch (error) {
    if (!isRefused(error)) throw error
  }
}

function prune(folder: string): void {
  const names = readdirSync(folder)
  if (names.length <= MOST) return
  const byAge = names.map(name => ({ name, at: statSync(join(folder, name)).mtimeMs })).sort((a, b) => a.at - b.at)
  for (const { name } of byAge.slice(0, names.length - MOST)) rmSync(join(folder, name), { force: true })
}

/** FNV-1a, 32 bits: only names a file, what stands in it is compared as a whole. http://www.isthe.com/chongo/tech/comp/fnv/ */
function spread(text: string, seed: number): string {
  let hash = seed
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

const isRefused = (error: unknown): boolean => error instanceof Error && 'code' in error
