/** Opens the channels of a workspace for whoever may write: with its files, git, mail, notes and tokens. */
import { gitIn } from '../channels/door/git.ts'
import { smtp } from '../channels/door/mail.ts'
import { openChannel, type Doors as ChannelDoors, type Opened } from '../channels/door/open.ts'
import type { Configured } from '../channels/door/settings.ts'
import { journalOf } from '../db/delivery-notes.ts'
import { silentLog, type Log } from '../lib/log.ts'
import { repositoryRoot } from '../workspace/repository.ts'
import { noteRefused } from './account-state.ts'
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

type At = Doors & { now(): number; signal: AbortSignal }

/** All doors of the channels of a workspace. */
export function doorsFor(context: ActionContext, { now, signal, log = silentLog, fetch: send }: At): ChannelDoors {
  const env = context.env ?? process.env
  const root = repositoryRoot(context.ref.root)
  const asking = send === undefined ? {} : { fetch: send }
  return {
    env,
    now,
    log,
    signal,
    files: filesBelow(root),
    run: gitIn(root, env, signal),
    mail: smtp,
    journal: key => journalOf(context.db, context.ref.id, key),
    tokens: tokensOf(context, { now, signal, ...asking }),
    refused: (configured, token, message) => noteRefused(context, configured, { token, message, at: now() }),
    readers: list => readerListOf(context.db, context.ref.id, list),
    ...asking,
  }
}

/** @throws ChannelError 'auth' | 'later' */
export const openFor = (context: ActionContext, configured: Configured, at: At): Promise<Opened> =>
  openChannel(configured, doorsFor(context, at))
