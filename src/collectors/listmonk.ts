/** Subscribers of listmonk's lists and how its newest campaigns were read. Source: https://listmonk.app/docs/apis/lists/, /campaigns/ */
import { sample } from './collector.ts'
import type { CollectContext, Collector, Step } from './collector.ts'
import { HOUR } from './tools/days.ts'
import { instant, listAt, listSetting, number, record, text, textSetting } from './tools/read.ts'

export const collector: Collector = {
  name: 'listmonk',
  title: 'listmonk',
  help: 'Subscribers of lists, and how many opened and clicked in the newest campaigns.',
  settings: {
    base: { type: 'url', help: 'Where listmonk is', required: true, example: 'https://lists.example.org' },
    user: { type: 'text', help: 'The API user', required: true, example: 'uptake' },
    token: { type: 'secret', help: "The API user's token", required: true, default: 'LISTMONK_TOKEN', example: 'LISTMONK_TOKEN' },
    lists: { type: 'list', help: 'Only these lists', example: 'Newsletter' },
  },
  metrics: {
    'newsletter.subscribers': { unit: 'people', kind: 'level', help: 'Subscribers of a list' },
    'newsletter.open_rate': { unit: '%', kind: 'level', help: 'Opened of sent, one value a campaign, when it was sent' },
    'newsletter.click_rate': { unit: '%', kind: 'level', help: 'Clicked of sent, one value a campaign, when it was sent' },
  },
  every: 12 * HOUR,
  hosts: [],
  collect,
}

async function* collect(ctx: CollectContext): AsyncIterable<Step> {
  const { settings } = ctx
  const base = `${textSetting(settings, 'base')}/api`
  const request = { headers: { authorization: `token ${textSetting(settings, 'user')}:${textSetting(settings, 'token')}` } }
  const wanted = listSetting(settings, 'lists')
  const lists = await ctx.ask(`${base}/lists?per_page=all`, request)
  for (const list of listAt(lists, 'data.results').map(record)) {
    const name = text(list['name'])
    if (name === null || (wanted.length > 0 && !wanted.includes(name))) continue
    yield sample(ctx, 'newsletter.subscribers', number(list['subscriber_count']), lists, { labels: { list: name } })
  }
  const campaigns = await ctx.ask(`${base}/campaigns?status=finished&order_by=created_at&order=DESC&per_page=20`, request)
  for (const campaign of listAt(campaigns, 'data.results').map(record)) {
    const at = instant(campaign['started_at'])
    const sent = number(campaign['sent']) ?? 0
    if (at === null || sent === 0) continue
    const rate = (field: string): number | null => {
      const count = number(campaign[field])
      return count === null ? null : Math.round((count / sent) * 10_000) / 100
    }
    yield sample(ctx, 'newsletter.open_rate', rate('views'), campaigns, { at })
    yield sample(ctx, 'newsletter.click_rate', rate('clicks'), campaigns, { at })
  }
}
