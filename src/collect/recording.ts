/**
 * What a run asked, in its order, and what it was told: enough to let the collector read the same answers once more
 * (`replay.ts`). Answers themselves are stored where all are; here stand only their ids.
 */
import { CollectError } from '../collectors/collector.ts'
import type { Answer, CollectContext, CollectErrorKind, Cursor, Request, SettingValues } from '../collectors/collector.ts'
import type { AnswerKey } from './answer.ts'

/** A failure as the collector met it. */
export type Refusal = { kind: CollectErrorKind; message: string; hint: string | null; retryAt: number | null; status: number | null }
export type Outcome =
  | { answer: string; unchanged: boolean }
  /** An answer that was not to be kept: of a flat object its fields, with nothing in its texts. */
  | { unkept: { status: number; fields: Readonly<Record<string, unknown>> | null } }
  | { refused: Refusal }
/** One question. Times are UTC epoch milliseconds: when it was asked, and when it was answered. */
export type Exchange = AnswerKey & { asked: number; at: number; outcome: Outcome }

export type RunRecord = {
  collector: string
  instance: string
  /** UTC epoch milliseconds. */
  startedAt: number
  /** As `uptake.yml` had them: secrets by name. */
  settings: SettingValues
  /** Settings whose secrets were there. */
  secrets: readonly string[]
  /** Where the run went on from. */
  cursor: Cursor
  from: number | null
  exchanges: readonly Exchange[]
  /** It read files, programs or databases too; of what they said nothing is kept. */
  outside: boolean
  /** The collector came to its own end, be it an error; false: it was cut off. */
  whole: boolean
}

type Doors = Pick<CollectContext, 'ask' | 'read' | 'glob' | 'run' | 'query'>
export type Watched = {
  doors: Doors & Pick<CollectContext, 'now'>
  startedAt: number
  exchanges: readonly Exchange[]
  outside(): boolean
}

/**
 * Watches what passes through the doors of a run. The clock that the collector sees moves only when something passes: so
 * it shows the same times when the answers are read again.
 * @param keyOf what a request is called where answers are kept
 */
export function watchRun(doors: Doors, keyOf: (url: string, request?: Request) => AnswerKey, clock: () => number): Watched {
  const exchanges: Exchange[] = []
  const startedAt = clock()
  let moment = startedAt
  let outside = false
  const tick = (): number => (moment = clock())
  const from = async <T>(work: Promise<T>): Promise<T> => {
    outside = true
    try {
      return await work
    } finally {
      tick()
    }
  }
  return {
    startedAt,
    exchanges,
    outside: () => outside,
    doors: {
      now: () => moment,
      async ask(url, request) {
        const exchange = { ...keyOf(url, request), asked: tick() }
        try {
          const answer = await doors.ask(url, request)
          exchanges.push({ ...exchange, at: tick(), outcome: outcomeOf(answer, request) })
          return answer
        } catch (error) {
          if (error instanceof CollectError) exchanges.push({ ...exchange, at: tick(), outcome: { refused: refusalOf(error) } })
          throw error
        }
      },
      read: path => from(doors.read(path)),
      glob: pattern => from(doors.glob(pattern)),
      query: request => from(doors.query(request)),
      run(program, args, env) {
        outside = true
        return ticking(doors.run(program, args, env), tick)
      },
    },
  }
}

async function* ticking<T>(values: AsyncIterable<T>, tick: () => void): AsyncIterable<T> {
  for await (const value of values) {
    tick()
    yield value
  }
}

function outcomeOf(answer: Answer, request: Request | undefined): Outcome {
  if (request?.keep !== false) return { answer: answer.id, unchanged: answer.unchanged }
  return { unkept: { status: answer.status, fields: fieldsOf(answer.text) } }
}

const refusalOf = ({ kind, message, hint, retryAt, status }: CollectError): Refusal => ({ kind, message, hint, retryAt, status })

/** What a login says (RFC 6749, section 5.1: one flat object), without what it says. Null for anything else. */
function fieldsOf(text: string): Record<string, unknown> | null {
  if (text.length > 10_000) return null
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
    const fields = Object.entries(value)
    if (fields.some(([, each]) => typeof each === 'object' && each !== null)) return null
    return Object.fromEntries(fields.map(([name, each]) => [name, typeof each === 'string' ? 'not kept' : each]))
  } catch {
    return null
  }
}
