/** Documents of the neighbouring folder `shared`, when it is there. Tests that need it skip with a line that says so. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import type { SourceFile } from '../../src/plan/model.ts'

export const shared = fileURLToPath(new URL('../../../shared', import.meta.url))
export const noShared = existsSync(join(shared, 'corpus')) ? false : 'the folder ../shared with real documents is not here'

const files = (folder: string, ending: string): SourceFile[] =>
  noShared
    ? []
    : readdirSync(join(shared, folder))
        .filter(name => name.endsWith(ending))
        .sort()
        .map(name => ({ path: name, text: readFileSync(join(shared, folder, name), 'utf8') }))
export const seeds = (): SourceFile[] => files('seeds', '.txt')
export const corpus = (): SourceFile[] => files('corpus', '.md')
/** A seed by its number. */
export const seed = (number: string): SourceFile => seeds().find(file => file.path.startsWith(number))!

/** A repeatable stream of numbers in [0, 1): mulberry32 (public domain). */
export function random(start: number): () => number {
  let a = start
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
