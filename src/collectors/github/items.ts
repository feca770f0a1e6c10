/**
 * Issues and pull requests, and how soon they were answered and resolved. Everything that changed since the last time is
 * read in the order of its change, from the last change known: an item that changes meanwhile comes again, none is missed.
 * Sources: https://docs.github.com/en/rest/issues/issues#list-repository-issues,
 * https://docs.github.com/en/rest/issues/comments#list-issue-comments-for-a-repository,
 * https://docs.github.com/en/rest/pulls/comments#list-review-comments-in-a-repository
 */
import { CollectError, sample } from '../collector.ts'
import type { Answer, CollectContext } from '../collector.ts'
import { isTimeZone } from '../../lib/clock.ts'
import { parseHours, workingTime } from '../../lib/hours.ts'
import type { Hours } from '../../lib/hours.ts'
import type { Sample } from '../../metrics/sample.ts'
import { dayOf, DAY, HOUR } from '../tools/days.ts'
import { instant, number, record, text, textSetting } from '../tools/read.ts'
import type { Data } from '../tools/read.ts'
import type { Api, Part, PartStep } from './api.ts'
import { ItemBook } from './book.ts'
import type { Item } from './book.ts'
import { changes } from './changes.ts'

/** Times are ISO texts as GitHub writes them: what changed before was read. */
type State = {
  items: string | null
  comments: string | null
  reviews: string | null
  book: string | null
  dirty: readonly number[] | null
  /** First moment of the day up to which daily counts were given. */
  until: number | null
}

/** A cursor is written every so many pages, the fewer items are known the oftener: it holds all of them. */
const itemsPerPageOfPatience = 4000

export const items: Part = {
  name: 'items',
  what: 'issues and pull requests',
  async *run(api, before) {
    const state = readState(before, api.ctx.from)
    const book = new ItemBook(state.book, state.dirty)
    const save = (): { state: State } => ({
      state: { ...state, book: book.pack(), dirty: book.dirty === null ? null : [...book.dirty].sort((a, b) => a - b) },
    })
    let pagesSinceSave = 0
    for await (const { answer, entries, until } of changes(api, 'issues?state=all&', state.items)) {
      for (const entry of entries) {
        const item = readItem(entry)
        if (item === null) continue
        const known = book.put(item)
        if (known === undefined || known.closed !== item.closed) yield* resolution(api, item, known, answer)
      }
      state.items = until
      if (++pagesSinceSave > book.size / itemsPerPageOfPatience) {
        pagesSinceSave = 0
        yield save()
      }
    }
    yield save()
    yield* responses(api, book, state, save)
    yield* summary(api, book, state.until)
    book.dirty = new Set()
    state.until = dayOf(api.ctx.now())
    yield save()
  },
}

/** First answers, from comments and from comments on code. No further than the items are known. */
async function* responses(api: Api, book: ItemBook, state: State, save: () => PartStep): AsyncIterable<PartStep> {
  const streams = [
    { key: 'comments', path: 'issues/comments?', item: 'issue_url' },
    { key: 'reviews', path: 'pulls/comments?', item: 'pull_request_url' },
  ] as const
  for (const { key, path, item: field } of streams) {
    let pagesSinceSave = 0
    for await (const { answer, entries, until } of changes(api, path, state[key], state.items)) {
      for (const entry of entries) {
        const found = book.get(Number(text(entry[field])?.split('/').at(-1)))
        const created = instant(entry['created_at'])
        if (found === undefined || created === null || !found.outside || !isMaintainer(entry)) continue
        const seconds = Math.max(0, Math.round(created / 1000) - found.created)
        if (found.answered !== null && found.answered <= seconds) continue
        book.put({ ...found, answered: seconds })
        yield* durations(api, 'github.first_response', found, seconds, answer)
      }
      state[key] = until
      if (++pagesSinceSave > book.size / itemsPerPageOfPatience) {
        pagesSinceSave = 0
        yield save()
      }
    }
  }
}

