/** Is it up, and how fast does it answer? One request at a time to addresses of your own. */
import { CollectError, sample } from './collector.ts'
import type { CollectContext, Collector, Step } from './collector.ts'
import { listSetting, textSetting } from './tools/read.ts'

export const collector: Collector = {
  name: 'probe',
  title: 'Uptime and latency',
  help: 'Whether addresses answer, and within which time. The mean over a period is its uptime.',
  settings: {
    url: { type: 'list', help: 'Addresses', required: true, example: 'https://docs.example.org/' },
    contains: { type: 'text', help: 'A text that a good answer holds', example: 'Getting started' },
  },
  metrics: {
    'engineering.uptime': { unit: '%', kind: 'level', help: '100 when it answered as it should, 0 when it did not, even when asked again' },
    'engineering.response_time': { unit: 'ms', kind: 'level', help: 'From the question to the last byte of the answer', better: 'less' },
  },
  every: 5 * 60_000,
  hosts: [],
  detect: ({ homepage }) => (homepage === null ? null : { url: [homepage] }),
  collect,
}

async function* collect(ctx: CollectContext): AsyncIterable<Step> {
  const wanted = textSetting(ctx.settings, 'contains')
  for (const url of listSetting(ctx.settings, 'url')) {
    const labels = { url }
    const start = ctx.now()
    try {
      const answer = await ctx.ask(url, { headers: { accept: '*/*' }, keep: false })
      const took = ctx.now() - start
      const good = wanted === '' || answer.text.includes(wanted)
      if (!good) ctx.log.warn(`${url} answers, but without "${wanted}".`)
      yield sample(ctx, 'engineering.uptime', good ? 100 : 0, url, { labels, at: start, method: 'probe' })
      yield sample(ctx, 'engineering.response_time', took, url, { labels, at: start, method: 'probe' })
    } catch (error) {
      // What we may not ask says nothing about whether it is up.
      if (!(error instanceof CollectError) || error.kind === 'settings' || isOffline(error)) throw error
      ctx.log.warn(`${url} is down: ${error.message}`)
      yield sample(ctx, 'engineering.uptime', 0, url, { labels, at: start, method: 'probe' })
    }
  }
}

/** No network here, or no name server: whether the address is up is unknown, and unknown is not zero. */
const OFFLINE: ReadonlySet<unknown> = new Set(['EAI_AGAIN', 'ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL'])
const isOffline = ({ cause }: CollectError): boolean => cause instanceof Error && 'code' in cause && OFFLINE.has(cause.code)
