/** Approve on merge without merge commits: GitHub's word on a squashed or rebased pull request, and git's, must meet. */
import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { approve } from '../../src/actions/approve.ts'
import { publishDue } from '../../src/actions/publish-due.ts'
import { publishingView } from '../../src/actions/publishing-view.ts'
import { scheduleContent } from '../../src/actions/schedule-content.ts'
import { takeMerges, type TakenMerges } from '../../src/actions/take-merges.ts'
import type { Database } from '../../src/db/open.ts'
import { withDatabase } from '../support/engines.ts'
import { CONFIG, desk, NOW, piece, RULES, type Desk } from './review-workspace.ts'

const ON = `${CONFIG}${RULES}  approve-on-merge: true\n`.replace(
  '{ email: grace@example.org }',
  '{ email: grace@example.org, github: ghopper }',
)
const text = (words: string): string => piece('a', words, 'theme: x')

/** What GitHub answers about one pull request; a part may be given another value. */
type Hub = {
  merger: { login: string; type: string } | null
  author: string
  tip: string | null
  commits: { author: string; committer?: string; message?: string }[]
  base: string
  repo: string
  status: number
  asked: string[]
  token: string | null
}
const hub = (more: Partial<Hub> = {}): Hub => ({
  merger: { login: 'ghopper', type: 'User' },
  author: 'ada-l',
  tip: null,
  commits: [{ author: 'ada-l', committer: 'web-flow' }],
  base: 'main',
  repo: 'kestrel/site',
  status: 200,
  asked: [],
  token: null,
  ...more,
})
const fetchOf =
  (given: Hub, head: () => string): typeof fetch =>
  (input, init) => {
    const url = new URL(String(input))
    assert.equal(url.origin, 'https://api.github.com')
    given.asked.push(url.pathname + url.search)
    given.token = new Headers(init?.headers).get('authorization')
    const path = url.pathname.replace('/repos/kestrel/site/', '')
    const base = { ref: given.base, repo: { full_name: given.repo } }
    const answers: Record<string, unknown> = {
      [`commits/${head()}/pulls`]: [{ number: 7, merged_at: '2026-11-20T10:00:00Z', base }],
      'pulls/7': {
        number: 7,
        merged: true,
        merged_by: given.merger,
        merge_commit_sha: given.tip ?? head(),
        commits: given.commits.length,
        user: { login: given.author },
        base,
      },
      'pulls/7/commits': given.commits.map(({ author, committer = 'web-flow', message = 'x' }) => ({
        author: { login: author },
        committer: { login: committer },
        commit: { message, author: { name: author, email: `${author}@x` }, committer: { name: committer, email: `${committer}@x` } },
      })),
    }
    const body = answers[path] ?? (path.startsWith('commits/') ? [] : null)
    return Promise.resolve(new Response(JSON.stringify(body), { status: given.status }))
  }

/** main on GitHub, with the piece squashed into one commit of Ada's. */
function squashed(t: TestContext, db: Database, message = 'A post (#7)'): Desk {
  const d = desk(t, db, {}, ON)
  const commit = (name: string, email: string, said: string): string =>
    d.git('-c', `user.name=${name}`, '-c', `user.email=${email}`, 'commit', '-qam', said)
  d.git('init', '-qb', 'main')
  d.git('remote', 'add', 'origin', 'git@github.com:Kestrel/site.git'.replace('Kestrel', 'kestrel'))
  d.git('add', '.')
  commit('Ada', 'ada@example.org', 'begin')
  d.put('content/a.md', text('Text.'))
  d.git('add', '.')
  commit('Ada', 'ada@example.org', message)
  d.git('update-ref', 'refs/remotes/origin/main', 'main')
  return d
}
const head = (d: Desk): string => d.git('rev-parse', 'main').trim()
const take = (d: Desk, given: Hub, more: object = {}): Promise<TakenMerges> =>
  takeMerges({ ...d.context, env: {}, ...more }, { fetch: fetchOf(given, () => head(d)) })
const told = ({ merged, unproven }: TakenMerges) => [
  ...merged.map(each => [each.by, each.pull, each.approved.map(yes => yes.missing)]),
  ...unproven.map(each => each.why),
]
const approvedBy = async (d: Desk) => (await publishingView(d.context)).pieces[0]?.channels.map(each => each.approvedBy)

withDatabase('a squashed pull request is approved by whoever merged it, once, and goes out', async (db, t) => {
  const d = squashed(t, db)
  const given = hub()
  assert.deepEqual(told(await take(d, given, { env: { GITHUB_TOKEN: 'secret' } })), [['grace', 7, [null, null]]])
  assert.deepEqual(given.asked, [
    `/repos/kestrel/site/commits/${head(d)}/pulls`,
    '/repos/kestrel/site/pulls/7',
    '/repos/kestrel/site/pulls/7/commits?per_page=100&page=1',
  ])
  assert.equal(given.token, 'Bearer secret')
  assert.deepEqual(await approvedBy(d), [['grace'], ['grace']])
  const again = hub()
  assert.deepEqual([told(await take(d, again)), again.asked], [[], []], 'nothing is asked about what is approved')
  const [row] = await db.selectFrom('audit').select(['action', 'actor_name', 'origin']).execute()
  assert.deepEqual(row, { action: 'approve-merge', actor_name: 'grace', origin: `pull request #7, ${head(d)}` })
  await scheduleContent(d.context, { item: 'a', channels: null, at: '2026-11-21T12:00', zone: 'Europe/Berlin' })
  assert.deepEqual(
    (await publishDue(d.context)).map(each => each.ended),
    ['published', 'published'],
  )
})

