/** What `uptake channels` prints. */
import type { ChannelPlugin } from '../../channels/channel.ts'
import type { ChannelState } from '../../channels/door/check.ts'
import type { ChannelCard, ChannelWarning } from '../../delivery/channels-view.ts'
import type { Problem } from '../../lib/setting-values.ts'
import type { Style } from '../../lib/style.ts'
import { grouped, plural, table } from '../../lib/table.ts'
import { indented, settingLines } from './settings.ts'

type View = { style: Style; width: number; folder: string; now: number }
type States = {
  states: readonly ChannelState[]
  problems: readonly Problem[]
  cards: readonly ChannelCard[]
  month: string
}

const marks = {
  ready: ({ green }: Style) => green('✓'),
  failed: ({ red }: Style) => red('✗'),
  paused: ({ dim }: Style) => dim('‖'),
  unasked: ({ dim }: Style) => dim('·'),
}
const modes = { api: 'by itself', file: 'a file', mail: 'mail', handoff: 'by hand' }
const DAY = 86_400_000

export function channelReport({ states, problems, cards, month }: States, { style, width, now }: View): string {
  const out: string[] = []
  const cardOf = new Map(cards.map(each => [each.name, each]))
  const rows = states.map(each => {
    const card = cardOf.get(each.instance)
    return [
      marks[each.state === 'unasked' && isRefused(card) ? 'failed' : each.state](style),
      each.instance,
      each.instance === each.channel ? '' : each.channel,
      card?.byHand === true ? '' : (each.account ?? card?.account ?? (each.state === 'paused' ? 'paused' : '')),
      card?.byHand === true ? modes.handoff : modes[each.mode],
      expiryOf(card, now),
      quotaOf(each.quota ?? card?.quota ?? null),
      spentOf(card),
    ]
  })
  const head = ['', 'channel', 'kind', 'account', 'posts', 'expires', 'left', month].map(style.dim)
  // Columns in which nobody has anything are left out.
  const shown = head.map((_, index) => index < 2 || rows.some(row => row[index] !== ''))
  const kept = (row: readonly string[]): string[] => row.filter((_, index) => shown[index])
  const columns = [{}, {}, {}, { shrink: true }, {}, {}, {}, {}].filter((_, index) => shown[index])
  if (rows.length > 0) out.push(...table([kept(head), ...rows.map(kept)], columns, width))
  for (const { instance, error, state } of states) {
    const card = cardOf.get(instance)
    const message = error?.message ?? (state === 'unasked' && card?.connection?.state !== 'refused' ? card?.error?.message : undefined)
    if (message !== undefined) out.push('', `${style.red('✗')} ${style.bold(instance)}`, ...indented(message, width))
  }
  for (const { name, warnings, contract, connection, blocked } of cards) {
    if (connection?.state === 'refused' && !states.some(each => each.instance === name && each.error !== null))
      out.push(
        '',
        `${style.red('✗')} ${style.bold(name)}: ${connection.detail ?? 'the connection is over.'} Connect it again: uptake channels connect ${name}`,
      )
    if (blocked.length > 0)
      out.push(
        '',
        `${style.yellow('!')} ${style.bold(name)}: ${plural(blocked.length, 'delivery waits', 'deliveries wait')} for this account. When it is mended: uptake deliveries decide ${blocked[0]!} again`,
      )
    for (const warning of warnings) out.push('', `${style.yellow('!')} ${style.bold(name)}: ${warningText(warning, contract.apiVersion)}`)
    if (connection?.detail != null && connection.state === 'connected')
      out.push('', `${style.yellow('!')} ${style.bold(name)}: ${connection.detail}`)
  }
  const connectable = cards
    .filter(each => each.byHand && each.mode !== 'handoff' && each.connect !== null && each.standing !== 'unset')
    .map(each => each.name)
  if (connectable.length > 0)
    out.push('', style.dim(`By hand until it is connected: ${connectable.join(', ')}. uptake channels connect ${connectable[0]!}`))
  for (const { message, expected } of problems) out.push('', `${style.red('✗')} ${message}`, style.dim(`  Expected: ${expected}`))
  return `${out.join('\n')}\n`
}

const isRefused = (card: ChannelCard | undefined): boolean => card?.connection?.state === 'refused' || card?.error != null

