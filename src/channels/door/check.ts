/** The state of a workspace's channels: what each says of its account, and what will end. */
import { ChannelError } from '../channel.ts'
import type { ChannelErrorKind, ChannelPlugin, Quota } from '../channel.ts'
import { openChannel } from './open.ts'
import { Quotas } from './quota.ts'
import type { Doors } from './open.ts'
import type { Configured } from './settings.ts'

export type ChannelState = {
  instance: string
  channel: string
  title: string
  mode: ChannelPlugin['mode']
  /** `unasked`: only its settings were read. */
  state: 'ready' | 'failed' | 'paused' | 'unasked'
  account: string | null
  error: { kind: ChannelErrorKind; message: string } | null
  quota: Quota | null
  sunset: Sunset | null
}
/** `days`: until the API version answers no more; negative when that is past. */
export type Sunset = { apiVersion: string | null; on: string; days: number; warn: boolean }

const DAY = 86_400_000
/** So long before the end of an API version somebody is told. */
const WARNING = 30
/** A channel that does not answer holds up no other. */
const patience = 20_000

/** When a channel's API version ends. @param today ISO date */
export function sunsetOf({ contract }: Pick<ChannelPlugin, 'contract'>, today: string): Sunset | null {
  if (contract.sunset === null) return null
  const days = Math.round((Date.parse(contract.sunset) - Date.parse(today)) / DAY)
  return { apiVersion: contract.apiVersion, on: contract.sunset, days, warn: days <= WARNING }
}

/** Asks each channel who it is, all at once. Reads only. Never throws for what a channel does. @param ask false: nothing is asked */
export function channelStates(
  configured: readonly Configured[],
  doors: Doors,
  { today, ask }: { today: string; ask: boolean },
): Promise<ChannelState[]> {
  return Promise.all(
    configured.map(async each => {
      const { instance, channel, paused } = each
      const base = { instance, channel: channel.name, title: channel.title, mode: channel.mode, sunset: sunsetOf(channel, today) }
      if (paused) return { ...base, state: 'paused', account: null, error: null, quota: null }
      if (!ask) return { ...base, state: 'unasked', account: null, error: null, quota: null }
      return { ...base, ...(await stateOf(each, doors)) }
    }),
  )
}

async function stateOf(configured: Configured, doors: Doors): Promise<Pick<ChannelState, 'state' | 'account' | 'error' | 'quota'>> {
  const signal = AbortSignal.any([doors.signal, AbortSignal.timeout(patience)])
  const quotas = new Quotas(doors.now)
  try {
    const opened = await openChannel(configured, { ...doors, signal })
    const context = opened.context('check')
    const { account, quota } = await opened.channel.check({ ...context, fetch: quotas.watching(context.fetch) })
    return { state: 'ready', account: opened.redact(account), error: null, quota: quota ?? quotas.last }
  } catch (error) {
    const kind = error instanceof ChannelError ? error.kind : 'unknown'
    return { state: 'failed', account: null, error: { kind, message: error instanceof Error ? error.message : String(error) }, quota: null }
  }
}
