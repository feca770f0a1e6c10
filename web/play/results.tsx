/** What was read: problems, plan, timeline, and the document as JSON. */
import { Tabs } from '@base-ui/react/tabs'
import { useMemo, useState } from 'react'
import type { WorkspaceView } from '../../src/schedule/view.ts'
import { m } from '../messages/index.ts'
import { planRows } from '../pages/plan/rows.ts'
import { PlanTree } from '../pages/plan/tree.tsx'
import { ProblemList } from '../pages/problems/list.tsx'
import { TimelineChart } from '../pages/timeline/chart.tsx'
import { Card } from '../ui/card.tsx'
import { Empty } from '../ui/empty.tsx'
import type { Reading } from './reading.ts'

const MOST_JSON = 60_000
const NONE: ReadonlySet<string> = new Set()

export function Results({ reading: { view, took }, line }: { reading: Reading; line: number | null }) {
  const { plan } = view
  const errors = plan.problems.filter(problem => problem.severity === 'error').length
  return (
    <div className="results">
      <Tabs.Root defaultValue="problems">
        <div className="results-head">
          <Tabs.List className="segments" aria-label={m.play.results}>
            <Tabs.Tab value="problems">
              {m.play.problems} {plan.problems.length > 0 && <span className={errors > 0 ? 'late' : 'faint'}>{plan.problems.length}</span>}
            </Tabs.Tab>
            <Tabs.Tab value="plan">{m.play.plan}</Tabs.Tab>
            <Tabs.Tab value="timeline">{m.play.timeline}</Tabs.Tab>
            <Tabs.Tab value="json">{m.play.json}</Tabs.Tab>
          </Tabs.List>
          <span className="under">
            {m.play.figures(plan.phases.length, plan.tasks.length, plan.kpis.length)} · {m.play.read(took.toFixed(1))}
          </span>
        </div>
        <Tabs.Panel value="problems">
          <ProblemList problems={plan.problems} line={line} />
        </Tabs.Panel>
        <Tabs.Panel value="plan">
          <Outline view={view} />
        </Tabs.Panel>
        <Tabs.Panel value="timeline" className="stack">
          <TimelineChart view={view} />
        </Tabs.Panel>
        <Tabs.Panel value="json">
          <Json view={view} />
        </Tabs.Panel>
      </Tabs.Root>
    </div>
  )
}

function Outline({ view: { plan, today } }: { view: WorkspaceView }) {
  const [closed, setClosed] = useState(NONE)
  const rows = useMemo(() => planRows(plan, today, { query: '', openOnly: false }, closed), [plan, today, closed])
  const toggle = (id: string): void =>
    setClosed(before => {
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return next
    })
  return (
    <Card flush>
      {rows.length === 0 ? (
        <Empty icon="plan" title={m.plan.empty} hint={m.plan.emptyHint} example={m.plan.example} />
      ) : (
        <PlanTree rows={rows} today={today} onToggle={toggle} />
      )}
    </Card>
  )
}

function Json({ view }: { view: WorkspaceView }) {
  const text = useMemo(() => JSON.stringify(view.plan, null, 1), [view.plan])
  return (
    <>
      {text.length > MOST_JSON && <p className="under">{m.play.jsonCut}</p>}
      <pre className="source json" tabIndex={0} aria-label={m.play.json}>
        {text.slice(0, MOST_JSON)}
      </pre>
    </>
  )
}
