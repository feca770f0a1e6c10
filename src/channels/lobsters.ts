/** Lobsters by hand: invited people post there, and promotion is limited. */
import { ChannelError } from './channel.ts'
import { address, defineHandoff, target, titleOf } from './tools/handoff.ts'
import { ask } from './tools/http.ts'
import { countAt, counted, need } from './tools/read.ts'

export const channel = defineHandoff({
  name: 'lobsters',
  title: 'Lobsters',
  help: 'A person who was invited submits it. Own work may be at most a quarter of what somebody posts there.',
  // The title has 100; the text is for stories without an address.
  limits: { length: 65_536, counted: 'characters', parts: 1, media: 0, ending: 'apart' },
  needs: { title: { most: 100 }, link: true },
  sources: [
    { about: 'policy', url: 'https://lobste.rs/about' },
    { about: 'limits', url: 'https://github.com/lobsters/lobsters/blob/main/app/models/story.rb' },
  ],
  hosts: ['lobste.rs'],
  settings: { base: { type: 'url', help: 'The site that numbers are read from', default: 'https://lobste.rs' } },
  counts: {
    metrics: ['likes', 'replies'],
    note: 'Likes are points; replies are all comments below it.',
    source: 'https://github.com/lobsters/lobsters/blob/main/app/models/story.rb',
  },
  async metrics(ctx, published) {
    const id = storyIn(published.url)
    if (id === null) throw new ChannelError('rejected', 'The address that was pasted back is of no story: lobste.rs/s/…')
    const reply = await ask(ctx, `${need(ctx, 'base')}/s/${id}.json`, { accept: [404] })
    if (reply.status === 404) throw new ChannelError('rejected', 'The story is not there any more.')
    const story = reply.json()
    return counted({ likes: countAt(story, 'score'), replies: countAt(story, 'comment_count') })
  },
  open: rendition => address('https://lobste.rs/stories/new', { url: target(rendition), title: titleOf(rendition) }),
  steps: rendition => [
    `Check the title: ${titleOf(rendition)}`,
    'Tick "I am the author".',
    `Choose tags that exist there${rendition.tags.length === 0 ? '' : `, near to: ${rendition.tags.join(', ')}`}.`,
    'Submit it, and answer the comments.',
  ],
})

/** The name in https://lobste.rs/s/abc123/title. */
function storyIn(address: string | null): string | null {
  const url = URL.parse(address ?? '')
  return url?.host === 'lobste.rs' ? (/^\/s\/([a-z0-9]+)/.exec(url.pathname)?.[1] ?? null) : null
}
