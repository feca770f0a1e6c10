/** The plan as a tree of phases; ticking a box writes to the Markdown. */
import { useState } from 'react'
import type { Phase, Task } from '../../src/plan/model.ts'
import { phaseProgress } from '../../src/schedule/progress.ts'
import type { WorkspaceView } from '../../src/schedule/view.ts'
import { shortDate, span } from '../format.ts'
import { m } from '../messages/index.ts'
import { Head } from '../shell.tsx'
import { useActions } from '../store.ts'
import { Badge, Card, Empty, Place, Tick, Tip, Titled } from '../ui/parts.tsx'

export function PlanPage({ view }: { view: WorkspaceView }) {
  const [openOnly, setOpenOnly] = useState(false)
  const { plan, today } = view
  const shown = plan.tasks.filter(task => !openOnly || !task.done)
  const progress = phaseProgress(plan, today)
  const holds = new Set<string>()
  const parents = new Map(plan.phases.map(phase => [phase.id, phase.parent]))
  for (const task of shown) for (let at: string | null | undefined = task.phase; at; at = parents.get(at)) holds.add(at)
  const outside = shown.filter(task => task.phase === null)
  return (
    <>
      <Head
        view={view}
        title={m.pages.plan}
        sub={m.overview.tasksDone(
          plan.tasks.filter(task => task.stateful && task.done).length,
          plan.tasks.filter(task => task.stateful).length,
        )}
      >
        <div className="chips">
          <button type="button" className="chip" aria-pressed={openOnly} onClick={() => setOpenOnly(!openOnly)}>
            {m.plan.openOnly}
          </button>
        </div>
      </Head>
      {plan.tasks.length === 0 && (
        <Card>
          <Empty title={m.plan.empty} hint={m.plan.emptyHint} />
        </Card>
      )}
      {progress
        .filter(each => holds.has(each.phase.id) && each.depth === 0)
        .map(({ phase }) => (
          <Block key={phase.id} phase={phase} tasks={shown} view={view} holds={holds} />
        ))}
      {outside.length > 0 && (
        <Card title={m.plan.outside} flush>
          <Sections tasks={outside} today={today} />
        </Card>
      )}
    </>
  )
}

function Block({
  phase,
  tasks,
  view,
  holds,
  depth = 0,
}: {
  phase: Phase
  tasks: Task[]
  view: WorkspaceView
  holds: Set<string>
  depth?: number
}) {
  const own = tasks.filter(task => task.phase === phase.id)
  const inner = view.plan.phases.filter(each => each.parent === phase.id && holds.has(each.id))
  const all = view.plan.tasks.filter(task => task.stateful && (task.phase === phase.id || inner.some(each => each.id === task.phase)))
  const body = (
    <>
      <Sections tasks={own} today={view.today} skip={phase.title} />
      {inner.map(each => (
        <Block key={each.id} phase={each} tasks={tasks} view={view} holds={holds} depth={depth + 1} />
      ))}
    </>
  )
  if (depth > 0)
    return (
      <div className="sub-block">
        <div className="row sub-head">
          <h3 className="grow">
            <Titled source={phase.source}>{phase.title}</Titled>
          </h3>
          <span className="faint num">{span(phase.span, view.today)}</span>
        </div>
        {body}
      </div>
    )
  return (
    <Card
      flush
      title={<Titled source={phase.source}>{phase.title}</Titled>}
      aside={
        <span className="faint num">
          {all.length > 0 && `${all.filter(task => task.done).length}/${all.length} · `}
          {span(phase.span, view.today)}
        </span>
      }
    >
      {body}
    </Card>
  )
}

/** Tasks under the headings they stand in. */
function Sections({ tasks, today, skip }: { tasks: Task[]; today: string; skip?: string }) {
  const groups = new Map<string, Task[]>()
  for (const task of tasks) {
    const key = task.section.at(-1) ?? ''
    groups.set(key, [...(groups.get(key) ?? []), task])
  }
  return (
    <>
      {[...groups].map(([name, list]) => (
        <div key={name}>
          {name !== '' && name !== skip && groups.size > 0 && <p className="row faint group-title">{name}</p>}
          <ul className="rows">
            {list.map(task => (
              <TaskRow key={task.id} task={task} today={today} />
            ))}
          </ul>
        </div>
      ))}
    </>
  )
}

function TaskRow({ task, today }: { task: Task; today: string }) {
  const { tick } = useActions()
  const box = (
    <Tick
      checked={task.done}
      disabled={task.box === null || tick === null}
      label={task.title}
      onChange={checked => tick?.(task.id, checked)}
    />
  )
  return (
    <li>
      {task.stateful ? (
        task.box ? (
          box
        ) : (
          <Tip text={m.plan.noBox}>
            <span>{box}</span>
          </Tip>
        )
      ) : (
        <Tip text={m.plan.action}>
          <span className="faint" style={{ width: 16, textAlign: 'center' }}>
            –
          </span>
        </Tip>
      )}
      <span className="grow">
        <Titled source={task.source} className={task.done ? 'struck' : ''}>
          {task.title}
        </Titled>
      </span>
      {task.owner && <Badge>{task.owner}</Badge>}
      {task.priority && <Badge>{task.priority}</Badge>}
      {task.effort && <span className="faint">{task.effort}</span>}
      {task.due && (
        <span className="num" style={{ color: !task.done && task.due < today ? 'var(--error)' : 'var(--ink-3)' }}>
          {shortDate(task.due, today)}
        </span>
      )}
      <Place source={task.source} />
    </li>
  )
}
