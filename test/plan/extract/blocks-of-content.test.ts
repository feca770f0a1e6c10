import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './read.ts'

const titles = (...lines: string[]) => read(lines.join('\n')).content.map(({ title }) => title)

test('what a piece is made of is no piece, in any language', () => {
  for (const head of [
    '### Outline',
    '**Key points:**',
    '**Script:**',
    '### Gliederung',
    '**Estructura de cada post:**',
    '**구성**',
    '**大纲：**',
  ])
    assert.deepEqual(
      titles(
        '# Plan',
        '## Blog posts',
        '- [ ] Blog post: Why we parse',
        head,
        '- A short demo video',
        '- "Parsers are slow"',
        '- Comparison of parsers',
      ),
      ['Blog post: Why we parse'],
      head,
    )
})
test('kinds of pieces are none, titles given as examples of them are', () => {
  assert.deepEqual(
    titles('# Plan', '## Content strategy', '### Content types', '- Long blog posts (20%)', '- Tutorial: "Parse a file in ten minutes"'),
    ['Parse a file in ten minutes'],
  )
})
test('how the work goes is no piece', () => {
  assert.deepEqual(
    titles('# Video plan', '## Production plan', '1. **Screen recording**: record the editor', '2. **Editing**: cut the video'),
    [],
  )
})
test('a heading of its own matter below a document about content holds pieces only where its lines look like some', () => {
  const matter = [
    '# Content guide',
    '## Where duplicates are from',
    '- The word "post" is read twice',
    '- Old files were kept',
    '- Nobody looked',
  ]
  assert.deepEqual(titles(...matter), [])
  assert.deepEqual(titles('# Content guide', '## Spring', '- "Why we parse"', '- "How we parse" (deep dive)', '- soon more'), [
    'Why we parse',
    'How we parse',
  ])
})
test('requests of a program and people who are spoken to are no pieces', () => {
  assert.deepEqual(
    titles(
      '# Plan',
      '## Week 1',
      '- [ ] POST /api/posts answers',
      '- [ ] Reach out to 10 podcasts',
      '- [ ] Publish a blog post: Why we parse',
    ),
    ['Why we parse'].map(() => 'Publish a blog post: Why we parse'),
  )
})

const pieces = (...lines: string[]) => read(lines.join('\n')).content.map(({ title, count, channel }) => [title, count, channel])

test('numbered posts that stand ready are one each, and the tweets of a thread are one', () => {
  const text = ['```', 'Parsing is slow. We made it fast.', '```']
  assert.deepEqual(
    pieces(
      '# Social',
      '## LinkedIn',
      '### Post 1: Launch',
      ...text,
      '### Post 2: Thanks',
      ...text,
      '## Twitter Thread',
      '### Tweet 1',
      ...text,
      '### Tweet 2',
      ...text,
    ),
    [
      ['Post 1: Launch', 1, 'linkedin'],
      ['Post 2: Thanks', 1, 'linkedin'],
      ['Twitter Thread', 1, 'x'],
    ],
  )
})
test('a label that calls itself a post, above its text, is one; its title is that of the post', () => {
  assert.deepEqual(pieces('# Plan', '## Week 1', '**Twitter announcement**', '```', 'We made parsing fast.', '```'), [
    ['Twitter announcement', 1, 'x'],
  ])
  assert.deepEqual(pieces('# Plan', '## Hacker News', '**Title:** `Show HN: a fast parser`', '**First comment:**', '> I wrote it.'), [
    ['Show HN: a fast parser', 1, 'hackernews'],
  ])
})
test('post templates count where they are written out, and not where they have holes', () => {
  const kit = (text: string) => pieces('# Plan', '## Post templates', '### r/golang', '```', text, '```')
  assert.equal(kit('We made parsing fast. [link]').length, 1)
  assert.equal(kit('[Name] parses [size] in [time], says [person].').length, 0)
})
test('a title that comes again in another block is the same piece, unless it goes elsewhere', () => {
  const again = (line: string) =>
    pieces('# Plan', '## Blog posts', '- "Why we wrote a parser in a week"', '## Week 2', `- [ ] ${line}`).length
  assert.equal(again('Publish "Why we wrote a parser in one week" blog post'), 1)
  assert.equal(again('Publish "How parsers are tested" blog post'), 2)
})
test('when to post is no piece, and a registry is no place to post at', () => {
  assert.deepEqual(pieces('# Plan', '## Launch Day', '- [ ] Post at 12:01 AM PT', '- [ ] Publish to Parser Registry'), [])
})

