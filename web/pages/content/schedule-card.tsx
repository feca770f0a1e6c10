import { useState } from 'react'
import type { Plan } from '../../../src/plan/model.ts'
import { FOLDED, seriesColour } from '../../charts/scale.ts'
import { m } from '../../messages/index.ts'
import { channelName } from '../../messages/names.ts'
import { Card } from '../../ui/card.tsx'
import type { Column } from './blocks.ts'
import { ColumnsChart } from './columns-chart.tsx'

type ScheduleCardProps = { plan: Plan; columns: Column[]; channels: string[] }

/** The columns with a legend whose entries can be switched off. */
export function ScheduleCard({ plan, columns, channels }: ScheduleCardProps) {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const toggle = (list: readonly string[]): void =>
    setHidden(before => {
      const next = new Set(before)
      const hide = !list.every(channel => before.has(channel))
      for (const channel of list)
        if (hide) next.add(channel)
        else next.delete(channel)
      return next
    })
  const few = channels.length <= FOLDED + 1
  const entries: [name: string, channels: string[]][] = (few ? channels : channels.slice(0, FOLDED)).map(channel => [
    channelName(channel),
    [channel],
  ])
  if (!few) entries.push([m.content.otherChannels(channels.length - FOLDED), channels.slice(FOLDED)])
  const frequent = plan.cadences.some(cadence => cadence.channel !== null && channels.includes(cadence.channel))
  return (
    <Card title={m.content.schedule}>
      <ColumnsChart plan={plan} columns={columns} channels={channels} hidden={hidden} />
      <div className="legend" style={{ marginTop: 12 }}>
        {entries.map(([name, list], i) => (
          <button key={name} type="button" aria-pressed={!list.every(channel => hidden.has(channel))} onClick={() => toggle(list)}>
            <i className="swatch" style={{ background: seriesColour(i) }} />
            {name}
          </button>
        ))}
        {frequent && (
          <span>
            <i className="swatch line" />
            {m.content.promiseLegend}
          </span>
        )}
      </div>
    </Card>
  )
}
