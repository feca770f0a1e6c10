/** Begins a content file for each coming time of a series: from the file that recurs, or from what `uptake.yml` says of it. */
import { setFrontMatter } from '../content/edit.ts'
import { headOf } from '../content/file.ts'
import type { NewPiece } from '../content/new-piece.ts'
import { systemZone } from '../lib/clock.ts'
import { UserError } from '../lib/errors.ts'
import { nearest } from '../lib/suggest.ts'
import { isDate } from '../plan/resolve/calendar.ts'
import { midnight } from '../schedule/window.ts'
import { occurrencesIn, type Occurrence } from '../schedule/recurrence.ts'
import type { Series } from '../schedule/series.ts'
import { contentIndex } from '../workspace/content-index.ts'
import { readContent } from '../workspace/content.ts'
import { loadWorkspace } from '../workspace/load.ts'
import { allSeries } from './calendar-view.ts'
import { writePieces, type WrittenPiece } from './content-files.ts'
import type { ActionContext } from './action.ts'

/** More files than this at once are a mistake. */
const MOST = 100

/**
 * `series`: its name, null: all. `until`: the last day, in the zone of the workspace. `there`: times that have a file.
 * @throws UserError series-unknown, bad-date, series-many, no-config
 */
export async function draftSeries(
  context: ActionContext,
  { series: wanted, until, dryRun }: { series: string | null; until: string; dryRun: boolean },
): Promise<{ written: WrittenPiece[]; there: number }> {
  if (!isDate(until)) throw new UserError('bad-date', `"${until}" is not a date.`, { hint: 'Write it as 2026-12-01.' })
  const { config, root } = await loadWorkspace(context.ref)
  const index = contentIndex(root)
  index.touch()
  const content = await index.all()
  const zone = config.timezone ?? systemZone()
  const all = allSeries(config, content, zone)
  const chosen = wanted === null ? all : all.filter(each => each.id === wanted)
  if (wanted !== null && chosen.length === 0) throw unknown(wanted, all)
  const end = midnight(until, zone) + 86_400_000
  const times = chosen.flatMap(series => occurrencesIn(series, context.now, end, MOST + 1).map(occurrence => ({ series, occurrence })))
  const missing = times.filter(({ series, occurrence }) => !content.occurrences.has(`${series.id} ${occurrence.day}`))
  if (missing.length > MOST)
    throw new UserError('series-many', `Up to ${until} there are over ${MOST} times without a file.`, { hint: 'Give an earlier day.' })
  const pieces = missing.map(({ series, occurrence }) => pieceOf(series, occurrence, root))
  const subject = `${wanted ?? 'all'} ${until}`
  return { written: await writePieces(context, { action: 'draft-series', subject, pieces, dryRun }), there: times.length - missing.length }
}

function unknown(name: string, all: readonly Series[]): UserError {
  const near = nearest(
    name,
    all.map(each => each.id),
  )
  return new UserError('series-unknown', `There is no series "${name}".${near === null ? '' : ` Did you mean "${near}"?`}`, {
    hint: 'A series stands under "series:" in uptake.yml, or is a content file with "recurrence:".',
  })
}

const longDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** What the file of one time is called before somebody calls it otherwise: "Office hours, 2 March 2027". */
export const titleOfTime = ({ title }: Pick<Series, 'title'>, day: string): string =>
  `${title}, ${longDay.format(new Date(`${day}T00:00:00Z`))}`

function pieceOf(series: Series, { day, local }: Occurrence, root: string): NewPiece {
  const title = titleOfTime(series, day)
  const schedule = { at: local.replace('T', ' '), zone: series.zone }
  const head = { state: 'draft', series: series.id, occurrence: day, theme: series.theme, schedule, channels: series.channels }
  const text = series.file === 'uptake.yml' ? null : copyOf(series, root, { title, day, schedule })
  const sections = ['<!-- Write the text here; remarks like this one are never published. -->']
  return { title, head, bodies: [{ channels: null, sections }], ...(text === null ? {} : { text }) }
}

/** The file that recurs, as one time of it: everything as it is there but what names the time. */
function copyOf(series: Series, root: string, one: { title: string; day: string; schedule: { at: string; zone: string } }): string | null {
  const text = readContent(root, series.file)?.text ?? ''
  const head = headOf(text)
  if (head === null) return null
  const { at, zone } = one.schedule
  const yaml = text
    .slice(head.from, head.to)
    .replaceAll(keyOf('recurrence|id|occurrence'), '')
    .replace(keyOf('schedule'), `schedule:\n  at: ${at}\n  zone: ${zone}\n`)
  let copy: string | null = text.slice(0, head.from) + yaml + text.slice(head.to)
  for (const [key, value] of [
    ['title', one.title],
    ['state', 'draft'],
    ['series', series.id],
    ['occurrence', one.day],
  ] as const)
    // prettier-ignore
    if (copy !== null) copy = setFrontMatter(copy, [key], value)
  return copy
}
/** Keys of the front matter with all that is indented below them. */
const keyOf = (names: string): RegExp => new RegExp(`^(?:${names}):.*\\r?\\n(?:[ \\t]+\\S.*\\r?\\n)*`, 'gm')
