/**
 * One request, and what its end means for the post. The same end means different things before and while something is
 * posted: a broken connection after a session was asked for has posted nothing; after a post was written it may have.
 */
import { ChannelError } from '../channel.ts'
import type { ChannelContext } from '../channel.ts'
import { restUntil } from './rest.ts'

export type Ask = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  headers?: Readonly<Record<string, string>>
  /** Sent as JSON. */
  json?: unknown
  body?: string | Uint8Array | FormData
  /** Can this request itself make the post public? */
  posts?: boolean
  /** Statuses that are given back instead of thrown. */
  accept?: readonly number[]
}
export type Reply = {
  status: number
  headers: Headers
  text: string
  /** @throws ChannelError when it is no JSON, or was cut short: `unknown` after a post, else `later` */
  json(): unknown
}

/** Sends once. @throws ChannelError */
export async function ask(ctx: ChannelContext, url: string, request: Ask = {}): Promise<Reply> {
  const host = hostOf(url)
  const posts = request.posts === true
  let response: Response
  let text: string
  try {
    response = await ctx.fetch(url, {
      method: request.method ?? 'GET',
      headers: headersOf(request),
      body: (request.json === undefined ? request.body : JSON.stringify(request.json)) as BodyInit | undefined,
      redirect: 'manual',
      signal: ctx.signal,
    })
    text = await response.text()
  } catch (error) {
    throw brokenOff(error, host, posts)
  }
  const { status, headers } = response
  if ((status >= 200 && status < 300) || request.accept?.includes(status) === true)
    return { status, headers, text, json: () => parse(text, host, posts) }
  throw refusal({ status, headers, text }, host, posts, ctx)
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : 'The address')

function headersOf({ headers, json }: Ask): Record<string, string> {
  const base: Record<string, string> = { accept: 'application/json', 'user-agent': 'uptake' }
  return { ...base, ...(json === undefined ? {} : { 'content-type': 'application/json' }), ...headers }
}

/** Ends of a connection that was never made: nothing reached the server. */
const neverSent: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'it refuses the connection',
  ENOTFOUND: 'its name is unknown',
  EAI_AGAIN: 'the name server does not answer',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no network',
  UND_ERR_CONNECT_TIMEOUT: 'no connection was made in time',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is signed by nobody known',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate cannot be verified',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
}

function brokenOff(error: unknown, host: string, posts: boolean): ChannelError {
  if (error instanceof ChannelError) return error
  const code = codeOf(error)
  const never = neverSent[code]
  if (never !== undefined) return new ChannelError('later', `${host} could not be reached: ${never}.`, { cause: error })
  const name = error instanceof Error ? error.name : ''
  const what =
    name === 'TimeoutError' || name === 'AbortError'
      ? 'did not answer in time'
      : `broke off the connection${code === '' ? '' : ` (${code})`}`
  return posts
    ? new ChannelError('unknown', `${host} ${what}, after the post was sent to it. It may be there.`, { cause: error })
    : new ChannelError('later', `${host} ${what}, before anything was posted.`, { cause: error })
}

/** The code of a network error, or of what caused it. */
function codeOf(error: unknown): string {
  for (let each = error; each instanceof Error; each = each.cause) {
    const causes = each instanceof AggregateError ? each.errors : [each]
    for (const one of causes) if (one instanceof Error && 'code' in one && typeof one.code === 'string') return one.code
  }
  return ''
}

function parse(text: string, host: string, posts: boolean): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ChannelError(
      posts ? 'unknown' : 'later',
      `The answer of ${host} is no JSON, or was cut short.${posts ? ' The post may be there.' : ''}`,
      { cause: error },
    )
  }
}

type Refused = { status: number; headers: Headers; text: string }

function refusal(refused: Refused, host: string, posts: boolean, ctx: ChannelContext): ChannelError {
  const { status, headers, text } = refused
  const now = ctx.now()
  // Before anything is cut off: half a secret would be found no more.
  const said = wordsOf(text, whole => ctx.redact?.(whole) ?? whole)
  const because = said === null ? '' : ` It says: ${/[.!?…]$/.test(said) ? said : `${said}.`}`
  const retryAt = restUntil(refused, now)
  if (status === 429 || status === 425 || (status === 403 && retryAt !== null)) {
    const until = retryAt === null ? '' : ` before ${new Date(retryAt).toISOString()}`
    return new ChannelError('later', `${host} takes no more posts${until} (${status}).${because}`, retryAt === null ? {} : { retryAt })
  }
  if (status === 401 || status === 403)
    return new ChannelError('auth', `${host} does not let this account post (${status}).${because} Check the token and its rights.`, {
      status,
    })
  if (status === 402)
    return new ChannelError('auth', `${host} wants to be paid (402).${because} Check the credit of the account.`, { status })
  if (status === 426)
    return new ChannelError('rejected', `${host} no longer answers this version of its API (426).${because} Update Uptake.`, { status })
  // A server that fails, is cut off or leads elsewhere after a post was written may have taken it.
  if (status >= 500 || status === 408 || status === 302 || status === 303)
    return posts
      ? new ChannelError('unknown', `${host} answered ${status} to the post. It may be there.${because}`)
      : new ChannelError('later', `${host} has a fault (${status}).${because}`, retryAt === null ? {} : { retryAt })
  if (status >= 300 && status < 400)
    return new ChannelError('rejected', `${host} has moved to ${headers.get('location') ?? 'another address'}: correct the settings.`)
  return new ChannelError('rejected', `${host} refused it (${status}).${because}`, { status })
}

/** The server's own words, when its answer is a small JSON object that has some. */
function wordsOf(text: string, redact: (text: string) => string): string | null {
  if (text.length > 20_000) return null
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return text.trim() !== '' && text.length < 200 && !text.includes('<') ? text.trim() : null
  }
  return words(data, redact)
}

function words(data: unknown, redact: (text: string) => string): string | null {
  if (typeof data === 'string' && data.trim() !== '') return redact(data.trim()).slice(0, 300)
  if (Array.isArray(data)) return data.map(each => words(each, redact)).find(each => each !== null) ?? null
  if (typeof data !== 'object' || data === null) return null
  const fields = data as Record<string, unknown>
  for (const name of ['message', 'error_description', 'detail', 'description', 'context', 'error', 'errors', 'title']) {
    const found = words(fields[name], redact)
    if (found !== null) return found
  }
  return null
}
