import type { Source } from '../../src/plan/model.ts'
import type { WorkspaceView } from '../../src/schedule/view.ts'
import { m } from '../messages/index.ts'

type Props = { view: WorkspaceView; onOpen: (source: Source) => void }

/** Says that `uptake.yml` has errors: pages would speak as if dates, people and channels were not set. */
export function ConfigBanner({ view, onOpen }: Props) {
  const errors = view.plan.problems.filter(({ rule, severity }) => rule === 'config' && severity === 'error')
  const [first] = errors
  if (!first) return null
  return (
    <div className="banner broken" role="status">
      <span className="grow">
        <strong>{m.status.config(first.source.file, errors.length)}</strong> {first.message} {m.status.configHint}
      </span>
      <button type="button" onClick={() => onOpen(first.source)}>
        {m.status.configShow(first.source.line)}
      </button>
    </div>
  )
}
