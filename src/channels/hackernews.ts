/** Hacker News by hand: its rules ask for people, and it has no API for posting. */
import { address, defineHandoff, target, titleOf } from './tools/handoff.ts'
import { wholeText } from './tools/read.ts'

export const channel = defineHandoff({
  name: 'hackernews',
  title: 'Hacker News',
  help: 'A person submits it. There is no API for posting, and asking for votes gets a post buried.',
  limits: { length: 80, counted: 'characters', parts: 1, media: 0 },
  sources: [
    { about: 'policy', url: 'https://news.ycombinator.com/newsguidelines.html' },
    { about: 'policy', url: 'https://news.ycombinator.com/showhn.html' },
  ],
  open: rendition => address('https://news.ycombinator.com/submitlink', { u: target(rendition), t: titleOf(rendition) }),
  steps: rendition => [
    `Check the title (80 characters at most, no exclamation marks, no "best"): ${titleOf(rendition)}`,
    target(rendition) === null ? 'Leave the address empty: it becomes a text post.' : `Check the address: ${target(rendition)!}`,
    'Submit it from a personal account that takes part otherwise too.',
    rendition.comment ? '' : `As the first comment, say who you are and why you made it:\n${wholeText(rendition)}`,
    'Ask nobody for votes. Stay for two hours and answer every comment.',
  ],
})
