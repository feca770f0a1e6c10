import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contentByBlock, volumeCheck } from '../../src/schedule/content.ts'
import { planOf } from './plan.ts'

const PLAN = `# Plan

## Week 1: Start

### Content

- 3 LinkedIn posts
- 1 blog post: Why we parse

## Week 2: More

### Content

- 4 LinkedIn posts

## Content volume

- LinkedIn posts: 10
- Blog posts: 1

## Posting frequency

- LinkedIn: 4-5 posts/week
`

test('pieces by block and channel, with their counts', () => {
  const blocks = contentByBlock(planOf(PLAN, { start: '2026-11-02' }))
  assert.deepEqual(
    blocks.map(({ label, start, count, cells }) => ({ label, start, count, cells: cells.map(cell => [cell.channel, cell.count]) })),
    [
      {
        label: 'Week 1: Start',
        start: '2026-11-02',
        count: 4,
        cells: [
          ['linkedin', 3],
          ['blog', 1],
        ],
      },
      { label: 'Week 2: More', start: '2026-11-09', count: 4, cells: [['linkedin', 4]] },
    ],
  )
})
test('pieces outside of a block go by the week they are due in, else under no date', () => {
  const text = '# Plan\n\n## Posts\n\n- Blog post: Why we parse (due: 2026-11-18)\n- Blog post: How we print (due: 2026-11-20)\n'
  const blocks = contentByBlock(planOf(text))
  assert.deepEqual(
    blocks.map(block => [block.label, block.start, block.count]),
    [['Week of 2026-11-16', '2026-11-16', 2]],
  )
  const [undated] = contentByBlock(planOf('# Plan\n\n## Content\n\n- Blog post: Why we parse\n- Blog post: How we print\n'))
  assert.deepEqual([undated!.key, undated!.label, undated!.start], ['none', '', null])
})
test('declared totals against pieces listed and against the frequency', () => {
  const [linkedin, blog] = volumeCheck(planOf(PLAN))
  assert.deepEqual(
    [linkedin!.label, linkedin!.declared, linkedin!.listed, linkedin!.byFrequency, linkedin!.cadence],
    ['LinkedIn posts', 10, 7, { min: 8, max: 10 }, 'LinkedIn: 4-5 posts/week'],
  )
  assert.deepEqual([blog!.declared, blog!.listed, blog!.byFrequency, blog!.cadence], [1, 1, null, null])
})
test('a plan without content has no blocks', () => {
  assert.deepEqual(contentByBlock(planOf('# Plan\n\n- [ ] Build it\n')), [])
})
