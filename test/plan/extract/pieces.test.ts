/** What is a piece, and what only looks like one; which is named twice; how many a line stands for. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './read.ts'

const counts = (...lines: string[]) => read(lines.join('\n')).content.map(({ title, count }) => [title, count])

test('e-mails and advertisements are no pieces, an issue of a newsletter is', () => {
  assert.deepEqual(
    counts(
      '# Plan',
      '## Week 1',
      '### Email sequence',
      '- "You are on the list"',
      '- "Three days to go"',
      '### Content',
      '- Email 3 (10/1): "The doors open"',
      '- Announcement email to the list',
      '- Newsletter: "What the scanner learned"',
      '- 2 video ads',
      '### Google Ads',
      '- Short video: "Parse faster"',
    ),
    [['What the scanner learned', 1]],
  )
  assert.deepEqual(
    counts(
      '# Content calendar',
      '| Date | Channel | Title |',
      '| --- | --- | --- |',
      '| 2026-12-01 | Email | Three days to go |',
      '| 2026-12-02 | Blog, email | Why we parse |',
    ),
    [['Why we parse', 1]],
  )
})
test('steps on the way to a piece are none', () => {
  assert.deepEqual(
    counts(
      '# Plan',
      '## Week 1',
      '### Posts',
      '- [ ] Click "Create Post"',
      '- [ ] Copy the text of the thread',
      '- [ ] Preview the article',
      '- [ ] Share the link in the forum thread',
      '- [ ] Post on LinkedIn',
      '- [ ] Press release',
    ),
    [
      ['Post on LinkedIn', 1],
      ['Press release', 1],
    ],
  )
})
test('a row counts once for each community, and a session of a conference is a piece', () => {
  assert.deepEqual(
    counts(
      '# Plan',
      '## Phase 1',
      '### Forum posts',
      'Submit to these subreddits (one a day, to avoid trouble):',
      '',
      '| Post | Subreddits | Form |',
      '| --- | --- | --- |',
      '| The parser | r/parsers, r/compilers | story |',
      '| The scanner | r/scanners | release |',
      '',
      '### Conferences',
      '| Conference | Topic | Type |',
      '| --- | --- | --- |',
      '| ParseCon | The parser | Lightning talk |',
      '| ScanConf | The scanner | Booth |',
    ).map(([, count]) => count),
    [2, 1, 1],
  )
})
test('the hours of a launch day repeat what is told before, a remark is a piece of its own', () => {
  assert.deepEqual(
    counts(
      '# Plan',
      '## Week 1',
      '### Action 1: Reddit r/parsers',
      '- [ ] Title: "A parser that explains itself"',
      '### Launch morning',
      '**9:30 AM**',
      '- [ ] Post to r/parsers',
      '- [ ] Post to r/scanners',
    ),
    [
      ['A parser that explains itself', 1],
      ['Post to r/scanners', 1],
    ],
  )
})
test('posts of a series and articles to be written are counted by their titles', () => {
  assert.deepEqual(
    counts(
      '# Plan',
      '## Articles',
      '### "Parser Internals" Series',
      '1. **"How tokens are read"**',
      '2. **"Why trees are kept"**',
      '## Phase 1 (Week 1-2)',
      '- [ ] First 2 posts of the parser series',
      '- Write 2 blog posts',
    ).map(([title]) => title),
    ['How tokens are read', 'Why trees are kept'],
  )
})
test('headings that are pieces', () => {
  assert.deepEqual(
    counts(
      '# Content plan',
      '## Content',
      '### 1. Blog: How we parse',
      '- Angle: "We were tired of waiting."',
      '### Video 2: The scanner in use',
      'Three minutes.',
      '### Blog: Ideas',
      '### Post templates',
    ),
    [
      ['How we parse', 1],
      ['The scanner in use', 1],
    ],
  )
})
test('numbers in words, a recorded demo, and a count beside a frequency', () => {
  const plan = read(
    [
      '# Plan',
      '## Week 1',
      '- Publish three reproducible case studies',
      '- Record a demo of the scanner',
      '- Record a demo GIF',
      '- [ ] 3 teaser posts (2 per week)',
      '  - Example: "The scanner wakes up"',
      '- [ ] Teaser-Posts fertig',
    ].join('\n'),
  )
  assert.deepEqual(
    plan.content.map(({ count }) => count),
    [3, 1, 3],
  )
  assert.deepEqual(
    plan.cadences.map(({ count, period }) => [count, period]),
    [[2, 'week']],
  )
})
test('what is done before a post and when it fails is no piece', () => {
  assert.deepEqual(
    counts(
      '# Plan',
      '## Week 1',
      '### Before you post',
      '- Have a demo at hand',
      '### If the post sinks',
      '- Title too long for a post',
      '### Recording & repurposing',
      '- Blog post summary',
    ),
    [],
  )
})
test('what a program is made of, what a post is made of and where it will be are no pieces', () => {
  assert.deepEqual(
    counts(
      '# Plan',
      '## Week 1',
      '- [ ] Create PostList component (all 129 posts)',
      '- [ ] Worker thread pool',
      '- [ ] Create post-signup survey',
      '- [ ] Start a technical blog',
      '- [ ] Thread structure: problem, picture, link',
      '- [ ] Post at optimal times on Reddit',
      '- [ ] Twitter thread',
      '## Quality standards',
      '### Blog content',
      '- End with a "What do you think?"',
      '### Blog ideas',
      '- "Why tokens matter to us"',
      '### Title candidates',
      '- "Tokens matter to everybody"',
      '### Silent failures (13% of posts)',
      '- "The parser gave up on us"',
    ),
    [
      ['Twitter thread', 1],
      ['Why tokens matter to us', 1],
    ],
  )
})
test('"Post: …" below a place is a piece for it, and what somebody is quoted to have saved is no budget', () => {
  const plan = read(
    '# Cost tool growth\n\n## Channels\n\n### Reddit\n\n**r/golang** (250K members)\n- Post: "How we saved $2K"\n- Content: numbers\n\n**r/selfhosted**\n- Post: "A cache of your own"\n',
  )
  assert.deepEqual(
    plan.content.map(({ title, channel }) => [title, channel]),
    [
      ['How we saved $2K', 'reddit'],
      ['A cache of your own', 'reddit'],
    ],
  )
  assert.deepEqual(plan.budgets, [])
})
test('a box whose last word is "post" is one', () => {
  const { content } = read('# Plan\n\n## Week 1\n\n- [ ] Parser internals post\n- [ ] Review the post\n')
  assert.deepEqual(
    content.map(({ title }) => title),
    ['Parser internals post'],
  )
})

test('a figure in a name is no frequency', () => {
  const { cadences } = read('# Plan\n\n## Channels\n\n- **Newsletter**: "The Context" - weekly K8s insights\n')
  assert.deepEqual(
    cadences.map(({ count, period }) => [count, period]),
    [[1, 'week']],
  )
})

test('a place with its rooms in a list of channels is where one posts, and no post', () => {
  const content = (text: string): unknown[] => read(`# Plan\n\n${text}\n`).content.map(({ title, count }) => [title, count])
  assert.deepEqual(content('## Channels\n\n1. Hacker News\n2. Reddit: r/parsers, r/lexers\n3. Mastodon'), [])
  assert.deepEqual(content('## Launch day\n\n- Reddit: r/parsers, r/lexers\n- Show HN'), [
    ['Reddit: r/parsers, r/lexers', 2],
    ['Show HN', 1],
  ])
})

test('rows with a title in quotes, in a table that says what its rows are; episodes whatever stands above them', () => {
  const titles = (text: string): string[] => read(`# Plan\n\n${text}\n`).content.map(({ title }) => title)
  const rows = '|---|---|\n| “A tour of the parser” | 15 min |\n| “The printer from the inside” | 20 min |'
  assert.deepEqual(titles(`## Channel\n\n| Video | Length |\n${rows}`), ['A tour of the parser', 'The printer from the inside'])
  assert.deepEqual(titles(`## Talks\n\n| Talk title | Length |\n${rows}`), ['A tour of the parser', 'The printer from the inside'])
  assert.deepEqual(titles(`## Sayings\n\n| Slogan | Who |\n${rows}`), [])
  const episode = (n: number, title: string): string => `#### Episode ${n}: "${title}"\n\n**Duration:** 8 minutes\n\n- Hook: what if\n\n`
  assert.deepEqual(titles(`## Episode structure\n\n### Season 1\n\n${episode(1, 'Why we parse')}${episode(2, 'How we print')}`), [
    'Why we parse',
    'How we print',
  ])
})
