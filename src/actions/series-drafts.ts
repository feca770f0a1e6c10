/** Files of a series that begins at a time from the launch (`start: T+1 17:00`): each goes to the same time of the series when the launch moves. */
import { setFrontMatter } from '../content/edit.ts'
import { deliveriesOf } from '../db/deliveries.ts'
import { systemZone } from '../lib/clock.ts'
import { momentOf } from '../lib/zone.ts'
import { addDays, diffDays } from '../plan/resolve/calendar.ts'
import { occurrencesIn, type Occurrence } from '../schedule/recurrence.ts'
import type { Series } from '../schedule/series.ts'
import { readContent } from '../workspace/content.ts'
import { contentIndex, type ContentSummary } from '../workspace/content-index.ts'
import type { Config } from '../workspace/settings.ts'
import type { ActionContext } from './action.ts'
import { allSeries } from './calendar-view.ts'
import type { FileChange } from './change-files.ts'
import { titleOfTime } from './draft-series.ts'
import { MOVABLE } from './move-delivery.ts'
import { isGroup } from './move-proposed.ts'

const DAY = 86_400_000

/** A file that moves with its series: local times, `days` by which its day moves. */
export type DraftMove = { item: string; title: string; series: string; from: string; to: string; days: number }
type Found = { draft: DraftMove; change: FileChange }

/**
 * What moves from one launch (ISO day) to another, and how its files are changed: the time, the day by which the series knows
 * it, and a title that names the day. What has begun, is out or on its way stays, and so does what the series has no time for.
 */
export async function seriesDrafts(context: ActionContext, config: Config, from: string | null, to: string | null): Promise<Found[]> {
  if (from === null || to === null || from === to) return []
  const { root } = context.ref
  const index = contentIndex(root)
  index.touch()
  const content = await index.all()
  const zone = config.timezone ?? systemZone()
  const before = new Map(allSeries({ ...config, launch: from }, content, zone).map(each => [each.id, each]))
  const files = Map.groupBy(
    content.all.filter(each => each.occurrence !== null && each.state !== 'archived'),
    each => each.series ?? '',
  )
  const found: Found[] = []
  for (const series of allSeries({ ...config, launch: to }, content, zone)) {
    const old = before.get(series.id)
    const own = files.get(series.id)
    if (old === undefined || own === undefined || old.start === series.start) continue
    const gone = await leftOf(context, own)
    const times = timesOf(old, series, own)
    for (const file of own) {
      const [was, will] = times.get(file.occurrence!) ?? []
      if (was === undefined || will === undefined || was.at < context.now || was.day === will.day || gone.has(file.id)) continue
      const move = moveOf(root, file, { old, series }, [was, will])
      if (move !== null) found.push(move)
    }
  }
  return found.sort(({ draft: a }, { draft: b }) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}

/** Each time of the old series with the same one of the new: the third stays the third. */
function timesOf(old: Series, series: Series, files: readonly ContentSummary[]): Map<string, [Occurrence, Occurrence?]> {
  const last = files.map(each => each.occurrence!).reduce((a, b) => (a > b ? a : b))
  const first = ({ start, zone }: Series): number => momentOf(start, zone).at - DAY
  const were = occurrencesIn(old, first(old), Date.parse(`${last}T00:00Z`) + 2 * DAY)
  const will = occurrencesIn(series, first(series), Infinity, were.length)
  return new Map(were.map((each, i) => [each.day, will[i] === undefined ? [each] : [each, will[i]]]))
}

/** Pieces of which something is out, or on its way. */
async function leftOf({ db, ref }: ActionContext, files: readonly ContentSummary[]): Promise<Set<string>> {
  const deliveries = await deliveriesOf(db, ref.id, { items: files.map(each => each.id) })
  return new Set(deliveries.filter(each => !MOVABLE.has(each.state) && each.state !== 'cancelled').map(each => each.item))
}

/** Null: its file asks for no time of its own, or cannot be changed without touching the rest of it. */
function moveOf(
  root: string,
  file: ContentSummary,
  { old, series }: { old: Series; series: Series },
  [was, will]: readonly [Occurrence, Occurrence],
): Found | null {
  const text = readContent(root, file.file)?.text
  if (text === undefined || file.schedule === null) return null
  const days = diffDays(was.day, will.day)
  const { at } = file.schedule
  // Who gave it another hour, or the day after, meant that of its time.
  const next = `${addDays(at.slice(0, 10), days)}${at.slice(10)}`
  const title = file.title === titleOfTime(old, was.day) ? titleOfTime(series, will.day) : file.title
  const values: [string[], string | null][] = [
    [isGroup(text, ['schedule']) ? ['schedule', 'at'] : ['schedule'], next],
    [['occurrence'], will.day],
    [['title'], title === file.title ? null : title],
  ]
  let after: string | null = text
  for (const [path, value] of values) if (after !== null && value !== null) after = setFrontMatter(after, path, value)
  if (after === null) return null
  const draft = {
    item: file.id,
    title: file.title ?? file.id,
    series: series.id,
    from: at.replace(' ', 'T'),
    to: next.replace(' ', 'T'),
    days,
  }
  return { draft, change: { path: file.file, before: text, after } }
}
