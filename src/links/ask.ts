/** Asks whether something is at an address: politely, a host at a time, never at a private address. */
import { guardedFetch } from '../channels/door/fetch.ts'
import type { LinkState } from '../content/lint/rule.ts'

export type AskOptions = {
  now(): number
  signal: AbortSignal
  /** Hosts that may be at a private address; none but in tests. */
  allow?: ReadonlySet<string>
  /** Milliseconds between two questions to one host. */
  pause?: number
  onAsked?(address: string): void
}
export type Asked = LinkState & { address: string }

const PAUSE = 500
const PATIENCE = 15_000
const MOST_HOPS = 5
/** Hosts that are asked at the same time. */
const SIDE_BY_SIDE = 4
const WEEK = 7 * 86_400_000
/** For how long an answer is believed, milliseconds. */
const BELIEVED: Readonly<Record<LinkState['state'], number>> = { alive: WEEK, dead: 86_400_000, unknown: 3_600_000 }

/** The addresses that are to be asked: those that never were, and those whose answer is too old. */
export const toAsk = (addresses: readonly string[], known: ReadonlyMap<string, LinkState>, now: number): string[] =>
  addresses.filter(address => {
    const last = known.get(address)
    return last === undefined || now - last.at > BELIEVED[last.state]
  })

/** Each address once. Ends early, with what is known, when the signal says so. */
export async function askAll(addresses: readonly string[], options: AskOptions): Promise<Asked[]> {
  const byHost = Map.groupBy(addresses, address => URL.parse(address)?.host ?? '')
  const queue = [...byHost.values()]
  const done: Asked[] = []
  const send = guardedFetch({ allow: options.allow ?? new Set(), time: PATIENCE, size: 2_000_000 })
  const worker = async (): Promise<void> => {
    for (let own = queue.shift(); own !== undefined; own = queue.shift())
      for (const [index, address] of own.entries()) {
        if (options.signal.aborted) return
        if (index > 0) await wait(options.pause ?? PAUSE, options.signal)
        options.onAsked?.(address)
        done.push({ address, at: options.now(), ...(await ask(address, send, options.signal)) })
      }
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker))
  // Where no host at all is found, it is this machine that is cut off.
  if (done.some(each => each.detail !== NO_HOST)) return done
  return done.map(each => ({ ...each, state: 'unknown', detail: 'no host was found: this machine seems to be offline' }))
}
const NO_HOST = 'there is no such host'

const wait = (time: number, signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    const timer = setTimeout(resolve, time)
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
  })

type Answer = Pick<LinkState, 'state' | 'detail'>

/** Answers to HEAD that servers give who do not like it. */
const ASK_AGAIN: ReadonlySet<number> = new Set([403, 404, 405, 501])

/** HEAD, and GET where a server does not like that. */
async function ask(address: string, send: typeof fetch, signal: AbortSignal): Promise<Answer> {
  const first = await follow(address, 'HEAD', send, signal)
  const again = first.status !== null && ASK_AGAIN.has(first.status)
  return answerOf(again ? await follow(address, 'GET', send, signal) : first)
}

/** `status` null: there was no answer, `detail` says why. `gone`: there never will be one. */
type Reply = { status: number | null; detail: string | null; gone?: boolean }

async function follow(address: string, method: 'HEAD' | 'GET', send: typeof fetch, signal: AbortSignal): Promise<Reply> {
  let url = address
  for (let hop = 0; hop <= MOST_HOPS; hop++) {
    try {
      const answer = await send(url, { method, signal, redirect: 'manual', headers: { 'user-agent': AGENT, accept: '*/*' } })
      const to = answer.headers.get('location')
      if (answer.status < 300 || answer.status >= 400 || to === null) return { status: answer.status, detail: null }
      const next = URL.parse(to, url)
      if (next === null || !/^https?:$/.test(next.protocol)) return { status: null, detail: 'it leads to no web address' }
      url = next.href
    } catch (error) {
      return failure(error)
    }
  }
  return { status: null, detail: 'it is redirected in a circle', gone: true }
}
const AGENT = 'Uptake (link check of a content file)'

function failure(error: unknown): Reply {
  if (!(error instanceof Error)) throw error
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'ENOTFOUND') return { status: null, detail: NO_HOST, gone: true }
  if (code === 'ECONNREFUSED') return { status: null, detail: 'the server refuses the connection' }
  return { status: null, detail: error.name === 'TimeoutError' ? 'it did not answer in time' : error.message }
}

function answerOf({ status, detail, gone }: Reply): Answer {
  if (status === null) return { state: gone === true ? 'dead' : 'unknown', detail }
  if (status === 404 || status === 410) return { state: 'dead', detail: `the server answers ${status}` }
  if (status >= 200 && status < 400) return { state: 'alive', detail: null }
  return { state: 'unknown', detail: `the server answers ${status}` }
}
