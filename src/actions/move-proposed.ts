/** Moves times that content files ask for, in their front matter and nowhere else: by days and minutes of their own clocks. */
import { parse } from 'yaml'
import { setFrontMatter } from '../content/edit.ts'
import { headOf } from '../content/file.ts'
import { launchTimeText } from '../content/launch-time.ts'
import type { ContentItem } from '../content/model.ts'
import { UserError } from '../lib/errors.ts'
import { readConfig } from '../workspace/load.ts'
import type { ActionContext } from './action.ts'
import { changeFiles, type FileChange } from './change-files.ts'
import { moveDeliveries, moveWith, mustBeTimes, type DeliveryMove } from './move-delivery.ts'
import { openTimes } from './open-times.ts'
import { publishing } from './publishing.ts'

/** `channels`: those whose time it is; one that has a time of its own in the file moves that, the others move that of the piece. */
export type ProposedMove = { item: string; channels: readonly string[]; days: number; minutes: number }
/** `deliveries`: what is scheduled and moves with them; `anyway`: into a blackout too. */
export type ProposedMoves = { moves: readonly ProposedMove[]; deliveries?: readonly DeliveryMove[]; anyway?: boolean }

/**
 * All move, or none, and one undo takes all of it back. A time told from the launch stays one: T-7 09:00 a day later is T-6 09:00.
 * @returns the times as the files say them now, and how many deliveries moved
 * @throws UserError content-unknown, no-time, content-unwritable, bad-time, delivery-unknown, delivery-state, blackout, changed, path-*
 */
export async function moveProposed(
  context: ActionContext,
  { moves, deliveries = [], anyway = false }: ProposedMoves,
): Promise<{ times: string[]; deliveries: number }> {
  mustBeTimes(deliveries)
  const place = await publishing(
    context,
    moves.map(each => each.item),
  )
  const files = new Map<string, FileChange & { before: string; after: string }>()
  const times: string[] = []
  for (const move of moves) {
    const { item: piece, text } = place.find(move.item)
    const known = files.get(piece.file) ?? { path: piece.file, before: text, after: text }
    const written = movedText(piece, known.after, move)
    files.set(piece.file, { ...known, after: written.text })
    times.push(...written.times)
  }
  const changed = [...files.values()].filter(each => each.after !== each.before)
  if (changed.length === 0) {
    const { moved } = await moveDeliveries(context, { moves: deliveries, anyway })
    return { times, deliveries: moved.length }
  }
  const { config } = await readConfig(context.ref)
  await changeFiles(context, {
    action: 'move-proposed',
    subject: moves.length === 1 ? place.find(moves[0]!.item).item.id : `${changed.length} files`,
    files: changed,
    deliveries: db => moveWith(context, db, deliveries, anyway ? null : openTimes(db, context.ref.id, config)),
  })
  return { times, deliveries: deliveries.length }
}

/** The text of a file with the times of these channels moved, and how it says them. @throws UserError no-time, content-unwritable */
function movedText(piece: ContentItem, before: string, { channels, days, minutes }: ProposedMove): { text: string; times: string[] } {
  let text = before
  const times: string[] = []
  for (const channel of ownersOf(piece, channels)) {
    const asked = channel === null ? piece : piece.channels.find(each => each.name === channel)!
    const time = movedTime(asked, days, minutes)
    if (time === null) throw new UserError('no-time', `${piece.file} asks for no time.`, { hint: 'Write one: schedule: 2026-03-02 09:00.' })
    const path = channel === null ? ['schedule'] : ['channels', channel, 'schedule']
    const after = setFrontMatter(text, isGroup(text, path) ? [...path, 'at'] : path, time)
    if (after === null)
      throw new UserError('content-unwritable', `The front matter of ${piece.file} cannot be changed without touching the rest.`, {
        hint: `Write "schedule: ${time}" there by hand.`,
      })
    text = after
    times.push(time)
  }
  return { text, times }
}

type Asked = Pick<ContentItem, 'schedule' | 'fromLaunch'>
/** Whose `schedule` tells the time of these channels; null: that of the piece. */
function ownersOf(piece: ContentItem, channels: readonly string[]): Set<string | null> {
  const owner = (name: string): string | null => {
    const use = piece.channels.find(each => each.name === name)
    return use !== undefined && (use.schedule !== null || (use.fromLaunch ?? null) !== null) ? name : null
  }
  return new Set(channels.length === 0 ? [null] : channels.map(owner))
}

function movedTime({ schedule, fromLaunch = null }: Asked, days: number, minutes: number): string | null {
  if (fromLaunch !== null) {
    // Any day serves to count minutes over midnight.
    const [day = '', time = ''] = shifted(`2000-01-01T${fromLaunch.time}`, 0, minutes).split(' ')
    const over = Math.round((Date.parse(`${day}T00:00Z`) - Date.UTC(2000, 0, 1)) / DAY)
    return launchTimeText({ days: fromLaunch.days + days + over, time })
  }
  return schedule === null ? null : shifted(schedule.at.replace(' ', 'T').slice(0, 16), days, minutes)
}
const DAY = 86_400_000
const MINUTE = 60_000
/** A local time some days and minutes of the wall clock later, as files write it. */
const shifted = (local: string, days: number, minutes: number): string =>
  new Date(Date.parse(`${local}Z`) + days * DAY + minutes * MINUTE).toISOString().slice(0, 16).replace('T', ' ')

/** Is the value a group (`at:` and `zone:`), or the time alone? */
export function isGroup(text: string, path: readonly string[]): boolean {
  const head = headOf(text)
  let value: unknown = head === null ? null : parse(text.slice(head.from, head.to))
  for (const key of path) value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : null
  return typeof value === 'object' && value !== null
}
