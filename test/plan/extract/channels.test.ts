import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './read.ts'

const channels = (text: string) => read(text).channels.map(({ name, tier, channelId }) => [name, tier, channelId])

test('channels by their section, with tier and plug-in', () => {
  const found = channels(
    '# Plan\n\n## Channels\n\n### Tier 1\n\n- **Hacker News**: Show HN\n- **Dev.to**: articles\n\n### Tier 2\n\n- **LinkedIn**: posts\n',
  )
  assert.deepEqual(
    found.map(([, , id]) => id),
    ['hackernews', 'devto', 'linkedin'],
  )
  assert.ok(String(found[0]![1]).includes('1') && String(found[2]![1]).includes('2'))
})
test('a channel that no plug-in knows keeps its name', () => {
  assert.deepEqual(
    channels('# Plan\n\n## Channels\n\n- **Town hall meetings**: once a month\n').map(([name, , id]) => [name, id]),
    [['Town hall meetings', null]],
  )
})
test('platforms named elsewhere are no channels of the plan', () => {
  assert.deepEqual(channels('# Plan\n\n## Risks\n\n- LinkedIn changes its rules\n'), [])
})
test('in other languages', () => {
  assert.deepEqual(
    channels('# Plan\n\n## Kanäle\n\n- **LinkedIn**: Beiträge\n').map(([, , id]) => id),
    ['linkedin'],
  )
  assert.deepEqual(channels('# 计划\n\n## 推广渠道\n\n- **知乎**：文章\n').length, 1)
  assert.deepEqual(
    channels('# Plan\n\n## Canales\n\n- **Reddit**: r/programming\n').map(([, , id]) => id),
    ['reddit'],
  )
})
test('tiers of people are no tiers of channels', () => {
  const plan = read('# Plan\n\n## Engagement Tiers\n\n### Tier 2: Active Members\n\n- Priority support\n- Workshops\n')
  assert.deepEqual(plan.channels, [])
})
