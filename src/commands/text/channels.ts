/** What `uptake channels` prints. */
import type { ChannelPlugin } from '../../channels/channel.ts'
import type { ChannelState } from '../../channels/door/check.ts'
import type { Problem } from '../../lib/setting-values.ts'
import type { Style } from '../../lib/style.ts'
import { grouped, plural, table, wrap } from '../../lib/table.ts'

type View = { style: Style; width: number; folder: string }
type States = { states: readonly ChannelState[]; problems: readonly Problem[] }

const marks = {
  ready: ({ green }: Style) => green('✓'),
  failed: ({ red }: Style) => red('✗'),
  paused: ({ dim }: Style) => dim('‖'),
  unasked: ({ dim }: Style) => dim('·'),
}
const modes = { api: 'by itself', file: 'a file', mail: 'mail', handoff: 'by hand' }

export function channelReport({ states, problems }: States, { style, width }: View): string {
  const out: string[] = []
  const rows = states.map(each => [
    marks[each.state](style),
    each.instance,
    each.instance === each.channel ? '' : each.channel,
    each.mode === 'handoff' && each.state === 'ready' ? '' : (each.account ?? (each.state === 'paused' ? 'paused' : '')),
    modes[each.mode],
  ])
  if (rows.length > 0)
    out.push(...table([['', 'channel', 'kind', 'account', 'posts'].map(style.dim), ...rows], [{}, {}, {}, { shrink: true }, {}], width))
  for (const { instance, error } of states) {
    if (error === null) continue
    const lines = wrap(error.message, Math.max(40, width - 2)).map(line => `  ${line}`)
    out.push('', `${style.red('✗')} ${style.bold(instance)}`, ...lines)
  }
  for (const { instance, sunset } of states) {
    if (sunset?.warn !== true) continue
    const when = sunset.days < 0 ? `ended on ${sunset.on}` : `ends on ${sunset.on}, in ${plural(sunset.days, 'day')}`
    out.push(
      '',
      `${style.yellow('!')} ${style.bold(instance)}: version ${sunset.apiVersion ?? ''} of its API ${when}. Update Uptake before.`,
    )
  }
  for (const { message, expected } of problems) out.push('', `${style.red('✗')} ${message}`, style.dim(`  Expected: ${expected}`))
  return `${out.join('\n')}\n`
}

export const listed = ({ name, title, help, mode, settings, limits, contract, byApi, sources, hosts }: ChannelPlugin): object => ({
  name,
  title,
  help,
  mode,
  settings,
  limits,
  contract,
  byApi: byApi ?? null,
  sources,
  hosts,
})

const price = ({ contract, byApi }: ChannelPlugin): string => {
  if (contract.pricePerPost !== null) return `${contract.pricePerPost.amount} ${contract.pricePerPost.currency} a post`
  return byApi?.pricePerPost ? `free by hand, ${byApi.pricePerPost.amount} ${byApi.pricePerPost.currency} a post by API` : ''
}

export function channelList(channels: readonly ChannelPlugin[], style: Style, width: number): string {
  return channels
    .map(channel => {
      const { name, help, mode, settings, limits } = channel
      const facts = [
        modes[mode],
        `${grouped(limits.length)} ${limits.counted === 'weighted' ? 'characters' : limits.counted}`,
        limits.parts > 1 ? `threads of ${limits.parts}` : '',
        limits.media > 0 ? plural(limits.media, 'picture') : '',
        price(channel),
      ]
      const lines = Object.entries(settings).map(([key, setting]) => {
        const value =
          setting.required === true
            ? `required, ${setting.example ?? ''}`
            : setting.default === undefined
              ? ''
              : `(${String(setting.default)})`
        return `    ${key.padEnd(16)} ${setting.help} ${style.dim(value)}`
      })
      const about = wrap(help, Math.max(40, width - 2)).map(line => `  ${line}`)
      return [`${style.bold(name)}  ${style.dim(facts.filter(Boolean).join(' · '))}`, ...about, ...lines, ''].join('\n')
    })
    .join('\n')
}
