/** X by hand: posting by API is paid for, post by post. */
import { address, defineHandoff, mediaSteps, pasteSteps } from './tools/handoff.ts'

export const channel = defineHandoff({
  name: 'x',
  title: 'X',
  help: 'A person posts it, with the text filled in; posts of a thread are added one by one.',
  limits: { length: 280, counted: 'weighted', parts: 25, media: 4 },
  sources: [
    { about: 'limits', url: 'https://docs.x.com/fundamentals/counting-characters' },
    { about: 'api', url: 'https://docs.x.com/x-api/posts/creation-of-a-post' },
    { about: 'price', url: 'https://docs.x.com/x-api/getting-started/pricing' },
  ],
  byApi: {
    apiVersion: '2',
    sunset: null,
    pricePerPost: { amount: 0.015, currency: 'USD' },
    note: 'Each request that posts is paid for, 0.20 USD when the post has a link.',
  },
  open: rendition => address('https://x.com/intent/post', { text: rendition.parts[0]!.text }),
  steps: rendition => [
    ...pasteSteps(rendition),
    ...mediaSteps(rendition),
    rendition.parts.length > 1 ? 'Add each further post with "+", then post them all at once.' : 'Post it.',
  ],
})
