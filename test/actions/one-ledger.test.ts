/** Two clones of one repository, each with a database of its own: one of them sends, the other says why it does not. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import type { ActionContext } from '../../src/actions/action.ts'
import { approve } from '../../src/actions/approve.ts'
import { claimLedger, ledgerState, sendHere } from '../../src/actions/one-ledger.ts'
import { publishDue } from '../../src/actions/publish-due.ts'
import { scheduleContent } from '../../src/actions/schedule-content.ts'
import { restoreDatabase, backupDatabase } from '../../src/db/backup.ts'
import { deliveriesOf } from '../../src/db/deliveries.ts'
import { openDatabase, type Database } from '../../src/db/open.ts'
import { createLog } from '../../src/lib/log.ts'
import { startServer } from '../../src/server/start.ts'
import { discover } from '../../src/workspace/discover.ts'
import { ledgerIn } from '../../src/workspace/ledger.ts'
import { commitAll, folder, put, uptake } from '../support/cli.ts'

const NOW = Date.parse('2026-11-21T11:00:00Z')
const CONFIG = 'id: kestrel-k3f9x2qm\nproject: { name: Kestrel }\ntimezone: UTC\nchannels:\n  rehearsal: { channel: "null" }\n'
const PIECE = '---\nid: hello\nstate: ready\nchannels: [rehearsal]\n---\nHello.\n'
const FILES = { 'uptake.yml': CONFIG, 'plan/plan.md': '# Plan\n\n- [ ] Write\n', 'content/hello.md': PIECE, '.gitignore': '*.db*\n.state/\n.uptake/\n' } // prettier-ignore

type Clone = {
  root: string
  context: ActionContext
  git(...args: string[]): void
  /** Approves the piece and puts it on the calendar, due by now. */
  schedule(item?: string): Promise<void>
  states(): Promise<string[]>
  ledger(): string | null
}

const user = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false']
const gitIn =
  (root: string): Clone['git'] =>
  (...args) =>
    void execFileSync('git', [...user, ...args], { cwd: root, stdio: 'pipe' })

async function cloneAt(t: TestContext, root: string, database = ':memory:'): Promise<Clone> {
  const db = await openDatabase(database)
  t.after(() => db.destroy())
  return { root, git: gitIn(root), ...acting(db, root), ledger: () => ledgerIn(readFileSync(join(root, 'uptake.yml'), 'utf8')) }
}

function acting(db: Database, root: string): Pick<Clone, 'context' | 'schedule' | 'states'> {
  const context: ActionContext = {
    db,
    actor: { kind: 'cli', name: 'ada', origin: 'test' },
    now: NOW,
    ref: discover([root], root)[0]!,
    env: {},
    compile: () => Promise.reject(new Error('no plan is needed')),
  }
  return {
    context,
    async schedule(item = 'hello') {
      await approve(context, { item, channels: null, digests: null })
      await scheduleContent(context, { item, channels: null, at: '2026-11-21T10:59', zone: 'UTC' })
    },
    states: async () => (await deliveriesOf(db, context.ref.id)).map(each => each.state),
  }
}

/** A repository that was pushed nowhere. */
function repositoryOf(t: TestContext): string {
  const root = join(folder(t), 'first')
  put(root, FILES)
  commitAll(root)
  gitIn(root)('branch', '-M', 'main')
  return root
}

/** A shared repository with two clones. */
async function twoClones(t: TestContext): Promise<[Clone, Clone]> {
  const first = repositoryOf(t)
  const root = join(first, '..')
  const [second, shared] = [join(root, 'second'), join(root, 'shared.git')]
  gitIn(root)('clone', '--quiet', '--bare', first, shared)
  gitIn(first)('remote', 'add', 'origin', shared)
  gitIn(first)('fetch', '--quiet')
  gitIn(root)('clone', '--quiet', shared, second)
  return [await cloneAt(t, first), await cloneAt(t, second)]
}

function share({ git }: Clone): void {
  git('commit', '--quiet', '-am', 'Who sends')
  git('push', '--quiet', 'origin', 'main')
}
const elsewhere = (where: RegExp) => ({ code: 'sent-elsewhere', message: where, hint: /uptake workspace --send-here/ })

test('what one clone sends, another does not: it says why, and what to do', async t => {
  const [first, second] = await twoClones(t)
  await first.schedule()
  assert.match(first.ledger() ?? '', /^ledger-/)
  assert.deepEqual(await ledgerState(first.context), { own: first.ledger(), other: null, unshared: true })
  await publishDue(first.context)
  assert.deepEqual(await first.states(), ['published'])
  share(first)
  assert.equal((await ledgerState(first.context)).unshared, false)

  // What was only fetched counts, too.
  second.git('fetch', '--quiet')
  await second.schedule()
  await assert.rejects(publishDue(second.context), elsewhere(new RegExp(`uptake.yml on origin/main says "ledger: ${first.ledger()}"`)))
  assert.deepEqual(await second.states(), ['planned'])
  assert.equal(second.ledger(), null, 'the second clone wrote its own name')
  const { out } = uptake(['workspace'], { cwd: second.root })
  assert.match(out, new RegExp(`sender +${first.ledger()} sends, by uptake.yml on origin/main; this database does not`))
})

