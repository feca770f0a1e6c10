/**
 * Merge requests of GitLab, on gitlab.com and on servers of one's own. REST API v4: "List merge requests associated with a
 * commit", "Get single MR", "Get single MR commits". Squashed: `squash_commit_sha` is on the branch; fast-forwarded: the
 * commits themselves are, up to `sha`. https://docs.gitlab.com/api/merge_requests/
 */
import {
  asked,
  coAuthors,
  listOf,
  no,
  recordOf,
  textAt,
  type AskHost,
  type Data,
  type Forge,
  type NotTold,
  type Question,
  type Told,
  type Writer,
} from './forge.ts'

export const gitlab: Forge = { title: 'GitLab', request: 'merge request', mark: '!', handle: 'gitlab', variable: 'GITLAB_TOKEN', pullOf }

const PAGE = 100
const PAGES = 5

async function pullOf(ask: AskHost, { repo, branch, commit }: Question): Promise<Told> {
  const listed = await asked(ask, `repository/commits/${commit}/merge_requests?per_page=${PAGE}`, gitlab)
  if ('state' in listed) return listed
  const number = listOf(listed.body).find(each => isMergedInto(each, repo, branch))?.['iid']
  if (typeof number !== 'number') return no(`GitLab knows no merged merge request into ${branch} that brought it`)
  const answer = await asked(ask, `merge_requests/${number}`, gitlab)
  if ('state' in answer) return answer
  const request = recordOf(answer.body)
  if (!isMergedInto(request, repo, branch)) return no(`GitLab does not say that !${number} was merged`)
  const squash = textAt(request, 'squash_commit_sha')
  const tip = squash ?? textAt(request, 'merge_commit_sha') ?? textAt(request, 'sha')
  if (tip === null) return no(`GitLab does not say to which commit !${number} led`)
  const merger = await personOf(ask, recordOf(request['merge_user'] ?? request['merged_by']), number)
  if ('state' in merger) return merger
  const commits = await commitsOf(ask, number)
  if ('state' in commits) return commits
  const author = textAt(recordOf(request['author']), 'username')
  const writers = [...(author === null ? [] : [{ login: author }]), ...commits.flatMap(writersOf)]
  const count = squash === null ? commits.length : 1
  return { state: 'merged', pull: { number, mergedBy: merger.login, tip, commits: count, writers } }
}

/** An account says itself whether it is a program; one of a project or a group shows it in its name, too. */
async function personOf(ask: AskHost, user: Data, number: number): Promise<{ login: string } | NotTold> {
  const [login, id] = [textAt(user, 'username'), user['id']]
  if (login === null || typeof id !== 'number') return no(`GitLab does not say who merged !${number}`)
  const answer = await asked(ask, `/users/${id}`, gitlab)
  if ('state' in answer) return { ...answer, why: `${answer.why}; whether ${login}, who merged !${number}, is a person is not known` }
  const isProgram = recordOf(answer.body)['bot'] === true || /^(?:project|group)_\d+_bot/.test(login)
  return isProgram ? no(`!${number} was merged by ${login}, which is a program`) : { login }
}

async function commitsOf(ask: AskHost, number: number): Promise<Data[] | NotTold> {
  const all: Data[] = []
  for (let page = 1; page <= PAGES; page++) {
    const some = await asked(ask, `merge_requests/${number}/commits?per_page=${PAGE}&page=${page}`, gitlab)
    if ('state' in some) return some
    const commits = listOf(some.body)
    all.push(...commits)
    if (commits.length < PAGE) return all
  }
  return no(`!${number} has more than ${PAGE * PAGES} commits, so nobody looked who wrote it`)
}

/** Whoever is named as author of a commit, whoever made it, and who is named in its message. */
function writersOf(commit: Data): Writer[] {
  const of = (role: 'author' | 'committer'): Writer[] => {
    const [name, email] = [textAt(commit, `${role}_name`), textAt(commit, `${role}_email`)]
    return name === null || email === null ? [] : [accountIn(email) ?? { name, email }]
  }
  return [...of('author'), ...of('committer'), ...coAuthors(textAt(commit, 'message') ?? '')]
}

/** GitLab hides an address as `ID-USERNAME@users.noreply.HOST`. */
function accountIn(email: string): { login: string } | null {
  const login = /^\d+-(.+)@users\.noreply\./i.exec(email)?.[1]
  return login === undefined ? null : { login }
}

/** Its full name, `group/project!7`, is that of the project that it was merged into. */
function isMergedInto(request: Data, repo: string, branch: string): boolean {
  const full = textAt(recordOf(request['references']), 'full')
  return (
    textAt(request, 'state') === 'merged' &&
    textAt(request, 'target_branch') === branch &&
    full?.toLowerCase() === `${repo}!${String(request['iid'])}`.toLowerCase()
  )
}
