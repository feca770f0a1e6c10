/** What a status that is no success means: which kind of error, and when to come back. */
import { CollectError } from '../collectors/collector.ts'
import { resetTime } from './budget.ts'
import type { Incoming } from './transport.ts'

/**
 * How long a server wants to be left alone, in milliseconds; null when it does not say. `Retry-After` (RFC 9110 §10.2.3)
 * first, then a quota that is used up and says when it is filled again.
 */
export function restTime({ status, headers, text }: Incoming, now: number): number | null {
  if (status !== 403 && status !== 429 && status !== 503) return null
  const after = headers['retry-after']
  if (after !== undefined) {
    const seconds = Number(after)
    if (Number.isFinite(seconds) && seconds >= 0) return seconds * 1000
    const moment = Date.parse(after)
    const theirs = Date.parse(headers['date'] ?? '')
    if (!Number.isNaN(moment)) return Math.max(0, moment - (Number.isNaN(theirs) ? now : theirs))
  }
  const said = restInBody(status, text)
  if (said !== null) return said
  const remaining = headers['x-ratelimit-remaining'] ?? headers['ratelimit-remaining']
  const reset = Number(headers['x-ratelimit-reset'] ?? headers['ratelimit-reset'] ?? headers['x-rate-limit-reset'])
  if (!Number.isFinite(reset) || reset <= 0) return null
  if (status === 403 && Number(remaining) !== 0) return null
  return Math.max(0, resetTime(reset, headers, now) - now)
}

/**
 * What only the body says: `retry_after` in seconds (Discord, and Telegram within `parameters`), and GitHub's secondary
 * limits, which have no header and want a minute at least. Source: https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
function restInBody(status: number, text: string): number | null {
  if (text.length > 20_000) return null
  const seconds = status === 429 ? /"retry_after"\s*:\s*(\d+(?:\.\d+)?)/.exec(text)?.[1] : undefined
  if (seconds !== undefined) return Number(seconds) * 1000
  return status === 403 && /secondary rate limit|abuse detection mechanism/i.test(text) ? 60_000 : null
}

/** The error of a status. `retryAt`: UTC epoch milliseconds, when the server said so. */
export function failure({ status, text }: Incoming, url: string, retryAt: number | null): CollectError {
  const said = reasonIn(text)
  const because = said === null ? '' : ` It says: ${said}`
  if (retryAt !== null && (status === 403 || status === 429 || status === 503))
    return new CollectError('later', `${url} wants no more requests before ${new Date(retryAt).toISOString()} (${status}).${because}`, {
      retryAt,
      status,
      hint: 'The next run goes on from here.',
    })
  if (status === 401)
    return new CollectError('auth', `${url} does not accept the token (401).${because}`, {
      status,
      hint: 'Check that the variable named in uptake.yml is set, and that the token is neither expired nor revoked.',
    })
  if (status === 402)
    return new CollectError('auth', `${url} wants to be paid (402).${because}`, {
      status,
      hint: 'Check the plan or the credit of the account.',
    })
  if (status === 403)
    return new CollectError('auth', `${url} refuses access (403).${because}`, { status, hint: 'Check which rights the token has.' })
  if (status === 404 || status === 410)
    return new CollectError('missing', `There is nothing at ${url} (${status}).${because}`, {
      status,
      hint: 'Check the name in uptake.yml; for something private a token is needed.',
    })
  if (status >= 500)
    return new CollectError('network', `${url} has a fault (${status}).${because}`, { status, hint: 'It is asked again at the next run.' })
  return new CollectError('answer', `${url} answers with ${status}, which is not expected.${because}`, {
    status,
    hint: 'Check the settings of this collector.',
  })
}

/** The server's own words, when its answer is a small JSON object that has some. */
function reasonIn(text: string): string | null {
  if (text.length > 20_000 || !text.trimStart().startsWith('{')) return null
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof data !== 'object' || data === null) return null
  const fields = data as Record<string, unknown>
  const said = [fields['message'], fields['error_description'], fields['error'], fields['detail']].find(each => typeof each === 'string')
  return typeof said === 'string' && said.trim() !== '' ? said.trim().slice(0, 200) : null
}
