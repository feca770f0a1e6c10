/** A workspace with one piece for X, whose account can be connected at an authorisation server. */
import { randomBytes } from 'node:crypto'
import type { TestContext } from 'node:test'
import type { ActionContext } from '../../src/actions/action.ts'
import { approve } from '../../src/actions/approve.ts'
import { connectChannel, finishConnect, type Connected } from '../../src/actions/connect-channel.ts'
import { channelNamed } from '../../src/actions/channels-of.ts'
import { scheduleContent } from '../../src/actions/schedule-content.ts'
import { tokensOf } from '../../src/actions/tokens.ts'
import type { Database } from '../../src/db/open.ts'
import { contextOf as sqliteContext, NOW } from '../actions/workspace.ts'
import { folder, put } from '../support/cli.ts'
import { emptyDatabase, opened, type Engine } from '../support/engines.ts'
import { REDIRECT, SECRET, type Authority } from './authority.ts'

export { NOW } from '../actions/workspace.ts'
export const KEY = randomBytes(32).toString('base64')
export const HOUR = 3_600_000

export type Desk = {
  root: string
  db: Database
  context(later?: number): ActionContext
  connect(): Promise<Connected>
  /** The token in hand so much later. */
  token(later: number, signal?: AbortSignal): Promise<string | null>
  schedule(): Promise<string>
}

export const configOf = (base: string): string =>
  `project: { name: Rocket }\ntimezone: UTC\nchannels:\n  x:\n    client_id: rocket\n    base: ${base}\n    allow: [127.0.0.1]\n`

export async function desk(t: TestContext, at: Authority, engine: Engine = 'SQLite'): Promise<Desk> {
  const root = folder(t)
  put(root, {
    'uptake.yml': configOf(at.base),
    'plan.md': '# Launch\n\n- [ ] Say it\n',
    'content/one.md': '---\ntitle: Rocket 1.0\nstate: ready\nchannels: [x]\n---\nRocket 1.0 is out.\n',
  })
  const { db: own, context: base } = await sqliteContext(root)
  t.after(() => own.destroy())
  const db = engine === 'SQLite' ? own : await opened(t, await emptyDatabase(t, engine))
  const context = (later = 0): ActionContext => ({
    ...base,
    db,
    now: NOW + later,
    env: { UPTAKE_KEY: KEY, X_CLIENT_SECRET: SECRET },
  })
  return {
    root,
    db,
    context,
    async connect() {
      const begun = await connectChannel(context(), { channel: 'x', redirect: REDIRECT })
      return finishConnect(context(), { address: await at.consent(begun.url) })
    },
    async token(later, signal = AbortSignal.timeout(20_000)) {
      const now = context(later)
      return tokensOf(now, { now: () => now.now, signal }).current(await channelNamed(now, 'x'))
    },
    async schedule() {
      await approve(context(), { item: 'one', channels: null, digests: null })
      const [delivery] = await scheduleContent(context(), { item: 'one', channels: null, at: '2026-11-21T09:00', zone: 'UTC' })
      return delivery!.id
    },
  }
}
