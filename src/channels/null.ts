/** Publishes nowhere, and remembers it: for trying things out, for tests and for measuring. */
import { ChannelError } from './channel.ts'
import type { ChannelContext, Published } from './channel.ts'
import { defineChannel } from './tools/define.ts'
import { digest } from './tools/read.ts'

/** The keys that this process has seen. */
const seen = new Map<string, Published>()

export const channel = defineChannel({
  name: 'null',
  title: 'Nowhere',
  help: 'Publishes nothing and says that it did: to rehearse a launch.',
  mode: 'api',
  hosts: [],
  settings: { refuse: { type: 'boolean', help: 'Refuse everything, to see what happens then', default: false } },
  contract: { idempotency: 'key', settles: 0, apiVersion: null, sunset: null, pricePerPost: null },
  limits: { length: 1_000_000, counted: 'characters', parts: 100, media: 100 },
  sources: [],
  async check() {
    return { account: 'nobody' }
  },
  async publish(ctx) {
    if (ctx.settings['refuse'] === 'true') throw new ChannelError('rejected', 'This channel refuses everything, as its settings say.')
    const published = { state: 'published', id: idOf(ctx), url: null } as const
    seen.set(ctx.key, published)
    return published
  },
  async find(ctx) {
    return seen.get(ctx.key)
  },
  async edit(_, published) {
    return published
  },
  async delete() {},
  // Nothing is there, so nothing can be other than it was meant to be.
  async look(_, __, rendition) {
    return rendition === null ? 'gone' : 'same'
  },
  async comment(ctx) {
    const published = { state: 'published', id: idOf(ctx), url: null } as const
    seen.set(ctx.key, published)
    return published
  },
  async findComment(ctx) {
    return seen.get(ctx.key)
  },
})

const idOf = (ctx: ChannelContext): string => digest(ctx.key)
