/** LinkedIn by hand: posting by API needs an app that LinkedIn approved, and its versions end after a year. */
import { address, defineHandoff, mediaSteps, pasteSteps, target } from './tools/handoff.ts'
import { wholeText } from './tools/read.ts'

export const channel = defineHandoff({
  name: 'linkedin',
  title: 'LinkedIn',
  help: 'A person posts it, as themselves or for a page, with the text filled in.',
  settings: {
    page: { type: 'url', help: 'The administration of a page, to post for it', example: 'https://www.linkedin.com/company/123/admin/' },
  },
  limits: { length: 3000, counted: 'characters', parts: 1, media: 20 },
  sources: [
    { about: 'limits', url: 'https://www.linkedin.com/help/linkedin/answer/a528176' },
    { about: 'api', url: 'https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api' },
    { about: 'sunset', url: 'https://learn.microsoft.com/en-us/linkedin/marketing/integrations/migrations' },
  ],
  byApi: {
    apiVersion: '202603',
    sunset: '2027-03-16',
    pricePerPost: null,
    note: 'Needs an approved app; a version answers for a year, then 426.',
  },
  open: (rendition, settings) =>
    settings['page'] ?? address('https://www.linkedin.com/feed/', { shareActive: 'true', text: wholeText(rendition) }),
  steps: rendition => [
    ...pasteSteps(rendition),
    ...mediaSteps(rendition),
    target(rendition) === null || wholeText(rendition).includes(target(rendition)!)
      ? ''
      : `Put the link into the text or the first comment: ${target(rendition)!}`,
    'Post it.',
  ],
})
