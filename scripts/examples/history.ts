/**
 * Plays what happened in an example until now: who asked for changes and said yes, what went out and what came of it. It
 * runs through the same actions as everything else, with the clock of the story and platforms that are played, so that
 * nothing in the ledger is made up by hand. Addresses and numbers are invented, and the workspace is marked as a sample.
 */
import { execFileSync } from 'node:child_process'
import { basename } from 'node:path'
import { sql } from 'kysely'
import type { ActionContext } from '../../src/actions/action.ts'
import { approve } from '../../src/actions/approve.ts'
import { claimWorkspace } from '../../src/actions/claim-workspace.ts'
import { collectResults } from '../../src/actions/collect-results.ts'
import { decideDelivery } from '../../src/actions/decide-delivery.ts'
import { dueNow, publishDue } from '../../src/actions/publish-due.ts'
import { publishing, type Publishing } from '../../src/actions/publishing.ts'
import { recordReading } from '../../src/actions/record-reading.ts'
import { addReviewNote, settleNote } from '../../src/actions/review-notes.ts'
import { scheduleContent } from '../../src/actions/schedule-content.ts'
import { deliveriesOf } from '../../src/db/deliveries.ts'
import { databasePath } from '../../src/db/location.ts'
import { openDatabase } from '../../src/db/open.ts'
import { dateIn, systemZone } from '../../src/lib/clock.ts'
import { momentOf } from '../../src/lib/zone.ts'
import type { ContentFile } from '../../src/workspace/content.ts'
import type { WorkspaceRef } from '../../src/workspace/discover.ts'
import { internet } from './internet.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Numbers of posts are asked for so often in the story. */
const ASKED_EVERY = 2 * DAY
/** What is ready and due later than this is still in review. */
const PLANNED_FOR = 9 * DAY
/** Remarks that fit any text. */
const REMARKS = [
  'Say in the first line what the reader gets.',
  'The second paragraph says the same as the first. Can it go?',
  'Please link the page that shows it.',
  'Two sentences are very long when read aloud.',
]
type End = 'busy' | 'lost' | 'refused'
/** Which post of a platform ends badly in a workspace, and how: every kind of end is to be seen. */
const ENDS: Readonly<Record<string, Readonly<Record<string, Readonly<Record<number, End>>>>>> = {
  'vector-database': { 'bsky.social': { 3: 'busy' }, 'api.github.com': { 1: 'lost' } },
  'logging-library': { 'dev.to': { 2: 'refused' } },
  'rpc-sdk': { 'discord.com': { 2: 'lost' } },
}
/** The played platforms take any token. */
const TOKENS = {
  MASTODON_TOKEN: 'token-of-the-story',
  BLUESKY_APP_PASSWORD: 'token-of-the-story',
  DEVTO_API_KEY: 'token-of-the-story',
  GITHUB_TOKEN: 'token-of-the-story',
  BUTTONDOWN_TOKEN: 'token-of-the-story',
  DISCORD_WEBHOOK_URL: 'https://discord.com/api/webhooks/5/token-of-the-story',
}

/** Addresses as a person would paste them, of posts that cannot be there. */
const POSTED_AT: Readonly<Record<string, string>> = {
  hackernews: 'https://news.ycombinator.com/item?id=0',
  linkedin: 'https://www.linkedin.com/feed/update/urn:li:share:0',
  reddit: 'https://www.reddit.com/r/example/comments/0',
  x: 'https://x.com/example/status/0',
}

type Piece = { file: ContentFile; item: string; times: readonly number[]; first: number }
type Scene = { at: number; play(at: number): Promise<unknown> }
/** `as`: an action of somebody at a moment. */
type Stage = { as(name: string, at: number): ActionContext; fetch: typeof fetch; people: readonly string[]; now: number }

/** @param now the end of the story, UTC epoch milliseconds */
export async function playHistory(ref: WorkspaceRef, now: number): Promise<void> {
  const db = await openDatabase(databasePath(ref.root, true, {}))
  // A copy that breaks off is made anew: nothing has to be on the disk at every step.
  await sql`pragma synchronous = off`.execute(db)
  let clock = now
  const as: Stage['as'] = (name, at) => ({
    db,
    actor: { kind: 'cli', name, origin: 'sample' },
    now: at,
    ref,
    env: TOKENS,
    compile: async loaded => (await recordReading(db, loaded, dateIn(null, new Date(at)), at)).plan,
  })
  try {
    await claimWorkspace(db, ref, now)
    begin(ref.root)
    const place = await publishing(as('sample', now), null)
    const fetch = internet({ now: () => clock, broken: (host, nth) => ENDS[basename(ref.root)]?.[host]?.[nth] ?? null })
    const stage: Stage = { as, fetch, people: place.people.map(({ id }) => id), now }
    const pieces = piecesOf(place)
    const scenes = [...pieces.flatMap((piece, index) => reviewOf(stage, piece, index)), ...sendingOf(stage, pieces)]
    for (const { at, play } of scenes.sort((a, b) => a.at - b.at)) {
      clock = at
      await play(at)
    }
  } finally {
    await db.destroy()
  }
}

