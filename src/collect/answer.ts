/** Answers as collectors see them, and where the raw ones are kept. */
import { CollectError } from '../collectors/collector.ts'
import type { Answer } from '../collectors/collector.ts'
import type { Incoming } from './transport.ts'

/** An address without secrets, and what else makes the request when it is no plain GET. */
export type AnswerKey = { url: string; request: string }
export type KeptAnswer = AnswerKey & {
  id: string
  status: number
  headers: Readonly<Record<string, string>>
  body: string
  etag: string | null
  lastModified: string | null
}
/** Where raw answers are kept, so that a number can be opened and a question is not asked twice. */
export type AnswerStore = {
  /** What was answered last to this request. */
  last(key: AnswerKey): Promise<KeptAnswer | null>
  /** @returns the id of the stored answer */
  put(answer: AnswerKey & { status: number; headers: Readonly<Record<string, string>>; body: string; fetchedAt: number }): Promise<string>
  /** The server said that it has not changed. `at`: UTC epoch milliseconds. */
  touch(id: string, at: number): Promise<void>
}

/** Keeps a fresh answer. One that says that it is JSON and is not is never kept. @throws CollectError 'answer' */
export async function newAnswer(store: AnswerStore | null, key: AnswerKey, incoming: Incoming, now: number): Promise<Answer> {
  const { status, headers, text } = incoming
  const isJson = /[/+]json\b/i.test(headers['content-type'] ?? '')
  const { url } = key
  const parse = lazyJson(text, url)
  if (isJson && text !== '') parse()
  const id = store === null ? '' : await store.put({ ...key, status, headers, body: text, fetchedAt: now })
  return { id, url, status, headers, text, unchanged: false, json: parse }
}

export const keptAnswer = (kept: KeptAnswer): Answer => ({
  id: kept.id,
  url: kept.url,
  status: kept.status,
  headers: kept.headers,
  text: kept.body,
  unchanged: true,
  json: lazyJson(kept.body, kept.url),
})

/** Parses once, when it is asked for. */
function lazyJson(text: string, url: string): () => unknown {
  let value: unknown
  let done = false
  return () => {
    if (done) return value
    try {
      value = JSON.parse(text)
      done = true
      return value
    } catch (error) {
      throw new CollectError('answer', `The answer of ${url} is no JSON, or was cut short.`, {
        hint: 'It is asked again at the next run. If it stays so, check that the address is that of the API.',
        cause: error,
      })
    }
  }
}

/** Keeps answers in memory: for a dry run, and where nothing is to be kept. */
export function memoryAnswers(): AnswerStore & { size(): number } {
  const kept = new Map<string, KeptAnswer>()
  const name = (key: AnswerKey): string => `${key.request}\n${key.url}`
  let count = 0
  return {
    async last(key) {
      return kept.get(name(key)) ?? null
    },
    async put(answer) {
      const id = `answer-${++count}`
      const { url, request, status, headers, body } = answer
      const marks = { etag: headers['etag'] ?? null, lastModified: headers['last-modified'] ?? null }
      kept.set(name(answer), { id, url, request, status, headers, body, ...marks })
      return id
    },
    async touch() {},
    size: () => kept.size,
  }
}
