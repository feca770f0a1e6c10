/**
 * Asks servers politely on behalf of a collector: only hosts that it may ask, only what changed, not too often, and a few
 * tries when a server is tired. What a server says about its quota binds.
 */
import { createHash } from 'node:crypto'
import { CollectError } from '../collectors/collector.ts'
import type { Answer, Request } from '../collectors/collector.ts'
import { secretsInAnswer, secretsInHeaders } from '../lib/learn-secrets.ts'
import type { Log } from '../lib/log.ts'
import { keptAnswer, newAnswer } from './answer.ts'
import type { AnswerKey, AnswerStore, KeptAnswer } from './answer.ts'
import { HostBudget } from './budget.ts'
import type { Quota } from './budget.ts'
import { failure, restTime } from './failure.ts'
import { cleanUrl } from './redact.ts'
import type { Incoming, Limits, Transport } from './transport.ts'

export type AskOptions = {
  /** Hosts (with their port when it is written) that may be asked. */
  hosts: ReadonlySet<string>
  /** Names of hosts that may be at a private address. */
  privateHosts: ReadonlySet<string>
  redact(text: string): string
  /** For what a server says: only of secrets that cannot be met by chance. `redact` when it is left out. */
  redactBody?(text: string): string
  /** Is told secrets that are met on the way: what proves who asks, and what a login hands out. */
  hide?(secret: string): void
  answers: AnswerStore
  transport: Transport
  limits: Limits
  now(): number
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>
  /** In [0, 1): jitter. */
  random(): number
  log: Log
  signal: AbortSignal
  perSecond: number
  concurrency: number
  tries: number
  /** Longest rest, in milliseconds, that is waited for within a run. */
  patience: number
}
export type Asker = {
  ask(url: string, request?: Request): Promise<Answer>
  /** What a request is called where answers are kept. */
  keyOf(url: string, request?: Request): AnswerKey
  /** Sent so far, with tries and redirects. */
  requests(): number
  quotas(): Record<string, Quota>
}

const redirects = new Set([301, 302, 303, 307, 308])
const mostRedirects = 5

export function createAsker(options: AskOptions): Asker {
  const { answers, now, log, signal } = options
  const budgets = new Map<string, HostBudget>()
  let sent = 0

  const budgetOf = (host: string): HostBudget => {
    const known = budgets.get(host) ?? new HostBudget(host, options)
    budgets.set(host, known)
    return known
  }
  const shown = (url: string): string => cleanUrl(url, options.redact)
  const hide = (secrets: readonly string[]): void => secrets.forEach(each => options.hide?.(each))

  /** One request within its host's budget. */
  const exchange = (url: URL, method: string, headers: Record<string, string>, body: string | null): Promise<Incoming> => {
    const budget = budgetOf(url.host)
    return budget.run(signal, async () => {
      sent++
      hide(secretsInHeaders(new Headers(headers)))
      const outgoing = { url, method, headers, body, allowPrivate: options.privateHosts.has(url.hostname) }
      const incoming = await options.transport(outgoing, options.limits, signal)
      budget.note(incoming.headers)
      return incoming
    })
  }

  /** Follows redirects; what proves who we are stays with the host it was meant for. */
  const follow = async (start: URL, request: Request, conditional: Record<string, string>): Promise<{ url: URL; incoming: Incoming }> => {
    const method = request.method ?? 'GET'
    let headers: Record<string, string> = { ...defaultHeaders, ...lowerCase(request.headers ?? {}), ...conditional }
    let url = start
    for (let hop = 0; ; hop++) {
      allow(url, options.hosts, shown)
      const incoming = await exchange(url, method, headers, request.body ?? null)
      const to = incoming.headers['location']
      if (!redirects.has(incoming.status) || to === undefined) return { url, incoming }
      if (hop === mostRedirects)
        throw new CollectError('answer', `${shown(start.href)} leads from redirect to redirect.`, { hint: 'Check the address.' })
      const next = new URL(to, url)
      if (next.host !== url.host) headers = withoutCredentials(headers)
      url = next
    }
  }

  /** A server may say back what it was told: nothing that is kept holds a secret. What is not kept is a login. */
  const clean = (incoming: Incoming, { keep }: Request): Incoming => {
    if (keep !== false) return cleaned(incoming, options.redactBody ?? options.redact)
    hide(secretsInAnswer(incoming.text))
    return incoming
  }

  /** Tries until there is an answer, or a reason not to try again. */
  const tryFor = async (start: URL, request: Request, kept: KeptAnswer | null): Promise<Answer> => {
    for (let attempt = 1; ; attempt++) {
      const last = attempt >= options.tries
      let wait: number
      try {
        const { url, incoming } = await follow(start, request, kept === null ? {} : conditions(kept))
        if (incoming.status === 304 && kept !== null) {
          await answers.touch(kept.id, now())
          return keptAnswer(kept)
        }
        const { status } = incoming
        if ((status >= 200 && status < 300) || request.accept?.includes(status) === true)
          return await newAnswer(
            request.keep === false ? null : answers,
            keyOf(shown(start.href), request),
            clean(incoming, request),
            now(),
          )
        const rest = restTime(incoming, now())
        if (rest !== null) {
          budgetOf(url.host).rest(now() + rest)
          if (last || rest > options.patience) throw failure(incoming, shown(url.href), now() + rest)
          wait = rest
        } else {
          if (last || !isTired(status)) throw failure(incoming, shown(url.href), status === 429 ? now() + 60_000 : null)
          wait = backOff(attempt, options.random())
        }
      } catch (error) {
        if (signal.aborted || last || !isPassing(error)) throw error
        wait = backOff(attempt, options.random())
      }
      log.debug('asked again', { url: shown(start.href), attempt, wait: Math.round(wait) })
      await options.sleep(wait, signal)
    }
  }

  return {
    async ask(address, request = {}) {
      if (!URL.canParse(address)) throw new CollectError('settings', `"${shown(address)}" is no address.`, { hint: 'Write https://…' })
      const url = new URL(address)
      try {
        const kept = request.keep === false ? null : await answers.last(keyOf(shown(url.href), request))
        return await tryFor(url, request, kept)
      } catch (error) {
        throw error instanceof CollectError ? redacted(error, options.redact) : error
      }
    },
    keyOf: (url, request = {}) => keyOf(shown(url), request),
    requests: () => sent,
    quotas: () => Object.fromEntries([...budgets].map(([host, budget]) => [host, budget.quota])),
  }
}

