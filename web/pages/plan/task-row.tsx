import { shortDate } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { useActions } from '../../store/actions.ts'
import { Badge } from '../../ui/badge.tsx'
import { Place } from '../../ui/source-link.tsx'
import { Tick } from '../../ui/tick.tsx'
import { Tip } from '../../ui/tip.tsx'
import type { TreeItem } from './phase-row.tsx'
import type { PlanRow } from './rows.ts'

type TaskRowProps = { row: Extract<PlanRow, { kind: 'task' }>; today: string; item: TreeItem }

/** A task with its box (where the file has one), who does it and when. */
export function TaskRow({ row: { task, level }, today, item }: TaskRowProps) {
  const { tick, openSource } = useActions()
  const due = task.due ?? task.span?.end ?? null
  const box = (
    <Tick
      checked={task.done}
      tabIndex={-1}
      disabled={task.box === null || tick === null}
      label={task.title}
      onChange={checked => tick?.(task.id, checked)}
    />
  )
  return (
    <div
      role="treeitem"
      aria-level={level}
      aria-label={`${task.title}, ${task.done ? m.phaseState.done : m.plan.open}`}
      className="plan-task"
      style={{ '--level': level } as React.CSSProperties}
      {...item}
    >
      {task.box ? (
        box
      ) : (
        <Tip text={task.stateful ? m.plan.noBox : m.plan.action}>
          <span className="no-box">{task.stateful ? box : <i />}</span>
        </Tip>
      )}
      <span className="grow">
        <button type="button" tabIndex={-1} className={task.done ? 'link struck' : 'link'} onClick={() => openSource(task.source)}>
          {tidy(task.title)}
        </button>
      </span>
      {task.owner && <Badge>{task.owner}</Badge>}
      {task.priority && <Badge>{m.plan.priority(task.priority)}</Badge>}
      {task.effort && <span className="under wide">{task.effort}</span>}
      {due && <span className={!task.done && due < today ? 'when late' : 'when'}>{shortDate(due, today)}</span>}
      <span className="wide" role="presentation">
        <Place source={task.source} tabIndex={-1} />
      </span>
    </div>
  )
}
