/** Where the plan stands today, at a glance. */
import { agenda } from '../../../src/schedule/agenda.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { m } from '../../messages/index.ts'
import { titleBelow } from '../../messages/names.ts'
import { useOutgoing } from '../../store/outgoing.ts'
import { Head } from '../../shell/head.tsx'
import { DueCard } from './due.tsx'
import { LaunchButton } from './launch.tsx'
import { ProblemsCard } from './problems-card.tsx'
import { ProgressCard } from './progress.tsx'
import { Figures } from './figures.tsx'
import { NoPlan } from './no-plan.tsx'
import { OutgoingCard } from './outgoing-card.tsx'
import { TargetsCard } from './targets-card.tsx'
import { Track } from './track.tsx'

export function Overview({ view }: { view: WorkspaceView }) {
  const { plan, today } = view
  const outgoing = useOutgoing(view.id)
  if (view.looked !== undefined) return <NoPlan view={view} looked={view.looked} />
  const work = agenda(plan, { today, ...(outgoing && { fulfilled: outgoing.fulfilled }) })
  const sub = titleBelow(plan.title, view.name, plan.documents.length) ?? plan.summary
  return (
    <>
      <Head view={view} title={view.name} sub={sub ?? m.overview.documents(plan.documents.length)}>
        <LaunchButton view={view} />
      </Head>
      <Track view={view} />
      <Figures view={view} work={work} />
      <div className="grid">
        <div className="stack c7">
          <ProblemsCard view={view} />
          <DueCard view={view} work={work} />
        </div>
        <div className="stack c5">
          <ProgressCard view={view} />
          {outgoing && <OutgoingCard data={outgoing} />}
          <TargetsCard view={view} />
        </div>
      </div>
    </>
  )
}
