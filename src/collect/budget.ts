/** Politeness per host: at most so many requests at a time and per second, and rest while a host asks for it. */
import { CollectError } from '../collectors/collector.ts'

/** What a host said about its quota. Times in UTC epoch milliseconds of our clock. */
export type Quota = { limit: number | null; remaining: number | null; resetAt: number | null }

export type BudgetOptions = {
  now(): number
  /** Resolves after so many milliseconds; rejects when the signal fires. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>
  /** Requests per second and host; as many may be sent at once after a rest. */
  perSecond: number
  concurrency: number
}

/** The budget of one host. */
export class HostBudget {
  readonly host: string
  quota: Quota = { limit: null, remaining: null, resetAt: null }
  readonly #options: BudgetOptions
  #running = 0
  #waiting: (() => void)[] = []
  /** The moment at which the next request is free to go, in a queue of evenly spaced moments. */
  #next = 0
  #restUntil = 0

  constructor(host: string, options: BudgetOptions) {
    this.host = host
    this.#options = options
  }

  /** Waits for its turn, runs, and gives the turn back. @throws CollectError 'later' while the host wants rest */
  async run<T>(signal: AbortSignal, task: () => Promise<T>): Promise<T> {
    await this.#enter()
    try {
      await this.#spaced(signal)
      return await task()
    } finally {
      this.#running--
      this.#waiting.shift()?.()
    }
  }

  async #enter(): Promise<void> {
    while (this.#running >= this.#options.concurrency) await new Promise<void>(resolve => this.#waiting.push(resolve))
    this.#running++
  }

  async #spaced(signal: AbortSignal): Promise<void> {
    const { now, sleep, perSecond } = this.#options
    const time = now()
    if (time < this.#restUntil)
      throw new CollectError('later', `${this.host} wants no more requests before ${new Date(this.#restUntil).toISOString()}.`, {
        retryAt: this.#restUntil,
        hint: 'The next run goes on from here.',
      })
    const gap = 1000 / perSecond
    // A second's worth may go at once; after that one by one.
    const from = Math.max(this.#next, time - 1000)
    this.#next = from + gap
    if (this.#next > time) await sleep(this.#next - time, signal)
  }

  /** No request before this moment (UTC epoch milliseconds). */
  rest(until: number): void {
    this.#restUntil = Math.max(this.#restUntil, until)
  }

  /** Reads the quota headers of an answer: `x-ratelimit-*` (GitHub and others), `ratelimit-*` (IETF draft). */
  note(headers: Readonly<Record<string, string>>): void {
    const number = (name: string): number | null => {
      const value = Number.parseFloat(headers[`x-ratelimit-${name}`] ?? headers[`ratelimit-${name}`] ?? '')
      return Number.isFinite(value) ? value : null
    }
    const remaining = number('remaining')
    if (remaining === null) return
    const reset = number('reset')
    this.quota = { limit: number('limit'), remaining, resetAt: reset === null ? null : resetTime(reset, headers, this.#options.now()) }
    if (remaining <= 0 && this.quota.resetAt !== null) this.rest(this.quota.resetAt)
  }
}

/**
 * When a host gives requests again: a time, or seconds from now. A time is read against the host's own `Date`, so that
 * a clock that is wrong here or there makes no odds.
 */
export function resetTime(reset: number, headers: Readonly<Record<string, string>>, now: number): number {
  if (reset < 1e8) return now + reset * 1000
  // Discord gives seconds, Mastodon (elsewhere) ISO dates, some hosts milliseconds.
  const moment = reset > 1e11 ? reset : reset * 1000
  const theirs = Date.parse(headers['date'] ?? '')
  return Number.isNaN(theirs) ? moment : now + Math.max(0, moment - theirs)
}
