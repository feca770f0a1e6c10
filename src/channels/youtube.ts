/** YouTube by hand: a person uploads the video; title, description and tags are prepared. */
import { defineHandoff, mediaSteps, target, titleOf } from './tools/handoff.ts'
import { ask } from './tools/http.ts'
import { counted, list, need, record, setting, textAt, wholeText } from './tools/read.ts'
import { ChannelError } from './channel.ts'

export const channel = defineHandoff({
  name: 'youtube',
  title: 'YouTube',
  help: 'A person uploads the video; its title, description and tags are prepared.',
  limits: { length: 5000, counted: 'bytes', parts: 1, media: 2 },
  needs: { title: { most: 100 } },
  sources: [
    { about: 'limits', url: 'https://developers.google.com/youtube/v3/docs/videos#snippet.description' },
    { about: 'policy', url: 'https://developers.google.com/youtube/v3/docs/videos/insert' },
  ],
  byApi: { apiVersion: 'v3', sunset: null, pricePerPost: null, note: 'Videos of an app that Google did not review stay private.' },
  hosts: ['www.googleapis.com'],
  settings: {
    key: { type: 'secret', help: 'An API key, for numbers of videos; without one there are none', example: 'YOUTUBE_API_KEY' },
    base: { type: 'url', help: 'The API that numbers are read from', default: 'https://www.googleapis.com' },
  },
  counts: {
    metrics: ['views', 'likes', 'replies'],
    note: 'Needs an API key.',
    source: 'https://developers.google.com/youtube/v3/docs/videos#statistics',
  },
  async metrics(ctx, published) {
    const id = videoIn(published.url)
    if (id === null) throw new ChannelError('rejected', 'The address that was pasted back is of no video.')
    const key = setting(ctx, 'key')
    if (key === null) throw new ChannelError('auth', 'YouTube counts only for an API key: set "key" of this channel.')
    const query = new URLSearchParams({ part: 'statistics', id })
    const reply = await ask(ctx, `${need(ctx, 'base')}/youtube/v3/videos?${query}`, { headers: { 'x-goog-api-key': key } })
    const video = list(record(reply.json())['items'])[0]
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

/** The id in youtu.be/ID, watch?v=ID, shorts/ID or live/ID. */
function videoIn(address: string | null): string | null {
  const url = URL.parse(address ?? '')
  if (url === null || !/(^|\.)(youtube\.com|youtu\.be)$/.test(url.host)) return null
  const id = url.searchParams.get('v') ?? url.pathname.split('/').at(-1) ?? ''
  return /^[\w-]{6,20}$/.test(id) ? id : null
}
