/**
 * Approve on merge where the code host is GitLab or a GitHub of one's own. The answers have the shape that the hosts' own
 * pages give: https://docs.gitlab.com/api/merge_requests/, https://docs.gitlab.com/api/commits/, https://docs.gitlab.com/api/users/
 */
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test, type TestContext } from 'node:test'
import { takeMerges, type TakenMerges } from '../../src/actions/take-merges.ts'
import type { Database } from '../../src/db/open.ts'
import { withDatabase } from '../support/engines.ts'
import { CONFIG, desk, piece, RULES, type Desk } from './review-workspace.ts'

const ON = `${CONFIG}${RULES}  approve-on-merge: true\n`.replace(
  '{ email: grace@example.org }',
  '{ email: grace@example.org, gitlab: ghopper, github.acme.example: g-hopper }',
)
const SHA = 'f'.repeat(40)

type Commit = { name?: string; email?: string; committer?: string; message?: string }
/** What GitLab says of merge request !7; a part may be given another value. */
type Lab = {
  merger: { id: number; username: string } | null
  bot: boolean | number
  author: string
  squash: boolean
  commits: Commit[]
  state: string
  branch: string
  full: string
  status: number
  asked: string[]
  token: string | null
}
const lab = (more: Partial<Lab> = {}): Lab => ({
  merger: { id: 5, username: 'ghopper' },
  bot: false,
  author: 'ada-l',
  squash: true,
  commits: [{}],
  state: 'merged',
  branch: 'main',
  full: 'kestrel/site!7',
  status: 200,
  asked: [],
  token: null,
  ...more,
})
const API = '/api/v4/projects/kestrel%2Fsite/'

function answerOf(given: Lab, head: string, path: string): { status: number; body: unknown } {
  const request = {
    iid: 7,
    state: given.state,
    target_branch: given.branch,
    references: { full: given.full },
    author: { id: 2, username: given.author },
    merge_user: given.merger,
    sha: given.squash ? SHA : head,
    merge_commit_sha: null,
    squash_commit_sha: given.squash ? head : null,
  }
  const answers: Record<string, unknown> = {
    [`${API}repository/commits/${head}/merge_requests`]: [request],
    [`${API}merge_requests/7`]: request,
    [`${API}merge_requests/7/commits`]: given.commits.map(
      ({ name = 'Ada', email = 'ada@example.org', committer = 'ada@example.org', message = 'x' }) => ({
        id: SHA,
        author_name: name,
        author_email: email,
        committer_name: 'x',
        committer_email: committer,
        message,
      }),
    ),
    '/api/v4/users/5': { id: 5, username: given.merger?.username, bot: given.bot },
  }
  if (given.status !== 200) return { status: given.status, body: { message: 'no' } }
  if (path === '/api/v4/users/5' && typeof given.bot === 'number') return { status: given.bot, body: { message: 'no' } }
  const body = answers[path]
  return body === undefined ? { status: 404, body: { message: '404 Not Found' } } : { status: 200, body }
}

const fetchOf =
  (given: Lab, head: () => string): typeof fetch =>
  (input, init) => {
    const url = new URL(String(input))
    assert.equal(url.origin, 'https://gitlab.com')
    given.asked.push(url.pathname)
    given.token = new Headers(init?.headers).get('private-token')
    const { status, body } = answerOf(given, head(), url.pathname)
    return Promise.resolve(new Response(JSON.stringify(body), { status }))
  }

/** main at a remote, with the piece in one commit of Ada's. */
function squashed(
  t: TestContext,
  db: Database,
  { remote = 'git@gitlab.com:kestrel/site.git', config = ON, email = 'ada@example.org' } = {},
) {
  const d = desk(t, db, {}, config)
  const commit = (said: string): string => d.git('-c', 'user.name=Ada', '-c', `user.email=${email}`, 'commit', '-qam', said)
  d.git('init', '-qb', 'main')
  d.git('remote', 'add', 'origin', remote)
  d.git('add', '.')
  commit('begin')
  d.put('content/a.md', piece('a', 'Text.', 'theme: x'))
  d.git('add', '.')
  commit('A post')
  d.git('update-ref', 'refs/remotes/origin/main', 'main')
  return d
}
const head = (d: Desk): string => d.git('rev-parse', 'main').trim()
const take = (d: Desk, given: Lab, env: Record<string, string> = {}): Promise<TakenMerges> =>
  takeMerges({ ...d.context, env }, { fetch: fetchOf(given, () => head(d)) })
const told = ({ merged, unproven }: TakenMerges) => [
  ...merged.map(each => [each.by, each.request, each.approved.map(yes => yes.missing)]),
  ...unproven.map(each => each.why),
]

withDatabase('GitLab: a squashed merge request is approved by whoever merged it', async (db, t) => {
  const d = squashed(t, db)
  const given = lab()
  assert.deepEqual(told(await take(d, given, { GITLAB_TOKEN: 'secret' })), [['grace', '!7', [null, null]]])
  assert.deepEqual(given.asked, [
    `${API}repository/commits/${head(d)}/merge_requests`,
    `${API}merge_requests/7`,
    '/api/v4/users/5',
    `${API}merge_requests/7/commits`,
  ])
  assert.equal(given.token, 'secret')
  const [row] = await db.selectFrom('audit').select(['action', 'actor_name', 'origin']).execute()
  assert.deepEqual(row, { action: 'approve-merge', actor_name: 'grace', origin: `merge request !7, ${head(d)}` })
})

