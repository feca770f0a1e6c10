/** A workspace as it was at a git revision: reads from the object store, touches no file. */
import { execFileSync } from 'node:child_process'
import { basename, join, matchesGlob, relative, sep } from 'node:path'
import { userError } from '../lib/errors.ts'
import type { SourceFile } from '../plan/model.ts'
import { decodeText } from './decode.ts'
import { isDocument, isFurniture, isSkippedFolder } from './kinds.ts'
import { defaultPlan, fallbackPlan } from './kinds.ts'
import type { Loaded } from './load.ts'
import { displayPath } from './load.ts'
import type { Config } from './settings.ts'
import { defaultConfig } from './settings.ts'

const mostBytes = 256 * 1024 * 1024

/**
 * The documents and the configuration of `loaded` at `revision` (a commit, branch, tag, HEAD~1).
 * @throws UserError no-git, no-revision
 */
export async function loadRevision(loaded: Loaded, revision: string): Promise<{ files: SourceFile[]; config: Config; commit: string }> {
  const { root, ref } = loaded
  const git = (...args: string[]): Buffer =>
    execFileSync('git', args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: mostBytes })
  const top = repositoryRoot(root)
  const commit = resolveCommit(git, revision)
  const prefix = relative(top, root).replaceAll(sep, '/')
  // Paths below the workspace, as `files` of a loaded workspace names them.
  const listed = git('ls-tree', '-r', '-z', '--name-only', commit)
    .toString('utf8')
    .split('\0')
    .filter(path => path !== '' && (prefix === '' || path.startsWith(`${prefix}/`)))
    .map(path => (prefix === '' ? path : path.slice(prefix.length + 1)))
  const show = (path: string): Buffer => git('show', `${commit}:${prefix === '' ? '' : `${prefix}/`}${path}`)
  const config = ref.config === null ? defaultConfig() : await configAt(basename(ref.config), listed, show)
  const files = documentsAt(loaded, config, listed).map(path => ({ path, text: decodeText(show(path), path).text }))
  return { files, config, commit }
}

function repositoryRoot(root: string): string {
  try {
    return execFileSync('git', ['rev-parse', '--show-toplevel'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trimEnd()
  } catch {
    throw userError('no-git', displayPath(root))
  }
}

function resolveCommit(git: (...args: string[]) => Buffer, revision: string): string {
  try {
    return git('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`).toString('utf8').trim()
  } catch {
    throw userError('no-revision', revision, '')
  }
}

async function configAt(name: string, listed: readonly string[], show: (path: string) => Buffer): Promise<Config> {
  if (!listed.includes(name)) return defaultConfig()
  const { parseConfig } = await import('./config.ts')
  return parseConfig(decodeText(show(name), name).text, name).config
}

/** The same choice as load.ts makes on disk, from a list of paths. */
function documentsAt({ root, ref }: Loaded, config: Config, listed: readonly string[]): string[] {
  if (ref.files !== null) {
    const named = new Set(ref.files.map(path => relative(root, path).replaceAll(sep, '/')))
    return listed.filter(path => named.has(path))
  }
  const documents = listed.filter(path => isDocument(path) && !path.split('/').slice(0, -1).some(isSkippedFolder))
  if (ref.config === null) {
    const plans = documents.filter(path => !isFurniture(path))
    return plans.length > 0 ? plans : documents
  }
  const matching = (globs: readonly string[]): string[] => [
    ...new Set(
      globs.flatMap(glob =>
        documents.filter(path => path === glob || matchesGlob(path, glob) || path.startsWith(join(glob, '/').replaceAll(sep, '/'))),
      ),
    ),
  ]
  const found = matching(config.plan ?? defaultPlan)
  return found.length > 0 || config.plan !== null ? found : matching(fallbackPlan)
}
