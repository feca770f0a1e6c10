/**
 * What the front matter of content files said when each was last read, kept beside the database for the next start: with
 * very many files reading them all takes long, and looking whether they changed does not. It may be removed at any time.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** By path; `stamp` says which state of the file it is of. */
export type KeptEntries<Summary> = Map<string, { stamp: string; summary: Summary | null }>

const FOLDER = '.uptake'
const pathOf = (root: string): string => join(root, FOLDER, 'content.json')

/** What `form` kept of a workspace; null when nothing was, another form did, or it cannot be read. */
export function readKeptContent<Summary>(root: string, form: string): KeptEntries<Summary> | null {
  try {
    const kept = JSON.parse(readFileSync(pathOf(root), 'utf8')) as { form?: unknown; entries?: unknown }
    if (kept.form !== form || !Array.isArray(kept.entries)) return null
    return new Map(kept.entries as [string, { stamp: string; summary: Summary | null }][])
  } catch (error) {
    if (error instanceof SyntaxError || isRefused(error)) return null
    throw error
  }
}

/** Keeps it in place of what was kept before. A workspace without a folder of its own, or one that cannot be written, keeps nothing. */
export function keepContent<Summary>(root: string, form: string, entries: KeptEntries<Summary>): void {
  if (!existsSync(join(root, FOLDER))) return
  const path = pathOf(root)
  const temporary = `${path}.${process.pid}`
  try {
    writeFileSync(temporary, JSON.stringify({ form, entries: [...entries] }), { mode: 0o600 })
    renameSync(temporary, path)
  } catch (error) {
    if (!isRefused(error)) throw error
  }
}

const isRefused = (error: unknown): boolean => error instanceof Error && 'code' in error
