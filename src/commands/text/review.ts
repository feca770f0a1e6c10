/** Reviews as text: the queue, one piece with what changed, and links. */
import { bodyOf, compare, type Change, type Run } from '../../content/review/compare.ts'
import type { ReviewLink } from '../../db/review-links.ts'
import { isOpen } from '../../db/review-notes.ts'
import type { ReviewChannel, ReviewPiece, ReviewView } from '../../delivery/review-view.ts'
import { plural, table } from '../../lib/table.ts'
import type { Terminal } from '../../lib/terminal.ts'

const day = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ')

export function tellQueue(out: Terminal, view: ReviewView): void {
  const { style } = out
  if (view.broken) out.line(style.red('"review:" in uptake.yml cannot be read, so nothing may go out. "uptake check" says what is wrong.'))
  if (view.pieces.length === 0) {
    out.line('Nothing is in review. "uptake review state ITEM ready" puts a piece there; "uptake content" lists them.')
    return
  }
  const rows = view.pieces.map(piece => [
    piece.waitsForMe || piece.askedOfMe ? '→' : '',
    piece.id,
    piece.stage,
    piece.channels
      .map(({ channel, approved, approvedBy, needed }) => `${channel} ${approved ? '✓' : `${approvedBy.length}/${needed}`}`)
      .join(', '),
    [piece.changed ? 'changed since you looked' : '', openText(piece)].filter(text => text !== '').join(', '),
  ])
  for (const line of table([['', 'piece', 'state', 'approvals', ''], ...rows], [{}, {}, {}, { shrink: true }, { shrink: true }], out.width))
    out.line(line)
  out.line()
  const mine = view.pieces.filter(each => each.waitsForMe || each.askedOfMe).length
  const who = view.me === null ? '' : ` of ${view.me}`
  const isNobody = view.people.length > 0 && !view.people.some(each => each.id === view.me)
  if (isNobody)
    out.line(
      style.dim(
        `Nobody under "people:" in uptake.yml is called ${view.me ?? ''}; --as NAME says who you are, or add your user name to the handles.`,
      ),
    )
  out.line(
    style.dim(
      `${plural(view.pieces.length, 'piece')}, ${mine === 0 ? 'none waits' : `${mine} (→) ${mine === 1 ? 'waits' : 'wait'}`} for an answer${who}. "uptake review show ITEM" shows one.`,
    ),
  )
}
const openText = ({ notes }: ReviewPiece): string => {
  const open = notes.filter(isOpen).length
  return open === 0 ? '' : plural(open, 'open request')
}

export function tellPiece(out: Terminal, view: ReviewView, only: readonly string[] | null): void {
  const { style } = out
  for (const piece of view.pieces) {
    out.line(`${style.bold(piece.title)}  ${piece.stage}  ${style.dim(piece.file)}`)
    if (piece.author !== null) out.line(style.dim(`by ${piece.author}`))
    tellFindings(out, piece)
    for (const channel of piece.channels) if (only === null || only.includes(channel.channel)) tellChannel(out, view, channel)
    if (piece.notes.length > 0) out.line()
    for (const { id, kind, person, at, text, channel, resolvedBy } of piece.notes) {
      const where = channel === null ? '' : ` on ${channel}`
      const said =
        kind === 'comment'
          ? 'says'
          : resolvedBy === null
            ? style.yellow('asks for changes')
            : `asked for changes (settled by ${resolvedBy})`
      out.line(`${person} ${said}${where}  ${style.dim(`${day(at)} ${id.slice(0, 8)}`)}`)
      for (const line of text.split('\n')) out.line(`  ${line}`)
    }
    if (piece.links.length > 0) out.line()
    tellLinks(out, piece.links, '')
  }
}

/** What the rules say of a piece: errors and warnings. */
export function tellFindings({ line, style }: Terminal, { findings = [] }: Pick<ReviewPiece, 'findings'>): void {
  for (const { severity, message, rule } of findings)
    if (severity !== 'info') line(`${severity === 'error' ? style.red('✗') : style.yellow('!')} ${message}  ${style.dim(rule)}`)
}

/** "Mastodon", or "news (Mastodon)" where the workspace calls it otherwise. */
const titleOf = ({ channel, title }: ReviewChannel): string => (channel === title.toLowerCase() ? title : `${channel} (${title})`)

function tellChannel(out: Terminal, view: ReviewView, channel: ReviewChannel): void {
  const { style } = out
  out.line()
  out.line(`${channel.approved ? style.green('✓') : style.yellow('·')} ${style.bold(titleOf(channel))}  ${style.dim(channel.rule)}`)
  if (channel.reason !== null) return out.line(`  ${channel.reason}`)
  if (channel.approvedBy.length > 0) out.line(`  yes: ${channel.approvedBy.join(', ')}`)
  if (channel.missing !== null) out.line(`  ${channel.missing}`)
  const before = channel.approvedLast?.digest === channel.digest ? channel.seenLast : (channel.approvedLast ?? channel.seenLast)
  const [was, is] = [before && view.bodies[before.digest], channel.digest && view.bodies[channel.digest]]
  if (before === null || before.digest === channel.digest) {
    for (const part of channel.parts) for (const line of part.text.split('\n')) out.line(`  ${style.dim('│')} ${line}`)
    return
  }
  const how = before === channel.approvedLast ? `approved by ${before.by}` : 'you looked at it'
  out.line(style.dim(`  since ${how} ${day(before.at)}:`))
  if (!was || !is) return out.line('  It differs; the text of then was not kept.')
  for (const change of compare(bodyOf(was), bodyOf(is))) tellChange(out, change)
}

function tellChange(out: Terminal, { field, post, name, runs }: Change): void {
  const { style } = out
  out.line(`  ${style.dim(name ?? (post === null ? field : `${field} of post ${post}`))}`)
  const paint = ({ kind, text }: Run): string => {
    // Marks for those who see no colours.
    if (kind === 'same') return text
    const [open, close] = kind === 'added' ? ['{+', '+}'] : ['[-', '-]']
    const marked = `${open}${text}${close}`
    return kind === 'added' ? style.green(marked) : style.red(marked)
  }
  for (const line of runs.map(paint).join('').split('\n')) out.line(`    ${line}`)
}

export function tellLinks(
  out: Terminal,
  links: readonly ReviewLink[],
  empty = 'No link is open. "uptake review link ITEM --for NAME" makes one.',
): void {
  if (links.length === 0 && empty !== '') out.line(empty)
  for (const { id, item, person, expiresAt } of links)
    out.line(`link ${id.slice(0, 8)}  ${item}  for ${person}  ${out.style.dim(`until ${day(expiresAt)} UTC`)}`)
}
