/** A server notices merges by itself: those that were there, and those that a fetch brings while no file changes. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { ReviewView } from '../../src/delivery/review-view.ts'
import { fixedClock } from '../../src/lib/clock.ts'
import { silentLog } from '../../src/lib/log.ts'
import { startServer } from '../../src/server/start.ts'
import { discover } from '../../src/workspace/discover.ts'

const CONFIG = `project: { name: Kestrel }
people:
  - { id: ada, name: Ada Lovelace, handles: { email: ada@example.org } }
review: { approve-on-merge: true }
channels: { rehearsal: { channel: "null" } }
`

test('a merge is approved without anybody asking for it', async t => {
  const folder = join(mkdtempSync(join(tmpdir(), 'uptake-')), 'desk')
  t.after(() => rmSync(join(folder, '..'), { recursive: true }))
  const put = (path: string, text: string): void => {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const git = (...args: string[]): void =>
    void execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...args], { cwd: folder, stdio: 'pipe' })
  put('uptake.yml', CONFIG)
  put('plan/plan.md', '# Plan\n\n- [ ] Write\n')
  put('.gitignore', '.uptake\n')
  git('init', '-qb', 'main')
  git('add', '.')
  git('commit', '-qm', 'begin')
  git('checkout', '-qb', 'post')
  put('content/a.md', '---\nid: a\nstate: ready\nchannels: [rehearsal]\n---\n\nText.\n')
  git('add', '.')
  git('commit', '-qm', 'a post')
  git('checkout', '-q', 'main')
  git('merge', '-q', '--no-ff', '-m', 'Merge post', 'post')
  const server = await startServer({
    workspaces: discover([folder], folder),
    port: 0,
    host: '127.0.0.1',
    clock: fixedClock('2026-11-21T12:00:00Z'),
    log: silentLog,
    env: {},
    sample: true,
  })
  t.after(() => server.close())
  const approvedBy = async (): Promise<readonly string[]> => {
    const view = (await (await fetch(`${server.url}api/workspaces/desk/review/a`)).json()) as ReviewView
    return view.pieces[0]?.channels[0]?.approvedBy ?? []
  }
  for (let tries = 0; tries < 100 && (await approvedBy()).length === 0; tries++) await wait(50)
  assert.deepEqual(await approvedBy(), ['ada'])
})
