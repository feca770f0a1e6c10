/** Series that the plan's own frequencies ask for, and their lines in `uptake.yml` when they are wanted. */
import { slugOf } from '../content/new-piece.ts'
import { UserError, userError } from '../lib/errors.ts'
import type { Plan } from '../plan/model.ts'
import { later } from '../plan/resolve/calendar.ts'
import { proposeSeries } from '../schedule/cadence-series.ts'
import { sameTheme } from '../schedule/mix.ts'
import type { Config } from '../workspace/settings.ts'
import { fresh, type ActionContext } from './action.ts'
import { changeFiles, readNow } from './change-files.ts'

export type SeriesProposal = { id: string; title: string; rule: string; start: string; channels: string[]; file: string; line: number }

/** When a channel has no slots. */
const TIME = '09:00'
const LONGEST = 40

/**
 * `write`: names of the proposals that are written; none: nothing is. What a series of that name already keeps is left out.
 * @throws UserError series-unknown, no-config, config-unwritable
 */
export async function proposedSeries(
  context: ActionContext,
  { today, write }: { today: string; write: readonly string[] },
): Promise<{ proposals: SeriesProposal[]; written: string[] }> {
  const { loaded, plan } = await fresh(context)
  const proposals = proposalsOf(loaded.config, plan, today)
  const unknown = write.find(id => proposals.every(each => each.id !== id))
  if (unknown !== undefined)
    throw new UserError('series-unknown', `No series "${unknown}" is proposed.`, { hint: '"uptake calendar series --propose" lists them.' })
  if (write.length > 0) await writeSeries(context, proposals.filter(each => write.includes(each.id))) // prettier-ignore
  return { proposals, written: [...write] }
}

/** Series for the frequencies of the plan that are none yet; the first times are after `today`. */
export function proposalsOf(config: Config, plan: Pick<Plan, 'cadences'>, today: string): SeriesProposal[] {
  const nameOf = (platform: string): string | null =>
    Object.entries(config.channels).find(([name, { channel }]) => (typeof channel === 'string' ? channel : name) === platform)?.[0] ?? null
  const channelOf = (platform: string | null): string | null => (platform === null ? null : (nameOf(platform) ?? platform))
  const time = (platform: string | null): string => config.calendar.slots[channelOf(platform) ?? '']?.[0]?.time ?? TIME
  const taken = new Set<string>()
  const known = new Set(config.series.map(each => each.id))
  return proposeSeries(plan.cadences, later(today, config.start ?? today), time).flatMap((each): SeriesProposal[] => {
    const channel = channelOf(each.channel)
    // "Weekly office hours" on no channel is called so; what a line says of a channel is its frequency.
    const called = each.channel === null ? each.title : [...new Set([each.channel, each.format])].filter(Boolean).join(' ')
    const id = slugOf(called).slice(0, LONGEST).replace(/-$/, '')
    // Two lines of a plan often say one frequency twice.
    if (id === '' || taken.has(id) || known.has(id)) return []
    // A series called "Office hours" keeps to "Hold office hours every week".
    if (each.channel === null && config.series.some(series => sameTheme(each.title, series.title))) return []
    taken.add(id)
    const { title, rule, start, source } = each
    return [{ id, title, rule, start, channels: channel === null ? [] : [channel], file: source.file, line: source.line }]
  })
}

async function writeSeries(context: ActionContext, chosen: readonly SeriesProposal[]): Promise<void> {
  const file = context.ref.config
  if (file === null) throw userError('no-config', 'calendar', context.ref.root)
  const { setConfigValue } = await import('../workspace/config-edit.ts')
  const before = readNow(context, null).text
  let after = before
  for (const { id, title, rule, start, channels } of chosen) {
    const values = { title, rule, start: start.replace('T', ' '), ...(channels.length === 0 ? {} : { channels: channels.join(', ') }) }
    for (const [key, value] of Object.entries(values)) after = setConfigValue(after, ['series', id, key], value, file)
  }
  const subject = chosen.map(each => each.id).join(' ')
  if (after !== before) await changeFiles(context, { action: 'propose-series', subject, files: [{ path: null, before, after }] })
}