withDatabase('it approves the bytes of that commit and no others', async (db, t) => {
  const d = squashed(t, db)
  d.put('content/a.md', text('Edited since.'))
  await take(d, hub())
  assert.deepEqual(await approvedBy(d), [[], []])
  d.put('content/a.md', text('Text.'))
  assert.deepEqual(await approvedBy(d), [['grace'], ['grace']])
})

withDatabase('a rebased pull request counts where its commits led to the branch', async (db, t) => {
  const d = squashed(t, db)
  const brought = head(d)
  d.put('README.md', 'More.')
  d.git('add', '.')
  d.git('-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', 'commit', '-qam', 'the second of two')
  d.git('update-ref', 'refs/remotes/origin/main', 'main')
  const two = { tip: head(d), commits: [{ author: 'ada-l' }, { author: 'ada-l' }] }
  const ask = (given: Hub) => takeMerges({ ...d.context, env: {} }, { fetch: fetchOf(given, () => brought) })
  assert.match(
    String(told(await ask(hub({ ...two, commits: [{ author: 'ada-l' }] })))[0]),
    /#7 was merged as [0-9a-f]{12}, which does not hold it here/,
  )
  assert.match(String(told(await ask(hub({ ...two, tip: 'f'.repeat(40) })))[0]), /does not hold it here/)
  assert.deepEqual(told(await ask(hub(two))), [['grace', 7, [null, null]]])
})

withDatabase('who wrote any of it is no judge of it: author, committer, co-author, in the pull request or in the commit', async (db, t) => {
  const own = [
    hub({ author: 'ghopper' }),
    hub({ commits: [{ author: 'ada-l' }, { author: 'GHopper' }] }),
    hub({ commits: [{ author: 'ada-l', committer: 'ghopper' }] }),
    hub({ commits: [{ author: 'ada-l', message: 'x\n\nCo-authored-by: Grace Hopper <grace@example.org>' }] }),
  ]
  for (const given of own) assert.match(String(told(await take(squashed(t, db), given))[0]), /grace,7,.*their own text/)
  const trailer = squashed(t, db, 'A post (#7)\n\nCo-authored-by: Grace <grace@example.org>')
  assert.match(String(told(await take(trailer, hub()))[0]), /their own text/)
})

withDatabase('an account is a person by its handle alone', async (db, t) => {
  const d = squashed(t, db)
  // Somebody registered the account "grace" on GitHub; Grace's is another.
  assert.match(
    String(told(await take(d, hub({ merger: { login: 'grace', type: 'User' } })))[0]),
    /^github:grace,7,.*the rules ask for maintainer or legal/,
  )
})

withDatabase('what proves nothing says why, and nothing is approved', async (db, t) => {
  const cases: [Partial<Hub>, RegExp][] = [
    [{ merger: null }, /GitHub does not say who merged #7/],
    [{ merger: { login: 'merge[bot]', type: 'Bot' } }, /merged by merge\[bot\], which is a program/],
    [{ base: 'next' }, /no merged pull request into main/],
    [{ repo: 'fork/site' }, /no merged pull request into main/],
    [{ status: 404 }, /set GITHUB_TOKEN/],
    [{ status: 500 }, /GitHub answered 500/],
    [{ commits: Array.from({ length: 251 }, () => ({ author: 'ada-l' })) }, /more commits than GitHub lists/],
  ]
  for (const [more, why] of cases) {
    const d = squashed(t, db)
    const { merged, unproven } = await take(d, hub(more))
    assert.deepEqual(merged, [])
    assert.match(unproven[0]?.why ?? '', why)
    assert.deepEqual(await approvedBy(d), [[], []])
  }
  const elsewhere = squashed(t, db)
  elsewhere.git('remote', 'set-url', 'origin', 'https://git.example.org/kestrel/site')
  const given = hub()
  assert.match(String(told(await take(elsewhere, given))[0]), /no remote on GitHub/)
  const sample = squashed(t, db)
  assert.match(String(told(await take(sample, given, { mute: true }))[0]), /no remote on GitHub/)
  assert.deepEqual(given.asked, [], 'nothing is asked for what is not there, or must keep quiet')
})

withDatabase('a host that gives no answer is asked again after a while, one that said no is not', async (db, t) => {
  const d = squashed(t, db)
  const quick = async (given: Hub, now = NOW) =>
    takeMerges({ ...d.at(now), env: {} }, { quick: true, fetch: fetchOf(given, () => head(d)) }).then(() => given.asked.length)
  assert.equal(await quick(hub({ status: 500 })), 1)
  assert.equal(await quick(hub(), NOW + 60_000), 0)
  assert.equal(await quick(hub({ base: 'next' }), NOW + 11 * 60_000), 1)
  assert.equal(await quick(hub(), NOW + 60 * 60_000), 0)
})

withDatabase('nobody makes up an entry of the log by what they call themselves, a file or a commit', async (db, t) => {
  const d = desk(t, db, {}, ON)
  d.git('init', '-qb', 'main')
  d.git('add', '.')
  d.git('-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', 'commit', '-qm', 'begin')
  const first = d.git('rev-parse', 'main').trim()
  d.put('content/a.md', text('Pushed past the review.'))
  d.git('add', '.')
  const forged = `\u001e${first}\u001f${first} ${first}\u001fgrace\u001fgrace@example.org\u001f1`
  d.git('-c', `user.name=Ada${forged}`, '-c', 'user.email=ada@example.org', 'commit', '-qm', `x${forged}`)
  assert.deepEqual((await takeMerges(d.context)).merged, [])
  await approve(d.as('sam'), { item: 'a', channels: null, digests: null })
  assert.deepEqual(await approvedBy(d), [['sam'], ['sam']])
})
