/** Reads the board: how many pieces stand where, and the first of each column. Changes nothing. */
import type { BoardView, FilesView, PageAsk, PieceCard } from '../delivery/pages.ts'
import { PIECE_STAGES, type PieceStage } from '../delivery/view.ts'
import { systemZone } from '../lib/clock.ts'
import type { ContentPiece } from '../plan/model.ts'
import { contentIndex } from '../workspace/content-index.ts'
import type { ActionContext } from './action.ts'
import { holds, pagesOf } from './paged.ts'
import { pieceIndex, withDigests, type KeptPiece, type PieceIndex } from './piece-index.ts'
import { publishing, type Publishing } from './publishing.ts'
import { unwritten } from './unwritten.ts'

/** Cards of a column that are sent at first. */
const FIRST = 20

/** `planned`: the pieces of the plan. */
export async function boardView(context: ActionContext, planned: readonly ContentPiece[], ask: PageAsk): Promise<BoardView> {
  const place = await publishing(context, [])
  const index = await pieceIndex(context, place)
  const snapshot = await contentIndex(context.ref.root).all()
  const stages = stagesOf(index, ask.words)
  const groups = PIECE_STAGES.map(stage => [stage, stages.get(stage) ?? []] as const)
  return {
    groups: await pagesOf(groups, ask, { key, draw: async piece => cardOf(place, await withDigests(index, place, piece)), first: FIRST }),
    total: index.pieces.length,
    files: index.pieces.length,
    planned: unwritten(planned, snapshot).length,
    channels: place.channels.length,
    zone: place.zone ?? systemZone(),
  }
}
export const key = ({ summary }: KeptPiece): string => summary.file

type Sorted = { version: number; words: string; stages: ReadonlyMap<PieceStage, readonly KeptPiece[]> }
const sorted = new WeakMap<PieceIndex, Sorted>()
/** Pieces by their stage; who turns pages or looks again gets what was found before. */
function stagesOf(index: PieceIndex, words: readonly string[]): Sorted['stages'] {
  const known = sorted.get(index)
  const asked = words.join(' ')
  if (known?.version === index.version && known.words === asked) return known.stages
  const stages = Map.groupBy(words.length === 0 ? index.pieces : index.pieces.filter(each => holds(each.words, words)), each => each.stage)
  sorted.set(index, { version: index.version, words: asked, stages })
  return stages
}

function cardOf(place: Publishing, { summary, stage, channels }: KeptPiece): PieceCard {
  const { id, file, title, state, theme, problems, recurrence } = summary
  return {
    id,
    file,
    title: title ?? id,
    state,
    stage,
    theme,
    schedule: place.timeOf(summary, null).schedule,
    recurs: recurrence !== null,
    problems,
    channels: channels.map(({ channel: name, digest, approvedBy, approved, needed, requests, asked, post }) => ({
      channel: name,
      title: place.channels.find(each => each.instance === name)?.channel.title ?? name,
      digest,
      reason: digest === null ? notSetUp(name) : null,
      approvedBy,
      approved,
      needed,
      requests,
      asked,
      delivery: post === null ? null : { id: post.id, state: post.state, local: post.local, zone: post.zone, reason: post.reason },
    })),
  }
}
export const notSetUp = (name: string): string => `${name} is not set up under "channels:" in uptake.yml.`

/** Files of a list that are sent at first. */
const FIRST_FILES = 100
/** The content files, to open one. */
export async function filesView(context: ActionContext, ask: PageAsk): Promise<FilesView> {
  const { all } = await contentIndex(context.ref.root).all()
  const found = ask.words.length === 0 ? all : all.filter(({ file, title }) => holds(`${title ?? ''} ${file}`.toLowerCase(), ask.words))
  const draw = ({ file, title, state, problems }: (typeof all)[number]) => ({ id: file, title: title ?? file.split('/').at(-1)!.replace(/\.md$/, ''), state, problems }) // prettier-ignore
  return { groups: await pagesOf([['all', found]], ask, { key: each => each.file, draw, first: FIRST_FILES }), total: all.length }
}
