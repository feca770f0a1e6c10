/** `server.json` beside the database: where the server of a workspace answers, so that commands speak to it and two writers never meet. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** `url` of the server, which answers for the workspace under `id`. */
export type ServerFile = { url: string; pid: number; id: string }
const pathOf = (database: string): string => join(dirname(database), 'server.json')

export function writeServerFile(database: string, file: ServerFile): void {
  writeFileSync(pathOf(database), JSON.stringify(file), { mode: 0o600 })
}
/** Removes the file when it is that of this process: a later server may have written its own. */
export function removeServerFile(database: string, pid: number): void {
  if (readServerFile(database)?.pid === pid) rmSync(pathOf(database), { force: true })
}
/** What stands in the file; null when there is none or it is no such file. */
export function readServerFile(database: string): ServerFile | null {
  try {
    const data = JSON.parse(readFileSync(pathOf(database), 'utf8')) as Partial<ServerFile>
    return typeof data.url === 'string' && typeof data.pid === 'number' && typeof data.id === 'string'
      ? { url: data.url, pid: data.pid, id: data.id }
      : null
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && 'code' in error)) return null
    throw error
  }
}
