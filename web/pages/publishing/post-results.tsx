/** What came of a post: only what the platform told. What it does not tell is said in words, and is never a 0. */
import type { PostResult } from '../../../src/delivery/results.ts'
import { momentAt } from '../../charts/time.ts'
import { number } from '../../format.ts'
import { m } from '../../messages/index.ts'

export function PostResults({ result, zone }: { result: PostResult | null; zone: string }) {
  if (result === null) return <p className="faint">{m.after.notYet}</p>
  const { counts, reason, askedAt, nextAt } = result
  return (
    <>
      {counts === null || Object.keys(counts).length === 0 ? (
        <p className="faint">{reason ?? (askedAt === null ? m.after.notYet : m.after.notTold)}</p>
      ) : (
        <dl className="post-results">
          {Object.entries(counts).map(([name, value]) => (
            <div key={name}>
              <dd className="num">{number(value)}</dd>
              <dt>{m.after.metric[name] ?? name}</dt>
            </div>
          ))}
        </dl>
      )}
      {counts !== null && reason !== null && <p className="faint">{m.after.lastTime(reason)}</p>}
      {askedAt !== null && counts !== null && (
        <p className="faint">
          {m.after.asked(momentAt(askedAt, zone))}, {nextAt === null ? m.after.noMore : m.after.next(momentAt(nextAt, zone))}
        </p>
      )}
    </>
  )
}
