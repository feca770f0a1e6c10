/** Pieces as lists name them: by title, by part, by place, by event, as a card. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './read.ts'

const pieces = (text: string): [string, number][] => read(`# Plan\n\n${text}\n`).content.map(({ title, count }) => [title, count])
const sum = (text: string): number => pieces(text).reduce((all, [, count]) => all + count, 0)

test('titles below what they are titles of are the pieces', () => {
  const titles = '  - "Why we parse by hand"\n  - "Ten grammars in one file"\n  - "What a lexer forgets"'
  assert.deepEqual(
    pieces(`## Content\n\n- **Blog topics:**\n${titles}`).map(([title]) => title),
    ['Why we parse by hand', 'Ten grammars in one file', 'What a lexer forgets'],
  )
  assert.equal(sum(`## Content\n\n- [ ] Write 5 blog posts\n${titles}`), 5, 'more than are listed')
  assert.equal(sum('## Plan\n\n### Week 1\n\n#### Dev.to (writers)\n- "Why we parse by hand"\n- "Ten grammars in one file"'), 2)
  assert.equal(sum('## Content\n\n**Ключевые запросы:**\n- "parser online"\n- "fast grammar check"'), 0, 'what people search for')
})

test('the parts of a series', () => {
  assert.equal(sum('## Content calendar\n\n### Q1 series: "Grammars"\n- Part 1: Tokens\n- Part 2: Trees\n- Part 3: Errors'), 3)
  assert.equal(sum('## Content calendar\n\n### Grammars\n- Part 1: Tokens\n- Part 2: Trees'), 0, 'nothing says that it is one')
})

test('communities in which something is posted', () => {
  assert.equal(sum('## Week 1: Launch\n\n### Places\n- [ ] r/parsers - how it began\n- [ ] **10:30 AM** - r/lexers'), 2)
  assert.equal(sum('## Week 1: Launch\n\n**Reddit:**\n- r/parsers – how it began\n- r/lexers'), 2)
  assert.equal(sum('## Week 1: Launch\n\n- [ ] **Engage in communities**\n  - [ ] r/parsers\n  - [ ] r/lexers'), 0, 'no post is meant')
  assert.equal(sum('## Channels\n\n**Relevant subreddits:**\n- r/parsers\n- r/lexers'), 0)
})

test('days of a calendar with a place and what is published there', () => {
  const week = '## Content calendar\n\n### Week 1\n'
  assert.equal(sum(`${week}- **Wed:** r/parsers: a milestone\n- **Fri:** Dev.to: how it is built`), 2)
  assert.equal(sum(`${week}- **Thursday:** Discord technical discussions\n- **Sunday:** rest`), 0)
  const day = (below: string): string => `## Content calendar\n\n### Day 9 - Mastodon\n**Type:** Thread\n${below}`
  assert.deepEqual(pieces(day('**Content:**\n- one idea')), [['Day 9 - Mastodon', 1]])
  assert.deepEqual(pieces(day('**Title:** "What a lexer forgets"\n**Content:**\n- Step-by-step tutorial')), [['What a lexer forgets', 1]])
})

test('a talk at each event that a list of talks names', () => {
  const list = (title: string): number => sum(`## Month 2: Talks\n\n**${title}**\n- ParserCon (Berlin)\n- Lexer Days`)
  assert.equal(list('Submit talks to relevant conferences:'), 2)
  assert.equal(list('Conference speaking opportunities'), 2)
  assert.equal(list('Sponsored events'), 0)
})

test('names in brackets behind a plural are counted; the number of a line is not', () => {
  assert.equal(sum('## Month 1: Launch\n\n- [ ] Publish tutorials (Raycast, Alfred, Warp)'), 3)
  assert.equal(sum('## Month 1: Launch\n\n- [ ] Publish case studies (compliance metrics)'), 0)
  assert.equal(sum('## Month 1: Launch\n\n- [ ] **36. Parser podcast — be a guest**'), 1)
})

test('cards: a title, and below it for whom it is and where it goes', () => {
  const card = (title: string): string =>
    `**${title}**\n- Target: maintainers\n- Comparison with other tools\n- Distribution: Dev.to, Mastodon\n\n`
  assert.deepEqual(
    pieces(`## Content strategy\n\n### Technical blog posts\n\n${card('Why your grammar is slow')}${card('Trees without tears')}`),
    [
      ['Why your grammar is slow', 1],
      ['Trees without tears', 1],
    ],
  )
})

test('a list of boxes that are all called like titles, in a backlog of content', () => {
  const boxes = '- [x] **Testing big grammars** — what we do\n- [ ] Building editor extensions\n- [ ] The error you never see\n'
  assert.equal(sum(`## Articles: ready to write\n\n### Week of Jan 27\n\n${boxes}`), 3)
  assert.equal(sum(`## Backlog\n\n### Week of Jan 27\n\n${boxes}`), 0)
})

test('what is named like a piece and is none', () => {
  const none = [
    '- [ ] Good lighting (for video calls if needed)',
    '- Blog post views',
    '- YouTube – demos, tutorials',
    '- SEO: rank for "parser online", "grammar check"',
    '- [ ] Create comparison pages (vs others)',
    '- At least 2 published articles on grammars',
  ]
  for (const line of none) assert.equal(sum(`## Content\n\n### Week 1\n\n${line}`), 0, line)
  const rows = ['Partner outreach', 'Investor meetings', 'Press release'].map(row => `| ${row} | Ada | [ ] | Week 1 |`).join('\n')
  assert.equal(sum(`## Content\n\n| Content | Owner | Status | Due |\n|---|---|---|---|\n${rows}`), 1, 'duties, of which one is published')
})

test('numbered headings of posts are the list, at whatever depth; what is said below them are no pieces', () => {
  const post = (n: number, title: string): string =>
    `## Post ${n} — "${title}"\n\n- **Angle:** technical\n- **Publish:** dev.to + personal blog\n\n`
  assert.deepEqual(
    pieces(
      `Every post follows the same shape:\n\n1. **A hook** in one sentence.\n2. **The problem** — concrete.\n\n${post(1, 'Trees without tears')}${post(2, 'What a lexer forgets')}`,
    ).map(([title]) => title),
    ['Trees without tears', 'What a lexer forgets'],
  )
})

test('a calendar calls pieces by their signs: they are counted once, and know when', () => {
  const cards = (sign: string, title: string): string =>
    `#### ${sign} | 工作流\n- **标题**：${title}\n- **关键词**：解析器、教程\n- **内容**：图文教程，先安装\n\n`
  const { content } = read(
    `# 内容计划\n\n## 小红书内容\n\n${cards('A-01', '为了让“解析”不变成“猜测”')}${cards('A-02', '我的解析器工作流')}## 内容日历\n\n| 周次 | 小红书 | 公众号 |\n|---|---|---|\n| W1 | A-01 开篇 | A-02 工作流 |\n| W2 | B-01 以后 | - |\n`,
  )
  assert.deepEqual(
    content.map(({ title, phase }) => [title, phase !== null]).sort(),
    [
      ['B-01 以后', true],
      ['为了让“解析”不变成“猜测”', true],
      ['我的解析器工作流', true],
    ].sort(),
  )
})

test('a piece and its place in a table of actions; what is handed in; a name in a program is no piece', () => {
  const table =
    '| Action | Channel | Reach |\n|---|---|---|\n| YouTube demo: a three-minute video | YouTube | 1K |\n| Polish the profile | LinkedIn | 2K |\n'
  const titles = (text: string) => read(`# Plan\n\n## Week 2: Launch\n\n${text}`).content.map(({ title }) => title)
  assert.deepEqual(titles(table), ['YouTube demo: a three-minute video'])
  assert.deepEqual(
    titles('- Wednesday — HN submission\n- "How to move from guards to parsers" post.\n- `AI_ACT_ARTICLE_15` — the rules of 2026\n'),
    ['Wednesday — HN submission', 'How to move from guards to parsers'],
  )
})
test('a title of three letters in a calendar is one, "TBD" is none', () => {
  const rows =
    '| Date | Title | Channel |\n|---|---|---|\n| 2027-01-12 | Why we built it | Blog |\n| TBD | AMA | Reddit |\n| 2027-01-19 | TBD | Blog |\n'
  assert.deepEqual(
    pieces(`## Content calendar\n\n${rows}`).map(([title]) => title),
    ['Why we built it', 'AMA'],
  )
})
test('a thread of the day of the launch is a piece, with the hour before it', () => {
  assert.deepEqual(pieces('## Launch day\n\n- 09:30 – tweet thread\n- Reply to every comment\n'), [['09:30 – tweet thread', 1]])
})
