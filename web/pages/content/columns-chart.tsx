/** Stacked columns: one a block of time, one colour a channel, a line where the frequencies promise more. */
import { useRef, useState } from 'react'
import type { Plan } from '../../../src/plan/model.ts'
import { ChartTip } from '../../charts/chart-tip.tsx'
import { seriesColour, ticks } from '../../charts/scale.ts'
import { number } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { channelName } from '../../messages/names.ts'
import { useActions } from '../../store/actions.ts'
import { useWidth } from '../../ui/use-width.ts'
import { promised, type Column } from './blocks.ts'

const H = 240
const TOP = 12
const BOTTOM = 30
const LEFT = 34
const WIDEST = 72

type ColumnsChartProps = { plan: Plan; columns: Column[]; channels: string[]; hidden: ReadonlySet<string> }

export function ColumnsChart({ plan, columns, channels, hidden }: ColumnsChartProps) {
  const { openSource } = useActions()
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame, 800)
  const [at, setAt] = useState<number | null>(null)
  const shown = channels.filter(channel => !hidden.has(channel))
  const visible = new Set(shown)
  const bars = columns.map(column => {
    const cells = shown.flatMap(channel => column.cells.find(cell => cell.channel === channel) ?? [])
    return { column, cells, count: cells.reduce((sum, cell) => sum + cell.count, 0), promise: promised(plan, column.weeks, visible) }
  })
  // Half a piece is none.
  const scale = ticks(Math.max(1, ...bars.map(bar => Math.max(bar.count, bar.promise?.max ?? 0))), 4).filter(Number.isInteger)
  const top = scale.at(-1) || 1
  const y = (value: number): number => H - BOTTOM - (value / top) * (H - TOP - BOTTOM)
  const step = (width - LEFT) / bars.length
  const bar = Math.min(WIDEST, step * 0.62)
  const open = (i: number): void => {
    const [lead, ...rest] = bars[i]?.cells.flatMap(cell => cell.pieces) ?? []
    if (lead)
      openSource(
        lead.source,
        rest.map(piece => ({ message: piece.title, source: piece.source })),
        bars[i]?.column.title,
      )
  }
  const over = at === null ? undefined : bars[at]
  return (
    <div className="chart" ref={frame} onPointerLeave={() => setAt(null)}>
      <svg width={width} height={H} role="group" aria-label={m.content.chart} className={at === null ? 'columns' : 'columns dim'}>
        {scale.map(value => (
          <g key={value} aria-hidden="true">
            <line className={value === 0 ? 'axis' : 'gridline'} x1={LEFT} x2={width} y1={y(value)} y2={y(value)} />
            <text className="tick-label" x={LEFT - 8} y={y(value) + 4} textAnchor="end">
              {number(value)}
            </text>
          </g>
        ))}
        {bars.map(({ column, cells, count, promise }, i) => {
          const left = LEFT + i * step + (step - bar) / 2
          let sum = 0
          return (
            <g key={column.key} className={at === i ? 'on' : ''}>
              {cells.map(cell => {
                const from = sum
                sum += cell.count
                return (
                  <rect
                    key={cell.channel}
                    className="series"
                    x={left}
                    width={bar}
                    y={y(sum) + 1}
                    height={Math.max(0, y(from) - y(sum) - 1)}
                    rx="2"
                    fill={seriesColour(channels.indexOf(cell.channel))}
                  />
                )
              })}
              {promise && <line className="promise" x1={left - 5} x2={left + bar + 5} y1={y(promise.min)} y2={y(promise.min)} />}
              <Label text={column.short} place={{ i, last: bars.length - 1, step, middle: left + bar / 2, width }} />
              <rect
                className="hot"
                x={LEFT + i * step}
                width={step}
                y={TOP}
                height={H - TOP}
                tabIndex={0}
                role="button"
                aria-label={`${column.title}: ${m.content.pieces(count)}${promise ? `, ${m.content.promised(promise.min, promise.max)}` : ''}`}
                onPointerEnter={() => setAt(i)}
                onFocus={() => setAt(i)}
                onBlur={() => setAt(null)}
                onClick={() => open(i)}
                onKeyDown={event => {
                  if (event.key === 'Enter') open(i)
                }}
              />
            </g>
          )
        })}
      </svg>
      {over && at !== null && (
        <ChartTip x={LEFT + (at + 0.5) * step + (at + 0.5 > bars.length / 2 ? -bar / 2 : bar / 2)} y={H / 2} width={width}>
          <span className="tip-lines">
            <strong>{over.column.title}</strong>
            {over.cells.map(cell => (
              <span key={cell.channel} className="tip-row">
                <span>
                  <i className="swatch" style={{ background: seriesColour(channels.indexOf(cell.channel)) }} />
                  {channelName(cell.channel)}
                </span>
                <span>{cell.count}</span>
              </span>
            ))}
            <span className="tip-row">
              <span>{m.content.total}</span>
              <strong>{over.count}</strong>
            </span>
            {over.promise && <span className="muted">{m.content.promised(over.promise.min, over.promise.max)}</span>}
          </span>
        </ChartTip>
      )}
    </div>
  )
}

/** Pixels that a label needs, and those of a letter. */
const ROOM = 44
const LETTER = 6.4
type Place = { i: number; last: number; step: number; middle: number; width: number }
/** Below a column as many labels as have room; the last one always: what has no date stands there. */
function Label({ text, place: { i, last, step, middle, width } }: { text: string; place: Place }) {
  const every = Math.ceil(ROOM / step)
  if (i !== last && (i % every > 0 || last - i < every)) return null
  const atEdge = i === last && step < ROOM * 1.5
  return (
    <text className="tick-label" x={atEdge ? width : middle} y={H - 10} textAnchor={atEdge ? 'end' : 'middle'} aria-hidden="true">
      {text.slice(0, Math.max(4, Math.floor((step * every) / LETTER)))}
    </text>
  )
}
