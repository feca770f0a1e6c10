/** Everything that changed since a moment, in the order of its change, page by page. */
import type { Answer } from '../collector.ts'
import { listAt, record, text } from '../tools/read.ts'
import type { Data } from '../tools/read.ts'
import type { Api } from './api.ts'

export type Change = { answer: Answer; entries: readonly Data[]; until: string | null }
const perPage = 100

/**
 * Asks for what changed at or after `since` and goes on from the last change of each page, not from page to page: when
 * something changes meanwhile it moves to the end and is met there, and no page shifts under the reader. Only when a
 * whole page changed in one second is the next page asked for.
 * @param path ends in `?` or `&` @param limit changes after this moment are left for the next time
 */
export async function* changes(api: Api, path: string, since: string | null, limit: string | null = null): AsyncIterable<Change> {
  let from = since
  let page = 1
  for (;;) {
    const query = `sort=updated&direction=asc&per_page=${perPage}${from === null ? '' : `&since=${encodeURIComponent(from)}`}`
    const answer = await api.get(`${path}${query}${page === 1 ? '' : `&page=${page}`}`)
    const all = listAt(answer).map(record)
    const entries = limit === null ? all : all.filter(entry => (text(entry['updated_at']) ?? '') <= limit)
    const last = text(entries.at(-1)?.['updated_at']) ?? from
    yield { answer, entries, until: last }
    if (all.length < perPage || entries.length < all.length) return
    if (last === from) page++
    else {
      from = last
      page = 1
    }
  }
}
