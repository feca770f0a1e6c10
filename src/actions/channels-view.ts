/** Reads what the page Channels shows. Asks nobody and changes nothing. */
import type { ChannelPlugin } from '../channels/channel.ts'
import { isUnconnected } from '../channels/door/open.ts'
import type { Configured } from '../channels/door/settings.ts'
import { sunsetOf } from '../channels/door/check.ts'
import { channels as known, loadChannel } from '../channels/index.ts'
import { checksOf, type ChannelCheck } from '../db/channel-checks.ts'
import { platformsOf } from '../content/platform.ts'
import { connectionsOf, type Connection } from '../db/connections.ts'
import { blockedByAccount, costsSince, type Spent } from '../db/costs.ts'
import { deliveriesOf } from '../db/deliveries.ts'
import { holdsOf } from '../db/holds.ts'
import {
  connectionWarnings,
  type ChannelCard,
  type ChannelStanding,
  type ChannelsView,
  type ChannelWarning,
  type ConnectionView,
} from '../delivery/channels-view.ts'
import type { Delivery } from '../delivery/delivery.ts'
import { dateIn, systemZone } from '../lib/clock.ts'
import { isMetByChance } from '../lib/redact.ts'
import type { SettingValues } from '../lib/setting-values.ts'
import { momentOf } from '../lib/zone.ts'
import type { PlanChannel } from '../plan/model.ts'
import { contentIndex, titleIn, type ContentSnapshot } from '../workspace/content-index.ts'
import type { ActionContext } from './action.ts'
import { isByHand } from './by-hand.ts'
import { channelsOf } from './channels-of.ts'
import { isRenewable } from './tokens.ts'

/** @param planned channels that the plan names */
export async function channelsView(context: ActionContext, planned: readonly PlanChannel[]): Promise<ChannelsView> {
  const { db, ref, now } = context
  const { configured, problems, config } = await channelsOf(context)
  const zone = config?.timezone ?? systemZone()
  const today = dateIn(zone, new Date(now))
  const month = today.slice(0, 7)
  const since = momentOf(`${month}-01T00:00`, zone).at
  const facts: Facts = {
    now,
    today,
    env: context.env ?? process.env,
    checks: new Map((await checksOf(db, ref.id)).map(each => [each.channel, each])),
    connections: new Map((await connectionsOf(db, ref.id)).map(each => [each.channel, each])),
    spent: await costsSince(db, ref.id, since),
    blocked: await blockedByAccount(db, ref.id),
    content: await contentIndex(ref.root).all(),
    deliveries: Map.groupBy(await deliveriesOf(db, ref.id), each => each.channel),
    holds: new Set((await holdsOf(db, ref.id)).map(each => each.channel)),
    planned: Map.groupBy(planned, plannedAs),
  }
  const cards = configured.map(each => cardOf(each, facts))
  const written = Object.entries(config?.channels ?? {}).filter(([name]) => !configured.some(each => each.instance === name))
  for (const [name, settings] of written) {
    const kind = typeof settings['channel'] === 'string' ? settings['channel'] : name
    const plugin = await loadChannel(kind)
    const own = problems.filter(({ at }) => at[1] === name)
    cards.push(withoutSettings(name, plugin, 'broken', facts, { problems: own.map(({ message, expected }) => ({ message, expected })) }))
  }
  const kinds = new Set([...cards.map(each => each.kind), ...configured.flatMap(each => platformsOf(each.instance, each.channel))])
  for (const [name, mentions] of facts.planned) {
    if (kinds.has(name) || cards.some(each => each.name === name)) continue
    cards.push(withoutSettings(name, await loadChannel(name), 'unset', facts, { planned: mentions.map(mentionOf) }))
  }
  return { channels: cards, month, zone }
}

type Facts = {
  now: number
  today: string
  env: Readonly<Record<string, string | undefined>>
  checks: ReadonlyMap<string, ChannelCheck>
  connections: ReadonlyMap<string, Connection>
  spent: ReadonlyMap<string, Spent>
  content: ContentSnapshot
  /** Deliveries that the account's troubles stopped, by channel. */
  blocked: ReadonlyMap<string, readonly string[]>
  deliveries: ReadonlyMap<string, readonly Delivery[]>
  holds: ReadonlySet<string>
  planned: ReadonlyMap<string, readonly PlanChannel[]>
}

