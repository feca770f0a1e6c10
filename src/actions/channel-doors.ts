/** Opens the channels of a workspace for whoever may write: with its files, git, mail, notes and tokens. */
import { gitIn } from '../channels/door/git.ts'
import { smtp } from '../channels/door/mail.ts'
import { openChannel, type Opened } from '../channels/door/open.ts'
import type { Configured } from '../channels/door/settings.ts'
import { journalOf } from '../db/delivery-notes.ts'
import { silentLog, type Log } from '../lib/log.ts'
import { repositoryRoot } from '../workspace/repository.ts'
import type { ActionContext } from './action.ts'
import { filesBelow } from './channel-files.ts'
import { readerListOf } from './reader-list.ts'
import { tokensOf } from './tokens.ts'

/** What tests and the server hand in. */
export type Doors = { log?: Log; fetch?: typeof fetch }

/** Moves on while letters are written and servers are slow, and no jump of the wall clock moves it. UTC epoch milliseconds. */
export function runningClock(context: ActionContext): () => number {
  const began = performance.now()
  return () => Math.round(context.now + performance.now() - began)
}

/** @throws ChannelError 'auth' | 'later' */
export function openFor(
  context: ActionContext,
  configured: Configured,
  { now, signal, log = silentLog, fetch: send }: Doors & { now(): number; signal: AbortSignal },
): Promise<Opened> {
  const env = context.env ?? process.env
  const root = repositoryRoot(context.ref.root)
  return openChannel(configured, {
    env,
    now,
    log,
    signal,
    files: filesBelow(root),
    run: gitIn(root, env, signal),
    mail: smtp,
    journal: key => journalOf(context.db, context.ref.id, key),
    tokens: tokensOf(context, { now, signal }),
    readers: list => readerListOf(context.db, context.ref.id, list),
    ...(send === undefined ? {} : { fetch: send }),
  })
}
