/** PATH arguments → workspaces: which folders and files belong together, and which `uptake.yml` speaks for them. */
import { existsSync, globSync, readdirSync } from 'node:fs'
import { basename, dirname, extname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { UserError, userError } from '../lib/errors.ts'
import { findUp, readingError, statPath } from './files.ts'
import { idOf } from './identity.ts'
import { configNames, isDocument, isFurniture, isSkippedFolder } from './kinds.ts'
import { derivedId } from './origin.ts'

/** Where a workspace is. Paths are absolute. */
export type WorkspaceRef = {
  /**
   * Under which its rows are kept, unique among the workspaces found together: `id` of `uptake.yml`, else, where a database
   * is shared, what follows from its repository, else a slug of the folder's or the file's name.
   */
  id: string
  name: string
  root: string
  /** Its `uptake.yml`, or null for an implicit workspace. */
  config: string | null
  /** Documents named one by one; null means what the configuration (or the folder) holds. */
  files: string[] | null
}

/** How deep below a folder without `uptake.yml` workspaces are looked for. */
const depthOfWorkspaces = 3

/**
 * Finds the workspaces that `args` (files, folders, globs, "-") name; none means the current folder.
 * A folder with `uptake.yml` is one; a folder above such folders gives them all; any other folder or set of
 * files is an implicit one. Files inside a workspace take its configuration with them.
 * @param shared the database is one that other workspaces use too
 * @throws UserError path-missing, path-unreadable, path-special, glob-empty, workspace-twice
 */
export function discover(args: readonly string[], cwd: string, { shared = false } = {}): WorkspaceRef[] {
  const found: WorkspaceRef[] = []
  const loose = new Map<string, string[]>()
  const addFile = (path: string): void => {
    const config = path === '-' ? null : findUp(dirname(path), configNames)
    loose.set(config ?? '', [...(loose.get(config ?? '') ?? []), path])
  }
  for (const { path, shown } of expand(args.length === 0 ? ['.'] : args, cwd)) {
    if (path === '-') addFile(path)
    else if (configNames.some(name => basename(path) === name)) found.push(folderRef(dirname(path), path))
    else {
      const stats = statPath(path, shown, 'plan')
      if (stats.isDirectory()) found.push(...folders(path))
      else if (stats.isFile() || stats.isFIFO() || stats.isCharacterDevice()) addFile(path)
      else throw userError('path-special', shown)
    }
  }
  for (const [config, files] of loose) found.push(filesRef(config === '' ? null : config, files, cwd))
  return distinct(found.map(ref => identified(ref, shared)))
}

/** Documents without `uptake.yml` have no file that could name them. */
function identified(ref: WorkspaceRef, shared: boolean): WorkspaceRef {
  const id = ref.config === null ? null : idOf(ref.config)
  if (id !== null) return { ...ref, id }
  return shared ? { ...ref, id: derivedId(ref.id, ref.root) } : ref
}

/** Arguments as absolute paths; a pattern that names no file itself is expanded. */
function expand(args: readonly string[], cwd: string): { path: string; shown: string }[] {
  return args.flatMap(shown => {
    if (shown === '-') return [{ path: '-', shown }]
    const path = resolve(cwd, shown)
    if (!/[*?[{]/.test(shown) || existsSync(path)) return [{ path, shown }]
    const matches = globSync(shown, { cwd, exclude: name => isSkippedFolder(basename(name)) })
      .filter(isDocument)
      .toSorted()
    if (matches.length === 0) throw userError('glob-empty', shown)
    return matches.map(match => ({ path: resolve(cwd, match), shown: match }))
  })
}

function folders(root: string): WorkspaceRef[] {
  const own = configIn(root)
  if (own !== null) return [folderRef(root, own)]
  const below = workspacesBelow(root, depthOfWorkspaces)
  if (below.length > 0) return below
  const above = findUp(dirname(root), configNames)
  if (above === null || existsSync(join(root, '.git'))) return [folderRef(root, null)]
  const files = documentsIn(root)
  return [files.length === 0 ? folderRef(dirname(above), above) : { ...folderRef(dirname(above), above), files }]
}

const configIn = (folder: string): string | null => configNames.map(name => join(folder, name)).find(path => existsSync(path)) ?? null

function workspacesBelow(folder: string, depth: number): WorkspaceRef[] {
  if (depth === 0) return []
  const names = entries(folder)
    .filter(entry => entry.isDirectory() && !isSkippedFolder(entry.name))
    .map(entry => entry.name)
  return names.toSorted().flatMap(name => {
    const path = join(folder, name)
    const config = configIn(path)
    return config === null ? workspacesBelow(path, depth - 1) : [folderRef(path, config)]
  })
}

function entries(folder: string): import('node:fs').Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    throw readingError(error, folder)
  }
}

/**
 * Documents below a folder, sorted, without folders of code and builds. READMEs and their like are left out
 * unless there is nothing else. Links to folders are not followed, so a circle of links ends.
 */
export function documentsIn(root: string): string[] {
  const all: string[] = []
  const walk = (folder: string): void => {
    for (const entry of entries(folder).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) {
        if (!isSkippedFolder(entry.name)) walk(path)
      } else if (isDocument(entry.name) && (entry.isFile() || (entry.isSymbolicLink() && isFileLink(path)))) all.push(path)
    }
  }
  walk(root)
  const plans = all.filter(path => !isFurniture(path))
  return plans.length > 0 ? plans : all
}