/** What all items together say: counts by day, and how many are open now. */
function* summary(api: Api, book: ItemBook, until: number | null): Iterable<Sample> {
  const { ctx, repo, url } = api
  const labels = { repo }
  const today = dayOf(ctx.now())
  // Counted over all items, so no single answer stands behind it.
  const source = `${url}/issues`
  const method = 'counted'
  for (const { metric, at, value } of book.counts(until, today))
    yield sample(ctx, metric, value, source, { labels, method, at, span: DAY, flags: at === today ? ['partial'] : [] })
  const all = [...book.all()]
  const open = all.filter(item => item.closed === 0)
  const levels = {
    'github.issues_open': open.filter(item => !item.pull).length,
    'github.pull_requests_open': open.filter(item => item.pull).length,
    'github.unanswered': open.filter(item => item.outside && item.answered === null).length,
  }
  for (const [metric, value] of Object.entries(levels)) yield sample(ctx, metric, value, source, { labels, method })
  const issues = all.filter(item => !item.pull)
  const merged = all.filter(item => item.merged)
  const shares = {
    'github.issues_resolved_share': percent(issues.filter(item => item.closed !== 0).length, issues.length),
    'github.community_share': percent(merged.filter(item => item.outside).length, merged.length),
  }
  // Of nothing there is no share.
  for (const [metric, value] of Object.entries(shares)) if (value !== null) yield sample(ctx, metric, value, source, { labels, method })
}

const percent = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((part / whole) * 10_000) / 100)

/** How long an issue took. One that was opened again has not been resolved: its value is taken back. */
function* resolution(api: Api, item: Item, known: Item | undefined, answer: Answer): Iterable<Sample> {
  if (item.pull) return
  if (item.closed !== 0) yield* durations(api, 'github.issue_resolution', item, item.closed - item.created, answer)
  else if (known !== undefined && known.closed !== 0) yield* durations(api, 'github.issue_resolution', item, null, answer)
}

/**
 * A duration of one item, in hours, at the moment when the item was opened: so it keeps its key whatever happens later.
 * Items opened in the same second are told apart by their milliseconds. Within working hours too, where there are some.
 */
function* durations(api: Api, metric: string, item: Item, seconds: number | null, answer: Answer): Iterable<Sample> {
  const { ctx, repo, url } = api
  const at = item.created * 1000 + (item.number % 1000)
  const more = { labels: { repo }, at, method: 'api', answer: answer.id }
  const give = (name: string, time: number | null): Sample =>
    sample(ctx, name, time === null ? null : Math.round((time / HOUR) * 100) / 100, `${url}/issues/${item.number}`, more)
  yield give(`${metric}_time`, seconds === null ? null : seconds * 1000)
  const hours = workingHours(ctx)
  if (hours === null) return
  const start = item.created * 1000
  const zone = textSetting(ctx.settings, 'zone')
  yield give(`${metric}_working_time`, seconds === null ? null : workingTime([hours], start, start + seconds * 1000, zone))
}

/** @throws CollectError 'settings' when they cannot be read */
function workingHours(ctx: CollectContext): Hours | null {
  const written = textSetting(ctx.settings, 'working_hours')
  const hours = parseHours(written)
  if (written !== '' && hours === null)
    throw new CollectError('settings', `"${written}" are no working hours.`, { hint: 'working_hours: Mon-Fri 09:00-18:00' })
  const zone = textSetting(ctx.settings, 'zone')
  if (hours !== null && !isTimeZone(zone)) throw new CollectError('settings', `"${zone}" is no time zone.`, { hint: 'zone: Europe/Berlin' })
  return hours
}

function readItem(data: Data): Item | null {
  const id = number(data['number'])
  const created = instant(data['created_at'])
  if (id === null || created === null) return null
  const pull = data['pull_request'] !== undefined && data['pull_request'] !== null
  const merged = pull ? instant(record(data['pull_request'])['merged_at']) : null
  const closed = merged ?? instant(data['closed_at'])
  return {
    number: id,
    pull,
    merged: merged !== null,
    outside: !isMaintainer(data) && !isBot(data),
    created: Math.round(created / 1000),
    closed: data['state'] === 'open' || closed === null ? 0 : Math.round(closed / 1000),
    answered: null,
  }
}

const isBot = (data: Data): boolean => record(data['user'])['type'] === 'Bot'
const isMaintainer = (data: Data): boolean =>
  ['OWNER', 'MEMBER', 'COLLABORATOR'].includes(text(data['author_association']) ?? '') && !isBot(data)

function readState(before: unknown, from: number | null): State {
  const data = record(before)
  const back = (value: unknown): string | null => {
    const known = text(value)
    return known === null || from === null || Date.parse(known) < from ? known : new Date(from).toISOString().replace('.000Z', 'Z')
  }
  const dirty = data['dirty']
  return {
    items: back(data['items']),
    comments: back(data['comments']),
    reviews: back(data['reviews']),
    book: text(data['book']),
    dirty: Array.isArray(dirty) ? dirty.map(Number) : null,
    until: number(data['until']),
  }
}
