/**
 * Content files that a merge brought to the default branch, read from the local git and from nothing else. What reached
 * the branch of the remote (`origin`) counts where there is one: a merge that was never pushed was seen by nobody.
 */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)
const MOST = 64 * 1024 * 1024
const PATIENCE = 20_000
const [UNIT, RECORD] = ['\u001f', '\u001e']

export type Signature = { name: string; email: string }
/** The newest change of a file on the first-parent line of the branch, where it is a merge. */
export type Merge = { path: string; commit: string; parents: readonly string[]; merger: Signature; at: number }

/** Runs git in a folder; null when it fails (no repository, no such commit). No setting of the repository may run a program. */
async function git(root: string, args: readonly string[]): Promise<Buffer | null> {
  const safe = ['-c', 'core.fsmonitor=false', '-c', 'log.showSignature=false', '--no-optional-locks', ...args]
  try {
    const { stdout } = await run('git', safe, { cwd: root, encoding: 'buffer', maxBuffer: MOST, timeout: PATIENCE })
    return stdout
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null
    throw error
  }
}
const text = async (root: string, ...args: string[]): Promise<string | null> => (await git(root, args))?.toString('utf8') ?? null

/** The default branch and the commit that it is at: `origin/HEAD`, else origin/main or origin/master; without a remote main or master. */
export async function defaultBranch(root: string): Promise<{ ref: string; commit: string } | null> {
  const remotes = (await text(root, 'remote'))?.split('\n').includes('origin') ?? false
  const head = remotes ? (await text(root, 'symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD'))?.trim() : undefined
  const where = remotes ? 'refs/remotes/origin' : 'refs/heads'
  for (const ref of [head, `${where}/main`, `${where}/master`]) {
    if (ref === undefined || ref === '') continue
    const commit = (await text(root, 'rev-parse', '--verify', '--quiet', `${ref}^{commit}`))?.trim()
    if (commit) return { ref: ref.replace(/^refs\/(?:heads|remotes)\//, ''), commit }
  }
  return null
}

/** Files below a folder whose newest change on the branch came by a merge commit. Paths are from `root`. */
export async function mergedFiles(root: string, commit: string, folder: string): Promise<Merge[]> {
  const format = `${RECORD}%H${UNIT}%P${UNIT}%an${UNIT}%ae${UNIT}%ct`
  const log = await text(root, 'log', '--first-parent', '--diff-merges=first-parent', '--name-only', '--no-renames', '--relative', '-z', `--format=${format}`, commit, '--', folder) // prettier-ignore
  const seen = new Set<string>()
  const found: Merge[] = []
  for (const entry of (log ?? '').split(RECORD).slice(1)) {
    const [head = '', ...names] = entry.split('\0')
    const [hash = '', parents = '', name = '', email = '', at = ''] = head.split(UNIT)
    for (const path of names.map(each => each.replace(/^\n/, '')).filter(each => each !== '')) {
      if (seen.has(path)) continue
      seen.add(path)
      const all = parents.split(' ').filter(each => each !== '')
      if (all.length > 1) found.push({ path, commit: hash, parents: all, merger: { name, email }, at: Number(at) * 1000 })
    }
  }
  return found
}

/** Bytes of a file in a commit; null when it has none of that path. The path is from `root`. */
export const bytesAt = (root: string, commit: string, path: string): Promise<Buffer | null> =>
  git(root, ['cat-file', 'blob', `${commit}:./${path}`])

/** Who wrote what a merge brought to a file; whoever merged too, where the file is as in neither parent. */
export async function writersOf(root: string, { commit, parents, merger }: Merge, path: string): Promise<Signature[]> {
  const [first = '', ...others] = parents
  const log = await text(root, 'log', '--no-merges', `--format=%an${UNIT}%ae`, ...others, `^${first}`, '--', path)
  const writers = (log ?? '')
    .split('\n')
    .filter(line => line !== '')
    .map(line => line.split(UNIT))
    .map(([name = '', email = '']) => ({ name, email }))
  const blob = (at: string): Promise<string | null> => text(root, 'rev-parse', '--verify', '--quiet', `${at}:./${path}`)
  const [now, ...before] = await Promise.all([commit, ...parents].map(blob))
  return before.includes(now ?? null) ? writers : [...writers, merger]
}
