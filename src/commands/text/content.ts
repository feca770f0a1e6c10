/** The pieces of workspaces as a list, as problems one a line, or as JSON. */
import { basename } from 'node:path'
import type { Limits } from '../../channels/channel.ts'
import { configuredChannels } from '../../channels/door/settings.ts'
import { loadChannel } from '../../channels/index.ts'
import { declaredAgainst } from '../../content/declared.ts'
import { countOf } from '../../content/length.ts'
import { hostOf } from '../../content/links.ts'
import { duplicatesOf } from '../../content/lint/duplicates.ts'
import { lint } from '../../content/lint/index.ts'
import type { Use } from '../../content/lint/rule.ts'
import type { ContentItem } from '../../content/model.ts'
import { renditionOf } from '../../content/rendition.ts'
import { placesOf } from '../../lib/places.ts'
import { plural, table } from '../../lib/table.ts'
import type { Problem } from '../../plan/model.ts'
import { readAllContent, type ContentFile } from '../../workspace/content.ts'
import type { Config } from '../../workspace/settings.ts'
import type { Context } from '../command.ts'
import { shownFile, type Reading } from '../reading.ts'

/** `length` is of the longest post, by the channel's own count. */
type ChannelView = { channel: string; posts: number; length: number; limit: number | null }
type PieceView = { item: ContentItem; channels: ChannelView[]; problems: Problem[] }

type Options = { json: boolean; onlyProblems: boolean }

/** Prints; returns the exit code: 1 when a piece that is "ready" has an error. */
export async function listContent({ out, cwd }: Context, readings: readonly Reading[], { json, onlyProblems }: Options): Promise<number> {
  const views = await Promise.all(readings.map(async reading => ({ reading, pieces: await piecesOf(reading) })))
  if (json) {
    const workspaces = views.map(({ reading, pieces }) => jsonOf(reading, pieces))
    out.line(JSON.stringify(workspaces.length === 1 ? workspaces[0] : { workspaces }, null, 2))
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

async function piecesOf({ loaded }: Reading): Promise<PieceView[]> {
  const { config, root } = loaded
  const files = readAllContent(root)
  const limits = await limitsOf(config, files)
  const hosts = [config.project.homepage].flatMap(address => (address === null ? [] : (hostOf(address) ?? [])))
  const duplicates = duplicatesOf(files.map(file => file.item))
  return files.map(({ item, text, problems, files: assets }) => {
    const uses = item.channels.map(({ name }): Use => {
      const own = limits.get(name) ?? null
      return {
        channel: name,
        limits: own,
        rendition: own === null ? null : renditionOf({ item, channel: name, limits: own, hosts, files: assets }),
      }
    })
    const found = lint({ item, text, place: placesOf(text, item.file), uses, words: config.words, claims: null, duplicates }, config.rules)
    return { item, channels: uses.map(viewOf), problems: [...problems, ...found] }
  })
}

/** Limits by the name that a channel has in the workspace; a channel that is not set up yet goes by its own name. */
async function limitsOf(config: Config, files: readonly ContentFile[]): Promise<Map<string, Limits>> {
  const { configured } = await configuredChannels(config.channels)
  const limits = new Map(configured.map(each => [each.instance, each.channel.limits]))
  const named = new Set(files.flatMap(file => file.item.channels.map(use => use.name)))
  for (const name of named) {
    const channel = limits.has(name) ? null : await loadChannel(name)
    if (channel !== null) limits.set(name, channel.limits)
  }
  return limits
}

function viewOf({ channel, limits, rendition }: Use): ChannelView {
  if (limits === null || rendition === null) return { channel, posts: 0, length: 0, limit: null }
  const lengths = rendition.parts.map(part => countOf(part.text, limits.counted))
  return { channel, posts: rendition.parts.length, length: Math.max(0, ...lengths), limit: limits.length }
}

function jsonOf({ loaded, plan }: Reading, pieces: readonly PieceView[]): unknown {
  const declared = declaredAgainst(
    plan,
    pieces.map(piece => piece.item),
  )
  return {
    id: loaded.id,
    name: loaded.name,
    pieces: pieces.map(({ item, channels, problems }) => ({
      ...item,
      places: undefined,
      bodies: item.bodies.map(body => ({ channels: body.channels, sections: body.sections.map(section => section.text) })),
      renditions: channels,
      problems,
    })),
    declared: {
      volumes: declared.volumes,
      pieces: declared.pieces.map(({ piece, wanted, found }) => ({ id: piece.id, title: piece.title, wanted, found })),
    },
  }
}

function tellPieces({ line, width }: Context['out'], pieces: readonly PieceView[]): void {
  const rows = pieces.map(({ item, channels, problems }) => [
    item.title ?? basename(item.file),
    item.state,
    item.schedule?.at ?? '',
    channels.map(channelText).join(', '),
    problems.length === 0 ? '' : plural(problems.length, 'problem'),
  ])
  const columns = [{ shrink: true }, {}, {}, { shrink: true }, {}]
  for (const text of table([['piece', 'state', 'when', 'channels', ''], ...rows], columns, width)) line(text)
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
  limit === null ? `${channel} ?` : `${channel} ${posts > 1 ? `${posts}× ≤ ` : ''}${length}/${limit}`
