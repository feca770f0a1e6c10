/** What is to be published: by time and channel, against what was declared and how often it was promised. */
import { volumeCheck } from '../../../src/schedule/content.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { m } from '../../messages/index.ts'
import { Head } from '../../shell/head.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { useOutgoing } from '../../store/outgoing.ts'
import { channelsOf, columnsOf } from './blocks.ts'
import { Matrix } from './matrix.tsx'
import { Pieces } from './pieces.tsx'
import { Cadences, Shares } from './rhythm.tsx'
import { ScheduleCard } from './schedule-card.tsx'
import { Volumes } from './volumes.tsx'

export function Content({ view }: { view: WorkspaceView }) {
  const { plan } = view
  const outgoing = useOutgoing(view.id)
  const columns = columnsOf(plan)
  const channels = channelsOf(columns)
  const volumes = volumeCheck(plan)
  const all = plan.content.reduce((sum, piece) => sum + piece.count, 0)
  const none = plan.content.length === 0 && volumes.length === 0 && plan.cadences.length === 0 && plan.allocations.length === 0
  const beside = [volumes.length > 0, plan.cadences.length > 0, plan.allocations.length > 0].filter(Boolean).length
  const half = beside === 1 ? 'c12' : 'c5'
  return (
    <>
      <Head
        view={view}
        title={m.pages.content}
        sub={all > 0 ? m.content.sub(all, new Set(plan.content.flatMap(piece => piece.channel ?? [])).size) : undefined}
      />
      {none && (
        <Card>
          <Empty icon="content" title={m.content.empty} hint={m.content.emptyHint} example={m.content.example} />
        </Card>
      )}
      {columns.length > 1 && <ScheduleCard plan={plan} columns={columns} channels={channels} />}
      {beside > 0 && (
        <div className="grid">
          {volumes.length > 0 && <Volumes volumes={volumes} span={beside === 1 ? 'c12' : 'c7'} />}
          {plan.cadences.length > 0 && <Cadences cadences={plan.cadences} span={volumes.length === 0 && beside === 2 ? 'c7' : half} />}
          {plan.allocations.length > 0 && <Shares shares={plan.allocations} span={beside === 3 ? 'c12' : half} />}
        </div>
      )}
      {columns.length > 1 && <Matrix columns={columns} channels={channels} />}
      {columns.length > 0 && <Pieces columns={columns} today={view.today} fulfilled={outgoing?.fulfilled ?? {}} />}
    </>
  )
}
