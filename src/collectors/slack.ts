/**
 * Members of a Slack workspace and messages in its channels, by an app of your own with the scopes `users:read` and
 * `channels:history` (private channels: `groups:history`) that was invited to the channels. What people wrote and who they
 * are is counted and forgotten: no answer is kept. Sources: https://docs.slack.dev/reference/methods/users.list,
 * https://docs.slack.dev/reference/methods/conversations.history, https://docs.slack.dev/apis/web-api/rate-limits
 * (an app of your own: 50 pages a minute; with 429 and Retry-After when that is too much).
 */
import { CollectError, sample } from './collector.ts'
import type { Answer, CollectContext, Collector, Cursor, Step } from './collector.ts'
import { DAY, dayOf, daysBetween, HOUR } from './tools/days.ts'
import { at, listAt, listSetting, number, objectOf, record, text, textSetting } from './tools/read.ts'
import type { Data } from './tools/read.ts'
import { DayCursor, eachTarget } from './tools/targets.ts'

const perPage = 200
const mostPages = 1000
/** Threads go on for a while after they began; so many days are read again. */
const overlap = 7 * DAY
/** Read in one go; behind it a run that is cut off goes on. */
const stretch = 14 * DAY

export const collector: Collector = {
  name: 'slack',
  title: 'Slack',
  help: 'Members of a Slack workspace; messages, replies and people who wrote, by day and channel. What is written is not kept.',
  settings: {
    channel: { type: 'list', help: 'Ids of channels whose messages are counted', example: 'C012AB3CD' },
    token: { type: 'secret', help: 'The token of a bot', required: true, default: 'SLACK_BOT_TOKEN', example: 'SLACK_BOT_TOKEN' },
    history: { type: 'number', help: 'Days that are read the first time', default: 90 },
    base: { type: 'url', help: 'The API', default: 'https://slack.com/api' },
  },
  metrics: {
    'slack.members': { unit: 'people', kind: 'level', help: 'Members, without bots and those who left' },
    'slack.messages': { unit: 'messages', kind: 'flow', help: 'Messages of people a day, without the replies in threads' },
    'slack.replies': { unit: 'messages', kind: 'flow', help: 'Replies in threads, by the day on which the thread began' },
    'slack.active': { unit: 'people', kind: 'flow', help: 'Different people who began a message or thread on a day' },
  },
  every: 12 * HOUR,
  hosts: [],
  perSecond: 0.8,
  collect,
}

async function* collect(ctx: CollectContext, since: Cursor): AsyncIterable<Step> {
  yield await members(ctx)
  const cursor = new DayCursor(since)
  const today = dayOf(ctx.now())
  const history = number(ctx.settings['history']) ?? 90
  yield* eachTarget(ctx, listSetting(ctx.settings, 'channel'), async function* (channel) {
    const from = dayOf(cursor.from(ctx, channel, today - history * DAY, overlap))
    for (let start = from; start <= today; start += stretch) {
      const last = Math.min(start + stretch - DAY, today)
      yield* messages(ctx, channel, start, last)
      yield cursor.step(channel, last)
    }
  })
}

/** People in the workspace. Pages that change meanwhile may show somebody twice: the id is the key. */
async function members(ctx: CollectContext): Promise<Step> {
  const people = new Set<string>()
  let source = ''
  for await (const answer of pages(ctx, 'users.list', {})) {
    source ||= answer.url
    for (const person of listAt(answer, 'members').map(record)) {
      const id = text(person['id'])
      // Slack's own helper counts as a person there.
      if (id !== null && person['deleted'] !== true && person['is_bot'] !== true && id !== 'USLACKBOT') people.add(id)
    }
  }
  return sample(ctx, 'slack.members', people.size, source, { method: 'api' })
}

type Counts = { messages: number; replies: number; people: Set<string> }

/** The days from `from` to `last`, those without a message too. */
async function* messages(ctx: CollectContext, channel: string, from: number, last: number): AsyncIterable<Step> {
  const days = new Map<number, Counts>()
  const seen = new Set<string>()
  let source = ''
  const query = { channel, oldest: (from / 1000).toFixed(6), latest: ((last + DAY) / 1000 - 1e-6).toFixed(6), inclusive: 'true' }
  for await (const answer of pages(ctx, 'conversations.history', query)) {
    source ||= answer.url
    for (const message of listAt(answer, 'messages').map(record)) {
      const stamp = text(message['ts'])
      if (stamp === null || seen.has(stamp) || !isWritten(message)) continue
      seen.add(stamp)
      const day = dayOf(Number(stamp) * 1000)
      const counts = days.get(day) ?? { messages: 0, replies: 0, people: new Set() }
      days.set(day, counts)
      counts.messages++
      counts.replies += number(message['reply_count']) ?? 0
      counts.people.add(text(message['user']) ?? '')
    }
  }
  const today = dayOf(ctx.now())
  for (const at of daysBetween(from, last)) {
    const counts = days.get(at)
    const more = { labels: { channel }, at, span: DAY, method: 'api', flags: at === today ? (['partial'] as const) : [] }
    yield sample(ctx, 'slack.messages', counts?.messages ?? 0, source, more)
    yield sample(ctx, 'slack.replies', counts?.replies ?? 0, source, more)
    yield sample(ctx, 'slack.active', counts?.people.size ?? 0, source, more)
  }
}

/** Written by a person: what Slack itself says (somebody joined, a topic was set) has a subtype. A reply that is shown in the channel too is a reply. */
const isWritten = (message: Data): boolean =>
  message['bot_id'] === undefined && ['', 'file_share', 'me_message'].includes(text(message['subtype']) ?? '')

/** Pages of a method, as its cursors lead. */
async function* pages(ctx: CollectContext, method: string, query: Readonly<Record<string, string>>): AsyncIterable<Answer> {
  const base = `${textSetting(ctx.settings, 'base')}/${method}`
  const headers = { authorization: `Bearer ${textSetting(ctx.settings, 'token')}` }
  let cursor = ''
  for (let page = 1; page <= mostPages; page++) {
    const params = new URLSearchParams({ ...query, limit: String(perPage), ...(cursor === '' ? {} : { cursor }) })
    const answer = await ctx.ask(`${base}?${params.toString()}`, { headers, keep: false })
    const data = objectOf(answer)
    if (data['ok'] !== true) throw slackError(method, text(data['error']), answer)
    yield answer
    cursor = text(at(data, 'response_metadata.next_cursor')) ?? ''
    if (cursor === '') return
  }
  ctx.log.warn(`${method} has more than ${mostPages} pages; the rest was not read.`)
}

/** Slack says what is wrong with status 200. */
function slackError(method: string, error: string | null, answer: Answer): CollectError {
  const said = `Slack refuses ${method}: ${error ?? 'without a reason'}.`
  if (error === 'ratelimited') return new CollectError('later', said, { hint: 'The next run goes on from here.' })
  if (error === 'missing_scope')
    return new CollectError('auth', said, {
      hint: `Add the scope ${String(objectOf(answer)['needed'] ?? 'that the method needs')} to the app, and install it again.`,
    })
  if (error !== null && /auth|token|account_inactive|not_allowed|access_denied|no_permission|ekm/.test(error))
    return new CollectError('auth', said, { hint: 'Check the token of the bot, and that the app is still installed.' })
  if (error === 'channel_not_found' || error === 'not_in_channel')
    return new CollectError('missing', said, { hint: 'Write the id of the channel (C…), and invite the app to it: /invite @app' })
  return new CollectError('answer', said, { hint: 'Look the error up at docs.slack.dev; the settings may be wrong.' })
}
