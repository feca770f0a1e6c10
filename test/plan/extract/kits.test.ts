/** Pieces by the kind of thing that they are: blocks of a week by format, texts that stand ready in a launch kit. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './read.ts'

const pieces = (...lines: string[]) => read(lines.join('\n')).content.map(({ title, count }) => [title, count])

test('a week by formats: the title below each kind of piece, and what is posted elsewhere', () => {
  assert.deepEqual(
    pieces(
      '# Calendar',
      '## Week 1: Jan 5 - Jan 11, 2026',
      '### Blog post',
      '**Title:** "How a parser finds its way"',
      '**Topics:**',
      '- A quick start guide',
      '### Newsletter',
      '**Subject:** "The parser is out"',
      '**Content:**',
      '- Launch announcement',
      '- A short demo video',
      '### Social media',
      '- Benchmarks of the scanner',
      '- Friday tip: error messages',
      '- Engage with replies',
    ),
    [
      ['How a parser finds its way', 1],
      ['The parser is out', 1],
      ['Benchmarks of the scanner', 1],
      ['Friday tip: error messages', 1],
    ],
  )
})
test('a list of what is done in social media is no list of posts where nothing beside it is a kind of piece', () => {
  assert.deepEqual(pieces('# Plan', '## Week 1', '### Social media', '- Profile pictures', '### Website', '- New logo'), [])
})
test('a kit: what stands in a fence below a title is that piece, the parts of a thread are one', () => {
  assert.deepEqual(
    pieces(
      '# Launch texts',
      '## Lemmy texts',
      '### Main announcement',
      '```',
      'It is out.',
      '```',
      '### Thread (1/2)',
      '```',
      '1/2 Why we parse:',
      '```',
      '### Thread (2/2)',
      '```',
      '2/2 And how: "a scanner and a stack"',
      '```',
      '### Follow-up posts',
      '```',
      'One more thing.',
      '```',
      '```',
      'And another.',
      '```',
      '## Videos',
      '### Demo script',
      '```',
      '[Terminal opens]',
      '$ parse',
      '[Cut]',
      '[Close]',
      '```',
    ),
    [
      ['Main announcement', 1],
      ['Thread (1/2)', 1],
      ['Follow-up posts', 2],
      ['Demo script', 1],
    ],
  )
})
test('tweets that a calendar counts are so many, those of a thread are one piece', () => {
  assert.deepEqual(
    pieces(
      '# Content calendar',
      '| Week | Blog post | Twitter series |',
      '|---|---|---|',
      '| 1 | "Why we parse" | Tips and tricks (4 tweets) |',
      '| 2 | "How we parse" | Launch thread (5 tweets) |',
    ),
    [
      ['Why we parse', 1],
      ['Tips and tricks (4 tweets)', 4],
      ['How we parse', 1],
      ['Launch thread (5 tweets)', 1],
    ],
  )
})
test('when something is posted is no piece', () => {
  assert.deepEqual(pieces('# Plan', '## Week 1: launch', '- Post 1-2 days after the launch on Hacker News'), [])
})
test('tweets below a thread are the thread, tweets by themselves are pieces', () => {
  assert.deepEqual(
    pieces(
      '# P',
      '## Day 1: Launch',
      '- [ ] Tweet from @parser: demo thread (2 tweets)',
      '  - Tweet 1: "A picture"',
      '  - Tweet 2: "No server"',
    ),
    [['Tweet from @parser: demo thread (2 tweets)', 1]],
  )
  assert.deepEqual(
    pieces('# P', '## Tweets', '**Tweet 1:** We are out', '', '**Tweet 2:** Here is how it works').map(([, count]) => count),
    [1, 1],
  )
})
test('"Video 1", "Video 2" are pieces whatever stands above them', () => {
  assert.deepEqual(
    pieces('# P', '## YouTube', '- Video 1: The scanner (5 min)', '- Video 2: The printer').map(([, count]) => count),
    [1, 1],
  )
})
test('numbered topics of a series are its pieces, and so are short titles among long ones', () => {
  assert.deepEqual(
    pieces(
      '# P',
      '## Content',
      '### "Parsers" series',
      '**Format**: Blog posts',
      '**Schedule**: Weekly',
      '',
      '**Topics**:',
      '1. Scanners',
      '2. Error messages',
    ),
    [
      ['Scanners', 1],
      ['Error messages', 1],
    ],
  )
  assert.deepEqual(pieces('# P', '## Blog posts', '1. Introducing the parser', '2. Parsers compared', '3. How the scanner works inside'), [
    ['Introducing the parser', 1],
    ['Parsers compared', 1],
    ['How the scanner works inside', 1],
  ])
})
test('a draft in the column of states is a piece all the same', () => {
  assert.deepEqual(
    pieces(
      '# P',
      '## Content calendar',
      '| Date | Title | Channel | Status |',
      '|---|---|---|---|',
      '| Jan 5 | Why we built it | Blog | Draft |',
      '| Jan 12 | How it works | Blog | Planned |',
    ),
    [
      ['Why we built it', 1],
      ['How it works', 1],
    ],
  )
})
test('what is announced somewhere is a piece, and a post that is "not an ad" is one', () => {
  assert.deepEqual(pieces('# P', '## Week 1', '- Announce on Mastodon'), [['Announce on Mastodon', 1]])
  assert.deepEqual(
    pieces('# P', '## Week 1', '- [ ] **r/parsers** (a post of value, not an ad): "I built a parser"').map(([, count]) => count),
    [1],
  )
})
