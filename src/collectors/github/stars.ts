/**
 * Stars by day, without identities, for any repository: GET /repos/{owner}/{repo}/stargazers/history (since 2026-09-04).
 * Weeks, the newest first, at most 30 a page and 100 pages: `{week: epoch seconds, total, days: [7 numbers]}`. It counts
 * stars that are still given, by the day on which they were given.
 * Source: https://docs.github.com/en/rest/activity/starring,
 * https://github.blog/changelog/2026-09-04-new-api-endpoint-provides-privacy-safe-star-history-data
 */
import { CollectError, sample } from '../collector.ts'
import type { Answer } from '../collector.ts'
import type { Sample } from '../../metrics/sample.ts'
import { DAY, dayOf } from '../tools/days.ts'
import { listAt, number, objectOf, record } from '../tools/read.ts'
import { linkTo } from './api.ts'
import type { Part } from './api.ts'

/** Days before `until` are known; `first` is the moment of our own first measurement of the total. */
type State = { until: number; first: number }
type Day = { at: number; gained: number; answer: Answer }

/** Stars that were taken back change the past; so much of it is read again each time. */
const overlap = 14 * DAY

export const stars: Part = {
  name: 'stars',
  what: 'the history of stars',
  async *run(api, state) {
    const { ctx, repo } = api
    const known = readState(state)
    const today = dayOf(ctx.now())
    const back = Math.min(known === null ? 0 : known.until - overlap, ctx.from ?? Infinity)
    const days: Day[] = []
    let next: string | null = null
    for (let page = 1; page <= 100; page++) {
      const answer: Answer = next === null ? await api.get('stargazers/history?per_page=30') : await api.ask(next)
      const weeks = listAt(answer)
      for (const week of weeks) days.push(...daysOf(week, answer))
      next = linkTo(answer, 'next')
      const oldest = Math.min(...days.map(day => day.at))
      if (next === null || oldest <= back) break
    }
    // Pages that change while they are read can give a week twice: the day is the key.
    const unique = [...new Map(days.filter(day => day.at <= today && day.at >= back).map(day => [day.at, day])).values()]
    unique.sort((a, b) => a.at - b.at)
    for (const { at, gained, answer } of unique) {
      const flags = at === today ? (['partial'] as const) : (['back-filled'] as const)
      yield sample(ctx, 'github.stars_gained', gained, answer, { labels: { repo }, at, span: DAY, method: 'history', flags })
    }
    if (known === null) {
      // What was given after a day is taken from what is there now: right even where the history has an end.
      const now = number(objectOf(await api.get(''))['stargazers_count'])
      if (now !== null) yield* totals(unique, now)
    }
    yield { state: { until: today, first: known?.first ?? ctx.now() } satisfies State }

    /** The total at the end of each day, so far as it was not measured: from those who still give their star. */
    function* totals(all: readonly Day[], now: number): Iterable<Sample> {
      let total = now - all.reduce((sum, day) => sum + day.gained, 0)
      for (const { at, gained, answer } of all) {
        total += gained
        if (at < today)
          yield sample(ctx, 'github.stars', total, answer, {
            labels: { repo },
            at: at + DAY - 1,
            method: 'history',
            flags: ['back-filled'],
          })
      }
    }
  },
}

function daysOf(week: unknown, answer: Answer): Day[] {
  const start = number(record(week)['week'])
  const days = record(week)['days']
  if (start === null || !Array.isArray(days))
    throw new CollectError('answer', `The answer of ${answer.url} is not understood: a week without days.`)
  return days.flatMap((gained, index) => {
    const value = number(gained)
    return value === null ? [] : [{ at: dayOf(start * 1000) + index * DAY, gained: value, answer }]
  })
}

function readState(state: unknown): State | null {
  const { until, first } = record(state)
  return typeof until === 'number' && typeof first === 'number' ? { until, first } : null
}
