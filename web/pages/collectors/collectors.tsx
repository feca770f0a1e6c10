/** The collectors of a workspace: how they are doing, when they run next, and running one now. */
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { m } from '../../messages/index.ts'
import { Head } from '../../shell/head.tsx'
import { nowOf, useCollectors } from '../../store/measure.ts'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Failed } from '../../ui/failed.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { CollectorCard } from './collector-card.tsx'
import { Missing } from './missing.tsx'

export function Collectors({ view }: { view: WorkspaceView }) {
  const { data, error, reload } = useCollectors(view.id)
  if (!data) return error ? <Failed error={error} /> : <Skeleton />
  const failing = data.filter(each => each.error !== null).length
  return (
    <>
      <Head view={view} title={m.pages.collectors} sub={data.length > 0 ? m.collectors.sub(data.length, failing) : undefined} />
      {data.length === 0 && (
        <Card>
          <Empty icon="collectors" title={m.collectors.empty} hint={m.collectors.emptyHint} example={m.collectors.example} />
        </Card>
      )}
      <div className="grid">
        {data.map(each => (
          <CollectorCard key={each.instance} view={view} collector={each} now={nowOf(view)} onEnd={reload} />
        ))}
      </div>
      <Missing view={view} />
    </>
  )
}
