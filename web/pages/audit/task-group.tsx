import type { AuditedTask } from '../../../src/audit/run.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { useActions, useServer } from '../../store/actions.ts'
import { Card } from '../../ui/card.tsx'
import { Place, Titled } from '../../ui/source-link.tsx'
import { Tick } from '../../ui/tick.tsx'
import { Evidence } from './evidence.tsx'

type TaskGroupProps = { title: string; hint?: string; tasks: readonly AuditedTask[]; tick?: boolean }

/** Tasks that the audit found to be in one state, with what it saw. */
export function TaskGroup({ title, hint, tasks, tick = false }: TaskGroupProps) {
  const actions = useActions()
  const { run, said, failed } = useServer()
  if (tasks.length === 0) return null
  const boxes = tasks.filter(task => task.box && task.state === 'yes')
  const tickAll = async (): Promise<void> => {
    try {
      for (const { id } of boxes) await run('tick', { taskId: id, done: true })
      said(m.audit.ticked(boxes.length))
    } catch (error) {
      failed(error)
    }
  }
  return (
    <Card
      flush
      title={`${title} (${tasks.length})`}
      aside={
        tick && boxes.length > 1 ? (
          <button type="button" className="more" onClick={() => void tickAll()}>
            {m.audit.tickAll(boxes.length)}
          </button>
        ) : null
      }
    >
      {hint && <p className="quiet">{hint}</p>}
      <ul className="rows">
        {tasks.map(task => (
          <li key={task.id}>
            {tick && task.box && (
              <Tick
                checked={task.done}
                disabled={!actions.tick}
                label={tidy(task.title)}
                onChange={done => actions.tick?.(task.id, done)}
              />
            )}
            <span className="grow">
              <Titled source={task.source}>{tidy(task.title)}</Titled>
              <span className="under block">
                {task.because.join(' ')} <Evidence evidence={task.evidence} />
              </span>
              {task.rest !== null && <span className="under block">{m.audit.rest(task.rest)}</span>}
              {task.make !== null && task.state === 'no' && <span className="under block mono">{m.audit.make(task.make)}</span>}
            </span>
            <Place source={task.source} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
