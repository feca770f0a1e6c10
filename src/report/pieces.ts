/** Content: what was due and what is out, declared volume against published pieces, and the mix of themes. */
import { dateAt } from '../metrics/calendar.ts'
import { formatOf, platforms } from '../plan/lexicon/index.ts'
import { matches } from '../plan/check/volumes.ts'
import type { Allocation, ContentPiece, Plan } from '../plan/model.ts'
import { placeOf } from '../plan/read/positions.ts'
import { isOut, type AllFulfilled } from '../schedule/agenda.ts'
import { volumeCheck } from '../schedule/content.ts'
import type { ReportInput } from './input.ts'
import type { PieceLine, Report, ThemeMix, VolumeLine } from './view.ts'
import { compareDue, dueOf, knownPlaces, within } from './work.ts'

const sum = (pieces: readonly ContentPiece[]): number => pieces.reduce((total, piece) => total + piece.count, 0)

export function contentOf({ plan, period, today, zone, deliveries, fulfilled }: ReportInput, from: string): Report['content'] {
  const known = knowledgeOf(plan, fulfilled ?? {})
  const due = plan.content.filter(piece => within(dueOf(piece) ?? '', period)).sort((a, b) => compareDue(dueOf(a), dueOf(b)))
  // A line that is a task too is told as one.
  const tasks = new Set(plan.tasks.map(task => placeOf(task.source)))
  const missed = due.filter(
    piece => !tasks.has(placeOf(piece.source)) && known.isKnown(piece) && !known.isOut(piece) && (dueOf(piece) ?? '') < from,
  )
  return {
    due: sum(due),
    published: due.some(known.isKnown) ? due.reduce((total, piece) => total + known.out(piece), 0) : null,
    pieces: fulfilled && due.map(piece => pieceLine(piece, fulfilled, today > period.end)),
    deliveries: deliveries.map(({ at, ...post }) => ({ on: dateAt(at, zone), ...post })).filter(({ on }) => within(on, period)),
    missed: missed.map(piece => ({ ...called(piece), count: piece.count })),
    volumes: volumesOf(plan, known),
    themes: themesOf(plan, known),
  }
}

const called = (piece: ContentPiece): Pick<PieceLine, 'title' | 'channel' | 'due' | 'place'> => ({
  title: piece.title,
  channel: piece.channel,
  due: dueOf(piece),
  place: placeOf(piece.source),
})

function pieceLine(piece: ContentPiece, fulfilled: AllFulfilled, over: boolean): PieceLine {
  const files = fulfilled[piece.id] ?? { written: 0, scheduled: 0, out: 0 }
  const left = (taken: number, files: number): number => Math.max(0, Math.min(piece.count - taken, files))
  const out = piece.done ? piece.count : left(0, files.out)
  const scheduled = over ? 0 : left(out, files.scheduled - files.out)
  const written = left(out + scheduled, files.written - files.out - scheduled)
  return {
    ...called(piece),
    count: piece.count,
    out,
    scheduled: over ? null : scheduled,
    written,
    missing: piece.count - out - scheduled - written,
  }
}

/** What is known of the pieces of a plan: by their boxes, or by files that are for them. */
type Knowledge = {
  isKnown(piece: ContentPiece): boolean
  isOut(piece: ContentPiece): boolean
  /** How many of it are out. */
  out(piece: ContentPiece): number
}
function knowledgeOf(plan: Plan, fulfilled: AllFulfilled): Knowledge {
  const places = knownPlaces(plan)
  return {
    isKnown: piece => places.has(placeOf(piece.source)) || fulfilled[piece.id] !== undefined,
    isOut: piece => isOut(piece, fulfilled[piece.id]),
    out: piece => (piece.done ? piece.count : Math.min(piece.count, fulfilled[piece.id]?.out ?? 0)),
  }
}

function volumesOf(plan: Plan, { isKnown, out }: Knowledge): VolumeLine[] {
  const checks = volumeCheck(plan)
  return plan.volumes.map((volume, index) => {
    const pieces = plan.content.filter(piece => piece.source.file === volume.source.file && matches(volume, piece))
    return {
      label: volume.label,
      declared: volume.count,
      listed: checks[index]?.listed ?? 0,
      published: pieces.some(isKnown) ? pieces.reduce((total, piece) => total + out(piece), 0) : null,
    }
  })
}

/**
 * Groups of shares ("Tutorials (40%), announcements (25%)") whose themes are found among the pieces; groups that split
 * something else (money, audiences) match no piece and are left out.
 */
function themesOf(plan: Plan, { out }: Knowledge): ThemeMix[] {
  const groups = Map.groupBy(plan.allocations, allocation => `${allocation.source.file}\n${allocation.group}`)
  return [...groups.values()].flatMap(shares => {
    const parts = shares.map(share => ({ share, pieces: plan.content.filter(piece => isAbout(piece, share, shares)) }))
    // One theme that is found says nothing about a mix.
    if (parts.filter(({ pieces }) => pieces.length > 0).length < 2) return []
    const published = parts.map(({ pieces }) => pieces.reduce((total, piece) => total + out(piece), 0))
    const all = published.reduce((total, each) => total + each, 0)
    return [
      {
        group: shares[0]?.group ?? '',
        themes: parts.map(({ share, pieces }, index) => ({
          theme: share.label,
          planned: share.percent / 100,
          published: all === 0 ? null : (published[index] ?? 0) / all,
          pieces: sum(pieces),
        })),
      },
    ]
  })
}

/** Does a piece belong to a theme? By words that the theme shares with no other of its group, by format, or by channel. */
function isAbout(piece: ContentPiece, share: Allocation, group: readonly Allocation[]): boolean {
  const format = formatOf(share.label)?.format
  if (format !== undefined && format === piece.format && group.filter(other => formatOf(other.label)?.format === format).length === 1)
    return true
  const platform = platforms(share.label)[0]?.id
  if (platform !== undefined && platform === piece.channel) return true
  const others = new Set(group.filter(other => other !== share).flatMap(other => wordsOf(other.label)))
  const own = wordsOf(share.label).filter(word => !others.has(word))
  const said = new Set(wordsOf([piece.title, ...piece.section].join(' ')))
  return own.some(word => said.has(word))
}

/** Words of four letters or more, without a plural s; of Han, kana and Hangul whole runs of two or more. */
export const wordsOf = (text: string): string[] =>
  [...text.toLowerCase().matchAll(/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]{2,}|\p{L}{4,}/gu)].map(
    ([word]) => word.replace(/(?<=[a-z]{3})s$/, ''),
  )
