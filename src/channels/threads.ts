/** Threads by hand, with the text filled in. */
import { address, defineHandoff, mediaSteps, pasteSteps } from './tools/handoff.ts'

export const channel = defineHandoff({
  name: 'threads',
  title: 'Threads',
  help: 'A person posts it, with the text filled in. The API needs an app that Meta reviewed.',
  limits: { length: 500, counted: 'characters', parts: 25, media: 20 },
  sources: [
    { about: 'api', url: 'https://developers.facebook.com/docs/threads/threads-web-intents' },
    { about: 'limits', url: 'https://developers.facebook.com/docs/threads/overview' },
  ],
  open: rendition => address('https://www.threads.net/intent/post', { text: rendition.parts[0]!.text }),
  steps: rendition => [...pasteSteps(rendition), ...mediaSteps(rendition), 'Post it.'],
})
