import { m } from '../messages/index.ts'

const block = (height: number, width = '100%') => <div className="skeleton" style={{ height, width }} />

/** The shape of a page while it is read. */
export function Skeleton() {
  return (
    <div role="status" aria-label={m.loading} style={{ display: 'grid', gap: 20 }}>
      {block(28, '220px')}
      <div className="grid">
        {[0, 1, 2, 3].map(each => (
          <div key={each} className="c3">
            {block(88)}
          </div>
        ))}
        <div className="c7">{block(280)}</div>
        <div className="c5">{block(280)}</div>
      </div>
    </div>
  )
}
