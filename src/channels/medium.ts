/** Medium by hand: its API takes no new applications. */
import { address, defineHandoff, target, titleOf } from './tools/handoff.ts'
import { wholeText } from './tools/read.ts'

export const channel = defineHandoff({
  name: 'medium',
  title: 'Medium',
  help: 'A person imports it. The API is closed to new applications; an import keeps the canonical address.',
  limits: { length: 100_000, counted: 'characters', parts: 1, media: 0, format: 'markdown' },
  needs: { title: { most: 100 }, tags: { most: 5 } },
  sources: [
    { about: 'policy', url: 'https://help.medium.com/hc/en-us/articles/213480228-API-Importing' },
    { about: 'api', url: 'https://help.medium.com/hc/en-us/articles/214550207-Importing-a-post-to-Medium' },
  ],
  open: rendition => (target(rendition) === null ? 'https://medium.com/new-story' : address('https://medium.com/p/import', {})),
  steps(rendition) {
    const from = rendition.canonical ?? rendition.link
    return [
      from === null ? `Paste the title and the text:\n${titleOf(rendition)}\n\n${wholeText(rendition)}` : `Import it from: ${from}`,
      from === null ? '' : `Check the title (${titleOf(rendition)}), code blocks and pictures: the import changes some.`,
      rendition.tags.length === 0 ? '' : `Topics (five at most): ${rendition.tags.slice(0, 5).join(', ')}`,
      from === null ? '' : 'Check under "Advanced settings" that the canonical link is the original.',
      'Publish it.',
    ]
  },
})
