/**
 * Where every piece stands, kept in memory: read once, and then only what changed, be it a file, a delivery, a yes, a remark
 * or a rule. For pages that count and list very many pieces and show a few of them.
 */
import { setImmediate } from 'node:timers/promises'
import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ReviewNote } from '../db/review-notes.ts'
import type { Approval } from '../db/approvals.ts'
import type { Database } from '../db/open.ts'
import { changedItems, happenedTo, MARKS_KEPT, type Happened, type LastPost } from '../db/pieces.ts'
import { standingOn, type Standing } from '../delivery/standing.ts'
import { stageOf, type PieceStage } from '../delivery/view.ts'
import { carriedFiles, readContent } from '../workspace/content.ts'
import { contentIndex, type ContentSnapshot, type ContentSummary, type ReadingProgress } from '../workspace/content-index.ts'
import type { ActionContext } from './action.ts'
import type { Publishing } from './publishing.ts'

/** A channel of a piece. `digest` of a piece that nobody said anything about is not known before it is shown: `UNREAD`. */
export type KeptChannel = Standing & { channel: string; digest: string | null; needed: number; post: LastPost | null }
export type KeptPiece = {
  summary: ContentSummary
  stage: PieceStage
  channels: readonly KeptChannel[]
  /** What is searched, in lower case. */
  words: string
  yeses: readonly Approval[]
  requests: readonly ReviewNote[]
  /** Files beside it that its digests are of, with the state that they were in. */
  assets: ReadonlyMap<string, string> | null
  /** What is worked out of it for one who looks; goes with it. */
  known: Map<string, unknown>
}
export const UNREAD = 'unread'
const SILENT: Happened = { posts: [], yeses: [], requests: [] }
/** So many pieces are read before others have their turn. */
const BATCH = 100
const FEW = 500
const PAUSE = 10_000
/** Longer than this (milliseconds) without a look, and marks may be gone. */
const TOO_LONG = (MARKS_KEPT / 2) * 1000

class PieceIndex {
  /** By id, in the order of their files. */
  pieces: KeptPiece[] = []
  /** Changes with them. */
  version = 0
  /** How many pieces of how many were read, while they are read. */
  progress: ReadingProgress | null = null
  private readonly byId = new Map<string, KeptPiece>()
  private places = new Map<string, number>()
  private snapshot: ContentSnapshot | null = null
  private fingerprint = ''
  private mark: number | null = null
  private looked = -Infinity
  private assetsLooked = -Infinity
  private running: Promise<void> = Promise.resolve()

  /** Brings it up to date; whoever asks meanwhile waits for their turn. */
  refresh(context: ActionContext, place: Publishing): Promise<void> {
    const next = this.running.then(
      () => this.look(context, place),
      () => this.look(context, place),
    )
    this.running = next
    return next
  }

  private async look({ db, ref }: ActionContext, place: Publishing): Promise<void> {
    const index = contentIndex(ref.root)
    const snapshot = await index.all()
    const isAnew = this.fingerprint !== place.fingerprint || performance.now() - this.looked > TOO_LONG
    const { items, next } = await changedItems(db, ref.id, isAnew ? null : this.mark)
    const changed = new Set(items.filter(item => snapshot.byId.has(item)))
    if (isAnew || snapshot !== this.snapshot)
      for (const [id, summary] of snapshot.byId) if (isAnew || this.byId.get(id)?.summary !== summary) changed.add(id)
    for (const id of this.withOtherAssets(ref.root)) changed.add(id)
    const read = new Map<string, KeptPiece>()
    const all = [...changed]
    for (let from = 0; from < all.length; from += BATCH) {
      this.progress = { done: from, of: all.length }
      const some = all.slice(from, from + BATCH)
      const happened = await happenedTo(db, ref.id, some)
      for (const id of some) {
        const summary = snapshot.byId.get(id)
        if (summary) read.set(id, await keptOf(place, summary, happened.get(id) ?? SILENT))
      }
      if (from > 0) await setImmediate()
    }
    this.take(snapshot, read)
    this.fingerprint = place.fingerprint
    this.mark = next
    this.looked = performance.now()
    this.progress = null
  }

  private take(snapshot: ContentSnapshot, read: ReadonlyMap<string, KeptPiece>): void {
    if (snapshot === this.snapshot && read.size === 0) return
    this.version++
    for (const [id, piece] of read) this.byId.set(id, piece)
    if (snapshot === this.snapshot) {
      for (const [id, piece] of read) this.pieces[this.places.get(id)!] = piece
      return
    }
    this.snapshot = snapshot
    for (const id of this.byId.keys()) if (!snapshot.byId.has(id)) this.byId.delete(id)
    // Of two files with one id the first is meant.
    this.pieces = snapshot.all.flatMap(summary => (snapshot.byId.get(summary.id) === summary ? (this.byId.get(summary.id) ?? []) : []))
    this.places = new Map(this.pieces.map((piece, at) => [piece.summary.id, at]))
  }

