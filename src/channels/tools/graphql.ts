/** Requests in GraphQL: what went wrong stands in the answer, whatever its status. */
import { ChannelError } from '../channel.ts'
import type { ChannelContext } from '../channel.ts'
import { ask } from './http.ts'
import { list, record, textAt } from './read.ts'

export type Api = { url: string; token: string; title: string }
export type Query = { query: string; variables: object; posts?: boolean }

/** @returns `data`. @throws ChannelError */
export async function graphql(
  ctx: ChannelContext,
  { url, token, title }: Api,
  { query, variables, posts = false }: Query,
): Promise<Record<string, unknown>> {
  const reply = await ask(ctx, url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    json: { query, variables },
    posts,
  })
  const answer = record(reply.json())
  const errors = list(answer['errors']).map(record)
  if (errors.length > 0) throw refusal(errors, title, answer['data'], posts, ctx.now())
  if (answer['data'] === undefined || answer['data'] === null)
    throw new ChannelError(posts ? 'unknown' : 'later', `The answer of ${title} has no data.`)
  return record(answer['data'])
}

const minute = 60_000

/** A mutation either fails whole, with no data, or was done and only its answer is incomplete. */
function refusal(errors: readonly Record<string, unknown>[], title: string, data: unknown, posts: boolean, now: number): ChannelError {
  const said = errors.map(error => textAt(error, 'message') ?? 'an error').join(' ')
  const code = errors.map(error => textAt(error, 'extensions.code') ?? textAt(error, 'type') ?? '').join(' ')
  if (/UNAUTH|FORBIDDEN|INSUFFICIENT_SCOPES/i.test(code))
    return new ChannelError('auth', `${title} does not let this account post: ${said}`)
  if (/RATE_LIMIT|TOO_MANY|THROTTLED/i.test(code))
    return new ChannelError('later', `${title} takes no more for now: ${said}`, { retryAt: now + minute })
  const partly = Object.values(record(data)).some(value => value !== null && value !== undefined)
  const fault = /INTERNAL|SERVICE_UNAVAILABLE|TIMEOUT/i.test(code) || code.trim() === ''
  if (posts && (partly || fault)) return new ChannelError('unknown', `${title} answered with a fault; the post may be there: ${said}`)
  return new ChannelError(fault ? 'later' : 'rejected', `${title} refused it: ${said}`)
}
