/**
 * Reads the answers of an earlier run again, with the collector as it is now: nothing is asked, the clock is that of
 * then. One way for all collectors, since `ctx` is their only door.
 */
import { CollectError, isSample } from '../collectors/collector.ts'
import type { Answer, CollectContext, Collector, Request } from '../collectors/collector.ts'
import { silentLog } from '../lib/log.ts'
import type { Sample } from '../metrics/sample.ts'
import { keptAnswer } from './answer.ts'
import type { KeptAnswer } from './answer.ts'
import { keyOf } from './ask.ts'
import type { Exchange, Outcome, RunRecord } from './recording.ts'
import { cleanUrl, redactor } from './redact.ts'
import { checkSample } from './run.ts'
import { findSecrets } from './secrets.ts'

/** `samples`: what it gives now, in its order. `gap`: why that is not all; null when it is. */
export type Replayed = { samples: Sample[]; gap: string | null }

/** What cannot be read again. No CollectError: a collector must not take it for a page that is not there. */
class ReplayGap extends Error {}

/** @param open the stored answer with an id; null when it is no longer kept */
export async function replay(collector: Collector, record: RunRecord, open: (id: string) => Promise<KeptAnswer | null>): Promise<Replayed> {
  const samples: Sample[] = []
  try {
    const steps = collector.collect(contextOf(collector, record, open), record.cursor)
    for await (const step of steps) {
      if (!isSample(step)) continue
      checkSample(collector, step)
      samples.push(step)
    }
    return { samples, gap: null }
  } catch (error) {
    if (error instanceof ReplayGap) return { samples, gap: error.message }
    // A run that failed then may fail now: what it gave before counts, as it did then.
    if (error instanceof CollectError && isRefusal(error, record)) return { samples, gap: null }
    return { samples, gap: `The collector fails on it: ${error instanceof Error ? error.message : String(error)}` }
  }
}

/** Secrets are not kept. This stands in their place, so that the same things are asked: hexadecimal, and of two parts, as some must be. */
const standIn = '0123456789abcdef01234567:0123456789abcdef'

const isRefusal = ({ message }: CollectError, { exchanges }: RunRecord): boolean =>
  exchanges.some(({ outcome }) => 'refused' in outcome && outcome.refused.message === message)

function contextOf(collector: Collector, record: RunRecord, open: (id: string) => Promise<KeptAnswer | null>): CollectContext {
  const stand = Object.fromEntries(record.secrets.map(name => [String(record.settings[name]), standIn]))
  const { settings, values } = findSecrets(collector, record.settings, stand)
  const redact = redactor(values)
  const exchanges = queues(record.exchanges)
  let moment = record.startedAt
  const outside = (): never => {
    throw new ReplayGap('It reads files, programs or databases; what they said then is not kept.')
  }
  return {
    settings,
    async ask(url, request = {}) {
      const key = keyOf(cleanUrl(url, redact), request)
      const exchange = exchanges(key.url, key.request)
      if (exchange === null) throw new ReplayGap(`It asks for ${key.url} now, which was not asked then.`)
      moment = exchange.asked
      const answer = await answerOf(exchange.outcome, key.url, request, open)
      moment = exchange.at
      return answer
    },
    read: async () => outside(),
    glob: async () => outside(),
    query: async () => outside(),
    run: outside,
    now: () => moment,
    from: record.from,
    log: silentLog,
    signal: new AbortController().signal,
  }
}

/** Gives the exchanges of one request one after the other; who asks oftener than then is told the last once more. */
function queues(exchanges: readonly Exchange[]): (url: string, request: string) => Exchange | null {
  const byKey = Map.groupBy(exchanges, each => `${each.request}\n${each.url}`)
  return (url, request) => {
    const queue = byKey.get(`${request}\n${url}`)
    if (queue === undefined) return null
    return (queue.length > 1 ? queue.shift() : queue[0]) ?? null
  }
}

async function answerOf(
  outcome: Outcome,
  url: string,
  { accept = [] }: Request,
  open: (id: string) => Promise<KeptAnswer | null>,
): Promise<Answer> {
  if ('refused' in outcome) {
    const { kind, message, hint, retryAt, status } = outcome.refused
    const more = { ...(hint === null ? {} : { hint }), ...(retryAt === null ? {} : { retryAt }), ...(status === null ? {} : { status }) }
    throw new CollectError(kind, message, more)
  }
  if ('unkept' in outcome) {
    const { status, fields } = outcome.unkept
    if (fields === null) throw new ReplayGap(`What ${url} said is never kept.`)
    return { id: '', url, status, headers: {}, text: JSON.stringify(fields), unchanged: false, json: () => fields }
  }
  const kept = await open(outcome.answer)
  if (kept === null) throw new ReplayGap(`The answer of ${url} is no longer kept.`)
  if (kept.status >= 300 && !accept.includes(kept.status)) throw new ReplayGap(`${url} answered ${kept.status}, which is no answer now.`)
  return { ...keptAnswer(kept), unchanged: outcome.unchanged }
}
