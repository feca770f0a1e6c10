/** Moves the time that a content file asks for, in its front matter and nowhere else: by days and hours of its own clock. */
import { parse } from 'yaml'
import { setFrontMatter } from '../content/edit.ts'
import { headOf } from '../content/file.ts'
import { launchTimeText } from '../content/launch-time.ts'
import type { ContentItem } from '../content/model.ts'
import { UserError } from '../lib/errors.ts'
import type { ActionContext } from './action.ts'
import { changeFiles } from './change-files.ts'
import { publishing } from './publishing.ts'

/** `channels`: those whose time it is; one that has a time of its own in the file moves that, the others move that of the piece. */
export type ProposedMove = { item: string; channels: readonly string[]; days: number; hours: number }

/** A time told from the launch stays one: T-7 09:00 a day later is T-6 09:00. @throws UserError content-unknown, no-time, content-unwritable, changed, path-* */
export async function moveProposed(
  context: ActionContext,
  { item, channels, days, hours }: ProposedMove,
): Promise<{ file: string; times: string[] }> {
  const { item: piece, text } = (await publishing(context, [item])).find(item)
  let after: string | null = text
  const times: string[] = []
  for (const channel of ownersOf(piece, channels)) {
    const asked = channel === null ? piece : piece.channels.find(each => each.name === channel)!
    const time = movedTime(asked, days, hours)
    if (time === null) throw new UserError('no-time', `${piece.file} asks for no time.`, { hint: 'Write one: schedule: 2026-03-02 09:00.' })
    const path = channel === null ? ['schedule'] : ['channels', channel, 'schedule']
    after = after === null ? null : setFrontMatter(after, isGroup(after, path) ? [...path, 'at'] : path, time)
    times.push(time)
  }
  if (after === null)
    throw new UserError('content-unwritable', `The front matter of ${piece.file} cannot be changed without touching the rest.`, {
      hint: `Write "schedule: ${times[0] ?? ''}" there by hand.`,
    })
  if (after !== text)
    await changeFiles(context, { action: 'move-proposed', subject: piece.id, files: [{ path: piece.file, before: text, after }] })
  return { file: piece.file, times }
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

function movedTime({ schedule, fromLaunch = null }: Asked, days: number, hours: number): string | null {
  if (fromLaunch !== null) {
    // Any day serves to count hours over midnight.
    const [day = '', time = ''] = shifted(`2000-01-01T${fromLaunch.time}`, 0, hours).split(' ')
    const over = Math.round((Date.parse(`${day}T00:00Z`) - Date.UTC(2000, 0, 1)) / DAY)
    return launchTimeText({ days: fromLaunch.days + days + over, time })
  }
  return schedule === null ? null : shifted(schedule.at.replace(' ', 'T').slice(0, 16), days, hours)
}
const DAY = 86_400_000
const HOUR = 3_600_000
/** A local time some days and hours of the wall clock later, as files write it. */
const shifted = (local: string, days: number, hours: number): string =>
  new Date(Date.parse(`${local}Z`) + days * DAY + hours * HOUR).toISOString().slice(0, 16).replace('T', ' ')

/** Is the value a group (`at:` and `zone:`), or the time alone? */
function isGroup(text: string, path: readonly string[]): boolean {
  const head = headOf(text)
  let value: unknown = head === null ? null : parse(text.slice(head.from, head.to))
  for (const key of path) value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : null
  return typeof value === 'object' && value !== null
}
