/** YouTube by hand: a person uploads the video; title, description and tags are prepared. */
import { defineHandoff, mediaSteps, target, titleOf } from './tools/handoff.ts'
import { wholeText } from './tools/read.ts'

export const channel = defineHandoff({
  name: 'youtube',
  title: 'YouTube',
  help: 'A person uploads the video; its title, description and tags are prepared.',
  limits: { length: 5000, counted: 'bytes', parts: 1, media: 2 },
  sources: [
    { about: 'limits', url: 'https://developers.google.com/youtube/v3/docs/videos#snippet.description' },
    { about: 'policy', url: 'https://developers.google.com/youtube/v3/docs/videos/insert' },
  ],
  byApi: { apiVersion: 'v3', sunset: null, pricePerPost: null, note: 'Videos of an app that Google did not review stay private.' },
  open: () => 'https://studio.youtube.com/',
  steps: rendition => [
    ...mediaSteps(rendition),
    'Choose Create → Upload videos.',
    `Title (100 characters at most): ${titleOf(rendition)}`,
    `Description:\n${[wholeText(rendition), target(rendition) ?? ''].filter(Boolean).join('\n\n')}`,
    rendition.tags.length === 0 ? '' : `Tags: ${rendition.tags.join(', ')}`,
    rendition.language === null ? '' : `Language of the video: ${rendition.language}`,
    'Add subtitles, choose who it is for, and publish it.',
  ],
})
