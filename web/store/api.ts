/** The HTTP API as the pages call it. */

export class ApiError extends Error {
  readonly hint: string | null
  readonly code: string | null
  constructor(message: string, hint: string | null, code: string | null = null) {
    super(message)
    this.hint = hint
    this.code = code
  }
}
type Failure = { error?: { message: string; hint: string | null; code?: string } }

/** By this the server tells the changes of this page from those of others. */
const tab = Array.from(crypto.getRandomValues(new Uint8Array(12)), byte => byte.toString(16).padStart(2, '0')).join('')
/** What goes with everything that changes something. */
export const HEADERS: Readonly<Record<string, string>> = { 'content-type': 'application/json', 'x-uptake-tab': tab }

/** A JSON answer of the API; `body` makes it a POST. @throws ApiError with the server's own words, TypeError when nobody answers */
export async function api<T>(path: string, body?: unknown): Promise<T> {
  const answer = await fetch(`/api${path}`, body === undefined ? {} : { method: 'POST', headers: HEADERS, body: JSON.stringify(body) })
  const data: unknown = await answer.json()
  if (!answer.ok) {
    const { error } = data as Failure
    throw new ApiError(error?.message ?? `${answer.status} ${answer.statusText}`, error?.hint ?? null, error?.code ?? null)
  }
  return data as T
}
/** The text of a document of a workspace. @throws Error when it cannot be had */
export async function fileText(workspace: string, file: string): Promise<string> {
  const answer = await fetch(`/api/workspaces/${encodeURIComponent(workspace)}/files?path=${encodeURIComponent(file)}`)
  if (!answer.ok) throw new Error(answer.statusText)
  return answer.text()
}
