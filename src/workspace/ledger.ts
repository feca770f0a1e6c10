/**
 * Which ledger sends the calendar of a workspace: the line `ledger:` of its `uptake.yml`. It stands in the file because a
 * clone must meet it; what the default branch of the remote says counts too, and so does what another worktree noted.
 */
import { basename } from 'node:path'
import { findUp, readText } from './files.ts'
import { nameIn } from './identity.ts'
import { bytesAt, defaultBranch, gitText } from './merges.ts'
import { newId } from './origin.ts'

export type Recorded = {
  ledger: string
  place: 'file' | 'branch' | 'worktree'
  /** Where it says so, as a person names it. */
  where: string
}

/** The name in the text of an `uptake.yml`, or null. */
export const ledgerIn = (text: string): string | null => nameIn(text, 'ledger')

export const newLedger = (): string => newId('ledger', null)

/** Can there be clones of this workspace? */
export const isUnderGit = (root: string): boolean => findUp(root, ['.git']) !== null

/** `remote`: is there a default branch of a remote, by which clones hear of each other? */
export type Records = { recorded: Recorded[]; remote: boolean }

/** What is written of it, the nearest place first. @param config path of `uptake.yml` @param fresh git is asked now */
export async function recordedLedgers(root: string, config: string, fresh = false): Promise<Records> {
  const file = basename(config)
  const recorded: Recorded[] = []
  const add = (ledger: string | null | undefined, place: Recorded['place'], where: string): void => {
    if (ledger !== null && ledger !== undefined && ledger !== '') recorded.push({ ledger, place, where })
  }
  const named = ledgerIn(readText(config).text)
  add(named, 'file', file)
  if (!isUnderGit(root)) return { recorded, remote: false }
  const { branch, there, noted } = await fromGit(root, config, named, fresh)
  if (branch !== null) add(there, 'branch', `${file} on ${branch}`)
  add(noted, 'worktree', 'another worktree of this clone')
  return { recorded, remote: branch?.startsWith('origin/') ?? false }
}

/** `branch`: the default one; `there`, `noted`: the ledger that it names, and the one that a worktree noted. */
type FromGit = { branch: string | null; there: string | null; noted: string | null }
/** Milliseconds for which what git says is believed, once the file names a ledger: whoever names another changes the file first. */
const PATIENCE = 5_000
const heard = new Map<string, { named: string; at: number; said: FromGit }>()

async function fromGit(root: string, config: string, named: string | null, fresh: boolean): Promise<FromGit> {
  const known = heard.get(config)
  if (!fresh && known !== undefined && known.named === named && performance.now() - known.at < PATIENCE) return known.said
  const [branch, noted] = await Promise.all([
    defaultBranch(root),
    noteKey(root).then(key => gitText(root, 'config', '--local', '--get', key)),
  ])
  const there = branch === null ? null : await bytesAt(root, branch.commit, basename(config))
  const said = { branch: branch?.ref ?? null, there: there && ledgerIn(there.toString('utf8')), noted: noted?.trim() ?? null }
  // While nobody is named somebody else may be about to be.
  if (named !== null) heard.set(config, { named, at: performance.now(), said })
  return said
}

/** Other worktrees of the clone share its settings, and not its uncommitted files. */
export async function noteForWorktrees(root: string, ledger: string): Promise<void> {
  if (isUnderGit(root)) await gitText(root, 'config', '--local', await noteKey(root), ledger)
}

/** By the folder in the repository: what has no id is called otherwise in each worktree. */
const noteKey = async (root: string): Promise<string> =>
  `uptake.${(await gitText(root, 'rev-parse', '--show-prefix'))?.trim() || '.'}.ledger`
