/** Lobsters by hand: invited people post there, and promotion is limited. */
import { address, defineHandoff, target, titleOf } from './tools/handoff.ts'

export const channel = defineHandoff({
  name: 'lobsters',
  title: 'Lobsters',
  help: 'A person who was invited submits it. Own work may be at most a quarter of what somebody posts there.',
  limits: { length: 100, counted: 'characters', parts: 1, media: 0 },
  needs: { title: { most: 100 }, link: true },
  sources: [{ about: 'policy', url: 'https://lobste.rs/about' }],
  open: rendition => address('https://lobste.rs/stories/new', { url: target(rendition), title: titleOf(rendition) }),
  steps: rendition => [
    `Check the title: ${titleOf(rendition)}`,
    'Tick "I am the author".',
    `Choose tags that exist there${rendition.tags.length === 0 ? '' : `, near to: ${rendition.tags.join(', ')}`}.`,
    'Submit it, and answer the comments.',
  ],
})
