/** When a server takes posts again, by what it says in its answer. */

/** `Retry-After` (RFC 9110 §10.2.3), a quota that is used up, or the seconds that Telegram and Discord write into the body. @returns UTC epoch milliseconds */
export function restUntil({ status, headers, text }: { status: number; headers: Headers; text: string }, now: number): number | null {
  if (status !== 429 && status !== 403 && status !== 503 && status !== 425) return null
  const after = headers.get('retry-after')
  if (after !== null && after.trim() !== '') {
    const seconds = Number(after)
    if (Number.isFinite(seconds) && seconds >= 0) return now + seconds * 1000
    const moment = Date.parse(after)
    // Read against the server's own clock, so that a clock that is wrong here or there makes no odds.
    if (!Number.isNaN(moment)) return now + Math.max(0, moment - serverTime(headers, now))
  }
  const inBody = status === 429 ? secondsIn(text) : null
  if (inBody !== null) return now + inBody * 1000
  const remaining = headers.get('x-ratelimit-remaining') ?? headers.get('ratelimit-remaining')
  const reset = headers.get('x-ratelimit-reset') ?? headers.get('ratelimit-reset') ?? headers.get('x-rate-limit-reset')
  if (reset === null || (status === 403 && Number(remaining ?? 1) !== 0)) return null
  return resetMoment(reset, headers, now)
}

/** A time (seconds, milliseconds or ISO) or seconds from now, by the server's clock. @returns UTC epoch milliseconds; null when it says none */
export function resetMoment(reset: string, headers: Headers, now: number): number | null {
  const value = Number(reset)
  if (Number.isNaN(value)) {
    const moment = Date.parse(reset)
    return Number.isNaN(moment) ? null : now + Math.max(0, moment - serverTime(headers, now))
  }
  if (value <= 0) return null
  if (value < 1e8) return now + value * 1000
  const moment = value > 1e11 ? value : value * 1000
  return now + Math.max(0, moment - serverTime(headers, now))
}

function serverTime(headers: Headers, now: number): number {
  const theirs = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(theirs) ? now : theirs
}

function secondsIn(text: string): number | null {
  const match = /"retry_after"\s*:\s*(\d+(?:\.\d+)?)/.exec(text.slice(0, 5000))
  return match === null ? null : Number(match[1])
}
