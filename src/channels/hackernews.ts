/** Hacker News by hand: its rules ask for people, and it has no API for posting. */
import { address, defineHandoff, target, titleOf } from './tools/handoff.ts'
import { ask } from './tools/http.ts'
import { countAt, counted, need, record, wholeText } from './tools/read.ts'
import { ChannelError } from './channel.ts'

export const channel = defineHandoff({
  name: 'hackernews',
  title: 'Hacker News',
  help: 'A person submits it. There is no API for posting, and asking for votes gets a post buried.',
  // The title has 80; the text becomes the first comment, and a long one is not read.
  limits: { length: 2000, counted: 'characters', parts: 1, media: 0, ending: 'apart' },
  needs: { title: { most: 80 } },
  sources: [
    { about: 'policy', url: 'https://news.ycombinator.com/newsguidelines.html' },
    { about: 'policy', url: 'https://news.ycombinator.com/showhn.html' },
  ],
  hosts: ['hacker-news.firebaseio.com'],
  settings: { base: { type: 'url', help: 'The API that numbers are read from', default: 'https://hacker-news.firebaseio.com' } },
  counts: {
    metrics: ['likes', 'replies'],
    note: 'Likes are points; replies are all comments below it.',
    source: 'https://github.com/HackerNews/API#items',
  },
  async metrics(ctx, published) {
    const id = itemIn(published.url)
    if (id === null) throw new ChannelError('rejected', 'The address that was pasted back is of no item: news.ycombinator.com/item?id=…')
    const item = (await ask(ctx, `${need(ctx, 'base')}/v0/item/${id}.json`)).json()
    if (item === null || record(item)['deleted'] === true) throw new ChannelError('rejected', 'The item is not there any more.')
    return counted({ likes: countAt(item, 'score'), replies: countAt(item, 'descendants') })
  },
  open: rendition => address('https://news.ycombinator.com/submitlink', { u: target(rendition), t: titleOf(rendition) }),
  steps: rendition => [
    `Check the title (80 characters at most, no exclamation marks, no "best"): ${titleOf(rendition)}`,
    target(rendition) === null
      ? `Leave the address empty, and paste as the text:\n${wholeText(rendition)}`
      : `Check the address: ${target(rendition)!}`,
    'Submit it from a personal account that takes part otherwise too.',
    rendition.comment || target(rendition) === null
      ? ''
      : `As the first comment, say who you are and why you made it:\n${wholeText(rendition)}`,
    'Ask nobody for votes. Stay for two hours and answer every comment.',
  ],
})

/** The number in https://news.ycombinator.com/item?id=123. */
function itemIn(address: string | null): string | null {
  const url = URL.parse(address ?? '')
  const id = url?.host === 'news.ycombinator.com' ? url.searchParams.get('id') : null
  return id !== null && /^\d+$/.test(id) ? id : null
}
