/** Channels that are no platforms, and places by how they are listed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './read.ts'

const names = (text: string): string[] => read(text).channels.map(({ name }) => name)

test('ways that are no platforms have their headings in a block of channels; ads are a way of their own', () => {
  assert.deepEqual(
    names(
      '# Plan\n\n## Canaux de marketing\n\n### Digital\n\n#### Relations presse\n\n- Écrire\n\n#### Publicité payante\n\n**LinkedIn** :\n- Posts\n\n**LinkedIn Ads** :\n- Ciblage\n\n#### Équipe\n\n- Ada\n',
    ),
    ['Relations presse', 'Publicité payante', 'LinkedIn', 'LinkedIn Ads'],
  )
})
test('channels of sale that are places where one posts are channels', () => {
  const table = (...rows: string[]): string =>
    `# Plan\n\n## Vertriebskanäle\n\n| Kanal | Weg |\n|---|---|\n${rows.map(row => `| ${row} | Ja |\n`).join('')}`
  assert.deepEqual(names(table('YouTube', 'Mastodon', 'Händler')), ['YouTube', 'Mastodon', 'Händler'])
  assert.deepEqual(names(table('Händler', 'Messe', 'YouTube')), [])
})
test('a table of places below a heading that calls them targets; a list to post on; headings that say how often', () => {
  assert.deepEqual(
    names(
      '# P\n\n## Subreddit targets\n\n| Subreddit | Angle |\n|---|---|\n| r/parsers | speed |\n| r/typescript | types |\n| r/node | streams |\n',
    ),
    ['r/parsers', 'r/typescript', 'r/node'],
  )
  assert.deepEqual(
    names('# P\n\n## Phase 1: Texts (Week 1)\n\nPost on:\n- **Dev.to** - "Parsing fast"\n- **Our own site** - the same\n').sort(),
    ['Dev.to', 'Our own site'],
  )
  const rhythm = (name: string): string => `### ${name}\n- **Frequency**: 2 posts/month\n\n`
  assert.deepEqual(names(`# P\n\n## Publishing\n\n${rhythm('Mastodon')}${rhythm('Zenn')}${rhythm('pages (Month 3+)')}`), [
    'Mastodon',
    'Zenn',
    'pages',
  ])
})

test('titles in quotes below the label of a platform are pieces for it', () => {
  assert.deepEqual(
    read('# P\n\n## Channels\n\n**Dev.to:**\n- "How the parser was built"\n- Answer questions\n').content.map(({ title, channel }) => [
      title,
      channel,
    ]),
    [['How the parser was built', 'devto']],
  )
})
