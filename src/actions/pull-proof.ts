/** Whether a commit that is no merge commit came by a pull request that somebody merged: by squashing it, or by rebasing it. */
import type { Named } from '../content/review/people.ts'
import { isAmongLast, signatureOf, type Change } from '../workspace/merges.ts'
import { coAuthors, pullOf, type AskHost, type Writer } from '../workspace/pulls.ts'
import type { Publishing } from './publishing.ts'
import { committer } from './speaker.ts'

/** `by` merged what `writers` wrote. `later`: the host may say more another time. */
export type Proof = { by: string; pull: number | null; writers: readonly string[] } | { why: string; later: boolean }
type Where = {
  branch: { ref: string; commit: string }
  change: Change
  /** Null: there is no code host that could be asked. */
  host: { repo: string; ask: AskHost } | null
}

/**
 * GitHub must say that the pull request was merged into this branch and to which commit that led; git must say that the
 * commit is one of those that led there. What counts as approved are the bytes of the commit, which its name proves.
 */
export async function proofOf({ root, people }: Publishing, { branch, change, host }: Where): Promise<Proof> {
  const { commit } = change
  if (host === null)
    return { why: 'no merge commit says who merged it, and there is no remote on GitHub that could be asked', later: false }
  const told = await pullOf(host.ask, { repo: host.repo, branch: branch.ref.replace(/^origin\//, ''), commit })
  if (told.state !== 'merged') return { why: told.why, later: told.state === 'later' }
  const { number, mergedBy, tip, commits, writers } = told.pull
  if (!(await isAmongLast(root, commit, { tip, count: commits, branch: branch.commit })))
    return { why: `#${number} was merged as ${tip.slice(0, 12)}, which does not hold it here`, later: false }
  const own = await signatureOf(root, commit)
  const all: Writer[] = [...writers, { name: own.name, email: own.email }, ...coAuthors(own.message)]
  return { by: accountOf(people, mergedBy), pull: number, writers: [...new Set(all.map(each => nameOf(people, each)))] }
}

/** Only a `github` handle makes an account a person: anybody may call an account as somebody else is called here. */
function accountOf(people: readonly Named[], login: string): string {
  const plain = (handle: string | undefined): string => (handle ?? '').replace(/^@/, '').toLowerCase()
  return people.find(each => plain(each.handles['github']) === login.toLowerCase())?.id ?? `github:${login}`
}

const nameOf = (people: readonly Named[], writer: Writer): string =>
  'login' in writer ? accountOf(people, writer.login) : committer(people, writer.name, writer.email)
