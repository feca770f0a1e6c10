/** Reddit by hand: an app needs Reddit's approval, and communities have rules of their own. */
import { address, defineHandoff, pasteSteps, target, titleOf } from './tools/handoff.ts'
import { wholeText } from './tools/read.ts'

export const channel = defineHandoff({
  name: 'reddit',
  title: 'Reddit',
  help: 'A person posts it. Apps need an approval, and each community has rules of its own about promotion.',
  settings: { subreddit: { type: 'text', help: 'The community, when the piece names none', example: 'programming' } },
  limits: { length: 40_000, counted: 'characters', parts: 1, media: 0, format: 'markdown' },
  needs: { title: { most: 300 } },
  sources: [
    { about: 'policy', url: 'https://support.reddithelp.com/hc/en-us/articles/42728983564564-Responsible-Builder-Policy' },
    { about: 'limits', url: 'https://www.reddit.com/dev/api/#POST_api_submit' },
  ],
  open(rendition, settings) {
    const community = communityOf(rendition.options, settings)
    const base = community === '' ? 'https://www.reddit.com/submit' : `https://www.reddit.com/r/${encodeURIComponent(community)}/submit`
    const link = target(rendition)
    return link !== null && rendition.options['kind'] !== 'self'
      ? address(base, { title: titleOf(rendition), url: link })
      : address(base, { title: titleOf(rendition), selftext: 'true', text: wholeText(rendition) })
  },
  steps(rendition, settings) {
    const community = communityOf(rendition.options, settings)
    return [
      community === '' ? 'Choose the community.' : `Read the rules of r/${community}; some allow own work on certain days only.`,
      `Title: ${titleOf(rendition)}`,
      ...pasteSteps(rendition),
      'Say that it is your own work, choose the flair, and post.',
      'Stay and answer.',
    ]
  },
})

const communityOf = (options: Readonly<Record<string, string>>, settings: Readonly<Record<string, string>>): string =>
  (options['subreddit'] ?? settings['subreddit'] ?? '').replace(/^\/?r\//, '')
