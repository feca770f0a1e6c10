/** Content: what was due and what is out, declared volume against published pieces, and the mix of themes. */
import { dateAt } from '../metrics/calendar.ts'
import { formatOf, platforms } from '../plan/lexicon/index.ts'
import { matches } from '../plan/check/volumes.ts'
import type { Allocation, ContentPiece, Plan } from '../plan/model.ts'
import { placeOf } from '../plan/read/positions.ts'
import { volumeCheck } from '../schedule/content.ts'
import type { ReportInput } from './input.ts'
import type { Report, ThemeMix, VolumeLine } from './view.ts'
import { compareDue, dueOf, knownPlaces, within } from './work.ts'

const sum = (pieces: readonly ContentPiece[]): number => pieces.reduce((total, piece) => total + piece.count, 0)

export function contentOf({ plan, period, zone, deliveries }: ReportInput, from: string): Report['content'] {
  const places = knownPlaces(plan)
  const isKnown = (piece: ContentPiece): boolean => places.has(placeOf(piece.source))
  const due = plan.content.filter(piece => within(dueOf(piece) ?? '', period))
  // A line that is a task too is told as one.
  const tasks = new Set(plan.tasks.map(task => placeOf(task.source)))
  const missed = due.filter(piece => !tasks.has(placeOf(piece.source)) && isKnown(piece) && !piece.done && (dueOf(piece) ?? '') < from)
  return {
    due: sum(due),
    published: due.some(isKnown) ? sum(due.filter(piece => piece.done)) : null,
    deliveries: deliveries
      .map(({ at, item, channel, url }) => ({ on: dateAt(at, zone), item, channel, url }))
      .filter(({ on }) => within(on, period)),
    missed: missed
      .map(piece => ({ title: piece.title, count: piece.count, channel: piece.channel, due: dueOf(piece), place: placeOf(piece.source) }))
      .sort((a, b) => compareDue(a.due, b.due)),
    volumes: volumesOf(plan, isKnown),
    themes: themesOf(plan),
  }
}

function volumesOf(plan: Plan, isKnown: (piece: ContentPiece) => boolean): VolumeLine[] {
  const checks = volumeCheck(plan)
  return plan.volumes.map((volume, index) => {
    const pieces = plan.content.filter(piece => piece.source.file === volume.source.file && matches(volume, piece))
    return {
      label: volume.label,
      declared: volume.count,
      listed: checks[index]?.listed ?? 0,
      published: pieces.some(isKnown) ? sum(pieces.filter(piece => piece.done)) : null,
    }
  })
}

/**
 * Groups of shares ("Tutorials (40%), announcements (25%)") whose themes are found among the pieces; groups that split
 * something else (money, audiences) match no piece and are left out.
 */
function themesOf(plan: Plan): ThemeMix[] {
  const groups = Map.groupBy(plan.allocations, allocation => `${allocation.source.file}\n${allocation.group}`)
  return [...groups.values()].flatMap(shares => {
    const parts = shares.map(share => ({ share, pieces: plan.content.filter(piece => isAbout(piece, share, shares)) }))
    // One theme that is found says nothing about a mix.
    if (parts.filter(({ pieces }) => pieces.length > 0).length < 2) return []
    const published = parts.map(({ pieces }) => sum(pieces.filter(piece => piece.done)))
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
