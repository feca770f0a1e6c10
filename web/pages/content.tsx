/** Pieces by block and channel, against what was declared and how often it was promised. */
import { contentByBlock, volumeCheck } from '../../src/schedule/content.ts'
import type { WorkspaceView } from '../../src/schedule/view.ts'
import { number } from '../format.ts'
import { m } from '../messages/index.ts'
import { Head } from '../shell.tsx'
import { useActions } from '../store.ts'
import { Badge, Bar, Card, Empty, Place, Tip, Titled } from '../ui/parts.tsx'

export function Content({ view }: { view: WorkspaceView }) {
  const { plan } = view
  const { openSource } = useActions()
  const blocks = contentByBlock(plan)
  const volumes = volumeCheck(plan)
  const channels = [...new Set(blocks.flatMap(block => block.cells.map(cell => cell.channel)))].sort(
    (a, b) => total(blocks, b) - total(blocks, a),
  )
  const all = plan.content.reduce((sum, piece) => sum + piece.count, 0)
  return (
    <>
      <Head view={view} title={m.pages.content} sub={all > 0 ? `${number(all)} · ${channels.length} channels` : undefined} />
      {plan.content.length === 0 && plan.volumes.length === 0 && plan.cadences.length === 0 && (
        <Card>
          <Empty title={m.content.empty} hint={m.content.emptyHint} />
        </Card>
      )}
      <div className="grid">
        {volumes.length > 0 && (
          <Card span="c7" flush title={m.content.volumes}>
            <div className="scroll-x">
              <table className="data">
                <thead>
                  <tr>
                    <th>
                      <span className="sr">{m.pages.content}</span>
                    </th>
                    <th className="num">{m.content.declared}</th>
                    <th className="num">{m.content.listed}</th>
                    <th className="num">{m.content.frequency}</th>
                    <th style={{ width: '28%' }}>
                      <span className="sr">{m.content.listed}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {volumes.map(volume => {
                    const gap = volume.declared - volume.listed
                    return (
                      <tr key={volume.label}>
                        <td>
                          <Titled source={volume.source}>{volume.label}</Titled>
                        </td>
                        <td className="num">{number(volume.declared)}</td>
                        <td className="num">{number(volume.listed)}</td>
                        <td className="num faint">
                          {volume.byFrequency
                            ? volume.byFrequency.min === volume.byFrequency.max
                              ? volume.byFrequency.min
                              : `${volume.byFrequency.min}–${volume.byFrequency.max}`
                            : ''}
                        </td>
                        <td>
                          <div style={{ display: 'grid', gap: 4 }}>
                            <Bar
                              value={(100 * volume.listed) / Math.max(1, volume.declared)}
                              over={gap < 0}
                              label={`${volume.listed} of ${volume.declared}`}
                            />
                            {gap === 0 ? (
                              <span className="faint">{m.content.matches}</span>
                            ) : (
                              <span style={{ color: 'var(--error)' }}>
                                {number(Math.abs(gap))} {gap > 0 ? m.content.short : m.content.over}
                              </span>
                            )}
                          </div>
                        </td>
                      </tr>
                    )
                  })}
                </tbody>
              </table>
            </div>
          </Card>
        )}
        {plan.cadences.length > 0 && (
          <Card span="c5" flush title={m.content.cadences}>
            <ul className="rows">
              {plan.cadences.slice(0, 14).map(cadence => (
                <li key={cadence.id}>
                  <span className="grow">
                    <Titled source={cadence.source}>{cadence.text}</Titled>
                  </span>
                  {cadence.channel && <Badge>{cadence.channel}</Badge>}
                </li>
              ))}
            </ul>
          </Card>
        )}
        {plan.allocations.length > 0 && (
          <Card span="c5" title={m.content.shares}>
            <div style={{ display: 'grid', gap: 10 }}>
              {plan.allocations.map(share => (
                <div key={share.id} style={{ display: 'grid', gap: 4 }}>
                  <div style={{ display: 'flex', justifyContent: 'space-between' }}>
                    <Titled source={share.source}>{share.label}</Titled>
                    <span className="num">{share.percent} %</span>
                  </div>
                  <Bar value={share.percent} label={`${share.label} ${share.percent} %`} />
                </div>
              ))}
            </div>
          </Card>
        )}
        {blocks.length > 0 && (
          <Card flush title={m.content.matrix}>
            <div className="scroll-x" tabIndex={0} role="region" aria-label={m.content.matrix}>
              <table className="matrix">
                <thead>
                  <tr>
                    <th>
                      <span className="sr">{m.pages.timeline}</span>
                    </th>
                    {channels.map(channel => (
                      <th key={channel}>{channel}</th>
                    ))}
                    <th>{m.content.total}</th>
                  </tr>
                </thead>
                <tbody>
                  {blocks.map(block => (
                    <tr key={block.key}>
                      <td>{block.label || m.content.noDate}</td>
                      {channels.map(channel => {
                        const cell = block.cells.find(each => each.channel === channel)
                        return (
                          <td key={channel}>
                            {cell ? (
                              <Tip
                                text={cell.pieces
                                  .map(piece => piece.title)
                                  .slice(0, 8)
                                  .join(' · ')}
                              >
                                <button
                                  type="button"
                                  aria-label={`${cell.count} ${channel}, ${block.label}`}
                                  onClick={() =>
                                    openSource(
                                      cell.pieces[0]!.source,
                                      cell.pieces.slice(1).map(piece => ({ message: piece.title, source: piece.source })),
                                      block.label,
                                    )
                                  }
                                >
                                  {cell.count}
                                </button>
                              </Tip>
                            ) : (
                              <span className="faint">·</span>
                            )}
                          </td>
                        )
                      })}
                      <td>{block.count}</td>
                    </tr>
                  ))}
                </tbody>
                <tfoot>
                  <tr>
                    <td>{m.content.total}</td>
                    {channels.map(channel => (
                      <td key={channel}>{total(blocks, channel)}</td>
                    ))}
                    <td>{all}</td>
                  </tr>
                </tfoot>
              </table>
            </div>
          </Card>
        )}
        {plan.content.length > 0 && (
          <Card flush title={m.pages.content}>
            <ul className="rows">
              {plan.content.map(piece => (
                <li key={piece.id}>
                  <span className="grow">
                    <Titled source={piece.source}>{piece.title}</Titled>
                  </span>
                  {piece.count > 1 && <Badge>{`× ${piece.count}`}</Badge>}
                  {piece.channel && <Badge>{piece.channel}</Badge>}
                  {piece.format && <span className="faint">{piece.format}</span>}
                  <Place source={piece.source} />
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  )
}
const total = (blocks: ReturnType<typeof contentByBlock>, channel: string): number =>
  blocks.reduce((sum, block) => sum + (block.cells.find(cell => cell.channel === channel)?.count ?? 0), 0)