test('a clone that takes over looks up first what was due, and the one before it falls silent', async t => {
  const [first, second] = await twoClones(t)
  await first.schedule()
  share(first)
  second.git('pull', '--quiet', '--ff-only', 'origin', 'main')
  await second.schedule()
  await assert.rejects(publishDue(second.context), elsewhere(/uptake.yml says/))
  const taken = await sendHere(second.context)
  assert.deepEqual([taken.ledger, taken.before?.ledger, taken.looked], [second.ledger(), first.ledger(), 1])
  assert.notEqual(taken.ledger, first.ledger())
  assert.deepEqual(await second.states(), ['unconfirmed'])
  // It sends although the branch of the remote still names the other.
  assert.equal((await publishDue(second.context)).length, 1)

  share(second)
  first.git('pull', '--quiet', '--ff-only', 'origin', 'main')
  await assert.rejects(publishDue(first.context), elsewhere(/uptake.yml says/))
  // And back again: each time under a new name, so that the other hears of it.
  await sendHere(first.context)
  assert.equal((await publishDue(first.context)).length, 1)
  share(first)
  second.git('pull', '--quiet', '--ff-only', 'origin', 'main')
  assert.equal((await ledgerState(second.context)).other?.ledger, first.ledger())
})

test('a database that was lost is another ledger: what it sent is not sent again by a new one', async t => {
  const first = await cloneAt(t, repositoryOf(t))
  await first.schedule()
  await publishDue(first.context)
  const anew = await cloneAt(t, first.root)
  await anew.schedule()
  await assert.rejects(publishDue(anew.context), elsewhere(/uptake.yml says/))
  assert.deepEqual(await anew.states(), ['planned'])
})

test('a backup from before goes on as the ledger that it replaces', async t => {
  const root = repositoryOf(t)
  const [file, early] = [join(root, 'own.db'), join(root, 'early.db')]
  const own = await cloneAt(t, root, file)
  await approve(own.context, { item: 'hello', channels: null, digests: null })
  await backupDatabase(file, early)
  await own.schedule()
  await restoreDatabase(file, early, new Date(NOW))
  assert.deepEqual(await ledgerState(own.context), { own: own.ledger(), other: null, unshared: false })
})

test('worktrees of one clone hear of each other before anything is committed', async t => {
  const first = await cloneAt(t, repositoryOf(t))
  first.git('worktree', 'add', '--quiet', '-b', 'side', join(first.root, '..', 'side'))
  const side = await cloneAt(t, join(first.root, '..', 'side'))
  await first.schedule()
  await side.schedule()
  await assert.rejects(publishDue(side.context), elsewhere(/another worktree of this clone/))
  assert.equal((await publishDue(first.context)).length, 1)
})

test('a server of a clone that does not send says so when it starts, and sends nothing of what is due', async t => {
  const first = await cloneAt(t, repositoryOf(t))
  await first.schedule()
  first.git('commit', '--quiet', '-am', 'Who sends')
  const said: string[] = []
  const clock = { now: () => new Date(NOW) }
  const log = createLog({ level: 'warn', format: 'json', write: line => void said.push(line), clock })
  const second = join(first.root, '..', 'second')
  gitIn(first.root)('clone', '--quiet', first.root, second)
  const server = await startServer({ workspaces: discover([second], second), port: 0, host: '127.0.0.1', clock, log, env: {}, sample: false, collect: false, watch: false }) // prettier-ignore
  t.after(() => server.close())
  assert.match(said.join(), new RegExp(`nothing is sent from here.*ledger: ${first.ledger()}.*--send-here`))
  const { db, ref } = [...server.workspaces.values()][0]!.actionContext(first.context.actor)
  const own = acting(db, second)
  await own.schedule()
  const answer = await fetch(new URL(`/api/workspaces/${ref.id}/actions/publish-due`, server.url), {
    method: 'POST',
    body: '{"dryRun":false}',
  })
  assert.deepEqual([answer.status, ((await answer.json()) as { error: { code: string } }).error.code], [400, 'sent-elsewhere'])
  assert.deepEqual(await own.states(), ['planned'])
})

test('on a branch without the line it is not written again', async t => {
  const first = await cloneAt(t, repositoryOf(t))
  first.git('branch', 'older')
  await first.schedule()
  first.git('commit', '--quiet', '-am', 'Who sends')
  first.git('checkout', '--quiet', 'older')
  assert.equal(await claimLedger(first.context), null)
  assert.equal(first.ledger(), null)
})

test('without git there are no clones: the settings stay as they are, and a line that came along is heard', async t => {
  const own = await cloneAt(t, folder(t, FILES))
  await own.schedule()
  assert.equal((await publishDue(own.context)).length, 1)
  assert.equal(readFileSync(join(own.root, 'uptake.yml'), 'utf8'), CONFIG)
  writeFileSync(join(own.root, 'uptake.yml'), `${CONFIG}ledger: ledger-22222222\n`)
  put(own.root, { 'content/again.md': PIECE.replace('id: hello', 'id: again') })
  await own.schedule('again')
  await assert.rejects(publishDue(own.context), elsewhere(/ledger-22222222/))
})
