/** Puts what the kept answers say today in the place of stored numbers, with what was there in the log. */
import { inTransaction } from '../db/open.ts'
import { changeSamples } from '../db/sample-change.ts'
import { recompute, type Difference, type Recomputed } from '../measure/recompute.ts'
import { recordAction, type ActionContext } from './action.ts'

/** So many differences are told in the log one by one. */
const TOLD = 1000
/** What a sample says of how it came about. */
const METHOD = 'recomputed'

type RecomputeInput = { metric: string; from: number; dryRun?: boolean }
/** @param from only values from this moment on (UTC epoch milliseconds); `dryRun` only says what differs */
export async function recomputeSamples(context: ActionContext, { metric, from, dryRun = false }: RecomputeInput): Promise<Recomputed> {
  const { db, ref } = context
  const recomputed = await recompute({ db, workspace: ref.id }, { metric, from })
  const { differences } = recomputed
  if (differences.length === 0 || dryRun) return recomputed
  await inTransaction(db, async transaction => {
    await changeSamples(transaction, ref.id, {
      put: differences.flatMap(({ recomputed: sample }) => (sample === null ? [] : [{ ...sample, method: noted(sample.method) }])),
      remove: differences.flatMap(({ stored, recomputed: sample }) => (sample === null && stored !== null ? [stored] : [])),
    })
    const told = differences.slice(0, TOLD)
    await recordAction(transaction, context, {
      action: 'recompute',
      subject: `${metric}: ${differences.length} ${differences.length === 1 ? 'value' : 'values'}`,
      before: told.map(({ stored }) => stored),
      after: told.map(lineOf),
    })
  })
  return recomputed
}

const noted = (method: string): string => (method.endsWith(METHOD) ? method : `${method}, ${METHOD}`)
const lineOf = ({ kind, stored, recomputed }: Difference): unknown => ({
  kind,
  labels: (stored ?? recomputed)?.labels,
  at: (stored ?? recomputed)?.at,
  value: recomputed?.value ?? null,
  answer: recomputed?.answer ?? null,
})
