/** Members and newsletter issues of a Ghost site. Source: https://docs.ghost.org/admin-api (token authentication, members, posts) */
import { createHmac } from 'node:crypto'
import { CollectError, sample } from './collector.ts'
import type { Answer, CollectContext, Collector, Step } from './collector.ts'
import { HOUR } from './tools/days.ts'
import { at, instant, listAt, notUnderstood, number, objectOf, record, textSetting } from './tools/read.ts'

export const collector: Collector = {
  name: 'ghost',
  title: 'Ghost',
  help: 'Members, newsletter subscribers, published posts, and how the newest issues were read.',
  settings: {
    base: { type: 'url', help: 'The site', required: true, example: 'https://blog.example.org' },
    token: { type: 'secret', help: 'An Admin API key', required: true, default: 'GHOST_ADMIN_KEY', example: 'GHOST_ADMIN_KEY' },
  },
  metrics: {
    'newsletter.subscribers': { unit: 'people', kind: 'level', help: 'Members who get the newsletter' },
    'ghost.members': { unit: 'people', kind: 'level', help: 'Members' },
    'ghost.paid_members': { unit: 'people', kind: 'level', help: 'Members who pay' },
    'ghost.posts': { unit: 'posts', kind: 'level', help: 'Published posts' },
    'newsletter.open_rate': { unit: '%', kind: 'level', help: 'Opened of sent, one value an issue, when it was sent' },
  },
  every: 12 * HOUR,
  hosts: [],
  collect,
}

async function* collect(ctx: CollectContext): AsyncIterable<Step> {
  const base = `${textSetting(ctx.settings, 'base')}/ghost/api/admin`
  const ask = (path: string): Promise<Answer> =>
    ctx.ask(`${base}/${path}`, { headers: { authorization: `Ghost ${token(ctx)}`, 'accept-version': 'v5.0' } })
  const total = (answer: Answer): number => {
    const count = number(at(objectOf(answer), 'meta.pagination.total'))
    if (count === null) throw notUnderstood(answer, 'a total')
    return count
  }
  const filters = { 'ghost.members': '', 'newsletter.subscribers': '&filter=subscribed:true', 'ghost.paid_members': '&filter=status:paid' }
  const labels = { site: new URL(base).hostname }
  for (const [metric, filter] of Object.entries(filters)) {
    const answer = await ask(`members/?limit=1${filter}`)
    yield sample(ctx, metric, total(answer), answer, { labels })
  }
  const posts = await ask('posts/?limit=15&filter=status:published&order=published_at%20desc&include=email&fields=id,published_at')
  yield sample(ctx, 'ghost.posts', total(posts), posts, { labels })
  for (const post of listAt(posts, 'posts').map(record)) {
    const email = record(post['email'])
    const sent = number(email['email_count']) ?? 0
    const when = instant(post['published_at'])
    const opened = number(email['opened_count'])
    if (when === null || sent === 0 || opened === null || email['track_opens'] === false) continue
    yield sample(ctx, 'newsletter.open_rate', Math.round((opened / sent) * 10_000) / 100, posts, { at: when })
  }
}

/** A JSON Web Token of five minutes, signed with the second half of the key (RFC 7519, HS256). */
function token(ctx: CollectContext): string {
  const [id = '', secret = ''] = textSetting(ctx.settings, 'token').split(':')
  if (!/^[0-9a-f]+$/i.test(secret))
    throw new CollectError('settings', 'The Admin API key of Ghost is not of the form id:secret.', {
      hint: 'Copy it from Settings → Integrations.',
    })
  const issued = Math.floor(ctx.now() / 1000)
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url')
  const unsigned = `${encode({ alg: 'HS256', typ: 'JWT', kid: id })}.${encode({ iat: issued, exp: issued + 300, aud: '/admin/' })}`
  return `${unsigned}.${createHmac('sha256', Buffer.from(secret, 'hex')).update(unsigned).digest('base64url')}`
}
