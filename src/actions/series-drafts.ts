/** Files of a series that begins at a time from the launch (`start: T+1 17:00`): each goes to the same time of the series when the launch moves. */
import { setFrontMatter } from '../content/edit.ts'
import { readLaunchTime } from '../content/launch-time.ts'
import { deliveriesOf } from '../db/deliveries.ts'
import type { Database } from '../db/open.ts'
import { systemZone } from '../lib/clock.ts'
import { momentOf } from '../lib/zone.ts'
import { addDays, diffDays } from '../plan/resolve/calendar.ts'
import { launchLeftBehind } from '../schedule/left-behind.ts'
import { occurrencesIn, type Occurrence } from '../schedule/recurrence.ts'
import type { Series } from '../schedule/series.ts'
import { readContent } from '../workspace/content.ts'
import { contentIndex, type ContentSnapshot, type ContentSummary } from '../workspace/content-index.ts'
import type { Config } from '../workspace/settings.ts'
import type { ActionContext } from './action.ts'
import { allSeries } from './calendar-view.ts'
import type { FileChange } from './change-files.ts'
import { titleOfTime } from './draft-series.ts'
import { MOVABLE } from './move-delivery.ts'
import { isGroup } from './move-proposed.ts'

const DAY = 86_400_000

/** A file that moves with its series: local times, `days` by which its day moves. */
export type DraftMove = { item: string; file: string; title: string; series: string; from: string; to: string; days: number }
type Found = { draft: DraftMove; change: FileChange }

/** `db` null: nothing was ever scheduled. `now`: UTC epoch milliseconds. */
export type Where = { db: Database | null; workspace: string; root: string; now: number }

/**
 * What moves from one launch (ISO day) to another, and how its files are changed: the time, the day by which the series knows
 * it, and a title that names the day. What has begun, is out or on its way stays, and so does what the series has no time for.
 * Files that stand at times of an earlier launch, because it was changed by hand, move from there; so they do, too, when `from`
 * and `to` are the same.
 */
export function seriesDrafts({ db, ref, now }: ActionContext, config: Config, from: string | null, to: string | null): Promise<Found[]> {
  contentIndex(ref.root).touch()
  return movesBetween({ db, workspace: ref.id, root: ref.root, now }, config, from, to)
}

/** Files of one series that stayed where an earlier launch put them, and where they belong. */
export type LeftBehind = { series: string; title: string; launch: string; drafts: readonly DraftMove[] }

/** What "uptake reschedule --launch" with the launch as it is would move. Reads only. */
export async function leftBehind(where: Where, config: Config): Promise<LeftBehind[]> {
  const { launch } = config
  if (launch === null) return []
  const drafts = (await movesBetween(where, config, launch, launch)).map(each => each.draft)
  const content = await contentIndex(where.root).all()
  return [...Map.groupBy(drafts, each => each.series)].map(([series, own]) => ({
    series,
    title: config.series.find(each => each.id === series)?.title ?? content.byId.get(series)?.title ?? series,
    launch,
    drafts: own,
  }))
}

async function movesBetween(where: Where, config: Config, from: string | null, to: string | null): Promise<Found[]> {
  if (from === null || to === null) return []
  const { root, now } = where
  const content = await contentIndex(root).all()
  if (!hasLaunchSeries(config, content)) return []
  const zone = config.timezone ?? systemZone()
  const byLaunch = new Map<string, Map<string, Series>>()
  const seriesAt = (launch: string): Map<string, Series> => {
    const known = byLaunch.get(launch) ?? new Map(allSeries({ ...config, launch }, content, zone).map(each => [each.id, each]))
    byLaunch.set(launch, known)
    return known
  }
  const files = Map.groupBy(
    content.all.filter(each => each.occurrence !== null && each.state !== 'archived'),
    each => each.series ?? '',
  )
  const found: Found[] = []
  for (const [id, series] of seriesAt(to)) {
    const own = files.get(id)
    if (own === undefined || !isFromLaunch(id, seriesAt, to)) continue
    const gone = await leftOf(where, own)
    const isOver = ({ occurrence }: ContentSummary): boolean => momentOf(`${occurrence}${series.start.slice(10)}`, series.zone).at < now
    const still = own.filter(each => !gone.has(each.id) && !isOver(each))
    const standing = { days: daysOf(still), all: daysOf(own) }
    const old = seriesAt(launchLeftBehind(standing, launch => seriesAt(launch).get(id) ?? null, from) ?? from).get(id)
    if (old === undefined || old.start === series.start) continue
    const times = timesOf(old, series, own)
    for (const file of still) {
      const [was, will] = times.get(file.occurrence!) ?? []
      if (was === undefined || will === undefined || was.at < now || was.day === will.day) continue
      const move = moveOf(root, file, { old, series }, [was, will])
      if (move !== null) found.push(move)
    }
  }
  return found.sort(({ draft: a }, { draft: b }) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}

const daysOf = (files: readonly ContentSummary[]): string[] => files.map(each => each.occurrence!).toSorted()
/** Series that begin at a time from the launch; of others no file moves with it. */
const hasLaunchSeries = ({ series }: Config, { recurring }: ContentSnapshot): boolean =>
  series.some(each => readLaunchTime(each.start) !== null) || recurring.some(each => (each.fromLaunch ?? null) !== null)
const isFromLaunch = (id: string, seriesAt: (launch: string) => ReadonlyMap<string, Series>, launch: string): boolean =>
  seriesAt(addDays(launch, 1)).get(id)?.start !== seriesAt(launch).get(id)?.start

/** Each time of the old series with the same one of the new: the third stays the third. */
function timesOf(old: Series, series: Series, files: readonly ContentSummary[]): Map<string, [Occurrence, Occurrence?]> {
  const last = files.map(each => each.occurrence!).reduce((a, b) => (a > b ? a : b))
  const first = ({ start, zone }: Series): number => momentOf(start, zone).at - DAY
  const were = occurrencesIn(old, first(old), Date.parse(`${last}T00:00Z`) + 2 * DAY)
  const will = occurrencesIn(series, first(series), Infinity, were.length)
  return new Map(were.map((each, i) => [each.day, will[i] === undefined ? [each] : [each, will[i]]]))
}

/** Pieces of which something is out, or on its way. */
async function leftOf({ db, workspace }: Where, files: readonly ContentSummary[]): Promise<Set<string>> {
  if (db === null) return new Set()
  const deliveries = await deliveriesOf(db, workspace, { items: files.map(each => each.id) })
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
    file: file.file,
    title: file.title ?? file.id,
    series: series.id,
    from: at.replace(' ', 'T'),
    to: next.replace(' ', 'T'),
    days,
  }
  return { draft, change: { path: file.file, before: text, after } }
}