/** What is ready and has a time, by the first of its times. */
const piecesOf = (place: Publishing): Piece[] =>
  place.files
    .filter(({ item }) => item.state === 'ready' && item.recurrence === null)
    .map(file => ({ file, item: file.item.id, times: timesOf(place, file) }))
    .filter(({ times }) => times.length > 0)
    .map(piece => ({ ...piece, first: Math.min(...piece.times) }))
    .sort((a, b) => a.first - b.first)

const isOpen = ({ first }: Piece, now: number): boolean => first > now + PLANNED_FOR

/** Two days before it goes out a piece is read, now and then sent back, approved and scheduled; what is far off is still being read. */
function reviewOf({ as, people, now }: Stage, piece: Piece, index: number): Scene[] {
  const { file, item, first } = piece
  const writer = file.item.author ?? people[0] ?? 'sample'
  const readers = people.filter(each => each !== writer)
  const [reader] = readers
  const open = isOpen(piece, now)
  const read = Math.min(first - 2 * DAY, now - (5 + (index % 7)) * HOUR)
  const scenes: Scene[] = []
  if (reader !== undefined && (index % 3 === 1 || open))
    scenes.push({
      at: read,
      play: async at => {
        const kind = open && index % 2 === 0 ? 'comment' : 'changes'
        const text = REMARKS[index % REMARKS.length]!
        const note = await addReviewNote(as(reader, at), { item, channel: null, kind, text, digests: null, as: reader })
        if (!open) await settleNote(as(writer, at + 2 * HOUR), { id: note.id, as: reader })
      },
    })
  if (open) return scenes
  for (const person of readers.length > 0 ? readers.slice(0, 2) : [writer])
    scenes.push({ at: read + 3 * HOUR, play: at => approve(as(person, at), { item, channels: null, digests: null, as: person }) })
  const schedule = { item, channels: null, at: null, zone: null, anyway: true }
  return [...scenes, { at: read + 4 * HOUR, play: at => scheduleContent(as(writer, at), schedule) }]
}

/** What is due goes out at its minute, a person posts what no interface takes, and platforms are asked what came of it. */
function sendingOf({ as, fetch, people, now }: Stage, pieces: readonly Piece[]): Scene[] {
  const times = new Set(pieces.filter(each => !isOpen(each, now)).flatMap(each => each.times))
  const past = [...times].filter(time => time <= now)
  const send = async (at: number): Promise<void> => {
    if ((await dueNow(as('worker', at))).length > 0) await publishDue(as('worker', at), { fetch })
  }
  // What a platform was too busy for is tried again soon after.
  const sent = past.flatMap(time => [time, time + HOUR / 4]).filter(at => at <= now)
  const scenes: Scene[] = sent.map(at => ({ at, play: send }))
  for (let at = now; at > Math.min(...past); at -= ASKED_EVERY)
    scenes.push({
      at,
      play: async time => {
        await send(time)
        await postByHand(as(people[1] ?? people[0] ?? 'sample', time))
        await collectResults(as('worker', time), { fetch, limit: 500 })
      },
    })
  return scenes
}

/** When each of its channels asks for it, UTC epoch milliseconds. */
function timesOf(place: Publishing, file: ContentFile): number[] {
  return file.item.channels.flatMap(({ name }) => {
    const { schedule } = place.timeOf(file.item, name)
    if (schedule === null) return []
    return momentOf(schedule.at.replace(' ', 'T'), schedule.zone ?? place.zone ?? systemZone()).at
  })
}

/** What a person posts is out some hours later, with the address pasted; what came up today is still to do. */
async function postByHand(context: ActionContext): Promise<void> {
  const open = await deliveriesOf(context.db, context.ref.id, { states: ['handoff'], to: context.now - 30 * HOUR })
  for (const { id, channel } of open)
    await decideDelivery(context, { id, decision: 'published', url: POSTED_AT[channel] ?? `https://${channel}.example/posts/0` })
}

/** A repository of its own: a piece for the static blog is a commit, and must not be one in the repository around it. */
function begin(root: string): void {
  const git = (...words: string[]): void => void execFileSync('git', words, { cwd: root, stdio: 'ignore' })
  git('init', '-q', '-b', 'main')
  git('config', 'user.name', 'Sample')
  git('config', 'user.email', 'sample@example.com')
  git('add', '.')
  git('commit', '-q', '-m', 'The plan and its pieces')
}
