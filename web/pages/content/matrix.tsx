/** Pieces by block and channel as figures; a cell opens the lines that it counts. */
import { m } from '../../messages/index.ts'
import { channelName } from '../../messages/names.ts'
import { useActions } from '../../store/actions.ts'
import { Card } from '../../ui/card.tsx'
import { ScrollX } from '../../ui/scroll-x.tsx'
import { Tip } from '../../ui/tip.tsx'
import type { ContentCell } from '../../../src/schedule/content.ts'
import type { Column } from './blocks.ts'

const SHOWN = 8

export function Matrix({ columns, channels }: { columns: Column[]; channels: string[] }) {
  const most = Math.max(1, ...columns.flatMap(column => column.cells.map(cell => cell.count)))
  const totalOf = (channel: string): number =>
    columns.reduce((sum, column) => sum + (column.cells.find(cell => cell.channel === channel)?.count ?? 0), 0)
  return (
    <Card flush title={m.content.matrix}>
      <ScrollX label={m.content.matrix}>
        <table className="matrix">
          <thead>
            <tr>
              <th scope="col">{m.content.block}</th>
              {channels.map(channel => (
                <th key={channel} scope="col">
                  {channelName(channel)}
                </th>
              ))}
              <th scope="col">{m.content.total}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(column => (
              <tr key={column.key}>
                <th scope="row">{column.title}</th>
                {channels.map(channel => (
                  <Cell key={channel} cell={column.cells.find(each => each.channel === channel)} block={column.title} most={most} />
                ))}
                <td>{column.count}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{m.content.total}</th>
              {channels.map(channel => (
                <td key={channel}>{totalOf(channel)}</td>
              ))}
              <td>{columns.reduce((sum, column) => sum + column.count, 0)}</td>
            </tr>
          </tfoot>
        </table>
      </ScrollX>
    </Card>
  )
}

function Cell({ cell, block, most }: { cell: ContentCell | undefined; block: string; most: number }) {
  const { openSource } = useActions()
  const lead = cell?.pieces[0]
  if (!cell || !lead) return <td className="none">·</td>
  const shade = Math.round(6 + (24 * cell.count) / most)
  return (
    <td>
      <Tip
        text={
          <span className="tip-lines">
            {cell.pieces.slice(0, SHOWN).map(piece => (
              <span key={piece.id}>{piece.title}</span>
            ))}
            {cell.pieces.length > SHOWN && <span className="muted">{m.andMore(cell.pieces.length - SHOWN)}</span>}
          </span>
        }
      >
        <button
          type="button"
          style={{ background: `color-mix(in srgb, var(--accent) ${shade}%, transparent)` }}
          aria-label={m.content.cell(cell.count, channelName(cell.channel), block)}
          onClick={() =>
            openSource(
              lead.source,
              cell.pieces.slice(1).map(piece => ({ message: piece.title, source: piece.source })),
              block,
            )
          }
        >
          {cell.count}
        </button>
      </Tip>
    </td>
  )
}
