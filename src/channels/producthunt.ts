/** Product Hunt by hand: its API cannot create a launch. */
import { defineHandoff, mediaSteps, target, titleOf } from './tools/handoff.ts'
import { wholeText } from './tools/read.ts'

export const channel = defineHandoff({
  name: 'producthunt',
  title: 'Product Hunt',
  help: 'A person launches it: the API cannot. A launch begins at 00:01 Pacific time.',
  limits: { length: 260, counted: 'characters', parts: 1, media: 8 },
  needs: { title: { most: 40 }, link: true },
  sources: [
    { about: 'policy', url: 'https://www.producthunt.com/launch' },
    { about: 'api', url: 'https://api.producthunt.com/v2/docs' },
  ],
  open: () => 'https://www.producthunt.com/posts/new',
  steps: rendition => [
    target(rendition) === null ? '' : `Enter the address: ${target(rendition)!}`,
    `Name: ${titleOf(rendition)}`,
    `Tagline (60 characters at most): ${rendition.options['tagline'] ?? 'one line that says what it does'}`,
    `Description (260 characters at most):\n${rendition.options['description'] ?? wholeText(rendition)}`,
    rendition.tags.length === 0 ? '' : `Topics: ${rendition.tags.slice(0, 3).join(', ')}`,
    ...mediaSteps(rendition),
    `First comment of the maker:\n${wholeText(rendition)}`,
    'Set the day, and schedule it for 00:01 Pacific time.',
    'Ask nobody for upvotes: that is against the rules.',
  ],
})
