/** Subscribers of a Buttondown newsletter and how its newest issues were read. Source: https://docs.buttondown.com/api-introduction */
import { sample } from './collector.ts'
import type { CollectContext, Collector, Step } from './collector.ts'
import { HOUR } from './tools/days.ts'
import { inPath, instant, listAt, number, objectOf, record, text, textSetting } from './tools/read.ts'

const newest = 10

export const collector: Collector = {
  name: 'buttondown',
  title: 'Buttondown',
  help: 'Subscribers of a newsletter, and how many opened and clicked in its ten newest issues.',
  settings: {
    token: { type: 'secret', help: 'An API key', required: true, default: 'BUTTONDOWN_API_KEY', example: 'BUTTONDOWN_API_KEY' },
    base: { type: 'url', help: 'The API', default: 'https://api.buttondown.com/v1' },
  },
  metrics: {
    'newsletter.subscribers': { unit: 'people', kind: 'level', help: 'Confirmed subscribers' },
    'newsletter.issues': { unit: 'issues', kind: 'total', help: 'Issues sent' },
    'newsletter.open_rate': { unit: '%', kind: 'level', help: 'Opened of delivered, one value an issue, when it was sent' },
    'newsletter.click_rate': { unit: '%', kind: 'level', help: 'Clicked of delivered, one value an issue, when it was sent' },
  },
  every: 12 * HOUR,
  hosts: [],
  perSecond: 1,
  collect,
}

async function* collect(ctx: CollectContext): AsyncIterable<Step> {
  const base = textSetting(ctx.settings, 'base')
  const request = { headers: { authorization: `Token ${textSetting(ctx.settings, 'token')}` } }
  const people = await ctx.ask(`${base}/subscribers?type=regular&page_size=1`, request)
  yield sample(ctx, 'newsletter.subscribers', number(objectOf(people)['count']), people)
  const emails = await ctx.ask(`${base}/emails?status=sent&ordering=-publish_date`, request)
  yield sample(ctx, 'newsletter.issues', number(objectOf(emails)['count']), emails)
  for (const email of listAt(emails, 'results').map(record).slice(0, newest)) {
    const id = text(email['id'])
    const at = instant(email['publish_date'])
    if (id === null || at === null) continue
    const answer = await ctx.ask(`${base}/emails/${inPath(id)}/analytics`, request)
    const data = objectOf(answer)
    const delivered = number(data['deliveries']) ?? 0
    if (delivered === 0) continue
    const rate = (field: string): number | null => {
      const count = number(data[field])
      return count === null ? null : Math.round((count / delivered) * 10_000) / 100
    }
    yield sample(ctx, 'newsletter.open_rate', rate('opens'), answer, { at })
    yield sample(ctx, 'newsletter.click_rate', rate('clicks'), answer, { at })
  }
}
