/** What stands too close on the calendar: too many in a day or an hour, two in the same minute, a campaign too dense. */
export type Limits = {
  /** Pieces on one channel in a day and in an hour of the workspace's clock; null: as many as one likes. */
  perDay: number | null
  perHour: number | null
  /** Pieces of one campaign in a day, over all channels but counted once each. */
  campaignPerDay: number | null
  /** Exceptions by channel. */
  channels: Readonly<Record<string, { perDay?: number | null; perHour?: number | null }>>
}
export const defaultLimits: Limits = { perDay: 6, perHour: 2, campaignPerDay: 3, channels: {} }

/** The limit of a channel: its own, which may be none (null), else that of all. */
export function limitOf(limits: Limits, channel: string, key: 'perDay' | 'perHour'): number | null {
  const own = limits.channels[channel]?.[key]
  return own === undefined ? limits[key] : own
}

export type CrowdKind = 'day' | 'hour' | 'minute' | 'campaign'
/** `when` is a local day, hour (2026-03-02T09) or minute; `what` the channel or the campaign. */
export type Crowding = { kind: CrowdKind; when: string; what: string; count: number; limit: number }

/** One delivery, on the clock of the workspace. */
export type Placed = { item: string; channel: string; local: string; campaign: string | null }

/** All crowding among some deliveries, by time. */
export function crowding(placed: readonly Placed[], limits: Limits): Crowding[] {
  const days = new Map<string, Map<string, number>>()
  const hours = new Map<string, Map<string, number>>()
  const minutes = new Map<string, Map<string, number>>()
  const campaigns = new Map<string, Map<string, Set<string>>>()
  for (const { item, channel, local, campaign } of placed) {
    count(days, local.slice(0, 10), channel)
    count(hours, local.slice(0, 13), channel)
    count(minutes, local.slice(0, 16), channel)
    if (campaign === null) continue
    const day = at(campaigns, local.slice(0, 10))
    day.set(campaign, (day.get(campaign) ?? new Set()).add(item))
  }
  const found: Crowding[] = []
  const over = (kind: CrowdKind, all: Map<string, Map<string, number>>, limitOf: (what: string) => number | null): void => {
    for (const [when, counts] of all)
      for (const [what, number] of counts) {
        const limit = limitOf(what)
        if (limit !== null && number > limit) found.push({ kind, when, what, count: number, limit })
      }
  }
  over('day', days, channel => limitOf(limits, channel, 'perDay'))
  over('hour', hours, channel => limitOf(limits, channel, 'perHour'))
  over('minute', minutes, () => 1)
  for (const [when, counts] of campaigns)
    for (const [what, items] of counts)
      if (limits.campaignPerDay !== null && items.size > limits.campaignPerDay)
        found.push({ kind: 'campaign', when, what, count: items.size, limit: limits.campaignPerDay })
  return found.sort((a, b) => (a.when < b.when ? -1 : a.when > b.when ? 1 : a.kind < b.kind ? -1 : 1))
}

function at<Value>(all: Map<string, Map<string, Value>>, key: string): Map<string, Value> {
  let inner = all.get(key)
  if (!inner) all.set(key, (inner = new Map()))
  return inner
}
function count(all: Map<string, Map<string, number>>, key: string, what: string): void {
  const inner = at(all, key)
  inner.set(what, (inner.get(what) ?? 0) + 1)
}

/** "4 on bluesky on 2026-03-02; 3 are meant to be the most". */
export function crowdingText({ kind, when, what, count: number, limit }: Crowding): string {
  if (kind === 'minute') return `${number} on ${what} in the same minute, ${when.replace('T', ' ')}`
  if (kind === 'campaign') return `${number} pieces of the campaign "${what}" on ${when}; at most ${limit} are meant`
  const time = kind === 'hour' ? `${when.replace('T', ' ')}:00 to ${when.slice(11)}:59` : when
  return `${number} on ${what} ${kind === 'hour' ? 'from' : 'on'} ${time}; at most ${limit} are meant`
}
