/** What the page Channels shows: where can be published, as whom, within what, and what it cost. Plain data. */
import type { Source } from '../plan/model.ts'
import type { DeliveryState } from './delivery.ts'

/**
 * `byhand`: a person posts. `ready`, `failed`: as the channel said when it was last asked. `unasked`: it never was.
 * `over`: the platform ended the connection. `paused`: by uptake.yml. `broken`: its settings are wrong. `unset`: the plan
 * names it, uptake.yml does not.
 */
export type ChannelStanding = 'ready' | 'byhand' | 'unasked' | 'incomplete' | 'failed' | 'over' | 'paused' | 'broken' | 'unset'

export type ConnectionView = {
  state: 'connected' | 'refused'
  account: string | null
  /** Of the token in hand, and of the right to renew it. UTC epoch milliseconds; null: no end. */
  expiresAt: number | null
  refreshExpiresAt: number | null
  /** Is another token had without a person? */
  renewable: boolean
  connectedAt: number
  connectedBy: string
  /** What went wrong with the last renewal. */
  detail: string | null
}

export type ChannelCard = {
  /** Its name in uptake.yml; of `unset` the plug-in's. */
  name: string
  /** Name of the plug-in; null when there is none of that name. */
  kind: string | null
  title: string
  help: string
  standing: ChannelStanding
  mode: 'api' | 'file' | 'mail' | 'handoff'
  /** Does a person post, as things stand? */
  byHand: boolean
  account: string | null
  error: { kind: string; message: string } | null
  checkedAt: number | null
  quota: { left: number; limit: number | null; resetAt: number | null } | null
  /** How its account is connected; null: not by OAuth. */
  connect: {
    register: string
    scopes: readonly string[]
    /** Where the platform is to lead back to; null: this server. */
    redirect: string | null
    /** Is the redirect an address that must be pasted here? */
    paste: boolean
    /** Is there an app? One that registers itself is always there. */
    clientId: boolean
  } | null
  connection: ConnectionView | null
  /** Environment variables that hold its secrets. `needed`: it does nothing without. */
  secrets: readonly { setting: string; variable: string; help: string; needed: boolean; set: boolean }[]
  problems: readonly { message: string; expected: string }[]
  held: boolean
  limits: { length: number; counted: string; parts: number; media: number }
  contract: { idempotency: string; apiVersion: string | null; sunset: string | null; sunsetDays: number | null; pricePerPost: Money | null }
  /** What it tells of a post; null: nothing, as things stand. */
  counts: { metrics: readonly string[]; note: string | null } | null
  cost: Money | null
  /** Posts this month. */
  posts: number
  last: { item: string; title: string; state: DeliveryState; at: number; url: string | null } | null
  /** Deliveries that wait for the account to be mended. */
  blocked: readonly string[]
  /** Where the plan names it. */
  planned: readonly { name: string; tier: string | null; source: Source }[]
  /** Lines for uptake.yml, of a channel that is not there yet. */
  example: string | null
  warnings: readonly ChannelWarning[]
}
export type Money = { amount: number; currency: string }
/** `days` until then; negative: past. */
export type ChannelWarning = { kind: 'sunset' | 'token' | 'refresh'; days: number; on: number } | WeakSecret
/** A secret that texts hold by chance: it is masked there, too, and cannot be hidden in the addresses of posts. */
export type WeakSecret = { kind: 'weak'; variable: string }

export type ChannelsView = {
  channels: readonly ChannelCard[]
  /** The month that cost and posts are of: 2026-11. */
  month: string
  /** IANA zone of the workspace. */
  zone: string
}

/** A token that a person must renew is told so long before; milliseconds. */
export const TOKEN_WARNING = 7 * 86_400_000
const DAY = 86_400_000

/** What a connection will want of a person soon. */
export function connectionWarnings({ state, expiresAt, refreshExpiresAt, renewable }: ConnectionView, now: number): ChannelWarning[] {
  if (state === 'refused') return []
  const end = renewable ? refreshExpiresAt : expiresAt
  if (end === null || end - now > TOKEN_WARNING) return []
  return [{ kind: renewable ? 'refresh' : 'token', days: Math.floor((end - now) / DAY), on: end }]
}
