import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { compile } from '../../src/plan/compile.ts'
import { mixOf, sameTheme, type MixPiece } from '../../src/schedule/mix.ts'

const TEXT = `# Marketing plan

## Content mix
- Educational content (40%)
- Product updates (25%)
- Community stories (20%)
- Fun (15%)

## Volume
- LinkedIn posts: 52
- Blog posts: 12

## Budget
- Ads (70%)
- Events (30%)
`
const { plan } = compile([{ path: 'plan.md', text: TEXT }])
const piece = (id: string, theme: string | null, platform: string, stage: 'written' | 'scheduled' | 'published'): MixPiece => ({
  id,
  format: 'post',
  theme,
  platforms: [platform],
  scheduled: stage !== 'written',
  published: stage === 'published',
})

describe('the mix of the plan as it fills', () => {
  const mix = mixOf(plan, [
    piece('a', 'education', 'linkedin', 'published'),
    piece('b', 'Educational', 'linkedin', 'scheduled'),
    piece('c', 'community', 'mastodon', 'written'),
    piece('d', 'something else', 'linkedin', 'written'),
    piece('e', null, 'linkedin', 'written'),
  ])
  test('volumes count what is written, scheduled and out', () => {
    const linkedin = mix.volumes.find(each => /linkedin/i.test(each.label))
    assert.deepEqual([linkedin?.declared, linkedin?.written, linkedin?.scheduled, linkedin?.published], [52, 4, 2, 1])
  })
  test('themes count against their shares; a block of money is none', () => {
    assert.equal(mix.themes.length, 1)
    const [{ shares, written, other } = { shares: [], written: 0, other: 0 }] = mix.themes
    assert.deepEqual(
      shares.map(each => [each.percent, each.written, each.scheduled, each.published]),
      [
        [40, 2, 2, 1],
        [25, 0, 0, 0],
        [20, 1, 0, 0],
        [15, 0, 0, 0],
      ],
    )
    assert.deepEqual([written, other], [3, 2])
  })
  test('a total of threads counts what is one, by what the platform gets, and no single post', () => {
    const { plan: threads } = compile([{ path: 'plan.md', text: '# Plan\n\n## Volume\n- Twitter threads: 30\n- Twitter posts: 100\n' }])
    const on = (id: string, format: string | null, thread?: boolean): MixPiece => ({ ...piece(id, null, 'x', 'written'), format, ...(thread === undefined ? {} : { threads: { x: thread } }) }) // prettier-ignore
    const written = (...pieces: MixPiece[]): (number | undefined)[] => mixOf(threads, pieces).volumes.map(each => each.written)
    assert.deepEqual(written(on('a', 'post', false), on('b', null, false), on('c', 'post', true), on('d', null, true)), [2, 4])
    assert.deepEqual(written(on('a', 'post'), on('b', null), on('c', 'thread'), on('d', 'thread', false)), [3, 2])
  })
  test('a theme is a label by its words', () => {
    for (const [label, theme, same] of [
      ['Educational content', 'education', true],
      ['Product updates', 'product', true],
      ['Community stories', 'community', true],
      ['Behind the scenes', 'scenes', true],
      ['Product updates', 'community', false],
      ['Fun', 'funnel', false],
      ['Technical deep-dives', 'deep dives', true],
      ['Content', 'content', true],
    ] as const)
      assert.equal(sameTheme(label, theme), same, `${label} / ${theme}`)
  })
})
