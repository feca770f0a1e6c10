/**
 * Which ledger sends the calendar of a workspace: the line `ledger:` of its `uptake.yml`. It stands in the file because a
 * clone must meet it; what the default branch of the remote says counts too, and so does what another worktree noted.
 */
import { basename } from 'node:path'
import { findUp, readText } from './files.ts'
import { bytesAt, defaultBranch, gitText } from './merges.ts'
import { newId } from './origin.ts'

export type Recorded = {
  ledger: string
  place: 'file' | 'branch' | 'worktree'
  /** Where it says so, as a person names it. */
  where: string
}

const LINE = /^ledger:[ \t]*(["']?)([\p{L}\p{N}][\p{L}\p{N}-]{0,99})\1[ \t]*(?:#.*)?\r?$/mu

/** The name in the text of an `uptake.yml`, or null. */
export const ledgerIn = (text: string): string | null => LINE.exec(text)?.[2] ?? null

export const newLedger = (): string => newId('ledger', null)

/** Can there be clones of this workspace? */
export const isUnderGit = (root: string): boolean => findUp(root, ['.git']) !== null

/** `remote`: is there a default branch of a remote, by which clones hear of each other? */
export type Records = { recorded: Recorded[]; remote: boolean }

/** What is written of it, the nearest place first. @param config path of `uptake.yml` */
export async function recordedLedgers(root: string, config: string): Promise<Records> {
  const file = basename(config)
  const recorded: Recorded[] = []
  const add = (ledger: string | null | undefined, place: Recorded['place'], where: string): void => {
    if (ledger !== null && ledger !== undefined && ledger !== '') recorded.push({ ledger, place, where })
  }
  add(ledgerIn(readText(config).text), 'file', file)
  if (!isUnderGit(root)) return { recorded, remote: false }
  const [branch, noted] = await Promise.all([
    defaultBranch(root),
    noteKey(root).then(key => gitText(root, 'config', '--local', '--get', key)),
  ])
  const there = branch === null ? null : await bytesAt(root, branch.commit, file)
  if (branch !== null && there !== null) add(ledgerIn(there.toString('utf8')), 'branch', `${file} on ${branch.ref}`)
  add(noted?.trim(), 'worktree', 'another worktree of this clone')
  return { recorded, remote: branch !== null && branch.ref.startsWith('origin/') }
}

/** Other worktrees of the clone share its settings, and not its uncommitted files. */
export async function noteForWorktrees(root: string, ledger: string): Promise<void> {
  if (isUnderGit(root)) await gitText(root, 'config', '--local', await noteKey(root), ledger)
}

/** By the folder in the repository: what has no id is called otherwise in each worktree. */
const noteKey = async (root: string): Promise<string> =>
  `uptake.${(await gitText(root, 'rev-parse', '--show-prefix'))?.trim() || '.'}.ledger`
