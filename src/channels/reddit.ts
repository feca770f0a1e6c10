/** Reddit by hand: an app needs Reddit's approval, and communities have rules of their own. */
import { address, defineHandoff, pasteSteps, target, titleOf } from './tools/handoff.ts'
import { ask } from './tools/http.ts'
import { at, countAt, counted, list, need, setting, textAt, wholeText } from './tools/read.ts'
import { ChannelError } from './channel.ts'
import type { ChannelContext } from './channel.ts'

export const channel = defineHandoff({
  name: 'reddit',
  title: 'Reddit',
  help: 'A person posts it. Apps need an approval, and each community has rules of its own about promotion.',
  hosts: ['oauth.reddit.com', 'www.reddit.com'],
  settings: {
    subreddit: { type: 'text', help: 'The community, when the piece names none', example: 'programming' },
    posts: { type: 'text', help: 'What the community takes, where its rules forbid the other: "text" or "link"', example: 'text' },
    client_id: { type: 'secret', help: 'The id of an application that Reddit approved, for the numbers', example: 'REDDIT_CLIENT_ID' },
    client_secret: { type: 'secret', help: 'Its secret', example: 'REDDIT_CLIENT_SECRET' },
    base: { type: 'url', help: 'The API that numbers are read from', default: 'https://oauth.reddit.com' },
    login: { type: 'url', help: 'Where the access token comes from', default: 'https://www.reddit.com' },
  },
  counts: {
    metrics: ['likes', 'replies', 'upvoted'],
    note: 'Needs an approved application. Likes are the score, which Reddit blurs a little; replies are all comments below it.',
    source: 'https://www.reddit.com/dev/api/#GET_api_info',
  },
  async metrics(ctx, published) {
    const id = postIn(published.url)
    if (id === null) throw new ChannelError('rejected', 'The address that was pasted back is of no post: reddit.com/r/…/comments/ID/…')
    const headers = { authorization: `Bearer ${await token(ctx)}` }
    const reply = await ask(ctx, `${need(ctx, 'base')}/api/info?id=t3_${id}&raw_json=1`, { headers })
    const [found] = list(at(reply.json(), 'data.children'))
    const post = at(found, 'data')
    if (found === undefined || textAt(post, 'removed_by_category') !== null)
      throw new ChannelError('rejected', 'The post is not there any more.')
    const ratio = countAt(post, 'upvote_ratio')
    return counted({
      likes: countAt(post, 'score'),
      replies: countAt(post, 'num_comments'),
      upvoted: ratio === undefined ? undefined : Math.round(ratio * 100),
    })
  },
  limits: { length: 40_000, counted: 'characters', parts: 1, media: 0, format: 'markdown' },
  needs: { title: { most: 300 } },
  // The rules of a community cannot be asked for: who read them says them here.
  needsBy: ({ subreddit, posts }) => ({
    ...(subreddit === undefined ? { options: ['subreddit'] } : {}),
    ...(posts === 'text' || posts === 'link' ? { posts } : {}),
  }),
  sources: [
    { about: 'policy', url: 'https://support.reddithelp.com/hc/en-us/articles/42728983564564-Responsible-Builder-Policy' },
    { about: 'limits', url: 'https://www.reddit.com/dev/api/#POST_api_submit' },
  ],
  open(rendition, settings) {
    const community = communityOf(rendition.options, settings)
    const base = community === '' ? 'https://www.reddit.com/submit' : `https://www.reddit.com/r/${encodeURIComponent(community)}/submit`
    const link = target(rendition)
    return link !== null && rendition.options['kind'] !== 'self'
      ? address(base, { title: titleOf(rendition), url: link })
      : address(base, { title: titleOf(rendition), selftext: 'true', text: wholeText(rendition) })
  },
  steps(rendition, settings) {
    const community = communityOf(rendition.options, settings)
    return [
      community === '' ? 'Choose the community.' : `Read the rules of r/${community}; some allow own work on certain days only.`,
      `Title: ${titleOf(rendition)}`,
      ...pasteSteps(rendition),
      'Say that it is your own work, choose the flair, and post.',
      'Stay and answer.',
    ]
  },
})

const communityOf = (options: Readonly<Record<string, string>>, settings: Readonly<Record<string, string>>): string =>
  (options['subreddit'] ?? settings['subreddit'] ?? '').replace(/^\/?r\//, '')

/** A token of the application itself, no user's. Source: https://github.com/reddit-archive/reddit/wiki/OAuth2#application-only-oauth */
async function token(ctx: ChannelContext): Promise<string> {
  const [id, secret] = [setting(ctx, 'client_id'), setting(ctx, 'client_secret')]
  if (id === null || secret === null)
    throw new ChannelError(
      'auth',
      'Reddit counts only for an application that it approved ("client_id" and "client_secret" of this channel). Without one, "uptake record reddit.upvotes" takes what a person reads.',
    )
  const reply = await ask(ctx, `${need(ctx, 'login')}/api/v1/access_token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  })
  const given = textAt(reply.json(), 'access_token')
  if (given === null) throw new ChannelError('auth', 'Reddit gives this application no access token: check its id and its secret.')
  return given
}

/** The id in reddit.com/r/NAME/comments/ID/…, reddit.com/comments/ID or redd.it/ID: in base 36. */
function postIn(address: string | null): string | null {
  const url = URL.parse(address ?? '')
  if (url === null) return null
  const id = /^(?:www\.)?redd\.it$/.test(url.host)
    ? /^\/(\w+)\/?$/.exec(url.pathname)?.[1]
    : /(?:^|\.)reddit\.com$/.test(url.host)
      ? /^(?:\/(?:r|user)\/[\w-]+)?\/comments\/(\w+)(?:\/|$)/.exec(url.pathname)?.[1]
      : undefined
  return id !== undefined && /^[a-z0-9]{4,12}$/.test(id) ? id : null
}
