import type { Evidence as Seen } from '../../../src/audit/check.ts'

/** Where something was seen: paths in the repository, and addresses that open. */
export function Evidence({ evidence }: { evidence: readonly Seen[] }) {
  return evidence.map(each =>
    'url' in each ? (
      <a key={each.url} className="more breaks" href={each.url} target="_blank" rel="noreferrer">
        {each.url}{' '}
      </a>
    ) : (
      <code key={each.path} className="breaks">
        {each.path}{' '}
      </code>
    ),
  )
}
