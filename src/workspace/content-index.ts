/**
 * What the calendar needs of every content file, kept in memory: only files that changed are read again. For workspaces of
 * many thousand files, whose bodies nobody wants to read for a month of titles.
 */
import { closeSync, openSync, readSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { calledBy } from '../content/fulfils.ts'
import { headOf, parseContent } from '../content/file.ts'
import { askedTime } from '../content/launch-time.ts'
import type { ChannelUse, ContentItem } from '../content/model.ts'
import { keepContent, readKeptContent, type KeptEntries } from '../db/kept-content.ts'
import { CONTENT_FOLDER, isFileBelow, isPage, readContent, type ContentFile } from './content.ts'

export type ContentSummary = Pick<
  ContentItem,
  | 'file'
  | 'id'
  | 'title'
  | 'state'
  | 'theme'
  | 'campaign'
  | 'author'
  | 'audience'
  | 'language'
  | 'phase'
  | 'item'
  | 'format'
  | 'schedule'
  | 'fromLaunch'
  | 'recurrence'
  | 'series'
  | 'occurrence'
  | 'hours'
> & {
  channels: readonly Pick<ChannelUse, 'name' | 'schedule' | 'fromLaunch'>[]
  /** How many things are wrong with its front matter, and how many of them are errors. */
  problems: { all: number; errors: number }
}

/** A time that a file asks for, for some of its channels. `at` as written: 2026-11-03 09:00. */
export type Asked = { at: string; zone: string | null; piece: ContentSummary; channels: readonly string[] }
/** What a piece is called: by its file, or, where there is none, by its id. */
export const titleIn = ({ byId }: Pick<ContentSnapshot, 'byId'>, item: string): string => byId.get(item)?.title ?? item

export type ContentSnapshot = {
  /** By their paths. */
  all: readonly ContentSummary[]
  byId: ReadonlyMap<string, ContentSummary>
  /** By their local time as text. */
  asked: readonly Asked[]
  /** Pieces that tell a time from the launch: what they ask for is known with it (see `askedWith`). */
  fromLaunch: readonly ContentSummary[]
  recurring: readonly ContentSummary[]
  /** Id of the file of one time of a series, by `series day`. */
  occurrences: ReadonlyMap<string, string>
  /** What files are for, as they call it (see `calledBy`). */
  names: ReadonlySet<string>
  campaigns: ReadonlySet<string>
}

function snapshotOf(all: readonly ContentSummary[]): ContentSnapshot {
  const names = new Set<string>()
  for (const { item, title, id } of all) names.add(calledBy({ item, title: title ?? id }))
  return {
    all,
    // Of two files with one id the first is meant.
    byId: new Map(all.toReversed().map(each => [each.id, each])),
    asked: all.flatMap(each => askedBy(each, null)).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
    fromLaunch: all.filter(each => [each, ...each.channels].some(one => (one.fromLaunch ?? null) !== null)),
    recurring: all.filter(each => each.recurrence !== null),
    occurrences: new Map(all.flatMap(each => (each.series === null || each.occurrence === null ? [] : [[`${each.series} ${each.occurrence}`, each.id]]))), // prettier-ignore
    names,
    campaigns: new Set(all.flatMap(each => each.campaign ?? [])),
  }
}
/** What pieces that tell a time from the launch ask for with a launch (ISO day), beyond what stands in `asked`. */
export const askedWith = ({ fromLaunch }: ContentSnapshot, launch: string | null): Asked[] =>
  launch === null ? [] : fromLaunch.flatMap(piece => askedBy(piece, launch))

/** The channels of a file, together where they go out at one time: at times of its own, or at those that a launch gives it. */
function askedBy(piece: ContentSummary, launch: string | null): Asked[] {
  if (piece.recurrence !== null || piece.state === 'hold' || piece.state === 'archived') return []
  const times = new Map<string, Asked>()
  for (const { name } of piece.channels) {
    const { schedule: when, fromLaunch } = askedTime(piece, name, launch)
    if (when === null || (launch === null) !== (fromLaunch === null)) continue
    const key = `${when.at} ${when.zone ?? ''}`
    const known = times.get(key)
    times.set(key, { at: when.at, zone: when.zone, piece, channels: [...(known?.channels ?? []), name] })
  }
  const { schedule: own, fromLaunch } = askedTime(piece, '', launch)
  if (piece.channels.length === 0 && own !== null && (launch === null) === (fromLaunch === null)) return [{ ...own, piece, channels: [] }]
  return [...times.values()]
}

/** The front matter of nearly every file ends within so many bytes. */
const HEAD = 4096
/** With no more files than this they are looked at again whenever they are asked for, as that takes a few milliseconds. */
const FEW = 500
/** With more, they are looked at in the background, once something is said to have changed, or after so many milliseconds. */
const PAUSE = 600_000
/** What is kept for the next start is of this form: another way to read front matter, or to sum it up, is another form. */
const FORM = '5'

/** How many files of how many were looked at. */
export type ReadingProgress = { done: number; of: number }

class ContentIndex {
  private readonly root: string
  private entries: KeptEntries<ContentSummary> = new Map()
  private progress: ReadingProgress | null = null
  private snapshot: ContentSnapshot = snapshotOf([])
  private running: Promise<void> | null = null
  private looked = -Infinity
  private stale = true
  private paths: readonly string[] = []
  /** Files that are said to have changed. */
  private readonly named = new Set<string>()

  constructor(root: string) {
    this.root = root
  }

  /** All content files. The first call reads them; with very many files what changed since may show at the next call only. */
  async all(): Promise<ContentSnapshot> {
    if (this.running === null && (this.entries.size <= FEW || this.stale || performance.now() - this.looked > PAUSE)) {
      this.stale = false
      this.running = this.look().finally(() => {
        this.running = null
        this.looked = performance.now()
      })
      this.running.catch(() => undefined)
    }
    if (this.running !== null && (this.entries.size <= FEW || this.looked === -Infinity)) await this.running
    if (this.running === null) await this.lookAtNamed()
    return this.snapshot
  }

  /** The path of an item, by its id or its path, as the files were last looked at; null when there was none of it. */
  async find(item: string): Promise<string | null> {
    if (this.looked === -Infinity || this.named.size > 0) await this.all()
    return this.pathOf(item)
  }
  /** Looks at every file, and waits for it. */
  async again(): Promise<void> {
    this.stale = true
    await this.all()
    await this.running
  }

  /** The path of an item that was looked at, by its id or its path; null when there is none of it. */
  pathOf(item: string): string | null {
    return this.snapshot.byId.get(item)?.file ?? (this.entries.has(item) ? item : null)
  }

  /** How far the first reading is; null when it is done, or has not begun. */
  reading(): ReadingProgress | null {
    return this.looked === -Infinity ? this.progress : null
  }

  /** Says that files may have changed, or that these have: they are looked at before the next answer, however many others there are. */
  touch(paths?: readonly string[]): void {
    if (paths?.every(isContentFile)) for (const path of paths) this.named.add(path)
    else if (paths === undefined || paths.some(path => isContentFile(path) || isContentFolder(path))) this.stale = true
  }

  private async lookAtNamed(): Promise<void> {
    if (this.named.size === 0) return
    const paths = [...this.named]
    this.named.clear()
    const stamps = await Promise.all(paths.map(path => stampOf(join(this.root, path))))
    const there = new Set(this.paths)
    for (const [i, path] of paths.entries()) {
      const stamp = stamps[i] ?? GONE
      if (stamp === GONE) {
        this.entries.delete(path)
        there.delete(path)
      } else {
        this.entries.set(path, { stamp, summary: summaryOf(this.root, path) })
        there.add(path)
      }
    }
    this.take([...there].sort())
  }
  private take(paths: readonly string[]): void {
    this.paths = paths
    this.snapshot = snapshotOf(paths.flatMap(path => this.entries.get(path)?.summary ?? []))
  }

  private async look(): Promise<void> {
    const paths = await markdownIn(this.root, CONTENT_FOLDER)
    const there = new Set(paths)
    let changed = 0
    if (this.entries.size === 0 && paths.length > FEW) {
      this.entries = readKeptContent(this.root, FORM) ?? this.entries
      changed = this.entries.size
    }
    const kept = this.entries.size
    let read = 0
    for (const path of this.entries.keys()) if (!there.has(path)) changed += Number(this.entries.delete(path))
    for (let i = 0; i < paths.length; i += BATCH) {
      this.progress = { done: i, of: paths.length }
      const batch = paths.slice(i, i + BATCH)
      const stamps = await Promise.all(batch.map(path => stampOf(join(this.root, path))))
      for (const [j, path] of batch.entries()) {
        const stamp = stamps[j] ?? GONE
        if (this.entries.get(path)?.stamp === stamp) continue
        this.entries.set(path, { stamp, summary: summaryOf(this.root, path) })
        read++
      }
    }
    if (changed + read > 0) this.take(paths)
    // A few that changed are read again at the next start.
    if (paths.length > FEW && (kept === 0 || read > FEW)) keepContent(this.root, FORM, this.entries)
  }
}
const BATCH = 64
const GONE = 'gone'
const isContentFile = (path: string): boolean => path.startsWith(`${CONTENT_FOLDER}/`) && path.endsWith('.md')
const isContentFolder = (path: string): boolean => path === CONTENT_FOLDER || path.startsWith(`${CONTENT_FOLDER}/`)

const indexes = new Map<string, ContentIndex>()
/** The index of a workspace; one in a process. */
export function contentIndex(root: string): ContentIndex {
  let index = indexes.get(root)
  if (!index) indexes.set(root, (index = new ContentIndex(root)))
  return index
}

/**
 * The files of some items, by id or path, as they are now; null when the index does not know one of them, or it is
 * another one by now.
 */
export async function contentOf(root: string, items: readonly string[]): Promise<ContentFile[] | null> {
  const found: ContentFile[] = []
  if (items.length === 0) return found
  const index = contentIndex(root)
  await index.all()
  for (const item of new Set(items)) {
    const path = index.pathOf(item)
    const file = path === null ? null : readContent(root, path)
    if (file === null || (file.item.id !== item && file.item.file !== item)) return null
    found.push(file)
  }
  return found
}

async function stampOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => null)
  return found === null ? GONE : `${found.ino} ${found.mtimeMs} ${found.size}`
}

