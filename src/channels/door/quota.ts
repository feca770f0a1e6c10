/** What answers say of requests that are left, in the headers that platforms commonly send. */
import type { Quota } from '../channel.ts'
import { resetMoment } from '../tools/rest.ts'

const PREFIXES = ['x-rate-limit', 'x-ratelimit', 'ratelimit']

/** Remembers what the last answer that spoke of it said. */
export class Quotas {
  last: Quota | null = null
  private readonly now: () => number
  constructor(now: () => number) {
    this.now = now
  }
  watching(send: typeof fetch): typeof fetch {
    return async (input, init) => {
      const answer = await send(input, init)
      this.last = quotaOf(answer.headers, this.now()) ?? this.last
      return answer
    }
  }
}

export function quotaOf(headers: Headers, now: number): Quota | null {
  for (const prefix of PREFIXES) {
    const left = numberIn(headers.get(`${prefix}-remaining`))
    if (left === null) continue
    const reset = headers.get(`${prefix}-reset`)
    const resetAt = reset === null || reset === '' ? null : resetMoment(reset, headers, now)
    return { left, limit: numberIn(headers.get(`${prefix}-limit`)), resetAt }
  }
  return null
}

function numberIn(text: string | null): number | null {
  const value = text === null || text.trim() === '' ? NaN : Number(text)
  return Number.isFinite(value) ? value : null
}
