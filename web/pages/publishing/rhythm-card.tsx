/** When to post: the slots of each channel, the hours that did best, and series that the plan asks for. */
import { useState } from 'react'
import type { CalendarRhythm } from '../../../src/server/calendar.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { useServer } from '../../store/actions.ts'
import { useMeasured } from '../../store/measure.ts'
import { Card } from '../../ui/card.tsx'
import { ScrollX } from '../../ui/scroll-x.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { localText } from './local.ts'

type Props = {
  workspace: string
  today: string
  /** Channels that are set up. */
  channels: readonly { name: string; title: string }[]
}

export function RhythmCard({ workspace, today, channels }: Props) {
  const { data } = useMeasured<CalendarRhythm>(workspace, '/calendar/rhythm')
  const best = data?.best.filter(each => each.best.length > 0) ?? []
  if (!data || data.channels.length + best.length + data.proposals.length === 0) return null
  const names = [...new Set([...data.channels.map(each => each.channel), ...best.map(each => each.channel)])]
  return (
    <Card flush title={m.rhythm.title}>
      {names.length > 0 && (
        <ScrollX label={m.rhythm.title}>
          <table className="rhythm">
            <thead>
              <tr>
                <th scope="col">{m.calendar.channel}</th>
                <th scope="col">{m.rhythm.slots}</th>
                <th scope="col">{m.rhythm.next}</th>
                <th scope="col">{m.rhythm.best}</th>
              </tr>
            </thead>
            <tbody>
              {names.map(name => (
                <Channel key={name} name={name} title={channels.find(each => each.name === name)?.title ?? name} rhythm={data} />
              ))}
            </tbody>
          </table>
        </ScrollX>
      )}
      {data.proposals.length > 0 && <Proposals proposals={data.proposals} today={today} />}
    </Card>
  )
}

function Channel({ name, title, rhythm: { channels, best, zone } }: { name: string; title: string; rhythm: CalendarRhythm }) {
  const own = channels.find(each => each.channel === name)
  const hours = best.find(each => each.channel === name)?.best ?? []
  return (
    <tr>
      <th scope="row">{title}</th>
      <td data-label={m.rhythm.slots}>
        {own === undefined ? (
          <span className="faint">{m.rhythm.noSlots}</span>
        ) : (
          own.slots.map(slot => (
            <div key={`${slot.days.join('')} ${slot.time}`}>{m.rhythm.slot(slot.days, slot.time, slot.zone ?? zone)}</div>
          ))
        )}
      </td>
      <td data-label={m.rhythm.next}>
        {own === undefined ? '' : own.next === null ? m.rhythm.full : `${localText(own.next.local)} ${own.next.zone}`}
      </td>
      <td data-label={m.rhythm.best}>
        {hours.length === 0 ? (
          <span className="faint">{m.rhythm.bestUnknown}</span>
        ) : (
          hours.map(({ day, hour, times, posts }) => <div key={`${day} ${hour}`}>{m.rhythm.hour(day, hour, times, posts)}</div>)
        )}
      </td>
    </tr>
  )
}

function Proposals({ proposals, today }: { proposals: CalendarRhythm['proposals']; today: string }) {
  const { run, said } = useServer()
  const [error, setError] = useState<unknown>(null)
  return (
    <>
      <p className="quiet">{m.rhythm.proposed}</p>
      <Trouble error={error} />
      <ul className="rows">
        {proposals.map(({ id, title, rule, start, channels, file, line }) => (
          <li key={id}>
            <span className="grow">
              {tidy(title)}
              <span className="under block">
                {m.rhythm.series(rule, localText(start), channels)} <span className="mono">{`${file}:${line}`}</span>
              </span>
            </span>
            <button
              type="button"
              className="button small"
              aria-label={m.rhythm.writeOf(tidy(title))}
              onClick={() => {
                run('propose-series', { today, write: [id] }).then(() => {
                  setError(null)
                  said(m.rhythm.written(id), 'undo')
                }, setError)
              }}
            >
              {m.rhythm.write}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
