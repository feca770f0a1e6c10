/** What the plan says that it will publish against what it lists, and against what its frequencies give. */
import type { VolumeCheck } from '../../../src/schedule/content.ts'
import { number } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { Card } from '../../ui/card.tsx'
import { placeOf, Titled } from '../../ui/source-link.tsx'
import { Tip } from '../../ui/tip.tsx'

export function Volumes({ volumes, span }: { volumes: VolumeCheck[]; span: string }) {
  const most = Math.max(1, ...volumes.map(volume => Math.max(volume.declared, volume.listed, volume.byFrequency?.max ?? 0)))
  return (
    <Card span={span} flush title={m.content.volumes}>
      <table className="data volumes">
        <thead>
          <tr>
            <th>{m.content.kind}</th>
            <th className="num">{m.content.declared}</th>
            <th className="num">{m.content.listed}</th>
            <th className="num wide">{m.content.frequency}</th>
            <th className="num">{m.content.gap}</th>
            <th className="wide graph">
              <span className="sr">{m.content.listed}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {volumes.map(volume => (
            <Row key={`${volume.source.file}:${volume.source.line}`} volume={volume} most={most} />
          ))}
        </tbody>
      </table>
      <div className="legend" style={{ padding: '10px var(--pad) 8px' }}>
        {m.content.bulletLegend.map(([key, text]) => (
          <span key={key}>
            <i className={`swatch bullet-${key}`} /> {text}
          </span>
        ))}
      </div>
    </Card>
  )
}

const range = (value: { min: number; max: number } | null): string =>
  value === null ? '' : value.min === value.max ? number(value.min) : `${number(value.min)}–${number(value.max)}`

function Row({ volume, most }: { volume: VolumeCheck; most: number }) {
  const gap = volume.listed - volume.declared
  const share = (value: number): string => `${(100 * value) / most}%`
  const { byFrequency } = volume
  return (
    <tr>
      <td>
        <Titled source={volume.source}>{tidy(volume.label)}</Titled>
      </td>
      <td className="num">{number(volume.declared)}</td>
      <td className="num">{number(volume.listed)}</td>
      <td className="num wide muted">{range(byFrequency)}</td>
      <td className={gap < 0 ? 'num late' : 'num muted'}>
        {gap === 0 ? m.content.matches : gap < 0 ? m.content.short(-gap) : m.content.over(gap)}
      </td>
      <td className="wide graph">
        <Tip
          text={
            <span className="tip-lines">
              <strong>{tidy(volume.label)}</strong>
              <span>{m.content.listedOf(volume.listed, volume.declared)}</span>
              {byFrequency && <span>{m.content.byFrequency(volume.cadence ?? '', range(byFrequency))}</span>}
              <span className="muted">{placeOf(volume.source)}</span>
            </span>
          }
        >
          <div className="bullet" role="img" aria-label={m.content.listedOf(volume.listed, volume.declared)}>
            {byFrequency && (
              <span
                className="range-band"
                style={{ left: share(byFrequency.min), width: `max(4px, ${share(byFrequency.max - byFrequency.min)})` }}
              />
            )}
            <span className={gap < 0 ? 'value short' : 'value'} style={{ width: share(volume.listed) }} />
            <span className="declared" style={{ left: share(volume.declared) }} />
          </div>
        </Tip>
      </td>
    </tr>
  )
}