/** Until when the account works without a person. */
function expiryOf(card: ChannelCard | undefined, now: number): string {
  const connection = card?.connection
  if (connection == null) return ''
  if (connection.state === 'refused') return 'over'
  const end = connection.renewable ? connection.refreshExpiresAt : connection.expiresAt
  if (end === null) return connection.renewable ? 'renews itself' : 'never'
  const days = Math.floor((end - now) / DAY)
  return days < 0 ? 'over' : `in ${plural(days, 'day')}`
}

const quotaOf = (quota: ChannelCard['quota']): string =>
  quota === null ? '' : quota.limit === null ? grouped(quota.left) : `${grouped(quota.left)} of ${grouped(quota.limit)}`

function spentOf(card: ChannelCard | undefined): string {
  if (card === undefined || card.posts === 0) return ''
  return `${plural(card.posts, 'post')}${card.cost === null ? '' : `, ${card.cost.amount.toFixed(2)} ${card.cost.currency}`}`
}

function warningText(warning: ChannelWarning, version: string | null): string {
  if (warning.kind === 'weak')
    return `${warning.variable} holds a word, or fewer than 8 characters. Messages that hold it by chance are masked, and in addresses of posts it cannot be hidden: set a longer one.`
  const { kind, days, on } = warning
  const day = new Date(on).toISOString().slice(0, 10)
  const when = days < 0 ? `ended on ${day}` : `ends on ${day}, in ${plural(days, 'day')}`
  if (kind === 'sunset') return `version ${version ?? ''} of its API ${when}. Update Uptake before.`
  return `the connection ${when}. Connect it again before: it cannot be renewed without you.`
}

/** What `--json` says of a channel besides its state. */
export const shortened = (card: ChannelCard | undefined): object =>
  card === undefined
    ? {}
    : {
        byHand: card.byHand,
        quota: card.quota,
        counts: card.counts,
        connection: card.connection,
        cost: card.cost,
        posts: card.posts,
        blocked: card.blocked.length,
        warnings: card.warnings,
      }

export const listed = ({
  name,
  title,
  help,
  mode,
  settings,
  limits,
  contract,
  byApi,
  sources,
  hosts,
  byHandWithout,
  connect,
  needs,
  counts,
}: ChannelPlugin): object => ({
  name,
  title,
  help,
  mode,
  settings,
  limits,
  contract,
  byApi: byApi ?? null,
  byHandWithout: byHandWithout ?? null,
  connect: connect ?? null,
  needs: needs ?? null,
  counts: counts ?? null,
  sources,
  hosts,
})

const price = ({ contract, byApi }: ChannelPlugin): string => {
  if (contract.pricePerPost !== null) return `${contract.pricePerPost.amount} ${contract.pricePerPost.currency} a post`
  return byApi?.pricePerPost ? `free by hand, ${byApi.pricePerPost.amount} ${byApi.pricePerPost.currency} a post by API` : ''
}

/** Which version of the API is spoken, and until when it answers. */
const api = ({ contract: { apiVersion, sunset } }: ChannelPlugin): string =>
  apiVersion === null ? '' : `API ${apiVersion}${sunset === null ? '' : ` until ${sunset}`}`
const counted = ({ counts }: ChannelPlugin): string => (counts === undefined ? '' : `counts ${counts.metrics.join(', ')}`)

export function channelList(channels: readonly ChannelPlugin[], style: Style, width: number): string {
  return channels
    .map(channel => {
      const { name, help, mode, settings, limits, byHandWithout } = channel
      const facts = [
        byHandWithout === undefined ? modes[mode] : `${modes[mode]}, or by hand`,
        `${grouped(limits.length)} ${['weighted', 'mastodon', 'threads'].includes(limits.counted) ? 'characters' : limits.counted}`,
        limits.parts > 1 ? `threads of ${limits.parts}` : '',
        limits.media > 0 ? plural(limits.media, 'picture') : '',
        price(channel),
        api(channel),
        counted(channel),
      ]
      const lines = settingLines(settings, style)
      const about = indented(help, width)
      return [`${style.bold(name)}  ${style.dim(facts.filter(Boolean).join(' · '))}`, ...about, ...lines, ''].join('\n')
    })
    .join('\n')
}
