/** uptake results: what came of what was published. */
import { basename } from 'node:path'
import { dateIn } from '../lib/clock.ts'
import { table } from '../lib/table.ts'
import type { Delivery } from '../delivery/delivery.ts'
import type { PostResult } from '../delivery/results.ts'
import { RETURN_KEYS, type Return, type ReturnKey } from '../delivery/returns.ts'
import { isShare } from '../metrics/posts.ts'
import { act, lookOrAct } from './acting.ts'
import type { Args, Command, Context } from './command.ts'
import { discoverOne, pathOperand } from './reading.ts'

export const command: Command = {
  name: 'results',
  summary: 'Show what came of published pieces: likes, replies, views',
  usage: ['results [FOLDER] [--ask] [--by KEY]'],
  about:
    'Each post is asked for by "uptake up": hourly for two days, daily for two weeks, weekly for a year. The numbers are kept as metrics post.likes, post.replies and so on, with the piece, the channel and the campaign. What a platform does not tell is left empty: it is not 0.',
  operands: [pathOperand],
  options: {
    by: {
      type: 'string',
      value: 'KEY',
      choices: RETURN_KEYS,
      help: 'Added up by channel (with what it cost), by its tier in the plan, by theme, format, campaign, or line of the plan (item); by the hour where files say "hours:"',
    },
    ask: { type: 'boolean', help: 'Ask for those whose time has come, where "uptake up" does not run' },
  },
  examples: [
    ['uptake results', ''],
    ['uptake results --by channel', 'which channel gives most for its posts, and for its money'],
    ['uptake results --ask', 'from cron'],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const ref = discoverOne(context, args.operands, 'results')
  const today = dateIn(null, context.clock.now())
  if (args.flag('ask')) await act(context, ref, today, 'collect-results', {})
  const by = RETURN_KEYS.find(each => each === args.text('by'))
  if (by !== undefined) return showReturns(context, args, await lookOrAct(context, ref, today, 'returns', { by }), by)
  const results = await lookOrAct(context, ref, today, 'results', {})
  const deliveries = new Map((await lookOrAct(context, ref, today, 'deliveries', { state: null })).map(each => [each.id, each]))
  const rows = results.flatMap(result => {
    const post = deliveries.get(result.delivery)
    return post === undefined ? [] : [{ post, result }]
  })
  const { out } = context
  if (args.flag('json'))
    out.line(
      JSON.stringify(
        { results: rows.map(({ post, result }) => ({ item: post.item, channel: post.channel, url: post.url, ...result })) },
        null,
        2,
      ),
    )
  else if (rows.length === 0)
    out.line(out.style.dim('Nothing was asked for yet: publish a piece, then "uptake up" asks by itself, or "uptake results --ask".'))
  else
    for (const line of table(textOf(rows, out.style.dim), [{ shrink: true }, {}, { shrink: true }, { shrink: true }], out.room))
      out.line(line)
  return 0
}

function showReturns({ out }: Context, args: Args, returns: readonly Return[], by: ReturnKey): number {
  if (args.flag('json')) out.line(JSON.stringify({ by, returns }, null, 2))
  else if (returns.length === 0) out.line(out.style.dim('Nothing is out yet.'))
  else {
    const { dim } = out.style
    const rows = returns.map(({ key, tier, pieces, posts, told, each, cost, perMoney, hours, perHour }) => [
      (key ?? dim(`without ${by}`)) + (by === 'channel' && tier !== null ? dim(` (${tier} in the plan)`) : ''),
      `${pieces} ${pieces === 1 ? 'piece' : 'pieces'}, ${posts} ${posts === 1 ? 'post' : 'posts'}`,
      told === 0 ? dim('not known') : `${countsText(each)} each${told < posts ? dim(` (${posts - told} not known)`) : ''}`,
      cost === null
        ? ''
        : `${cost.amount} ${cost.currency}${perMoney === null || told === 0 ? '' : `, ${countsText(perMoney)} for 1 ${cost.currency}`}`,
      hoursText({ pieces, hours, perHour }),
    ])
    for (const line of table(rows, [{ shrink: true }, {}, { shrink: true }, { shrink: true }, { shrink: true }], out.room)) out.line(line)
  }
  return 0
}

/** "3.5 h, 12 likes an hour (known of 2 of 5 pieces)"; nothing where nobody said how long a piece took. */
function hoursText({ pieces, hours, perHour }: Pick<Return, 'pieces' | 'hours' | 'perHour'>): string {
  if (hours.pieces === 0) return ''
  const came = perHour === null ? '' : `, ${countsText(perHour)} an hour`
  return `${hours.total} h${came}${hours.pieces < pieces ? ` (known of ${hours.pieces} of ${pieces} pieces)` : ''}`
}

function textOf(rows: readonly { post: Delivery; result: PostResult }[], dim: (text: string) => string): string[][] {
  return rows.map(({ post, result }) => [
    basename(post.item),
    post.channel,
    result.counts === null ? dim('not known') : countsText(result.counts),
    result.reason === null ? (post.url ?? '') : dim(result.reason),
  ])
}

/** "120 likes, 31 replies, 94 % upvoted"; only what was told. */
export const countsText = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, value]) => `${value}${isShare(name) ? ' %' : ''} ${name}`)
    .join(', ')