async function markdownIn(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => [])
  const found: string[] = []
  for (const entry of entries) {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) found.push(...(await markdownIn(root, path)))
    else if (entry.name.endsWith('.md') && !entry.name.startsWith('.')) found.push(path)
  }
  return found.sort()
}

/** Null for a file that cannot be read or is no text: the pages that read it in full say so. */
function summaryOf(root: string, path: string): ContentSummary | null {
  try {
    const start = isFileBelow(root, join(root, path)) ? readStart(join(root, path)) : null
    if (start !== null && isPage(start)) return null
    const head = start === null ? null : headOf(start)
    const read = head === null ? readContent(root, path) : parseContent(start!.slice(0, head.body), path)
    if (!read) return null
    const { item, problems } = read
    const { file, id, title, state, theme, campaign, author, audience, language } = item
    const { phase, format, schedule, recurrence, series, occurrence, hours, channels } = item
    const uses = channels.map(each => ({ name: each.name, schedule: each.schedule, ...told(each) }))
    return {
      file,
      id,
      title,
      state,
      theme,
      campaign,
      author,
      audience,
      language,
      phase,
      item: item.item,
      format,
      schedule,
      ...told(item),
      recurrence,
      series,
      occurrence,
      hours,
      channels: uses,
      problems: { all: problems.length, errors: problems.filter(each => each.severity === 'error').length },
    }
  } catch {
    return null
  }
}

/** Kept only where there is one: few have it. */
const told = ({ fromLaunch = null }: Pick<ContentItem, 'fromLaunch'>): Pick<ContentItem, 'fromLaunch'> =>
  fromLaunch === null ? {} : { fromLaunch }

/** The beginning of a file in UTF-8; null for one in another encoding. */
function readStart(path: string): string | null {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(HEAD)
    const length = readSync(file, bytes, 0, HEAD, 0)
    const text = bytes.toString('utf8', 0, length)
    return /\uFFFD(?!$)|\0/.test(text.slice(0, -3)) ? null : text
  } finally {
    closeSync(file)
  }
}
