/** The pieces of workspaces as a list, as problems one a line, or as JSON. */
import { printWorkspaces } from '../as-json.ts'
import { channelsByName } from '../../channels/door/limits.ts'
import { declaredAgainst } from '../../content/declared.ts'
import { launchTimeText } from '../../content/launch-time.ts'
import type { Use } from '../../content/lint/rule.ts'
import type { ContentItem } from '../../content/model.ts'
import { examine, lengthsOf } from '../../content/examine.ts'
import { stageOf, type PieceStage } from '../../delivery/view.ts'
import { grouped, plural, table } from '../../lib/table.ts'
import type { Problem } from '../../plan/model.ts'
import { readAllContent } from '../../workspace/content.ts'
import { examineSetup } from '../../workspace/examine-setup.ts'
import type { Context } from '../command.ts'
import { storedKnowledge } from '../ledger.ts'
import { shownFile, type Reading } from '../reading.ts'
import { storedResults, sumText, type PieceResult } from '../stored-results.ts'

/** `length` is of the longest post, by the channel's own count. */
type ChannelView = { channel: string; posts: number; length: number; limit: number | null }
type PieceView = {
  item: ContentItem
  stage: PieceStage
  channels: ChannelView[]
  results: readonly PieceResult[]
  problems: Problem[]
}

/** `stages`: where each piece of a workspace stands, by its id. */
type Options = { stages(reading: Reading): Promise<Record<string, PieceStage>>; json: boolean; onlyProblems: boolean }

/** Prints; returns the exit code: 1 when a piece that is "ready" has an error. */
export async function listContent(
  context: Context,
  readings: readonly Reading[],
  { stages, json, onlyProblems }: Options,
): Promise<number> {
  const { out, cwd } = context
  const views = await Promise.all(
    readings.map(async reading => ({ reading, pieces: await piecesOf(context, reading, await stages(reading)) })),
  )
  if (json) {
    const workspaces = await Promise.all(views.map(({ reading, pieces }) => jsonOf(reading, pieces)))
    printWorkspaces(context, workspaces)
  } else
    for (const { reading, pieces } of views) {
      if (pieces.length === 0)
        out.line(
          `${reading.loaded.name} has no content yet. "uptake draft PIECE" begins a file; "uptake import-content FILE" splits a library of posts.`,
        )
      else {
        if (!onlyProblems) tellPieces(out, pieces)
        tellProblems(out, pieces, file => shownFile(reading.loaded, file, cwd), onlyProblems)
      }
    }
  const isBroken = ({ item, problems }: PieceView): boolean => item.state === 'ready' && problems.some(each => each.severity === 'error')
  return views.some(({ pieces }) => pieces.some(isBroken)) ? 1 : 0
}

async function piecesOf(context: Context, { loaded }: Reading, stages: Record<string, PieceStage>): Promise<PieceView[]> {
  const files = readAllContent(loaded.root)
  const results = await storedResults(context, loaded.ref)
  const setup = await examineSetup(loaded, files, await storedKnowledge(context, loaded.ref, loaded.config.timezone))
  return files.map(file => {
    const { uses, problems } = examine(file, file.text, file.files, setup)
    const { item } = file
    const stage = stages[item.id] ?? stageOf(item.state, [])
    return { item, stage, channels: uses.map(viewOf), results: results.get(item.id) ?? [], problems }
  })
}

function viewOf({ channel, limits, rendition }: Use): ChannelView {
  if (limits === null || rendition === null) return { channel, posts: 0, length: 0, limit: null }
  const lengths = lengthsOf(rendition, limits)
  return { channel, posts: rendition.parts.length, length: Math.max(0, ...lengths), limit: limits.length }
}

async function jsonOf({ loaded, plan }: Reading, pieces: readonly PieceView[]): Promise<unknown> {
  const items = pieces.map(piece => piece.item)
  const names = items.flatMap(item => item.channels.map(each => each.name))
  const declared = declaredAgainst(plan, items, await channelsByName(names, loaded.config.channels))
  return {
    id: loaded.id,
    name: loaded.name,
    pieces: pieces.map(({ item, stage, channels, results, problems }) => ({
      ...item,
      stage,
      places: undefined,
      bodies: item.bodies.map(body => ({ channels: body.channels, sections: body.sections.map(section => section.text) })),
      renditions: channels,
      results,
      problems,
    })),
    declared: {
      volumes: declared.volumes,
      pieces: declared.pieces.map(({ piece, wanted, found }) => ({ id: piece.id, title: piece.title, wanted, found })),
    },
  }
}

/** In fewer columns an id, which commands ask for, says enough. */
const TITLED = 110

function tellPieces({ line, width }: Context['out'], pieces: readonly PieceView[]): void {
  const titled = width >= TITLED
  const told = pieces.some(({ results }) => sumText(results) !== '')
  const rows = pieces.map(({ item, stage, channels, results, problems }) => [
    item.id,
    ...(titled ? [item.title ?? ''] : []),
    stage,
    item.schedule?.at ?? (item.fromLaunch ? launchTimeText(item.fromLaunch) : ''),
    channels.map(channelText).join(', '),
    ...(told ? [sumText(results)] : []),
    problems.length === 0 ? '' : plural(problems.length, 'problem'),
  ])
  const columns = [{}, ...(titled ? [{ shrink: true }] : []), {}, {}, { shrink: true }, ...(told ? [{ shrink: true }] : []), {}]
  for (const text of table(
    [['item', ...(titled ? ['title'] : []), 'state', 'when', 'channels', ...(told ? ['results'] : []), ''], ...rows],
    columns,
    width,
  ))
    line(text)
  line()
}

function tellProblems(out: Context['out'], pieces: readonly PieceView[], file: (path: string) => string, onlyProblems: boolean): void {
  const { style } = out
  for (const { problems } of pieces)
    for (const { source, severity, message, rule, expected } of problems) {
      const paint = severity === 'error' ? style.red : severity === 'warning' ? style.yellow : style.dim
      out.line(`${file(source.file)}:${source.line}:${source.column} ${paint(severity)} ${message}  ${style.dim(rule)}`)
      if (expected !== null && !onlyProblems) out.line(style.dim(`  ${expected}`))
    }
  const broken = pieces.filter(piece => piece.problems.some(each => each.severity === 'error'))
  if (!onlyProblems) out.line(style.dim(`${plural(pieces.length, 'piece')}, ${plural(broken.length, 'piece')} with errors`))
}

const channelText = ({ channel, posts, length, limit }: ChannelView): string =>
  limit === null ? `${channel} ?` : `${channel} ${posts > 1 ? `${posts}× ≤ ` : ''}${grouped(length)}/${grouped(limit)}`