  /** Pieces beside which a file changed: nobody tells of pictures. With very many they are looked at now and then. */
  private withOtherAssets(root: string): string[] {
    const carrying = this.pieces.filter(each => each.assets !== null)
    if (carrying.length > FEW && performance.now() - this.assetsLooked < PAUSE) return []
    this.assetsLooked = performance.now()
    return carrying.filter(each => isOld(root, each)).map(each => each.summary.id)
  }
}

const indexes = new WeakMap<Database, Map<string, PieceIndex>>()
/** The index of a workspace as it is at this moment. `place`: its settings as they are now. */
export async function pieceIndex(context: ActionContext, place: Publishing): Promise<PieceIndex> {
  let all = indexes.get(context.db)
  if (!all) indexes.set(context.db, (all = new Map()))
  let index = all.get(context.ref.id)
  if (!index) all.set(context.ref.id, (index = new PieceIndex()))
  await index.refresh(context, place)
  return index
}
export type { PieceIndex }

/** How far the reading of a workspace is, for a page that waits for it: of its files first, then of where each stands. */
export function readingOf({ db, ref }: Pick<ActionContext, 'db' | 'ref'>): ReadingProgress | null {
  const progress = indexes.get(db)?.get(ref.id)?.progress ?? null
  return contentIndex(ref.root).reading() ?? (progress !== null && progress.of > FEW ? progress : null)
}

async function keptOf(place: Publishing, summary: ContentSummary, { posts, yeses, requests }: Happened): Promise<KeptPiece> {
  // Whatever the bytes are, nobody said anything about them.
  const read = yeses.length + requests.length > 0 ? await digestsOf(place, summary) : null
  const channels = summary.channels.map(({ name }): KeptChannel => {
    const judge = place.judgeOf(summary, name)
    const isSet = place.channels.some(each => each.instance === name)
    const digest = isSet ? (read?.digests[name] ?? UNREAD) : null
    const standing = digest === null ? NOT_SET : standingOn({ channel: name, digest, judge }, yeses, requests)
    const post = posts.findLast(each => each.channel === name) ?? null
    return { ...standing, channel: name, digest, needed: judge.rule.approvals, post }
  })
  const { id, title, theme, file, state } = summary
  const titles = channels.map(each => place.channels.find(known => known.instance === each.channel)?.channel.title ?? '')
  return {
    summary,
    stage: stageOf(state, channels.map(each => ({ ...each, delivery: each.post }))), // prettier-ignore
    channels,
    words: [title ?? id, theme ?? '', file, ...channels.map(each => each.channel), ...titles].join(' ').toLowerCase(),
    yeses,
    requests,
    assets: read?.assets ?? null,
    known: new Map(),
  }
}
const NOT_SET: Standing = { approvedBy: [], approved: false, missing: null, requests: 0, asked: false }

type Digests = { digests: Readonly<Record<string, string>>; assets: KeptPiece['assets'] }
async function digestsOf(place: Publishing, { id, file: path }: ContentSummary): Promise<Digests> {
  const file = readContent(place.root, path)
  if (file === null || file.item.id !== id) return { digests: {}, assets: null }
  const beside = carriedFiles(file, file.text).map(name => join(dirname(path), name))
  const assets = beside.length === 0 ? null : new Map(beside.map(name => [name, stampOf(join(place.root, name))]))
  return { digests: await place.digestsOf(file), assets }
}
const isOld = (root: string, { assets }: KeptPiece): boolean =>
  [...(assets ?? [])].some(([name, stamp]) => stampOf(join(root, name)) !== stamp)
function stampOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false })
  return found === undefined ? 'gone' : `${found.ino} ${found.mtimeMs} ${found.size}`
}

/** The same piece with all of its digests, kept for the next who asks. */
export async function withDigests(index: PieceIndex, place: Publishing, piece: KeptPiece): Promise<KeptPiece> {
  if (piece.channels.every(each => each.digest !== UNREAD)) return piece
  const { digests, assets } = await digestsOf(place, piece.summary)
  const channels = piece.channels.map(each => (each.digest === UNREAD ? { ...each, digest: digests[each.channel] ?? null } : each))
  // In its place, so that all lists hold it.
  return Object.assign(piece, { channels, assets })
}
