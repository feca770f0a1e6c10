/** Which tasks of the plan can be seen to be done, and what is missing. */
import { useState } from 'react'
import type { Readiness } from '../../../src/db/readiness.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { ago } from '../../format-measure.ts'
import { m } from '../../messages/index.ts'
import { Head } from '../../shell/head.tsx'
import { useServer } from '../../store/actions.ts'
import { nowOf, useMeasured } from '../../store/measure.ts'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Failed } from '../../ui/failed.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Checks } from './checks.tsx'
import { TaskGroup } from './task-group.tsx'
import { WriteButtons } from './write-dialog.tsx'

export function AuditPage({ view }: { view: WorkspaceView }) {
  const loaded = useMeasured<Readiness | null>(view.id, '/audit')
  const [asked, setAsked] = useState<Readiness | null>(null)
  const [offline, setOffline] = useState(false)
  const [running, setRunning] = useState(false)
  const { run, failed } = useServer()
  const start = (): void => {
    setRunning(true)
    run('audit', { offline })
      .then(setAsked, failed)
      .finally(() => setRunning(false))
  }
  if (loaded.error && !loaded.data) return <Failed error={loaded.error} />
  const data = asked ?? loaded.data
  if (data === null && !loaded.answered) return <Skeleton />
  const now = nowOf(view)
  const tools = (
    <span className="tools">
      <label className="check">
        <input type="checkbox" checked={offline} onChange={event => setOffline(event.target.checked)} /> {m.audit.offline}
      </label>
      <button type="button" className="button primary" disabled={running} onClick={start}>
        {running ? m.audit.running : m.audit.run}
      </button>
    </span>
  )
  return (
    <>
      <Head view={view} title={m.pages.audit} sub={data ? m.audit.sub(ago(Math.min(data.at, now), now), data.offline) : m.audit.about}>
        {data && tools}
      </Head>
      {running && <div className="progress" role="status" aria-label={m.audit.running} />}
      {data ? (
        <Result view={view} data={data} />
      ) : (
        <Card>
          <Empty icon="audit" title={m.audit.never} hint={m.audit.neverHint}>
            {tools}
          </Empty>
        </Card>
      )}
    </>
  )
}

function Result({ view, data }: { view: WorkspaceView; data: Readiness }) {
  // Boxes may have been ticked since: the plan says how they are now.
  const done = new Map(view.plan.tasks.map(task => [task.id, task.done]))
  const tasks = data.tasks.flatMap(task => {
    const now = done.get(task.id)
    return now === undefined ? [] : [{ ...task, done: now }]
  })
  const of = (state: Readiness['tasks'][number]['state'], ticked: boolean) =>
    tasks.filter(task => task.state === state && task.done === ticked)
  return (
    <div className="grid">
      <div className="stack c7">
        {tasks.length === 0 && (
          <Card>
            <p className="quiet">{m.audit.nothingToSee}</p>
          </Card>
        )}
        <TaskGroup title={m.audit.ready} hint={m.audit.readyHint} tasks={of('yes', false)} tick />
        <TaskGroup title={m.audit.gone} tasks={of('no', true)} />
        <TaskGroup title={m.audit.missing} tasks={of('no', false)} />
        <TaskGroup title={m.audit.part} hint={m.audit.partHint} tasks={of('part', false)} tick />
        <TaskGroup title={m.audit.unknown} tasks={[...of('unknown', false), ...of('unknown', true)]} />
        <TaskGroup title={m.audit.verified} tasks={[...of('yes', true), ...of('part', true)]} />
      </div>
      <div className="stack c5">
        <WriteButtons view={view} />
        <Checks checks={data.checks} />
      </div>
    </div>
  )
}
