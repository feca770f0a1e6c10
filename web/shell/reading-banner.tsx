import type { Source } from '../../src/plan/model.ts'
import type { WorkspaceView } from '../../src/schedule/view.ts'
import { m } from '../messages/index.ts'

type Props = { view: WorkspaceView; onOpen: (source: Source) => void }

/**
 * Says that what is shown is not what the files say: they could not be read again, or `uptake.yml` has errors, so that pages
 * speak as if dates, people and channels were not set.
 */
export function ReadingBanner({ view, onOpen }: Props) {
  const errors = view.plan.problems.filter(({ rule, severity }) => rule === 'config' && severity === 'error')
  const [first] = errors
  return (
    <div aria-live="polite" style={{ display: 'contents' }}>
      {view.unread !== undefined && (
        <div className="banner broken">
          <span className="grow">
            <strong>{m.status.unread}</strong> {view.unread} {m.status.unreadHint}
          </span>
        </div>
      )}
      {first && (
        <div className="banner broken">
          <span className="grow">
            <strong>{m.status.config(first.source.file, errors.length)}</strong> {first.message} {m.status.configHint}
          </span>
          <button type="button" onClick={() => onOpen(first.source)}>
            {m.status.configShow(first.source.line)}
          </button>
        </div>
      )}
    </div>
  )
}
