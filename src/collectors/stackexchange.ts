/** Questions with a tag on Stack Overflow and its sisters. Source: https://api.stackexchange.com/docs/questions, filter "total" */
import { sample } from './collector.ts'
import type { CollectContext, Collector, Step } from './collector.ts'
import { HOUR } from './tools/days.ts'
import { detectLink } from './tools/links.ts'
import { listSetting, number, objectOf, notUnderstood, textSetting } from './tools/read.ts'
import { eachTarget } from './tools/targets.ts'

const counts = { questions: 'questions', unanswered: 'questions/unanswered', without_answer: 'questions/no-answers' } as const

export const collector: Collector = {
  name: 'stackexchange',
  title: 'Stack Overflow',
  help: 'Questions with a tag on Stack Overflow or another site of Stack Exchange, and how many lack an answer.',
  settings: {
    tag: { type: 'list', help: 'Tags', required: true, example: 'rocket' },
    site: { type: 'text', help: 'The site', default: 'stackoverflow' },
    token: { type: 'secret', help: 'Optional: a key for 10,000 requests a day instead of 300', default: 'STACKEXCHANGE_KEY' },
    base: { type: 'url', help: 'The API', default: 'https://api.stackexchange.com' },
  },
  metrics: {
    'stackoverflow.questions': { unit: 'questions', kind: 'level', help: 'Questions' },
    'stackoverflow.unanswered': {
      unit: 'questions',
      kind: 'level',
      help: 'Questions without an answer that somebody voted for',
      better: 'less',
    },
    'stackoverflow.without_answer': { unit: 'questions', kind: 'level', help: 'Questions without any answer', better: 'less' },
  },
  every: 24 * HOUR,
  hosts: [],
  perSecond: 1,
  detect: detectLink('tag', 'list', /^https?:\/\/(?:www\.)?stackoverflow\.com\/questions\/tagged\/([\w.+#-]+)/),
  collect,
}

async function* collect(ctx: CollectContext): AsyncIterable<Step> {
  const { settings } = ctx
  const site = textSetting(settings, 'site')
  const key = textSetting(settings, 'token')
  yield* eachTarget(ctx, listSetting(settings, 'tag'), async function* (tag) {
    for (const [name, path] of Object.entries(counts)) {
      const query = new URLSearchParams({ site, tagged: tag, filter: 'total', ...(key === '' ? {} : { key }) })
      const answer = await ctx.ask(`${textSetting(settings, 'base')}/2.3/${path}?${query.toString()}`)
      const total = number(objectOf(answer)['total'])
      if (total === null) throw notUnderstood(answer, 'a total')
      yield sample(ctx, `stackoverflow.${name}`, total, answer, { labels: { tag, site } })
    }
  })
}