withDatabase('GitLab: fast-forwarded, its commits are those of the branch', async (db, t) => {
  const d = squashed(t, db)
  assert.deepEqual(told(await take(d, lab({ squash: false }))), [['grace', '!7', [null, null]]])
})

withDatabase('GitLab: who wrote any of it is no judge of it', async (db, t) => {
  const own = [
    lab({ author: 'ghopper' }),
    lab({ commits: [{}, { email: 'grace@example.org', name: 'Grace' }] }),
    lab({ commits: [{ committer: 'grace@example.org' }] }),
    lab({ commits: [{ email: '5-ghopper@users.noreply.gitlab.com', name: 'Nobody' }] }),
    lab({ commits: [{ message: 'x\n\nCo-authored-by: Grace Hopper <grace@example.org>' }] }),
  ]
  for (const given of own) assert.match(String(told(await take(squashed(t, db), given))[0]), /grace,!7,.*their own text/)
})

withDatabase('GitLab: what proves nothing says why, and nothing is approved', async (db, t) => {
  const cases: [Partial<Lab>, RegExp][] = [
    [{ merger: null }, /GitLab does not say who merged !7/],
    [{ bot: true }, /merged by ghopper, which is a program/],
    [{ merger: { id: 5, username: 'project_3_bot_ab12' } }, /which is a program/],
    [{ bot: 403 }, /set GITLAB_TOKEN \(403\); whether ghopper, who merged !7, is a person is not known/],
    [{ state: 'opened' }, /no merged merge request into main/],
    [{ branch: 'next' }, /no merged merge request into main/],
    [{ full: 'fork/site!7' }, /no merged merge request into main/],
    [{ commits: [], squash: false }, /does not hold it here/],
    [{ status: 401 }, /set GITLAB_TOKEN \(401\)/],
    [{ status: 502 }, /GitLab answered 502/],
  ]
  for (const [more, why] of cases) {
    const { merged, unproven } = await take(squashed(t, db), lab(more))
    assert.deepEqual(merged, [])
    assert.match(unproven[0]?.why ?? '', why)
  }
})

withDatabase('a GitHub of one’s own is asked under its own name, with its own token and handles', async (db, t) => {
  const d = squashed(t, db, { remote: 'git@github.acme.example:kestrel/site.git' })
  const asked: string[] = []
  let token: string | null = null
  const send: typeof fetch = (input, init) => {
    const url = new URL(String(input))
    asked.push(`${url.host}${url.pathname}`)
    token = new Headers(init?.headers).get('authorization')
    const base = { ref: 'main', repo: { full_name: 'kestrel/site' } }
    const answers: Record<string, unknown> = {
      [`commits/${head(d)}/pulls`]: [{ number: 7, merged_at: '2026-11-20T10:00:00Z', base }],
      'pulls/7': {
        number: 7,
        merged: true,
        merged_by: { login: 'g-hopper', type: 'User' },
        merge_commit_sha: head(d),
        commits: 1,
        user: { login: 'ada-l' },
        base,
      },
      'pulls/7/commits': [{ author: { login: 'ada-l' }, committer: { login: 'web-flow' }, commit: { message: 'x' } }],
    }
    return Promise.resolve(new Response(JSON.stringify(answers[url.pathname.replace('/api/v3/repos/kestrel/site/', '')] ?? [])))
  }
  const env = { GITHUB_TOKEN: 'of github.com', GH_ENTERPRISE_TOKEN: 'own' }
  assert.deepEqual(told(await takeMerges({ ...d.context, env }, { fetch: send })), [['grace', '#7', [null, null]]])
  assert.equal(asked[0], `github.acme.example/api/v3/repos/kestrel/site/commits/${head(d)}/pulls`)
  assert.equal(token, 'Bearer own')
})

test('a host at a private address is asked only where uptake.yml allows it', async t => {
  const { openDatabase } = await import('../../src/db/open.ts')
  const db = await openDatabase(':memory:')
  t.after(() => db.destroy())
  const given = lab()
  let commit = ''
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname
    given.asked.push(path)
    const { status, body } = answerOf(given, commit, path)
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.after(() => server.close())
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const place = (more: string): Desk => {
    const d = squashed(t, db, {
      remote: `${base}/kestrel/site.git`,
      config: `${ON}  forge:\n    kind: gitlab\n    api: ${base}/api/v4\n${more}`,
    })
    commit = head(d)
    return d
  }
  const closed = told(await takeMerges({ ...place('').context, env: {} }))
  assert.match(String(closed[0]), /GitLab could not be asked \(.*127\.0\.0\.1/)
  assert.deepEqual(given.asked, [])
  assert.deepEqual(told(await takeMerges({ ...place('    allow: [127.0.0.1]\n').context, env: {} })), [['grace', '!7', [null, null]]])
})
