/** The plan as a tree of phases; ticking a box writes to the Markdown. */
import { useMemo, useState } from 'react'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { m } from '../../messages/index.ts'
import { Head } from '../../shell/head.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { FilterBox } from '../../ui/filter-box.tsx'
import { Icon } from '../../ui/icon.tsx'
import { OUTSIDE, planRows } from './rows.ts'
import { PlanTree } from './tree.tsx'

const NONE: ReadonlySet<string> = new Set()

export function PlanPage({ view }: { view: WorkspaceView }) {
  const { plan, today } = view
  const [query, setQuery] = useState('')
  const [openOnly, setOpenOnly] = useState(false)
  const [closed, setClosed] = useState<ReadonlySet<string>>(NONE)
  const rows = useMemo(
    () => planRows(plan, today, { query, openOnly }, query === '' ? closed : NONE),
    [plan, today, query, openOnly, closed],
  )
  const stateful = plan.tasks.filter(task => task.stateful)
  const toggle = (id: string): void =>
    setClosed(before => {
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return next
    })
  if (plan.tasks.length === 0)
    return (
      <>
        <Head view={view} title={m.pages.plan} />
        <Card>
          <Empty icon="plan" title={m.plan.empty} hint={m.plan.emptyHint} example={m.plan.example} />
        </Card>
      </>
    )
  return (
    <>
      <Head view={view} title={m.pages.plan} sub={m.overview.tasksDone(stateful.filter(task => task.done).length, stateful.length)}>
        <FilterBox label={m.plan.filter} value={query} onChange={setQuery} />
        <button type="button" className="chip" aria-pressed={openOnly} onClick={() => setOpenOnly(!openOnly)}>
          {m.plan.openOnly}
        </button>
        <button type="button" className="button small" onClick={() => setClosed(NONE)}>
          <Icon name="expand" size={14} />
          {m.plan.expandAll}
        </button>
        <button type="button" className="button small" onClick={() => setClosed(new Set([...plan.phases.map(phase => phase.id), OUTSIDE]))}>
          <Icon name="collapse" size={14} />
          {m.plan.collapseAll}
        </button>
      </Head>
      <section className="card">
        {rows.length === 0 ? <p className="quiet">{m.noMatch}</p> : <PlanTree rows={rows} today={today} onToggle={toggle} />}
      </section>
    </>
  )
}
