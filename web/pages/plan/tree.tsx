/** The rows as an accessible tree that the keyboard walks. */
import { useRef, useState } from 'react'
import { m } from '../../messages/index.ts'
import { useActions } from '../../store/actions.ts'
import { PhaseRow } from './phase-row.tsx'
import type { PlanRow } from './rows.ts'
import { TaskRow } from './task-row.tsx'
import { useTreeKeys } from './use-tree-keys.ts'

type PlanTreeProps = { rows: readonly PlanRow[]; today: string; onToggle: (id: string) => void }
const STEP = 600

export function PlanTree({ rows, today, onToggle }: PlanTreeProps) {
  const { tick, openSource } = useActions()
  const list = useRef<HTMLDivElement>(null)
  const [most, setMost] = useState(STEP)
  const shown = rows.slice(0, most)
  const { current, setCurrent, onKey } = useTreeKeys({
    rows: shown,
    list,
    onToggle,
    onTick: row => {
      if (row.kind === 'task' && row.task.box && tick) tick(row.task.id, !row.task.done)
    },
    onOpen: row => {
      if (row.kind === 'task') openSource(row.task.source)
      else if (row.kind === 'phase') openSource(row.phase.source)
    },
  })
  return (
    <>
      <div className="plan-tree" role="tree" aria-label={m.pages.plan} ref={list} onKeyDown={onKey}>
        {shown.map(row => {
          if (row.kind === 'heading')
            return (
              <p key={row.id} className="plan-heading" role="presentation" style={{ '--level': row.level } as React.CSSProperties}>
                {row.title}
              </p>
            )
          const item = { 'data-row': row.id, tabIndex: row.id === current ? 0 : -1, onFocus: () => setCurrent(row.id) }
          return row.kind === 'task' ? (
            <TaskRow key={row.id} row={row} today={today} item={item} />
          ) : (
            <PhaseRow key={row.id} row={row} today={today} item={item} onToggle={onToggle} />
          )
        })}
      </div>
      {rows.length > most && (
        <p className="quiet">
          <button type="button" className="more" onClick={() => setMost(most + STEP)}>
            {m.showMore(rows.length - most)}
          </button>
        </p>
      )}
    </>
  )
}