const cleaned = (incoming: Incoming, redact: (text: string) => string): Incoming => ({
  ...incoming,
  text: redact(incoming.text),
  headers: Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, redact(value)])),
})

const defaultHeaders = {
  accept: 'application/json',
  'accept-encoding': 'gzip, deflate, br',
  'user-agent': 'uptake (self-hosted; measures the adoption of one project)',
}
const credentials = new Set(['authorization', 'cookie', 'proxy-authorization', 'x-api-key', 'api-key', 'private-token'])
const withoutCredentials = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !credentials.has(name)))
const lowerCase = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

function conditions({ etag, lastModified }: KeptAnswer): Record<string, string> {
  if (etag !== null) return { 'if-none-match': etag }
  return lastModified === null ? {} : { 'if-modified-since': lastModified }
}

/** What makes two requests to one address differ, besides who asks. `url` holds no secret. */
export function keyOf(url: string, { method = 'GET', headers = {}, body }: Request): AnswerKey {
  const accept = lowerCase(headers)['accept'] ?? ''
  if (method === 'GET' && accept === '') return { url, request: '' }
  const digest = body === undefined ? '' : createHash('sha256').update(body).digest('base64url').slice(0, 22)
  return { url, request: [method, accept, digest].filter(Boolean).join(' ') }
}

function allow(url: URL, hosts: ReadonlySet<string>, shown: (url: string) => string): void {
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new CollectError('settings', `${shown(url.href)} is no web address.`, { hint: 'Write https://…' })
  if (hosts.has(url.host) || hosts.has(url.hostname)) return
  throw new CollectError('settings', `${url.host} was not asked: neither the collector nor its settings name this host.`, {
    hint: `If that is where the data is now, correct the address in uptake.yml, or add it: hosts: [${url.host}]`,
  })
}

/** Statuses of a server that may do better in a moment. */
const isTired = (status: number): boolean => status === 429 || status === 408 || (status >= 500 && status !== 501)
const isPassing = (error: unknown): boolean =>
  error instanceof CollectError && (error.kind === 'network' || (error.kind === 'answer' && error.cause instanceof SyntaxError))

/** Full jitter: anywhere between nothing and a bound that doubles (AWS Architecture Blog, "Exponential Backoff And Jitter"). */
const backOff = (attempt: number, random: number): number => random * Math.min(30_000, 1000 * 2 ** attempt)

function redacted(error: CollectError, redact: (text: string) => string): CollectError {
  const message = redact(error.message)
  const hint = error.hint === null ? null : redact(error.hint)
  if (message === error.message && hint === error.hint) return error
  return new CollectError(error.kind, message, {
    ...(hint === null ? {} : { hint }),
    ...(error.retryAt === null ? {} : { retryAt: error.retryAt }),
    ...(error.status === null ? {} : { status: error.status }),
  })
}
