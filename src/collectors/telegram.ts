/**
 * Members of channels and groups on Telegram, by a bot. Public channels and groups need no more than their name; the bot
 * must be in private ones. Source: https://core.telegram.org/bots/api#getchatmembercount
 */
import { CollectError, sample } from './collector.ts'
import type { Answer, CollectContext, Collector, Step } from './collector.ts'
import { HOUR } from './tools/days.ts'
import { detectLink } from './tools/links.ts'
import { listSetting, notUnderstood, number, objectOf, text, textSetting } from './tools/read.ts'
import { eachTarget } from './tools/targets.ts'

export const collector: Collector = {
  name: 'telegram',
  title: 'Telegram',
  help: 'Members of channels and groups, by a bot. The bot must be a member of private ones.',
  settings: {
    chat: { type: 'list', help: 'Names of public channels and groups, or ids', required: true, example: '@rocket_news' },
    token: { type: 'secret', help: 'The token of the bot', required: true, default: 'TELEGRAM_BOT_TOKEN', example: 'TELEGRAM_BOT_TOKEN' },
    base: { type: 'url', help: 'The server of the bot API', default: 'https://api.telegram.org' },
  },
  metrics: {
    'telegram.members': { unit: 'people', kind: 'level', help: 'Members of a group, subscribers of a channel' },
  },
  every: 12 * HOUR,
  hosts: [],
  perSecond: 1,
  detect: detectLink('chat', 'list', /^(https?:\/\/t\.me\/(?!joinchat|share|\+)\w{4,})\/?$/),
  collect,
}

async function* collect(ctx: CollectContext): AsyncIterable<Step> {
  // The token is a part of the path; it is hidden wherever an address is shown or kept.
  const method = `${textSetting(ctx.settings, 'base')}/bot${textSetting(ctx.settings, 'token')}/getChatMemberCount`
  yield* eachTarget(ctx, listSetting(ctx.settings, 'chat'), async function* (written) {
    const chat = /^(?:@|-?\d)/.test(written) ? written : `@${written.replace(/^https?:\/\/t\.me\//, '')}`
    // A chat that is not there, or that the bot may not see, is answered with 400.
    const answer = await ctx.ask(`${method}?chat_id=${encodeURIComponent(chat)}`, { accept: [400] })
    yield sample(ctx, 'telegram.members', membersIn(answer, chat), answer, { labels: { chat } })
  })
}

/** @throws CollectError 'missing' when Telegram says that there is no such chat for this bot */
function membersIn(answer: Answer, chat: string): number {
  const data = objectOf(answer)
  if (data['ok'] === false)
    throw new CollectError('missing', `Telegram says of ${chat}: ${text(data['description']) ?? 'an error without words'}.`, {
      hint: 'Check the name; a private group or channel must have the bot as a member.',
    })
  const count = number(data['result'])
  if (count === null) throw notUnderstood(answer, 'a number of members')
  return count
}