/** The channel plug-in that a plan means; else the name in its own words. */
const plannedAs = ({ channelId, name }: PlanChannel): string => (channelId !== null && Object.hasOwn(known, channelId) ? channelId : name)
const mentionOf = ({ name, tier, source }: PlanChannel): ChannelCard['planned'][number] => ({ name, tier, source })

function cardOf(configured: Configured, facts: Facts): ChannelCard {
  const { instance, channel, values, paused } = configured
  const connection = facts.connections.get(instance)
  const view = connection === undefined ? null : connectionView(connection, channel, facts.now)
  const check = facts.checks.get(instance)
  const secrets = secretsOf(channel, values, facts)
  const byHand = isByHand(configured, facts.env, new Set(facts.connections.keys()))
  const tokens = Object.fromEntries(secrets.filter(each => each.set).map(each => [each.setting, each.variable]))
  const missing = secrets.some(each => each.needed && !each.set) || (view === null && isUnconnected(channel, tokens))
  const standing = standingOf({ paused, byHand, view, check, missing })
  const { counts, ...about } = described(instance, channel, facts)
  return {
    ...about,
    standing,
    byHand,
    // What is posted by hand for want of an account is not asked about, either.
    counts: byHand && channel.mode !== 'handoff' ? null : counts,
    account: view?.account ?? (byHand ? null : (check?.account ?? null)),
    error: check?.kind == null || byHand ? null : { kind: check.kind, message: check.message ?? '' },
    checkedAt: check?.at ?? null,
    quota: check?.quota ?? null,
    connect: connectOf(channel, values),
    connection: view,
    secrets,
    planned: platformsOf(instance, channel).flatMap(name => (facts.planned.get(name) ?? []).map(mentionOf)),
    warnings: [
      ...sunsetWarning(channel, facts.today),
      ...(view === null ? [] : connectionWarnings(view, facts.now)),
      ...secrets
        .filter(({ variable, set }) => set && isMetByChance(valueIn(facts.env, variable)))
        .map(({ variable }) => ({ kind: 'weak' as const, variable })),
    ],
  }
}

type Standing = { paused: boolean; byHand: boolean; view: ConnectionView | null; check: ChannelCheck | undefined; missing: boolean }
function standingOf({ paused, byHand, view, check, missing }: Standing): ChannelStanding {
  if (paused) return 'paused'
  if (byHand) return 'byhand'
  if (view?.state === 'refused') return 'over'
  if (missing) return 'incomplete'
  if (check?.kind != null) return 'failed'
  return check === undefined ? 'unasked' : 'ready'
}

/** What a card has whether the channel is set up or not. */
function described(
  name: string,
  plugin: ChannelPlugin | null,
  facts: Facts,
): Omit<ChannelCard, 'standing' | 'byHand' | 'connect' | 'secrets'> {
  const own = facts.deliveries.get(name) ?? []
  const happened = own.filter(each => ['published', 'handoff', 'rejected', 'waiting', 'unconfirmed', 'blocked'].includes(each.state))
  const last = happened.toSorted((a, b) => b.dueAt - a.dueAt)[0]
  const spent = facts.spent.get(name)
  const sunset = plugin === null ? null : sunsetOf(plugin, facts.today)
  return {
    name,
    kind: plugin?.name ?? null,
    title: plugin?.title ?? name,
    help: plugin?.help ?? '',
    mode: plugin?.mode ?? 'handoff',
    account: null,
    error: null,
    checkedAt: null,
    quota: null,
    connection: null,
    problems: [],
    held: facts.holds.has(name) || facts.holds.has('*'),
    limits: limitsOf(plugin),
    contract: {
      idempotency: plugin?.contract.idempotency ?? 'none',
      apiVersion: plugin?.contract.apiVersion ?? null,
      sunset: plugin?.contract.sunset ?? null,
      sunsetDays: sunset?.days ?? null,
      pricePerPost: plugin?.contract.pricePerPost ?? null,
    },
    counts: plugin?.counts === undefined ? null : { metrics: plugin.counts.metrics, note: plugin.counts.note ?? null },
    cost: spent?.cost ?? null,
    posts: spent?.posts ?? 0,
    last:
      last === undefined
        ? null
        : { item: last.item, title: titleIn(facts.content, last.item), state: last.state, at: last.dueAt, url: last.url },
    blocked: facts.blocked.get(name) ?? [],
    planned: [],
    example: null,
    warnings: [],
  }
}