test('rows say what is published at each place, and what is done on each day', () => {
  assert.deepEqual(
    pieces(
      '# Plan',
      '## Phase 2',
      '| Platform | Strategy |',
      '|---|---|',
      '| **Reddit** r/golang, r/rust | Post a demo titled "I wrote a parser" |',
      '| **Dev.to** | Answer questions |',
    ).map(([, count, channel]) => [count, channel]),
    [[2, 'reddit']],
  )
  assert.deepEqual(
    pieces(
      '# Plan',
      '## Week 1',
      '| Day | Task |',
      '|---|---|',
      '| Mon | Add badges. |',
      '| Tue | Post to r/golang and r/rust. |',
      '| Wed | Record a demo video. Embed it. |',
    ).map(([, count]) => count),
    [2, 1],
  )
})
test('a calendar whose headers are Korean', () => {
  assert.deepEqual(
    titles(
      '# 계획',
      '## 1월',
      '| 주차 | 게시일 | 제목 (한국어) | 상태 |',
      '|---|---|---|---|',
      '| 1주 | 2026-01-05 | "파서를 만든 이유" | 계획 |',
    ),
    ['파서를 만든 이유'],
  )
})
test('a post for each of the places that stand before the word, and the number that brackets give', () => {
  const counts = (line: string) => pieces('# Plan', '## Week 1', '### Content', `- ${line}`).map(([, count]) => count)
  assert.deepEqual(counts('Dev.to and Medium articles'), [2])
  assert.deepEqual(counts('Article on Medium'), [1])
  assert.deepEqual(
    pieces('# Plan', '## Week 1', '**Marketing:**', '- Content creation (10 blog posts)').map(([, count]) => count),
    [10],
  )
})
test('an action and the title that another block gives for its place are one piece', () => {
  assert.equal(
    pieces(
      '# Plan',
      '## Reddit posts',
      '- r/golang: "I wrote a parser"',
      '- r/rust: "Parsing by hand"',
      '## Week 1',
      '- [ ] Post to r/golang and r/rust',
    ).length,
    2,
  )
})
test('what a list names in the words of the plan is the plan again; a thread of ten posts is one', () => {
  assert.deepEqual(
    pieces('# Plan', '## Week 1', '- [ ] Demo video of the parser (60 s)', '## Content', '1. **Demo video of the parser** (30 s)').map(
      ([, count]) => count,
    ),
    [1],
  )
  assert.deepEqual(
    pieces('# Plan', '## Content', '- 10-tweet thread on parsing').map(([, count]) => count),
    [1],
  )
})
test('cross-posts behind a piece, and work on one, are no further pieces', () => {
  assert.equal(
    pieces(
      '# Plan',
      '## Content',
      '- **Publish:** "Why we parse"',
      '- **Cross-post:** Dev.to, Medium',
      '- Finalize the blog post',
      '- Send 15 emails "Hello"',
    ).length,
    1,
  )
})
test('with what content is made, in a list of tools, is no content', () => {
  assert.deepEqual(read('# Plan\n\n## Technology stack\n\n1. **Website & content**:\n   - Blog: Hugo\n   - CMS: Pages\n').content, [])
  assert.deepEqual(
    read('# Plan\n\n## Week 1 (tools ready)\n\n- **Content**:\n  - Blog post: how we parse\n').content.map(piece => piece.title),
    ['Blog post: how we parse'],
  )
})
