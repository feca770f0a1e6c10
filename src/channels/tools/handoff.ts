/** Channels where a person posts: prepared text, the page to open, and what to do there. */
import type { ChannelPlugin, Contract, Outcome, Rendition } from '../channel.ts'
import { defineChannel } from './define.ts'
import { wholeText } from './read.ts'

export type HandoffSpec = Pick<
  ChannelPlugin,
  'name' | 'title' | 'help' | 'limits' | 'sources' | 'byApi' | 'counts' | 'needs' | 'needsBy' | 'metrics'
> &
  Partial<Pick<ChannelPlugin, 'hosts' | 'settings' | 'connect' | 'check'>> & {
    /** The page to open, filled in as far as the platform allows. */
    open(rendition: Rendition, settings: Readonly<Record<string, string>>): string
    /** What is done there, one step each. */
    steps(rendition: Rendition, settings: Readonly<Record<string, string>>): readonly string[]
  }

/** Nothing is sent by itself, so a repeat only hands the same over again. */
const contract: Contract = { idempotency: 'key', settles: 0, apiVersion: null, sunset: null, pricePerPost: null }

export function defineHandoff({ open, steps, ...spec }: HandoffSpec): ChannelPlugin {
  return defineChannel({
    hosts: [],
    settings: {},
    async check() {
      return { account: 'by hand' }
    },
    ...spec,
    mode: 'handoff',
    contract,
    async publish(ctx, rendition) {
      return handOver(open(rendition, ctx.settings), steps(rendition, ctx.settings))
    },
    async find() {
      return undefined
    },
  })
}

/** What a person gets: the page to open, and what to do there. Empty steps are left out. */
export const handOver = (url: string, steps: readonly string[]): Outcome => ({
  state: 'handoff',
  url,
  steps: [...steps.filter(step => step !== ''), 'Copy the address of the post back here.'],
})

/** An address with a query, leaving out what is not there. */
export function address(base: string, query: Readonly<Record<string, string | null | undefined>>): string {
  const url = new URL(base)
  for (const [name, value] of Object.entries(query))
    if (value !== null && value !== undefined && value !== '') url.searchParams.set(name, value)
  return url.href
}

/** Steps to post a thread or a single text: each is pasted. */
export const pasteSteps = ({ parts }: Rendition): string[] =>
  parts.length === 1
    ? [`Paste:\n${parts[0]!.text}`]
    : parts.map((part, index) => `Post ${index + 1} of ${parts.length}, paste:\n${part.text}`)

export const mediaSteps = ({ parts }: Rendition): string[] =>
  parts.flatMap((part, index) =>
    part.media.map(
      ({ name, alt }) => `Attach ${name}${parts.length > 1 ? ` to post ${index + 1}` : ''}${alt === '' ? '' : `, described as: ${alt}`}`,
    ),
  )

/** Where the piece lives: what link posts point at. */
export const target = ({ link, canonical }: Rendition): string | null => link ?? canonical
export const titleOf = (rendition: Rendition): string => rendition.title ?? wholeText(rendition).split('\n')[0]!.slice(0, 80)
