/** Channels that post by themselves with a token, and hand over to a person without one. */
import type { ChannelPlugin, Outcome, Rendition } from '../channel.ts'
import { defineChannel } from './define.ts'
import { handOver } from './handoff.ts'
import { setting } from './read.ts'

type ByHand = {
  /** The page to open, filled in as far as the platform allows. */
  open(rendition: Rendition, settings: Readonly<Record<string, string>>): string
  steps(rendition: Rendition, settings: Readonly<Record<string, string>>): readonly string[]
  /** Why a person does it although there is a token; null: nobody need. */
  instead?(rendition: Rendition): string | null
}

/** @param api the channel as it is with the setting `token`; without it nothing is asked and nothing sent */
export function defineEither(api: ChannelPlugin, byHand: ByHand): ChannelPlugin {
  const handedOver = (rendition: Rendition, settings: Readonly<Record<string, string>>, why: string | null): Outcome =>
    handOver(byHand.open(rendition, settings), [...(why === null ? [] : [why]), ...byHand.steps(rendition, settings)])
  return defineChannel({
    ...api,
    byHandWithout: 'token',
    async check(ctx) {
      return setting(ctx, 'token') === null ? { account: 'by hand' } : api.check(ctx)
    },
    async publish(ctx, rendition) {
      if (setting(ctx, 'token') === null) return handedOver(rendition, ctx.settings, null)
      const why = byHand.instead?.(rendition) ?? null
      return why === null ? api.publish(ctx, rendition) : handedOver(rendition, ctx.settings, why)
    },
    async find(ctx, rendition) {
      const isByHand = setting(ctx, 'token') === null || (byHand.instead?.(rendition) ?? null) !== null
      return isByHand ? undefined : api.find(ctx, rendition)
    },
  })
}
