/** Asks the platforms what came of posts, politely: each post when its time has come, one after another, and stores the numbers as samples. */
import { ChannelError, type PostCounts } from '../channels/channel.ts'
import type { Configured } from '../channels/door/settings.ts'
import { attemptsOf } from '../db/attempts.ts'
import { forgetFailure } from '../db/channel-checks.ts'
import { claimResults, enrolPosts, putResult } from '../db/post-results.ts'
import { inTransaction } from '../db/open.ts'
import { putSamples } from '../db/samples.ts'
import type { Delivery } from '../delivery/delivery.ts'
import { nextAsk, type PostResult } from '../delivery/results.ts'
import type { Sample } from '../metrics/sample.ts'
import type { ActionContext } from './action.ts'
import { openFor, runningClock, type Doors } from './channel-doors.ts'
import { channelsOf } from './channels-of.ts'

export type Asked = { post: Delivery; result: PostResult }

const LEASE = 10 * 60_000
const TIMEOUT = 30_000
const LATER = 15 * 60_000

/** At most `limit` posts. Of a platform that wants to be left alone nothing more is asked this time. */
export async function collectResults(context: ActionContext, { limit = 25, ...doors }: Doors & { limit?: number } = {}): Promise<Asked[]> {
  const { db, ref } = context
  const now = runningClock(context)
  await enrolPosts(db, ref.id, now())
  const due = await claimResults(db, ref.id, { now: now(), lease: LEASE, limit })
  if (due.length === 0) return []
  const { configured } = await channelsOf(context)
  const resting = new Map<string, number>()
  const asked: Asked[] = []
  for (const { post, result } of due) {
    const rest = resting.get(post.channel)
    const channel = configured.find(each => each.instance === post.channel)
    const next =
      rest === undefined
        ? await askFor({ context, post, result, now, doors }, channel)
        : { ...result, nextAt: rest, failures: result.failures }
    if (next.nextAt !== null && next.failures > result.failures && next.nextAt > now()) resting.set(post.channel, next.nextAt)
    await putResult(db, next, now())
    asked.push({ post, result: next })
  }
  return asked
}

type Asking = { context: ActionContext; post: Delivery; result: PostResult; now(): number; doors: Doors }

async function askFor({ context, post, result, now, doors }: Asking, configured: Configured | undefined): Promise<PostResult> {
  const over = (reason: string): PostResult => ({ ...result, nextAt: null, counts: null, reason })
  if (post.state !== 'published') return over('The post was taken down.')
  if (configured === undefined) return over(`${post.channel} is not set up in uptake.yml any more.`)
  const { channel } = configured
  if (channel.metrics === undefined) return over(`${channel.title} tells no numbers of a post by its API.`)
  const published = await publishedAt(context, post)
  const least = channel.counts?.atMostEvery ?? 0
  try {
    const signal = AbortSignal.timeout(TIMEOUT)
    const opened = await openFor(context, configured, { ...doors, now, signal })
    const counts = await channel.metrics(opened.context(post.id), { state: 'published', id: post.postId ?? '', url: post.url })
    const at = now()
    await inTransaction(context.db, db => putSamples(db, context.ref.id, samplesOf(post, counts, at, sourceOf(post, configured))))
    await forgetFailure(context.db, context.ref.id, post.channel, at)
    return { ...result, nextAt: nextAsk(published, at, { least }), askedAt: at, failures: 0, counts: { ...counts }, reason: null }
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error
    // The post is gone, or the address is of none: asking again changes nothing.
    if (error.kind === 'rejected') return { ...over(error.message), askedAt: now() }
    const failures = result.failures + 1
    const next = nextAsk(published, now(), { failures, least })
    const nextAt = next === null ? null : Math.max(error.retryAt ?? 0, error.kind === 'later' ? now() + LATER : next)
    return { ...result, nextAt, askedAt: now(), failures, counts: null, reason: error.message }
  }
}

/** When it went out: when the attempt ended that sent it. */
async function publishedAt({ db }: ActionContext, post: Delivery): Promise<number> {
  const sent = (await attemptsOf(db, post.id)).findLast(each => each.outcome === 'published' || each.outcome === 'handoff')
  return sent?.endedAt ?? post.dueAt
}

const sourceOf = (post: Delivery, { channel }: Configured): string => post.url ?? channel.counts?.source ?? channel.title

function samplesOf(post: Delivery, counts: PostCounts, at: number, source: string): Sample[] {
  const labels = { piece: post.item, channel: post.channel, ...(post.campaign === null ? {} : { campaign: post.campaign }) }
  return Object.entries(counts).map(([name, value]) => ({
    metric: `post.${name}`,
    labels,
    at,
    span: 0,
    value,
    source,
    method: 'api',
    fetchedAt: at,
    flags: [],
    answer: null,
  }))
}
