/**
 * Members of subreddits. Reddit closed its self-service API in November 2025: an approved application is needed, and its
 * policy forbids matching its users to identities elsewhere, so nobody is named here.
 * Sources: https://www.reddit.com/dev/api/#GET_r_{subreddit}_about, https://github.com/reddit-archive/reddit/wiki/OAuth2
 */
import { sample } from './collector.ts'
import type { CollectContext, Collector, Step } from './collector.ts'
import { HOUR } from './tools/days.ts'
import { detectLink } from './tools/links.ts'
import { at, inPath, listSetting, notUnderstood, number, objectOf, text, textSetting } from './tools/read.ts'
import { eachTarget } from './tools/targets.ts'

export const collector: Collector = {
  name: 'reddit',
  title: 'Reddit',
  help: 'Members of subreddits. Needs an application that Reddit approved.',
  settings: {
    subreddit: { type: 'list', help: 'Names of subreddits', required: true, example: 'rust' },
    client_id: {
      type: 'secret',
      help: 'The id of the approved application',
      required: true,
      default: 'REDDIT_CLIENT_ID',
      example: 'REDDIT_CLIENT_ID',
    },
    client_secret: { type: 'secret', help: 'Its secret', required: true, default: 'REDDIT_CLIENT_SECRET', example: 'REDDIT_CLIENT_SECRET' },
    base: { type: 'url', help: 'The API', default: 'https://oauth.reddit.com' },
    login: { type: 'url', help: 'Where the access token comes from', default: 'https://www.reddit.com' },
  },
  metrics: {
    'reddit.members': { unit: 'people', kind: 'level', help: 'Members' },
    'reddit.active': { unit: 'people', kind: 'level', help: 'Readers at this moment, blurred by Reddit' },
  },
  every: 12 * HOUR,
  hosts: [],
  perSecond: 1,
  detect: detectLink('subreddit', 'list', /^https?:\/\/(?:www\.|old\.)?reddit\.com\/r\/(\w+)/),
  collect,
}

async function* collect(ctx: CollectContext): AsyncIterable<Step> {
  const { settings } = ctx
  const pair = Buffer.from(`${textSetting(settings, 'client_id')}:${textSetting(settings, 'client_secret')}`).toString('base64')
  const login = await ctx.ask(`${textSetting(settings, 'login')}/api/v1/access_token`, {
    method: 'POST',
    headers: { authorization: `Basic ${pair}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=client_credentials',
    keep: false,
  })
  const token = text(objectOf(login)['access_token'])
  if (token === null) throw notUnderstood(login, 'an access token')
  yield* eachTarget(ctx, listSetting(settings, 'subreddit'), async function* (written) {
    const subreddit = written.replace(/^\/?r\//, '')
    const answer = await ctx.ask(`${textSetting(settings, 'base')}/r/${inPath(subreddit)}/about?raw_json=1`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const data = objectOf(answer)
    const labels = { subreddit }
    yield sample(ctx, 'reddit.members', number(at(data, 'data.subscribers')), answer, { labels })
    const active = number(at(data, 'data.active_user_count')) ?? number(at(data, 'data.accounts_active'))
    yield sample(ctx, 'reddit.active', active, answer, { labels })
  })
}
