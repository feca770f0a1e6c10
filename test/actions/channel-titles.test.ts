/** How channels are called where people read of them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { titlesOf } from '../../src/actions/channel-titles.ts'
import { defaultConfig } from '../../src/workspace/settings.ts'

test('a channel is called by its platform, and by its own name where there is no such', async () => {
  const channels = {
    mastodon: { base: 'https://example.social' },
    team: { channel: 'mastodon', base: 'https://example.social' },
    news: { channel: 'handoff', url: 'https://news.example.org' },
  }
  const titles = await titlesOf({ ...defaultConfig(), channels }, ['mastodon', 'team', 'news', 'hackernews', 'blog', 'nobody-knows'])
  assert.deepEqual(titles, { mastodon: 'Mastodon', team: 'Mastodon (team)', hackernews: 'Hacker News' })
})
