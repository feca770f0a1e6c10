/**
 * Pull requests of GitHub, on github.com and on GitHub Enterprise. REST API 2022-11-28, "Get a pull request": after a squash
 * `merge_commit_sha` is the squashed commit on the base branch, after a rebase the commit that the base branch was updated to.
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
  type Question,
  type Told,
  type Writer,
} from './forge.ts'

export const github: Forge = { title: 'GitHub', request: 'pull request', mark: '#', handle: 'github', variable: 'GITHUB_TOKEN', pullOf }

/** GitHub lists no more commits of a pull request than these. */
const MOST_COMMITS = 250
const PAGE = 100

async function pullOf(ask: AskHost, { repo, branch, commit }: Question): Promise<Told> {
  const listed = await asked(ask, `commits/${commit}/pulls`, github)
  if ('state' in listed) return listed
  const found = listOf(listed.body).find(each => textAt(each, 'merged_at') !== null && isInto(each, repo, branch))
  const number = found?.['number']
  if (typeof number !== 'number') return no(`GitHub knows no merged pull request into ${branch} that brought it`)
  const answer = await asked(ask, `pulls/${number}`, github)
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
    const some = await asked(ask, `pulls/${number}/commits?per_page=${PAGE}&page=${page}`, github)
    if ('state' in some) return some
    writers.push(...listOf(some.body).flatMap(writersOf))
  }
  const author = textAt(recordOf(pull['user']), 'login')
  return { state: 'merged', pull: { number, mergedBy, tip, commits, writers: author === null ? writers : [{ login: author }, ...writers] } }
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

function isInto(pull: Data, repo: string, branch: string): boolean {
  const base = recordOf(pull['base'])
  return textAt(base, 'ref') === branch && textAt(recordOf(base['repo']), 'full_name')?.toLowerCase() === repo.toLowerCase()
}
