/**
 * How commands change something: an action with the workspace's database, and the plan with the ids kept there. Actions,
 * compiler and database are loaded only when they are needed: not for a help, nor where a running server does the work.
 */
import { userInfo } from 'node:os'
import type { ActionContext } from '../actions/action.ts'
import type { ActionName, InputOf, OutputOf } from '../actions/actions.ts'
import { databasePath, existingDatabase } from '../db/location.ts'
import type { Database } from '../db/open.ts'
import type { Reading as StoredReading } from '../db/readings.ts'
import { UserError } from '../lib/errors.ts'
import type { WorkspaceRef } from '../workspace/discover.ts'
import { idOf } from '../workspace/identity.ts'
import { displayPath } from '../workspace/load.ts'
import type { Context } from './command.ts'
import { askServer, runningServer } from './running.ts'
import { lookStored } from './stored.ts'

/** The whole workspace: an action on one document must not take the others for removed. */
export const wholeRef = (ref: WorkspaceRef): WorkspaceRef => (ref.config === null ? ref : { ...ref, files: null })

/**
 * Runs an action on a workspace: in the server that shows it when one runs, else here with its database, which is made
 * when there is none. `today` is an ISO date.
 */
export async function act<Name extends ActionName>(
  context: Context,
  ref: WorkspaceRef,
  today: string,
  name: Name,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> {
  const server = await runningServer(context, ref)
  if (server !== null) return askServer(server, name, input, userName())
  return actOn(await openOrRemember(context, ref), context, ref, today, named(name, input))
}

/** Runs something here also where a server runs: for what needs the environment or the folders of the user. */
export async function actHere<T>(
  context: Context,
  ref: WorkspaceRef,
  today: string,
  run: (action: ActionContext) => Promise<T>,
): Promise<T> {
  const { openDatabase } = await import('../db/open.ts')
  return actOn(await openDatabase(databasePath(ref.root, ref.config !== null, context.env)), context, ref, today, run)
}

/** As `act`, for what only looks or notes what it saw: where there is no database yet none is made for it. */
export async function lookOrAct<Name extends ActionName>(
  context: Context,
  ref: WorkspaceRef,
  today: string,
  name: Name,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> {
  if (existingDatabase(ref.root, ref.config !== null, context.env) !== null) return act(context, ref, today, name, input)
  return rehearse(context, ref, today, named(name, input))
}

/** As `act`, for an action that can be tried: with `dryRun` nothing is changed and no database is made. */
export async function actOrRehearse<Name extends ActionName>(
  context: Context,
  ref: WorkspaceRef,
  today: string,
  name: Name,
  input: InputOf<Name> & { dryRun: boolean },
): Promise<OutputOf<Name>> {
  return input.dryRun ? rehearse(context, ref, today, named(name, input)) : act(context, ref, today, name, input)
}

/** Runs what only looks (`dryRun`): no database is made for it. */
export async function rehearse<T>(
  context: Context,
  ref: WorkspaceRef,
  today: string,
  run: (action: ActionContext) => Promise<T>,
): Promise<T> {
  const { openDatabase } = await import('../db/open.ts')
  return actOn(await openDatabase(':memory:'), context, ref, today, run)
}

/** An action of the table, loaded when it runs. */
const named =
  <Name extends ActionName>(name: Name, input: InputOf<Name>) =>
  async (action: ActionContext): Promise<OutputOf<Name>> =>
    (await import('../actions/actions.ts')).runAction(name, action, input)

async function actOn<T>(
  db: Database,
  context: Context,
  ref: WorkspaceRef,
  today: string,
  run: (action: ActionContext) => Promise<T>,
): Promise<T> {
  const now = context.clock.now().getTime()
  try {
    const { recordReading } = await import('../actions/record-reading.ts')
    await claim(context, db, ref)
    return await run({
      db,
      now,
      ref: wholeRef(ref),
      env: context.env,
      actor: { kind: 'cli', name: userName(), origin: context.cwd },
      compile: async loaded => (await recordReading(db, loaded, today, now, context.env)).plan,
    })
  } finally {
    await db.destroy()
  }
}

/** Looks whose rows these are before any is written. @throws UserError workspace-claimed */
export async function claim(context: Context, db: Database, ref: WorkspaceRef): Promise<void> {
  const { clock, cwd, err } = context
  await refuseFormerName(context, ref)
  const { claimWorkspace } = await import('../actions/claim-workspace.ts')
  const { written } = await claimWorkspace(db, ref, clock.now().getTime())
  if (written === null || ref.config === null) return
  err.line(
    `${err.style.cyan('note')}  ${displayPath(ref.config, cwd)} now says "id: ${written}": commit it, for by it other machines find this history.`,
  )
}

/** A server keeps the name that a workspace had when it started: its rows must not be moved while it writes. */
export async function refuseFormerName(context: Context, ref: WorkspaceRef): Promise<void> {
  const server = await runningServer(context, ref)
  if (server === null || server.id === ref.id || ref.config === null || idOf(ref.config) !== ref.id) return
  throw new UserError('server-former', `The server at ${server.url} still calls this workspace ${server.id}.`, {
    hint: 'Start it again: then it knows the id that uptake.yml says now.',
  })
}

/** A folder that cannot be written (a read-only home) costs the history, not the change. */
async function openOrRemember({ env, err }: Context, ref: WorkspaceRef): Promise<Database> {
  const { openDatabase } = await import('../db/open.ts')
  try {
    return await openDatabase(databasePath(ref.root, ref.config !== null, env))
  } catch (error) {
    if (error instanceof UserError) throw error
    err.line(err.style.dim(`No history is kept of this: ${error instanceof Error ? error.message : String(error)}`))
    return openDatabase(':memory:')
  }
}

/** Who runs the command, for the log. */
export function userName(): string {
  try {
    return userInfo().username
  } catch {
    return 'unknown'
  }
}

/** The last reading that the database holds, or null: where there is no database none is made. */
export const storedReading = (context: Context, ref: WorkspaceRef): Promise<StoredReading | null> =>
  lookStored(context, ref, async db => (await import('../db/readings.ts')).lastReading(db, ref.id))
