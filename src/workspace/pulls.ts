/**
 * What GitHub tells of a commit of the default branch that is no merge commit: the pull request that it came by, who merged
 * that, and who wrote it. REST API 2022-11-28, "Get a pull request": after a squash `merge_commit_sha` is the squashed
 * commit on the base branch, after a rebase the commit that the base branch was updated to.
 */
import { webAddress } from './remote.ts'

/** A person there: their handle; else name and address as committed. */
export type Writer = { login: string } | { name: string; email: string }
export type Pull = { number: number; mergedBy: string; tip: string; commits: number; writers: readonly Writer[] }
/** `later`: it may be known another time; `no`: it is no merged pull request, or not one that proves who approved. */
export type Told = { state: 'merged'; pull: Pull } | { state: 'no' | 'later'; why: string }
/** Asks below `https://api.github.com/repos/OWNER/NAME/`. Throws when there is no answer. */
export type AskHost = (path: string) => Promise<{ status: number; body: unknown }>

/** `owner/name` on github.com of the address of a remote; null: it is elsewhere. */
export const githubName = (remote: string): string | null =>
  /^https:\/\/(?:ssh\.)?github\.com\/([^/]+\/[^/]+)$/i.exec(webAddress(remote) ?? '')?.[1] ?? null

/** GitHub lists no more commits of a pull request than these. */
const MOST_COMMITS = 250
const PAGE = 100

/** The pull request that brought a commit to a branch of a repository. Never throws for what the host answers. */
export async function pullOf(ask: AskHost, { repo, branch, commit }: { repo: string; branch: string; commit: string }): Promise<Told> {
  const listed = await asked(ask, `commits/${commit}/pulls`)
  if ('state' in listed) return listed
  const found = listOf(listed.body).find(each => textAt(each, 'merged_at') !== null && isInto(each, repo, branch))
  const number = found?.['number']
  if (typeof number !== 'number') return no(`GitHub knows no merged pull request into ${branch} that brought it`)
  const answer = await asked(ask, `pulls/${number}`)
  if ('state' in answer) return answer
  const pull = recordOf(answer.body)
  const [tip, commits] = [textAt(pull, 'merge_commit_sha'), pull['commits']]
  if (pull['merged'] !== true || tip === null || typeof commits !== 'number') return no(`GitHub does not say that #${number} was merged`)
  const merger = recordOf(pull['merged_by'])
  const mergedBy = textAt(merger, 'login')
  if (mergedBy === null) return no(`GitHub does not say who merged #${number}`)
  if (textAt(merger, 'type') !== 'User') return no(`#${number} was merged by ${mergedBy}, which is a program`)
  if (commits > MOST_COMMITS) return no(`#${number} has more commits than GitHub lists, so nobody knows who wrote it`)
  const writers: Writer[] = []
  for (let page = 1; (page - 1) * PAGE < commits; page++) {
    const some = await asked(ask, `pulls/${number}/commits?per_page=${PAGE}&page=${page}`)
    if ('state' in some) return some
    writers.push(...listOf(some.body).flatMap(writersOf))
  }
  const author = textAt(recordOf(pull['user']), 'login')
  return { state: 'merged', pull: { number, mergedBy, tip, commits, writers: author === null ? writers : [{ login: author }, ...writers] } }
}

const no = (why: string): Told => ({ state: 'no', why })

async function asked(ask: AskHost, path: string): Promise<{ body: unknown } | Exclude<Told, { state: 'merged' }>> {
  try {
    const { status, body } = await ask(path)
    if (status === 200) return { body }
    // 404: also a private repository without a token; 422: no commit of that name.
    if (status === 404 || status === 422)
      return { state: 'later', why: 'GitHub knows no such commit, or tells of it to members only: set GITHUB_TOKEN' }
    return { state: 'later', why: `GitHub answered ${status}` }
  } catch (error) {
    return { state: 'later', why: `GitHub could not be asked (${error instanceof Error ? error.message : String(error)})` }
  }
}

/** Whoever is named as author of a commit, whoever made it (but GitHub itself), and who is named in its message. */
function writersOf(commit: Data): Writer[] {
  const written = recordOf(commit['commit'])
  const of = (role: 'author' | 'committer'): Writer[] => {
    const login = textAt(recordOf(commit[role]), 'login')
    if (login !== null) return login === 'web-flow' ? [] : [{ login }]
    const signature = recordOf(written[role])
    const [name, email] = [textAt(signature, 'name'), textAt(signature, 'email')]
    return name === null || email === null || email === 'noreply@github.com' ? [] : [{ name, email }]
  }
  return [...of('author'), ...of('committer'), ...coAuthors(textAt(written, 'message') ?? '')]
}

/** `Co-authored-by: Name <address>` of a commit message. */
export const coAuthors = (message: string): { name: string; email: string }[] =>
  [...message.matchAll(/^co-authored-by:\s*(.+?)\s*<([^<>\s]+)>\s*$/gim)].map(([, name = '', email = '']) => ({ name, email }))

type Data = Record<string, unknown>
const recordOf = (value: unknown): Data => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : {})
const listOf = (value: unknown): Data[] => (Array.isArray(value) ? value.map(recordOf) : [])
const textAt = (data: Data, key: string): string | null => {
  const value = data[key]
  return typeof value === 'string' && value !== '' ? value : null
}

function isInto(pull: Data, repo: string, branch: string): boolean {
  const base = recordOf(pull['base'])
  return textAt(base, 'ref') === branch && textAt(recordOf(base['repo']), 'full_name')?.toLowerCase() === repo.toLowerCase()
}
