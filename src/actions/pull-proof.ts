/** Whether a commit that is no merge commit came by a pull request that somebody merged: by squashing it, or by rebasing it. */
import type { Named } from '../content/review/people.ts'
import { isAmongLast, signatureOf, type Change } from '../workspace/merges.ts'
import type { FoundForge } from '../workspace/forges/find.ts'
import { coAuthors, type AskHost, type Forge, type Writer } from '../workspace/forges/forge.ts'
import type { Publishing } from './publishing.ts'
import { committer } from './speaker.ts'

/** `by` merged what `writers` wrote. `later`: the host may say more another time. */
export type Proof =
  | { by: string; pull: number | null; request: { title: string; mark: string } | null; writers: readonly string[] }
  | { why: string; later: boolean }
/** A code host that can be asked; or why there is none, as the end of a sentence. */
export type Host = (FoundForge & { ask: AskHost }) | { why: string }
type Where = {
  branch: { ref: string; commit: string }
  change: Change
  host: Host
}

/**
 * The code host must say that the request was merged into this branch and to which commit that led; git must say that the
 * commit is one of those that led there. What counts as approved are the bytes of the commit, which its name proves.
 */
export async function proofOf({ root, people }: Publishing, { branch, change, host }: Where): Promise<Proof> {
  const { commit } = change
  if ('why' in host) return { why: `no merge commit says who merged it, and ${host.why}`, later: false }
  const { forge } = host
  const told = await forge.pullOf(host.ask, { repo: host.repo, branch: branch.ref.replace(/^origin\//, ''), commit })
  if (told.state !== 'merged') return { why: told.why, later: told.state === 'later' }
  const { number, mergedBy, tip, commits, writers } = told.pull
  if (!(await isAmongLast(root, commit, { tip, count: commits, branch: branch.commit })))
    return { why: `${forge.mark}${number} was merged as ${tip.slice(0, 12)}, which does not hold it here`, later: false }
  const own = await signatureOf(root, commit)
  const all: Writer[] = [...writers, { name: own.name, email: own.email }, ...coAuthors(own.message)]
  const account = { people, keys: [host.host, forge.handle], forge }
  return {
    by: accountOf(account, mergedBy),
    pull: number,
    request: { title: forge.request, mark: `${forge.mark}${number}` },
    writers: [...new Set(all.map(each => nameOf(account, each)))],
  }
}

/** `keys`: of handles, the host's own name before the kind of host. */
type Accounts = { people: readonly Named[]; keys: readonly string[]; forge: Forge }

/** Only a handle there makes an account a person: anybody may call an account as somebody else is called here. */
function accountOf({ people, keys, forge }: Accounts, login: string): string {
  const plain = (handle: string): string => handle.replace(/^@/, '').toLowerCase()
  const handleOf = ({ handles }: Named): string => keys.map(key => handles[key]).find(each => each !== undefined) ?? ''
  return people.find(each => plain(handleOf(each)) === login.toLowerCase())?.id ?? `${forge.handle}:${login}`
}

const nameOf = (accounts: Accounts, writer: Writer): string =>
  'login' in writer ? accountOf(accounts, writer.login) : committer(accounts.people, writer.name, writer.email)
