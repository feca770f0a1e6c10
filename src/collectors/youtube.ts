/** Subscribers, views and videos of channels. Source: https://developers.google.com/youtube/v3/docs/channels/list (1 unit of quota a request) */
import { CollectError, sample } from './collector.ts'
import type { CollectContext, Collector, Step } from './collector.ts'
import { HOUR } from './tools/days.ts'
import { detectLink } from './tools/links.ts'
import { at, listSetting, number, objectOf, record, textSetting } from './tools/read.ts'
import { eachTarget } from './tools/targets.ts'

export const collector: Collector = {
  name: 'youtube',
  title: 'YouTube',
  help: 'Subscribers, views and videos of channels. YouTube rounds subscribers down to three figures.',
  settings: {
    channel: { type: 'list', help: 'Ids (UC…) or handles (@…) of channels', required: true, example: '@rocket' },
    token: { type: 'secret', help: 'An API key', required: true, default: 'YOUTUBE_API_KEY', example: 'YOUTUBE_API_KEY' },
    base: { type: 'url', help: 'The API', default: 'https://www.googleapis.com/youtube/v3' },
  },
  metrics: {
    'youtube.subscribers': { unit: 'people', kind: 'level', help: 'Subscribers, rounded down to three figures' },
    'youtube.views': { unit: 'views', kind: 'total', help: 'Views of all videos so far' },
    'youtube.videos': { unit: 'videos', kind: 'level', help: 'Public videos' },
  },
  every: 12 * HOUR,
  hosts: [],
  detect: detectLink('channel', 'list', /^https?:\/\/(?:www\.)?youtube\.com\/(?:channel\/)?(@[\w.-]+|UC[\w-]{20,})/),
  collect,
}

async function* collect(ctx: CollectContext): AsyncIterable<Step> {
  const base = textSetting(ctx.settings, 'base')
  yield* eachTarget(ctx, listSetting(ctx.settings, 'channel'), async function* (channel) {
    const who = channel.startsWith('@') ? `forHandle=${encodeURIComponent(channel)}` : `id=${encodeURIComponent(channel)}`
    // The key goes in a header, where no log of addresses sees it.
    const answer = await ctx.ask(`${base}/channels?part=statistics&${who}`, {
      headers: { 'x-goog-api-key': textSetting(ctx.settings, 'token') },
    })
    const items = objectOf(answer)['items']
    if (!Array.isArray(items) || items.length === 0)
      throw new CollectError(answer.text.includes('pageInfo') ? 'missing' : 'answer', `There is no channel ${channel} on YouTube.`, {
        hint: 'Write its id (UC…) or its handle (@…).',
      })
    const statistics = record(at(items[0], 'statistics'))
    const hidden = statistics['hiddenSubscriberCount'] === true
    const labels = { channel }
    yield sample(ctx, 'youtube.subscribers', hidden ? null : number(statistics['subscriberCount']), answer, { labels })
    yield sample(ctx, 'youtube.views', number(statistics['viewCount']), answer, { labels })
    yield sample(ctx, 'youtube.videos', number(statistics['videoCount']), answer, { labels })
  })
}
