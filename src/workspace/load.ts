/** The read step: a workspace's configuration and documents from disk, and the plan that they compile to. */
import { existsSync, globSync } from 'node:fs'
import { basename, join, relative, sep } from 'node:path'
import { UserError, userError } from '../lib/errors.ts'
import type { PlanOptions, Problem, SourceFile } from '../plan/model.ts'
import { readFrontMatter } from '../plan/read/front-matter.ts'
import { ownDates } from '../plan/resolve/own-dates.ts'
import type { Decoded, Encoding } from './decode.ts'
import type { WorkspaceRef } from './discover.ts'
import { documentsIn } from './discover.ts'
import { readText } from './files.ts'
import { defaultPlan, fallbackPlan, isDocument, isSkippedFolder } from './kinds.ts'
import type { Config } from './settings.ts'
import { defaultConfig } from './settings.ts'

export type Loaded = {
  ref: WorkspaceRef
  id: string
  /** `project.name` of the configuration, else the name of the folder or file. */
  name: string
  /** Absolute folder; paths of `files` are relative to it, with "/". */
  root: string
  config: Config
  files: SourceFile[]
  /** How each file is written, by its path: what a write must keep. */
  encodings: Map<string, { encoding: Encoding; bom: boolean }>
  /** Problems of `uptake.yml`; `compileWorkspace` puts them before those of the plan. */
  problems: Problem[]
  /** Where documents were looked for, when there is none yet and that was allowed: patterns below `root`. */
  looked: readonly string[] | null
}

/**
 * Reads a workspace. Problems of the configuration are data, not exceptions.
 * @param options `empty`: a workspace without any document is a beginning, not an error
 * @throws UserError no-markdown, no-plan-files, not-text, too-large, path-*
 */
export async function loadWorkspace(ref: WorkspaceRef, { empty = false } = {}): Promise<Loaded> {
  const { config, problems } = await readConfig(ref)
  const paths = documentsOf(ref, config)
  if (paths.length === 0 && !empty) throw nothingIn(ref, config)
  const files: SourceFile[] = []
  const encodings: Loaded['encodings'] = new Map()
  for (const absolute of paths) {
    const path = absolute === '-' ? '-' : relative(ref.root, absolute).replaceAll(sep, '/')
    const read = textOrProblem(absolute, path, ref.files === null && paths.length > 1)
    if ('message' in read) problems.push(read)
    else {
      const { text, encoding, bom } = read
      files.push({ path, text })
      encodings.set(path, { encoding, bom })
    }
  }
  if (files.length === 0 && paths.length > 0) readText(paths[0]!, displayPath(paths[0]!))
  return {
    ref,
    id: ref.id,
    name: config.project.name ?? ref.name,
    root: ref.root,
    config,
    files,
    encodings,
    problems,
    looked: paths.length === 0 ? lookedFor(ref, config) : null,
  }
}

/** The dates that the plan counts from: those of `uptake.yml`, else those that a document says at its head. */
export function statedDates({ config, files }: Pick<Loaded, 'config' | 'files'>): { launch: string | null; start: string | null } {
  const own = ownDates(
    files.map(({ text }) => ({ frontMatter: readFrontMatter(text), text })),
    config,
  )
  return { launch: config.launch ?? own.launch ?? null, start: config.start ?? own.start ?? null }
}

/** What the pure middle needs to know of a workspace's configuration. */
export const planOptions = (config: Config, today: string): PlanOptions => ({
  launch: config.launch,
  start: config.start,
  today,
  metrics: config.metrics,
  events: config.events,
  ...(config.timezone === null ? {} : { timeZone: config.timezone }),
})

/** A path as a person would write it: relative to `from` or absolute, whichever is shorter. */
export function displayPath(path: string, from: string = process.cwd()): string {
  if (path === '-') return 'standard input'
  const short = relative(from, path)
  if (short === '') return '.'
  return short.length <= path.length ? short : path
}

/** `uptake.yml` alone, without the documents; the defaults when there is none. @throws UserError not-text, too-large, path-* */
export async function readConfig(ref: WorkspaceRef): Promise<{ config: Config; problems: Problem[] }> {
  if (ref.config === null) return { config: defaultConfig(), problems: [] }
  // Loaded here so that a document without uptake.yml never waits for the YAML and schema libraries.
  const { parseConfig } = await import('./config.ts')
  const name = basename(ref.config)
  return parseConfig(readText(ref.config, displayPath(ref.config)).text, name)
}

/** Absolute paths of the workspace's documents. */
function documentsOf(ref: WorkspaceRef, config: Config): string[] {
  if (ref.files !== null) return ref.files
  if (ref.config === null) return documentsIn(ref.root)
  const found = expandGlobs(ref.root, config.plan ?? defaultPlan)
  return found.length === 0 && config.plan === null ? expandGlobs(ref.root, fallbackPlan) : found
}

/** One of many documents of a folder that cannot be read is a problem of the plan; one that was named stops the reading. */
function textOrProblem(absolute: string, path: string, among: boolean): Decoded | Problem {
  try {
    return readText(absolute, among ? path : displayPath(absolute))
  } catch (error) {
    if (!among || !(error instanceof UserError)) throw error
    return {
      rule: 'unreadable',
      severity: 'warning',
      message: `${error.message} It is left out.`,
      expected: 'a file that can be read as text; or a "plan:" in uptake.yml that does not name it',
      source: { file: path, line: 1, column: 1, endLine: 1, endColumn: 1 },
      related: [],
      fix: null,
    }
  }
}

const lookedFor = (ref: WorkspaceRef, config: Config): readonly string[] =>
  ref.config === null ? ['**/*.{md,markdown,txt}'] : (config.plan ?? defaultPlan)

const nothingIn = (ref: WorkspaceRef, config: Config): UserError =>
  ref.config === null
    ? userError('no-markdown', displayPath(ref.root), globSync('*', { cwd: ref.root }).length)
    : userError('no-plan-files', displayPath(ref.config), lookedFor(ref, config))

function expandGlobs(root: string, globs: readonly string[]): string[] {
  const all = globs.flatMap(glob => (existsSync(join(root, glob)) && !/[*?[{]/.test(glob) ? named(root, glob) : matches(root, glob)))
  return [...new Set(all)]
}

const matches = (root: string, glob: string): string[] =>
  globSync(glob, { cwd: root, exclude: name => isSkippedFolder(basename(name)) })
    .filter(isDocument)
    .toSorted()
    .map(path => join(root, path))

/** `plan: docs/growth` names a folder, `plan: launch.md` a file. */
const named = (root: string, path: string): string[] => (isDocument(path) ? [join(root, path)] : documentsIn(join(root, path)))
