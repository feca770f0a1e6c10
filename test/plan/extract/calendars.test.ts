/** Calendars of content: which cells and rows are pieces, which are work on them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './read.ts'

const counts = (...lines: string[]) => read(lines.join('\n')).content.map(({ title, count }) => [title, count])

test('in a calendar of assets and places, work on a piece and answers are no pieces', () => {
  assert.deepEqual(
    counts(
      '# Launch calendar',
      '| Asset | Platform | Notes |',
      '| --- | --- | --- |',
      '| Record V1: "The parser in five minutes" | YouTube (unlisted) | |',
      '| Edit V1 | YouTube (unlisted) | captions |',
      '| Polish the README | GitHub | |',
      '| Teaser post: "Something for parsers" | X (@parsers) | |',
      '| Publish V1: "The parser in five minutes" | YouTube | |',
      '| Share V1 links | LinkedIn | |',
      "| Maker's first comment | Product Hunt | |",
      '| Respond to all comments | Hacker News | |',
      '| GitHub discussion: "Show us your grammars" | GitHub | |',
      '| X announcement thread for V1 | X | |',
    ),
    [
      ['Something for parsers', 1],
      ['The parser in five minutes', 1],
      ['Show us your grammars', 1],
      ['X announcement thread for V1', 1],
    ],
  )
})
test('a calendar with a column for each weekday holds a piece in each cell, and a schedule of its weeks repeats them', () => {
  const calendar = [
    '# Content calendar',
    '| Week | Monday (problem) | Friday (proof) | CTA |',
    '| --- | --- | --- | --- |',
    '| W1 | Why grammars rot | Build your blog with the parser | Try it |',
    '| W2 | Parsers that lie | Rest | Star it |',
    '## First two weeks',
    '| Date | Post | Channel |',
    '| --- | --- | --- |',
    '| 2026-03-02 | W1 problem post | Mastodon |',
    '| 2026-03-11 | A guest post of ours | Mastodon |',
  ]
  assert.deepEqual(counts(...calendar), [
    ['Why grammars rot', 1],
    ['Build your blog with the parser', 1],
    ['Parsers that lie', 1],
    ['A guest post of ours', 1],
  ])
  assert.deepEqual(
    read(calendar.join('\n')).channels.map(({ name }) => name),
    ['Mastodon'],
  )
})
test('the steps of a phase in a table are pieces where they say what is published', () => {
  assert.deepEqual(
    counts(
      '# Plan',
      '## Timeline',
      '| Phase | Window | Deliverables |',
      '| --- | --- | --- |',
      '| Warm-up | T-7 → T-1 | Set up the forum, publish an article, order stickers |',
      '| Afterwards | T+1 → T+9 | Recap newsletter, gather answers |',
    ),
    [
      ['publish an article', 1],
      ['Recap newsletter', 1],
    ],
  )
})
test('a week before or later is no cadence', () => {
  const { cadences } = read(
    '# Plan\n\n## Content\n\n- A 6-second video a week before launch\n- A second thread a week or two later\n- A thread a week\n',
  )
  assert.deepEqual(
    cadences.map(({ count, period }) => [count, period]),
    [[1, 'week']],
  )
})
