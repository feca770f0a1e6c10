/**
 * Content files that a merge brought to the default branch, read from the local git and from nothing else. What reached
 * the branch of the remote (`origin`) counts where there is one: a merge that was never pushed was seen by nobody.
 */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)
const MOST = 64 * 1024 * 1024
const PATIENCE = 20_000

export type Signature = { name: string; email: string }
/** The newest change of a file on the first-parent line of the branch. */
export type Change = { path: string; commit: string; parents: readonly string[] }
export const isMerge = ({ parents }: Change): boolean => parents.length > 1

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
/** What git says; null when it fails. */
export const gitText = text

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

/** The newest change of each file below a folder on the branch. Paths are from `root`. */
export async function newestChanges(root: string, commit: string, folder: string): Promise<Change[]> {
  // Neither names of files nor of people can hold NUL: nobody makes up an entry. An empty field begins one.
  const log = await text(root, 'log', '--first-parent', '--diff-merges=first-parent', '--name-only', '--no-renames', '--relative', '-z', '--format=%x00%H %P', commit, '--', folder) // prettier-ignore
  const seen = new Set<string>()
  const found: Change[] = []
  let at: Pick<Change, 'commit' | 'parents'> | null = null
  let begins = false
  for (const field of (log ?? '').split('\0')) {
    const name = field.replace(/^\n/, '')
    if (begins) {
      const [hash = '', ...parents] = field.trim().split(' ')
      at = { commit: hash, parents }
    } else if (name !== '' && at !== null && !seen.has(name)) {
      seen.add(name)
      found.push({ path: name, ...at })
    }
    begins = !begins && field === ''
  }
  return found
}

/** Files below a folder that are in the working tree as they are in a commit, out of some. Paths are from `root`. */
export async function unchangedSince(root: string, commit: string, folder: string): Promise<(path: string) => boolean> {
  const changed = await text(root, 'diff', '--name-only', '--no-renames', '--relative', '-z', commit, '--', folder)
  const paths = new Set(changed?.split('\0'))
  return path => changed !== null && !paths.has(path)
}

/** Its author (of a merge commit whoever merged), and what it says. */
export async function signatureOf(root: string, commit: string): Promise<Signature & { message: string }> {
  const [name = '', email = '', message = ''] = ((await text(root, 'show', '-s', '--format=%an%x00%ae%x00%B', commit)) ?? '').split('\0')
  return { name, email, message }
}

/** Bytes of a file in a commit; null when it has none of that path. The path is from `root`. */
export const bytesAt = (root: string, commit: string, path: string): Promise<Buffer | null> =>
  git(root, ['cat-file', 'blob', `${commit}:./${path}`])

/** The address of the remote `origin`; null: there is none. */
export const originOf = async (root: string): Promise<string | null> => (await text(root, 'remote', 'get-url', 'origin'))?.trim() ?? null

/**
 * Is a commit one of the last `count` that led to `tip` on a line without merges, and is that on the branch? So a rebase
 * (or, with one commit, a squash) puts them there.
 */
export async function isAmongLast(
  root: string,
  commit: string,
  { tip, count, branch }: { tip: string; count: number; branch: string },
): Promise<boolean> {
  if (!/^[0-9a-f]{40,64}$/.test(tip) || (await git(root, ['merge-base', '--is-ancestor', tip, branch])) === null) return false
  const last = await text(root, 'rev-list', '--first-parent', `--max-count=${count}`, tip)
  return last?.split('\n').includes(commit) ?? false
}

/** Who wrote what a merge brought to a file; whoever merged too, where the file is as in neither parent. */
export async function writersOf(root: string, { commit, parents }: Change, path: string, merger: Signature): Promise<Signature[]> {
  const [first = '', ...others] = parents
  const log = await text(root, 'log', '-z', '--no-merges', '--format=%an%n%ae', ...others, `^${first}`, '--', path)
  const writers = (log ?? '')
    .split('\0')
    .filter(entry => entry !== '')
    .map(entry => entry.split('\n'))
    .map(([name = '', email = '']) => ({ name, email }))
  const blob = (at: string): Promise<string | null> => text(root, 'rev-parse', '--verify', '--quiet', `${at}:./${path}`)
  const [now, ...before] = await Promise.all([commit, ...parents].map(blob))
  return before.includes(now ?? null) ? writers : [...writers, merger]
}
