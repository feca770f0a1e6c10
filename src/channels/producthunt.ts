/** Product Hunt by hand: its API cannot create a launch. */
import { defineHandoff, mediaSteps, target, titleOf } from './tools/handoff.ts'
import { wholeText } from './tools/read.ts'
import type { Rendition } from './channel.ts'

export const channel = defineHandoff({
  name: 'producthunt',
  title: 'Product Hunt',
  help: 'A person launches it: the API cannot. A launch begins at 00:01 Pacific time.',
  // The text is the description; the maker's first comment has no limit that is told.
  limits: { length: 500, counted: 'characters', parts: 1, media: 8, comment: 10_000, ending: 'apart' },
  needs: { title: { most: 40 }, link: true, options: ['tagline'], lengths: { tagline: 60, description: 500 } },
  sources: [
    { about: 'policy', url: 'https://www.producthunt.com/launch' },
    { about: 'api', url: 'https://api.producthunt.com/v2/docs' },
  ],
  open: () => 'https://www.producthunt.com/posts/new',
  steps: rendition => [
    target(rendition) === null ? '' : `Enter the address: ${target(rendition)!}`,
    `Name: ${titleOf(rendition)}`,
    `Tagline (60 characters at most): ${rendition.options['tagline'] ?? 'one line that says what it does'}`,
    `Description (500 characters at most):\n${rendition.options['description'] ?? wholeText(rendition)}`,
    rendition.tags.length === 0 ? '' : `Topics: ${rendition.tags.slice(0, 3).join(', ')}`,
    ...mediaSteps(rendition),
    firstComment(rendition),
    'Set the day, and schedule it for 00:01 Pacific time.',
    'Ask nobody for upvotes: that is against the rules.',
  ],
})

/** With a description of its own the text is the comment; nobody writes the same in both places. */
function firstComment({ comment, options, ...rendition }: Rendition): string {
  if (comment) return ''
  if (options['description'] !== undefined) return `First comment of the maker:\n${wholeText({ ...rendition, options })}`
  return 'Write the first comment yourself: who you are, why you made it, and what you would like to know.'
}