function withoutSettings(
  name: string,
  plugin: ChannelPlugin | null,
  standing: 'broken' | 'unset',
  facts: Facts,
  more: Partial<ChannelCard>,
): ChannelCard {
  return {
    ...described(name, plugin, facts),
    standing,
    byHand: plugin === null || plugin.mode === 'handoff',
    connect: null,
    secrets: plugin === null ? [] : secretsOf(plugin, defaultsOf(plugin), facts),
    example: standing === 'unset' ? exampleOf(name, plugin) : null,
    ...more,
  }
}

/** JSON knows no infinity: 0 says that there is no limit. */
function limitsOf(plugin: ChannelPlugin | null): ChannelCard['limits'] {
  if (plugin === null) return { length: 0, counted: 'characters', parts: 1, media: 0 }
  const { length, counted, parts, media } = plugin.limits
  return { length: Number.isFinite(length) ? length : 0, counted, parts, media }
}

const defaultsOf = ({ settings }: ChannelPlugin): SettingValues =>
  Object.fromEntries(Object.entries(settings).map(([name, { default: value }]) => [name, value]))

function secretsOf({ settings }: ChannelPlugin, values: SettingValues, { env }: Facts): ChannelCard['secrets'] {
  return Object.entries(settings).flatMap(([setting, { type, help, required, default: preset }]) => {
    const variable = values[setting]
    if (type !== 'secret' || typeof variable !== 'string') return []
    return [{ setting, variable, help, needed: required === true || variable !== preset, set: valueIn(env, variable) !== '' }]
  })
}

const valueIn = (env: Facts['env'], variable: string): string => (env[variable] ?? '').trim()

function connectOf({ connect }: ChannelPlugin, values: SettingValues): ChannelCard['connect'] {
  if (connect === undefined) return null
  const redirect = typeof values['redirect'] === 'string' ? values['redirect'] : null
  return {
    register: connect.register.replace('{base}', String(values['base'] ?? '')),
    scopes: connect.scopes,
    redirect,
    paste: connect.redirect === 'https' || redirect !== null,
    clientId: connect.apps !== undefined || typeof values['client_id'] === 'string',
  }
}

function connectionView(connection: Connection, { connect }: ChannelPlugin, now: number): ConnectionView {
  const { state, account, expiresAt, refreshExpiresAt, connectedAt, connectedBy, detail } = connection
  const renewable = connect !== undefined && (connect.grant === 'meta' || isRenewable(connection, connect.grant, now))
  return { state, account, expiresAt, refreshExpiresAt, renewable, connectedAt, connectedBy, detail }
}

function sunsetWarning(channel: ChannelPlugin, today: string): ChannelWarning[] {
  const sunset = sunsetOf(channel, today)
  return sunset?.warn === true ? [{ kind: 'sunset', days: sunset.days, on: Date.parse(sunset.on) }] : []
}

/** Lines that make it a channel; a place that no plug-in knows is posted to by hand. */
function exampleOf(name: string, plugin: ChannelPlugin | null): string {
  if (plugin === null) {
    const own = name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '')
    return `channels:\n  ${own || 'other'}:\n    channel: handoff\n    url: https://…`
  }
  const needed = Object.entries(plugin.settings).filter(([, each]) => each.required === true && each.type !== 'secret')
  if (needed.length === 0) return `channels:\n  ${name}:`
  return [`channels:`, `  ${name}:`, ...needed.map(([setting, { example }]) => `    ${setting}: ${example ?? '…'}`)].join('\n')
}
