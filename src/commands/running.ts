/** The server that runs for a workspace, as a command finds it. */
import type { ActionName, InputOf, OutputOf } from '../actions/actions.ts'
import { existingDatabase, sharedDatabase } from '../db/location.ts'
import { readServerFile } from '../db/server-file.ts'
import { UserError } from '../lib/errors.ts'
import type { WorkspaceRef } from '../workspace/discover.ts'
import type { Context } from './command.ts'

export type RunningServer = { url: string; id: string }
/** A server of the same machine answers at once or not at all, milliseconds. */
const PATIENCE = 1_000

/**
 * The server whose files and database these are, or null: then the command opens the database itself. Only loopback
 * addresses are believed, for the file may have come with a repository. A shared database needs no such care.
 */
export async function runningServer({ env }: Context, ref: WorkspaceRef): Promise<RunningServer | null> {
  if (sharedDatabase(env) !== null) return null
  const database = existingDatabase(ref.root, ref.config !== null, env)
  const file = database === null ? null : readServerFile(database)
  if (file === null || !URL.canParse(file.url) || !/^(?:127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(new URL(file.url).hostname))
    return null
  try {
    const answer = await fetch(new URL(`/api/workspaces/${encodeURIComponent(file.id)}`, file.url), {
      method: 'HEAD',
      signal: AbortSignal.timeout(PATIENCE),
      redirect: 'error',
    })
    return answer.ok ? { url: file.url, id: file.id } : null
  } catch {
    return null
  }
}

/** Has the server run an action. @throws UserError what the action throws there */
export async function askServer<Name extends ActionName>(
  server: RunningServer,
  name: Name,
  input: InputOf<Name>,
  user: string,
): Promise<OutputOf<Name>> {
  const answer = await fetch(new URL(`/api/workspaces/${encodeURIComponent(server.id)}/actions/${name}`, server.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-uptake-cli': encodeURIComponent(user) },
    body: JSON.stringify(input),
    redirect: 'error',
  })
  const data = (await answer.json()) as OutputOf<Name> & { error?: { code: string; message: string; hint: string | null } }
  if (!answer.ok || data.error) {
    const error = data.error ?? {
      code: 'server',
      message: `The server at ${server.url} answered ${answer.status}.`,
      hint: 'Its log says more.',
    }
    throw new UserError(error.code, error.message, { hint: error.hint })
  }
  return data
}
