/** A podcast episode by hand: a person uploads it where the show is hosted. */
import { defineHandoff, mediaSteps, target, titleOf } from './tools/handoff.ts'
import { wholeText } from './tools/read.ts'

export const channel = defineHandoff({
  name: 'podcast',
  title: 'Podcast',
  help: 'A person uploads the episode where the show is hosted; its notes are prepared.',
  settings: {
    url: {
      type: 'url',
      help: 'Where episodes are uploaded',
      default: 'https://podcasters.spotify.com/',
      example: 'https://host.example.org/episodes/new',
    },
  },
  limits: { length: 4000, counted: 'bytes', parts: 1, media: 2 },
  needs: { title: { most: 200 } },
  sources: [{ about: 'limits', url: 'https://podcasters.apple.com/support/823-podcast-requirements' }],
  open: (_, settings) => settings['url'] ?? 'https://podcasters.spotify.com/',
  steps: rendition => [
    ...mediaSteps(rendition),
    `Title: ${titleOf(rendition)}`,
    `Notes:\n${[wholeText(rendition), target(rendition) ?? ''].filter(Boolean).join('\n\n')}`,
    rendition.options['episode'] === undefined ? '' : `Episode: ${rendition.options['episode']}`,
    'Add a transcript and chapters, and publish it.',
  ],
})
