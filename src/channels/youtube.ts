/** YouTube by hand: a person uploads the video; title, description and tags are prepared. */
import { defineHandoff, mediaSteps, target, titleOf } from './tools/handoff.ts'
import { ask } from './tools/http.ts'
import { counted, list, need, record, setting, textAt, wholeText } from './tools/read.ts'
import { connectSettings } from './tools/connect.ts'
import { ChannelError } from './channel.ts'
import type { ChannelContext } from './channel.ts'

const register = 'https://console.cloud.google.com/apis/credentials'

export const channel = defineHandoff({
  name: 'youtube',
  title: 'YouTube',
  help: 'A person uploads the video; its title, description and tags are prepared. A connected account is for its numbers.',
  limits: { length: 5000, counted: 'bytes', parts: 1, media: 2 },
  needs: { title: { most: 100 } },
  sources: [
    { about: 'limits', url: 'https://developers.google.com/youtube/v3/docs/videos#snippet.description' },
    { about: 'policy', url: 'https://developers.google.com/youtube/v3/docs/videos/insert' },
    { about: 'api', url: 'https://developers.google.com/identity/protocols/oauth2/native-app' },
  ],
  byApi: { apiVersion: 'v3', sunset: null, pricePerPost: null, note: 'Videos of an app that Google did not review stay private.' },
  hosts: ['www.googleapis.com'],
  settings: {
    ...connectSettings('YOUTUBE', register),
    key: { type: 'secret', help: 'Or an API key, for the numbers of public videos', example: 'YOUTUBE_API_KEY' },
    base: { type: 'url', help: 'The API that numbers are read from', default: 'https://www.googleapis.com' },
  },
  connect: {
    authorize: 'https://accounts.google.com/o/oauth2/v2/auth',
    token: 'https://oauth2.googleapis.com/token',
    revoke: 'https://oauth2.googleapis.com/revoke',
    scopes: ['https://www.googleapis.com/auth/youtube.readonly'],
    pkce: true,
    client: 'post',
    grant: 'standard',
    // Google gives a refresh token only for that, and again only when the person is asked again.
    extra: { access_type: 'offline', prompt: 'consent' },
    register,
    redirect: 'loopback',
  },
  counts: {
    metrics: ['views', 'likes', 'replies'],
    note: 'Needs a connected account, or an API key; videos that are not public only the account.',
    source: 'https://developers.google.com/youtube/v3/docs/videos#statistics',
  },
  async check(ctx) {
    if (setting(ctx, 'token') === null) return { account: 'by hand' }
    const [own] = await items(ctx, 'channels', { part: 'snippet', mine: 'true' })
    const name = textAt(own, 'snippet.title')
    if (name === null) throw new ChannelError('auth', 'This Google account has no channel on YouTube: connect it with the one that has.')
    return { account: name }
  },
  async metrics(ctx, published) {
    const id = videoIn(published.url)
    if (id === null) throw new ChannelError('rejected', 'The address that was pasted back is of no video.')
    const [video] = await items(ctx, 'videos', { part: 'statistics', id })
    if (video === undefined) throw new ChannelError('rejected', 'The video is not there any more.')
    // Numbers come as texts; what an owner hides is left out.
    const count = (name: string): number | undefined => {
      const said = textAt(video, `statistics.${name}`)
      return said === null ? undefined : Number(said)
    }
    return counted({ views: count('viewCount'), likes: count('likeCount'), replies: count('commentCount') })
  },
  open: () => 'https://studio.youtube.com/',
  steps: rendition => [
    ...mediaSteps(rendition),
    'Choose Create → Upload videos.',
    `Title (100 characters at most): ${titleOf(rendition)}`,
    `Description:\n${[wholeText(rendition), target(rendition) ?? ''].filter(Boolean).join('\n\n')}`,
    rendition.tags.length === 0 ? '' : `Tags: ${rendition.tags.join(', ')}`,
    rendition.language === null ? '' : `Language of the video: ${rendition.language}`,
    'Add subtitles, choose who it is for, and publish it.',
  ],
})

/** What the API lists: with the connected account, else with the key. https://developers.google.com/youtube/v3/docs */
async function items(
  ctx: ChannelContext,
  what: 'videos' | 'channels',
  query: Readonly<Record<string, string>>,
): Promise<readonly unknown[]> {
  const [token, key] = [setting(ctx, 'token'), setting(ctx, 'key')]
  if (token === null && key === null)
    throw new ChannelError(
      'auth',
      'YouTube counts only for a connected account ("uptake channels connect"), or an API key ("key" of this channel).',
    )
  const headers: Record<string, string> = token === null ? { 'x-goog-api-key': key! } : { authorization: `Bearer ${token}` }
  const reply = await ask(ctx, `${need(ctx, 'base')}/youtube/v3/${what}?${new URLSearchParams(query)}`, { headers })
  return list(record(reply.json())['items'])
}

/** The id in youtu.be/ID, watch?v=ID, shorts/ID or live/ID. */
function videoIn(address: string | null): string | null {
  const url = URL.parse(address ?? '')
  if (url === null || !/(^|\.)(youtube\.com|youtu\.be)$/.test(url.host)) return null
  const id = url.searchParams.get('v') ?? url.pathname.split('/').at(-1) ?? ''
  return /^[\w-]{6,20}$/.test(id) ? id : null
}
