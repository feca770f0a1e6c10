import type { Mix, ThemeMix, VolumeFill } from '../../../src/schedule/mix.ts'
import { number } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { useMeasured } from '../../store/measure.ts'
import { Card } from '../../ui/card.tsx'
import { Titled } from '../../ui/source-link.tsx'

/** Volumes and themes that the plan declares, as they fill. */
export function MixCard({ workspace }: { workspace: string }) {
  const { data } = useMeasured<Mix>(workspace, '/calendar/mix')
  if (!data || data.volumes.length + data.themes.length === 0) return null
  return (
    <Card flush title={m.calendar.mix}>
      <p className="quiet">{m.calendar.mixAbout}</p>
      {data.volumes.length > 0 && <Volumes volumes={data.volumes} />}
      {data.themes.map(each => (
        <Themes key={each.group} mix={each} />
      ))}
    </Card>
  )
}

function Volumes({ volumes }: { volumes: readonly VolumeFill[] }) {
  return (
    <table className="mix">
      <thead>
        <tr>
          <th scope="col">{m.calendar.declared}</th>
          <th scope="col">{m.calendar.inPlan}</th>
          <th scope="col">{m.calendar.written}</th>
          <th scope="col">{m.calendar.scheduledCount}</th>
          <th scope="col">{m.calendar.out}</th>
        </tr>
      </thead>
      <tbody>
        {volumes.map(({ label, declared, written, scheduled, published, source }) => (
          <tr key={`${label} ${source.line}`}>
            <th scope="row">
              <Titled source={source}>{tidy(label)}</Titled>
              <Fill part={scheduled} whole={declared} />
            </th>
            <td className="num strong">{number(declared)}</td>
            <td className="num">{number(written)}</td>
            <td className="num">{number(scheduled)}</td>
            <td className="num">{number(published)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Themes({ mix }: { mix: ThemeMix }) {
  const share = (count: number): string => `${number(Math.round((count / Math.max(1, mix.written)) * 100))}%`
  return (
    <table className="mix">
      <thead>
        <tr>
          <th scope="col">{tidy(mix.group) || m.publishing.theme}</th>
          <th scope="col">{m.calendar.inPlan}</th>
          <th scope="col">{m.calendar.ofWritten}</th>
          <th scope="col">{m.calendar.scheduledCount}</th>
          <th scope="col">{m.calendar.out}</th>
        </tr>
      </thead>
      <tbody>
        {mix.shares.map(({ label, percent, written, scheduled, published, source }) => (
          <tr key={`${label} ${source.line}`}>
            <th scope="row">
              <Titled source={source}>{tidy(label)}</Titled>
              <Fill part={written} whole={mix.written} mark={percent} />
            </th>
            <td className="num strong">{number(percent)}%</td>
            <td className="num">
              {share(written)} <span className="faint">({number(written)})</span>
            </td>
            <td className="num">{number(scheduled)}</td>
            <td className="num">{number(published)}</td>
          </tr>
        ))}
      </tbody>
      {mix.other > 0 && <caption>{m.calendar.otherThemes(mix.other)}</caption>}
    </table>
  )
}

/** A bar, with a mark at a percentage where one is meant. Said in the cells beside it. */
function Fill({ part, whole, mark }: { part: number; whole: number; mark?: number }) {
  const width = whole === 0 ? 0 : Math.min(100, (part / whole) * 100)
  return (
    <span className="mix-bar" aria-hidden="true">
      <span style={{ width: `${width}%` }} />
      {mark !== undefined && <i style={{ left: `${Math.min(100, mark)}%` }} />}
    </span>
  )
}
