/** Members of Discord servers, by an invite that does not expire. No token. Source: https://docs.discord.com/developers/resources/invite#get-invite */
import { sample } from './collector.ts'
import type { CollectContext, Collector, Step } from './collector.ts'
import { HOUR } from './tools/days.ts'
import { detectLink } from './tools/links.ts'
import { at, inPath, listSetting, number, objectOf, text, textSetting } from './tools/read.ts'
import { eachTarget } from './tools/targets.ts'

export const collector: Collector = {
  name: 'discord',
  title: 'Discord',
  help: 'Members of a Discord server, and how many are online, by an invite that does not expire.',
  settings: {
    invite: { type: 'list', help: 'Invites', required: true, example: 'https://discord.gg/rocket' },
    base: { type: 'url', help: 'The API', default: 'https://discord.com/api/v10' },
  },
  metrics: {
    'discord.members': { unit: 'people', kind: 'level', help: 'Members, about' },
    'discord.online': { unit: 'people', kind: 'level', help: 'Members online at this moment, about' },
  },
  every: 6 * HOUR,
  hosts: [],
  perSecond: 1,
  detect: detectLink('invite', 'list', /^(https?:\/\/(?:www\.)?discord\.(?:gg|com\/invite)\/[\w-]+)/),
  collect,
}

async function* collect(ctx: CollectContext): AsyncIterable<Step> {
  yield* eachTarget(ctx, listSetting(ctx.settings, 'invite'), async function* (invite) {
    const code = invite.split('/').at(-1) ?? invite
    const answer = await ctx.ask(`${textSetting(ctx.settings, 'base')}/invites/${inPath(code)}?with_counts=true`)
    const data = objectOf(answer)
    const labels = { server: text(at(data, 'guild.name')) ?? code }
    yield sample(ctx, 'discord.members', number(data['approximate_member_count']), answer, { labels })
    yield sample(ctx, 'discord.online', number(data['approximate_presence_count']), answer, { labels })
    if (data['expires_at'] !== null && data['expires_at'] !== undefined)
      ctx.log.warn(`The invite ${code} expires at ${String(data['expires_at'])}: make one that does not.`)
  })
}