function isFileLink(path: string): boolean {
  try {
    return statPath(path).isFile()
  } catch {
    return false
  }
}

function folderRef(root: string, config: string | null): WorkspaceRef {
  const name = basename(root) || root
  return { id: slug(name), name, root, config, files: null }
}

function filesRef(config: string | null, files: string[], cwd: string): WorkspaceRef {
  const unique = [...new Set(files)]
  const first = unique[0] ?? '-'
  if (config !== null) return { ...folderRef(dirname(config), config), files: unique }
  const real = unique.filter(path => path !== '-')
  const root = real.length === 0 ? cwd : real.map(path => dirname(path)).reduce(common)
  const name = first === '-' ? 'standard input' : unique.length === 1 ? basename(first, extname(first)) : basename(root) || root
  return { id: slug(name), name, root, config: null, files: unique }
}

/** The deepest folder that holds both. */
function common(a: string, b: string): string {
  let folder = a
  for (;;) {
    const path = relative(folder, b)
    if (path === '' || (path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path))) return folder
    folder = dirname(folder)
  }
}

/** A name that fits a URL. */
export const slug = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '') || 'plan'

/** Each workspace once (the whole folder swallows single files of it), each with an id of its own. */
function distinct(found: readonly WorkspaceRef[]): WorkspaceRef[] {
  const byPlace = new Map<string, WorkspaceRef>()
  for (const ref of found) {
    const key = ref.config ?? (ref.files === null ? ref.root : `${ref.root}\0files`)
    const known = byPlace.get(key)
    if (known === undefined) byPlace.set(key, ref)
    else if (known.files === null || ref.files === null) byPlace.set(key, { ...known, files: null })
    else byPlace.set(key, { ...known, files: [...new Set([...known.files, ...ref.files])] })
  }
  const taken = new Map<string, WorkspaceRef>()
  return [...byPlace.values()].map(ref => {
    const other = taken.get(ref.id)
    if (other !== undefined && ref.config !== null && idOf(ref.config) === ref.id) throw twice(other, ref)
    let id = ref.id
    for (let number = 2; taken.has(id); number++) id = `${ref.id}-${number}`
    taken.set(id, ref)
    return { ...ref, id }
  })
}

const twice = (one: WorkspaceRef, other: WorkspaceRef): UserError =>
  new UserError('workspace-twice', `${one.root} and ${other.root} are both called ${one.id}.`, {
    hint: 'One is a copy of the other: remove the line "id:" from the uptake.yml of the copy, and it becomes a workspace of its own.',
  })
