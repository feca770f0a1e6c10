import { span } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { useActions } from '../../store/actions.ts'
import { Bar } from '../../ui/bar.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { PlanRow } from './rows.ts'

export type TreeItem = { 'data-row': string; tabIndex: number; onFocus: () => void }
type PhaseRowProps = { row: Extract<PlanRow, { kind: 'phase' | 'outside' }>; today: string; item: TreeItem; onToggle: (id: string) => void }

/** A phase with its dates and how far it is; a click opens and shuts it. */
export function PhaseRow({ row, today, item, onToggle }: PhaseRowProps) {
  const { openSource } = useActions()
  const title = row.kind === 'phase' ? row.phase.title : m.plan.outside
  return (
    <div
      role="treeitem"
      aria-level={row.level}
      aria-expanded={row.opened}
      aria-label={title}
      className={`plan-phase level-${Math.min(row.level, 3)}`}
      style={{ '--level': row.level } as React.CSSProperties}
      {...item}
      onClick={event => {
        if (!(event.target as Element).closest('.link')) onToggle(row.id)
      }}
    >
      <span className="tl-caret" aria-hidden="true">
        <Icon name={row.opened ? 'down' : 'right'} size={13} />
      </span>
      {row.kind === 'phase' ? (
        <>
          <button type="button" tabIndex={-1} className="link grow" onClick={() => openSource(row.phase.source)}>
            {title}
          </button>
          <span className="under dates">{span(row.phase.span, today)}</span>
          <span className={`phase-state ${row.progress.state}`}>
            {row.progress.state === 'undated' ? '' : m.phaseState[row.progress.state]}
          </span>
          <span className="meter">
            {row.progress.total > 0 && (
              <Bar
                value={row.progress.percentDone ?? 0}
                mark={row.progress.state === 'active' ? row.progress.percentTime : null}
                over={row.progress.state === 'late'}
                label={`${title}: ${m.overview.tasksDone(row.progress.done, row.progress.total)}`}
              />
            )}
          </span>
          <span className="num ratio">{row.progress.total > 0 ? m.overview.ratio(row.progress.done, row.progress.total) : ''}</span>
        </>
      ) : (
        <>
          <span className="grow">{title}</span>
          <span className="num ratio">{row.count}</span>
        </>
      )}
    </div>
  )
}
