import { axes } from '../../../src/plan/resolve/resolve.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { m } from '../../messages/index.ts'
import { Head } from '../../shell/head.tsx'
import { TimelineChart } from './chart.tsx'

/** Phases, their work, targets and today on a calendar. */
export function Timeline({ view }: { view: WorkspaceView }) {
  const counted = axes(view.plan)
    .filter(axis => axis !== 'date')
    .map(axis => m.timeline.units[axis].toLowerCase())
  return (
    <>
      <Head view={view} title={m.pages.timeline} sub={counted.length > 0 ? m.timeline.counted(counted) : undefined} />
      <TimelineChart view={view} />
    </>
  )
}
