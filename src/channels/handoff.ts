/** A hand-off to anywhere: a person posts it where the settings say. */
import { defineHandoff, mediaSteps, pasteSteps } from './tools/handoff.ts'

export const channel = defineHandoff({
  name: 'handoff',
  title: 'By hand',
  help: 'A person posts it: at the address of the settings, with the prepared text.',
  settings: {
    url: { type: 'url', help: 'The page where it is posted', default: 'https://example.org', example: 'https://forum.example.org/new' },
    steps: { type: 'list', help: 'What else is to be done there, one step each', example: 'Choose the category "News"' },
  },
  limits: { length: 1_000_000, counted: 'characters', parts: 100, media: 100 },
  sources: [],
  open: (rendition, settings) => rendition.options['url'] ?? settings['url'] ?? 'https://example.org',
  steps: (rendition, settings) => [
    rendition.title === null ? '' : `Title: ${rendition.title}`,
    ...pasteSteps(rendition),
    ...mediaSteps(rendition),
    ...(settings['steps'] ?? '').split('\n'),
  ],
})
