import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './read.ts'

const content = (text: string) => read(text).content.map(({ count, format, channel }) => [count, format, channel])

test('counted pieces and single titles', () => {
  assert.deepEqual(
    content(
      '# Plan\n\n## Week 1\n\n### Content\n\n- 3 LinkedIn posts (use cases)\n- 2 Twitter threads\n- Blog post: Why we parse\n- 1 webinar\n',
    ),
    [
      [3, 'post', 'linkedin'],
      [2, 'thread', 'x'],
      [1, 'article', 'blog'],
      [1, 'webinar', null],
    ],
  )
})
test('documentation, assets and bare channels are no pieces', () => {
  assert.deepEqual(content('# Plan\n\n## Week 1\n\n- [ ] Write the README\n- [ ] Make a logo\n- [ ] Set up Discord\n'), [])
})
test('a calendar', () => {
  const plan = read(
    '# Content calendar\n\n| Date | Channel | Title |\n| --- | --- | --- |\n| 2026-12-01 | Blog | Why we parse |\n| 2026-12-03 | LinkedIn | Parsing at work |\n',
  )
  assert.deepEqual(
    plan.content.map(piece => [piece.title, piece.channel, piece.due]),
    [
      ['Why we parse', 'blog', '2026-12-01'],
      ['Parsing at work', 'linkedin', '2026-12-03'],
    ],
  )
})
test('frequencies and declared totals', () => {
  const plan = read(
    '# Plan\n\n## Content volume\n\n- LinkedIn posts: 52\n\n## Posting frequency\n\n- LinkedIn: 2-3 posts/week\n- Newsletter: monthly\n',
  )
  assert.deepEqual(
    plan.volumes.map(volume => [volume.label, volume.count]),
    [['LinkedIn posts', 52]],
  )
  assert.deepEqual(plan.cadences.map(cadence => [cadence.count, cadence.max, cadence.period, cadence.channel]).slice(0, 1), [
    [2, 3, 'week', 'linkedin'],
  ])
})
test('in other languages', () => {
  assert.deepEqual(content('# Plan\n\n## Woche 1\n\n### Inhalte\n\n- 3 LinkedIn-Beiträge\n')[0], [3, 'post', 'linkedin'])
  assert.deepEqual(content('# Plan\n\n## Semana 1\n\n### Contenido\n\n- 2 artículos de blog\n')[0], [2, 'article', 'blog'])
  assert.equal(content('# 计划\n\n## 第1周\n\n### 内容\n\n- 2篇技术文章\n')[0]?.[0], 2)
})
test('how a piece is made, and what is looked at in a week, are no pieces; a duration is no count', () => {
  const plan = read(
    [
      '# 30-Day Content Calendar',
      '## Week 1',
      '- **Format:** Short personal story. "We built it because we had to."',
      '- **Hashtags:** #parsers',
      '- Review Week 1 metrics: HN upvotes, signups',
      '- Daily community posts (30 min)',
    ].join('\n'),
  )
  assert.deepEqual(plan.content, [])
  assert.deepEqual(
    plan.tasks.map(({ title }) => title),
    ['Review Week 1 metrics: HN upvotes, signups'],
  )
  assert.deepEqual(
    plan.cadences.map(({ count, period }) => [count, period]),
    [[1, 'day']],
  )
})
test('"Weekly:" above a list gives its lines their period, in a fence too', () => {
  const cadences = (text: string) => read(text).cadences.map(({ count, max, period, format }) => [count, max, period, format])
  assert.deepEqual(
    cadences('# Plan\n\n## Content calendar\n\n```\nWeekly:\n- 1-2 articles\n- 3 posts\n\nMonthly:\n- 1 newsletter\n```\n'),
    [
      [1, 2, 'week', 'article'],
      [3, 3, 'week', 'post'],
      [1, 1, 'month', 'newsletter'],
    ],
  )
  assert.deepEqual(cadences('# 计划\n\n## 内容日历\n\n### 每周\n\n- 1-2 篇技术文章\n'), [[1, 2, 'week', 'article']])
  assert.deepEqual(cadences('# 计划\n\n## 渠道\n\n- **Product Hunt** - 选择周二/周三发布\n'), [])
})
test('a calendar with a column for each channel holds a piece in each cell', () => {
  const plan = read(
    [
      '# Content calendar',
      '##Week 1 (Days 1-7)',
      '',
      '| Day | LinkedIn | Twitter | Other | Theme |',
      '| --- | --- | --- | --- | --- |',
      '| 1 | Launch announcement | Launch thread (5 tweets) | Show HN post | Intro |',
      '| 2 | - | 3 posts with tips | – | Metrics |',
      '',
      '## Growth',
      '',
      '| Month | LinkedIn | Twitter |',
      '| --- | --- | --- |',
      '| 1 | 500 followers | +200 |',
    ].join('\n'),
  )
  const days = new Map(plan.phases.map(phase => [phase.id, phase.title]))
  assert.deepEqual(
    plan.content.map(({ title, count, channel, phase, source }) => [title, count, channel, days.get(phase ?? ''), source.column]),
    [
      ['Launch announcement', 1, 'linkedin', 'Day 1', 7],
      ['Launch thread (5 tweets)', 1, 'x', 'Day 1', 29],
      ['Show HN post', 1, 'hackernews', 'Day 1', 56],
      ['3 posts with tips', 3, 'x', 'Day 2', 11],
    ],
  )
})

test('counts below a heading that says how often are frequencies; sums are no pieces', () => {
  const plan = read(
    '# P\n\n## Content to produce (monthly)\n\n**Copy:**\n- 8 blog articles\n- 4 newsletters\n\n## Week 2\n- [ ] 2 blog articles\n- [ ] 4 blog articles in total\n',
  )
  assert.deepEqual(
    plan.cadences.map(({ count, period }) => [count, period]),
    [
      [8, 'month'],
      [4, 'month'],
    ],
  )
  assert.deepEqual(
    plan.content.map(({ count }) => count),
    [2],
  )
})
test('a number before a dash counts something else; an address is no piece; titles listed in a fence are', () => {
  assert.deepEqual(
    content('# Plan\n\n## Milestones\n\n- [ ] 500 stars - Video of thanks\n').map(([count]) => count),
    [1],
  )
  assert.deepEqual(content('# Plan\n\n## Week 1\n\n- [ ] r/golang: https://reddit.com/r/golang\n- [ ] Read the r/golang rules\n'), [])
  assert.deepEqual(
    content(
      '# Plan\n\n## Content\n\n```\nTitles:\n- "Why we wrote our own parser"\n- "Trees, and how to keep them" (tutorial)\n- "This is said, and ends."\n```\n',
    ).length,
    2,
  )
})

test('a verb that is a format as well: what is posted counts, what is updated does not', () => {
  const week = (line: string) => content(`# Plan\n\n## Launch day\n\n| Task | Done |\n|---|---|\n| ${line} | [ ] |\n`)
  assert.deepEqual(week('Post Twitter thread (9 parts)'), [[1, 'thread', 'x']])
  assert.deepEqual(week('Share in r/aaa, r/bbb and r/ccc'), [[3, null, 'reddit']])
  assert.deepEqual(week('Post the first comment at once'), [])
  assert.deepEqual(content('# Plan\n\n## Content\n\n- [ ] Update the index of 3 pages\n- Texts lie there; update with links\n'), [])
})
test('what is said of pieces, questions and files is no piece', () => {
  const lines =
    '- [ ] Demo video plays\n- [ ] Save HN post URL\n- [ ] Comparison tables ready\n' +
    '- [ ] FAQ prepared:\n  - [ ] "How is this different?"\n- **X**: `@name` - Bio: "We parse your plans"\n'
  assert.deepEqual(content(`# Plan\n\n## Content\n\n${lines}`), [])
  assert.deepEqual(content('# Content calendar\n\n## Voice checklist (for all posts)\n\n- [x] No hedging ("might", "perhaps")\n'), [])
  assert.deepEqual(content('# Content calendar\n\n## Related files\n\n- Voice guide: `docs/voice.md`\n'), [])
})
test('a calendar of channels names its pieces by theme, not by the id of the post', () => {
  const plan = read(
    '# Content calendar\n\n| Date | Platform | Theme | Post ID |\n|---|---|---|---|\n| 2027-02-03 | LinkedIn | Dull tools | a81kd02 |\n',
  )
  assert.deepEqual(
    plan.content.map(piece => [piece.title, piece.channel]),
    [['Dull tools', 'linkedin']],
  )
})
test('a plan of channels names a piece behind the channel', () => {
  const plan = '# Plan\n\n## Channel plan\n\n### Social\n\n- **LinkedIn post**: for buyers\n- **Blog posts**: weekly\n- **Discord**: talk\n'
  assert.deepEqual(content(plan), [[1, 'post', 'linkedin']])
})

test('a table of actions in a phase names pieces, by their titles or by what they are', () => {
  const rows = read(
    '# P\n\n## Phase 2: Public launch (Weeks 3-4)\n\n| Action | Detail |\n|---|---|\n| Repository public | README with badges |\n| Demo video 3-5 min | "Schemas in five minutes" |\n| Show HN | "Show HN: govern every schema" |\n| Reddit r/streams | Technical post, show the diff |\n| Directories | Submit to 5+ lists |\n',
  ).content
  assert.deepEqual(
    rows.map(({ title, format }) => [title, format]),
    [
      ['Schemas in five minutes', 'video'],
      ['Show HN: govern every schema', 'post'],
      ['Reddit r/streams', 'post'],
    ],
  )
})
test('a first comment and those who are written to are no pieces', () => {
  const found = read(
    '# P\n\n## Launch day\n\n- [ ] Post Show HN\n- [ ] Post prepared first comment at once\n- [ ] Reach out to newsletters:\n  - Rust Newsletter\n  - Web Newsletter\n',
  ).content
  assert.deepEqual(
    found.map(({ title }) => title),
    ['Post Show HN'],
  )
})

test('a list of what is done when something is to be published names no pieces', () => {
  const pieces = (label: string): number =>
    read(
      `# Plan\n\n## Publishing\n\n${label}\n\n1. **Gather the numbers** of all teams\n2. **Ask** before names are used\n3. A case study of the first team\n`,
    ).content.length
  assert.equal(pieces('When ready to publish case studies:'), 0)
  assert.ok(pieces('Case studies to publish:') > 0)
})
test('a list that declares how many pieces it holds', () => {
  assert.deepEqual(
    content('# 计划\n\n## 文章主题库\n\n### 入门（3篇）\n1. 安装\n2. 概念\n3. 常见问题\n\n### 其他（5篇）\n1. 部署\n').length,
    3,
  )
  assert.deepEqual(
    read('# P\n\n## Video content\n\n### Basics (5 videos)\n- [ ] Parser (2 videos)\n- [ ] Printer (3 videos)\n').content.map(
      ({ count }) => count,
    ),
    [2, 3],
  )
})
test('several pieces in one cell, and the state that a cell says', () => {
  const plan = read(
    '# P\n\n## Week 1\n\n| Day | Mastodon | YouTube |\n|---|---|---|\n| Mon | ✅ 2 threads + 1 post | - |\n| Tue | 📋 Teaser of the parser | 📋 "Parsing fast"; "Printing slow" |\n',
  )
  assert.deepEqual(
    plan.content.map(({ title, count, channel, done }) => [title, count, channel, done]),
    [
      ['2 threads', 2, 'mastodon', true],
      ['1 post', 1, 'mastodon', true],
      ['Teaser of the parser', 1, 'mastodon', false],
      ['Parsing fast', 1, 'youtube', false],
      ['Printing slow', 1, 'youtube', false],
    ],
  )
  assert.deepEqual(
    read(
      '# P\n\n## Content calendar\n\n| Date | Platform | Topic |\n|---|---|---|\n| 2026-03-02 | Blog | "Why we parse" + "How we parse" |\n',
    ).content.map(({ title }) => title),
    ['Why we parse', 'How we parse'],
  )
})
test('what a title names is no channel of its piece; what comes with every release is none yet', () => {
  assert.deepEqual(
    content('# P\n\n## Blog posts\n\n1. "Checking email addresses fast"\n2. "Show HN: a parser"\n- Every release = a short video\n'),
    [
      [1, 'article', null],
      [1, 'post', 'hackernews'],
    ],
  )
})

test('a post that stands ready to paste is one piece, whatever its text says', () => {
  const copy =
    '# Launch copy\n\n## 1️⃣ Hacker News\n\n**Title**:\n```\nShow HN: a parser\n```\n\n**Body**:\n```\nI wrote 3 articles and 2 videos about it.\n```\n\n## 2️⃣ Mastodon post\n\n**English**:\n```\nA parser.\n```\n\n**Deutsch**:\n```\nEin Parser.\n```\n\n## 3️⃣ Reddit r/parsers / r/grammars\n\n```\nTitle: a parser\n```\n'
  assert.deepEqual(
    read(copy).content.map(({ channel, count }) => [channel, count]),
    [
      ['hackernews', 1],
      ['mastodon', 2],
      ['reddit', 2],
    ],
  )
  assert.deepEqual(
    content('# Plan\n\n## Discord server structure\n\n```\n# general\n# help\n```\n\n## LinkedIn\n\n```\nRules:\n- be kind\n```\n'),
    [],
  )
})
test('drafts, files of drafts and copy of what is published anyhow are no further pieces', () => {
  const plan = read(
    '# P\n\n## Two weeks before launch\n\n- [ ] Reddit post drafted\n- [ ] Mastodon thread drafted\n\n## Launch day\n\n- [ ] Publish Reddit post\n\n## Posts\n\n### Reddit post\n\n```\nTitle: a parser\n```\n',
  )
  assert.deepEqual(
    plan.content.map(({ title }) => title),
    ['Mastodon thread drafted', 'Publish Reddit post'],
  )
  assert.equal(
    content(
      '# Content calendar\n\n## Week 1\n\n| Day | Platform | Content |\n|---|---|---|\n| Mon | Mastodon | Thread: "3 trees, 40 seconds" — a walk |\n\n## Drafted content\n\n- `docs/social/thread.md` — launch thread\n',
    ).length,
    1,
  )
})
test('places alone in a list of content, posts to places, and what is left undone', () => {
  assert.deepEqual(
    content('# P\n\n## Content marketing\n\n- [ ] Zenn / Qiita\n').map(([count]) => count),
    [2],
  )
  assert.deepEqual(
    content(
      '# P\n\n## Week 1\n\n- [ ] Post to parsers.dev\n- [ ] ParserForum post with the story\n- [ ] Never post twice on Mastodon\n- [ ] Live coding streams\n',
    ).map(([count, format]) => [count, format]),
    [
      [1, 'post'],
      [1, 'post'],
    ],
  )
  assert.deepEqual(
    content('# 計画\n\n## Week 1\n\n- Facebook グループ（30代）に投稿\n').map(([count]) => count),
    [1],
  )
  assert.deepEqual(read('# P\n\n## Week 1\n\n- [ ] The 30-second wow clip on YouTube\n').cadences, [])
})
test('"Post" is a verb in English and a noun elsewhere; the day of a post may stand before it', () => {
  assert.equal(content('# Plan de lancement\n\n## Semaine 1\n\n- [ ] Post sur le projet\n- [ ] Post de présentation\n').length, 2)
  assert.equal(
    content('# Launch plan\n\n## Week 1\n\n- [ ] Post the link\n- [ ] Day 2: Post on Indie Hackers\n- [ ] Post 1: why we parse\n').length,
    2,
  )
  assert.deepEqual(
    content(
      '# Piano di lancio\n\n## Settimana 1\n\n- [ ] Post Reddit per la comunità\n  - r/parsers: "A parser"\n  - r/grammars: "A grammar"\n',
    ),
    [
      [1, 'post', 'reddit'],
      [1, 'post', 'reddit'],
    ],
  )
})
test('a calendar with a column for the blog and columns for what goes elsewhere', () => {
  assert.deepEqual(
    content(
      '# P\n\n## Content calendar\n\n| Week | Blog post | Social | Community |\n|---|---|---|---|\n| 1 | Why we parse | LinkedIn post | Indie Hackers |\n| 2 | How we parse | Reply to all | Mastodon |\n',
    ),
    [
      [1, null, 'blog'],
      [1, 'post', 'linkedin'],
      [1, null, 'indiehackers'],
      [1, null, 'blog'],
      [1, null, 'mastodon'],
    ],
  )
})
test('what is posted at a place and a time, with its place in a column', () => {
  assert.deepEqual(
    content(
      '# P\n\n## Day 1\n\n| Time | Channel | Asset |\n|---|---|---|\n| 9:00 | **Mastodon** — launch thread | Seven posts, with a picture |\n| Noon | Engage | Answer everybody |\n',
    ).map(([count, , channel]) => [count, channel]),
    [[1, 'mastodon']],
  )
})

test('how many words a piece has says nothing of how many there are', () => {
  const counts = read('# X\n\n## Content\n\n- Essay: 2000+ word pieces\n- Write 3 1500-word posts\n').content.map(({ count }) => count)
  assert.deepEqual(
    counts.filter(count => count > 3),
    [],
  )
})
test('the verb may stand behind what is published', () => {
  const titles = (text: string) => read(text).content.map(({ title, count }) => [title, count])
  assert.deepEqual(
    titles(
      '# Plan\n\n## Phase 1 (Week 1-2)\n\n- [ ] First long-form post drafted: "Why parsers fail"\n- [ ] Opening post written\n- Opening post (long)\n- Opening article published\n',
    ),
    [
      ['Why parsers fail', 1],
      ['Opening post written', 1],
      ['Opening article published', 1],
    ],
  )
  assert.deepEqual(
    titles('# 출시 계획\n\n## 1단계 (1-2주차)\n\n- 소개 영상 업로드\n- 기술 블로그 글 3편 발행\n- 다른 포스트에 댓글 작성\n- 자료 게시\n'),
    [
      ['소개 영상 업로드', 1],
      ['기술 블로그 글 3편 발행', 3],
    ],
  )
  assert.deepEqual(titles('# 計画\n\n## フェーズ1 (1-2週目)\n\n- デモ動画を撮影\n- ブログ記事を2本執筆\n- アカウントを作成\n'), [
    ['デモ動画を撮影', 1],
    ['ブログ記事を2本執筆', 2],
  ])
  assert.deepEqual(titles('# Startplan\n\n## Phase 1 (Woche 1-2)\n\n- Newsletter versenden\n- Konto erstellen\n'), [
    ['Newsletter versenden', 1],
  ])
})
test('rows of a calendar whose second column says what is done', () => {
  const titles = (text: string) => read(text).content.map(({ title, channel }) => [title, channel])
  assert.deepEqual(
    titles(
      '# 30 日计划\n\n| 天 | 动作 | 渠道/对象 |\n| --- | --- | --- |\n| 1 | 修正安装 | 内部 |\n| 2 | 发布开场故事 | V2EX |\n| 3 | 发布技术长文 | 掘金 |\n| 4 | 回复评论 | V2EX |\n| 5 | 发布新版本 | GitHub |\n',
    ),
    [
      ['发布开场故事', 'v2ex'],
      ['发布技术长文', 'juejin'],
    ],
  )
  assert.deepEqual(
    titles(
      '# Plan\n\n## Launch day\n\n| Hour | Activity |\n| --- | --- |\n| 9 h | Technical blog post |\n| 10 h | Tag it, post links |\n| 11 h | Fix bugs |\n',
    ),
    [['Technical blog post', 'blog']],
  )
})
test('mails of a sequence are no pieces, and so many in a quarter are a frequency', () => {
  const plan = read(
    '# Plan\n\n## Inhalte der Nurture-Sequenz (3 Mails / 9 Tage)\n\n1. **Tag 0:** „Willkommen im Garten“\n2. **Tag 5:** „Was wächst hier?“\n\n## Blog-Beiträge\n\n- Ratgeber: 9 Artikel im Quartal\n',
  )
  assert.deepEqual(plan.content, [])
  assert.deepEqual(
    plan.cadences.map(({ count, period }) => [count, period]),
    [[9, 'quarter']],
  )
})

test('numbered or bold titles below "Blog posts" are pieces; what is to be done there is none', () => {
  const titles = (list: string): string[] => read(`# Plan\n\n## Blog posts\n\n${list}\n`).content.map(({ title }) => title)
  assert.deepEqual(titles('1. How we parse ten million lines\n2. A tour of the query planner'), [
    'How we parse ten million lines',
    'A tour of the query planner',
  ])
  assert.deepEqual(titles('- **How we parse ten million lines**\n- **A tour of the planner**'), [
    'How we parse ten million lines',
    'A tour of the planner',
  ])
  assert.deepEqual(titles('1. Write about what you measured\n2. Publish on a Tuesday morning'), [])
  assert.deepEqual(titles('1. Short and simple.\n2. Examples that everybody can run.'), [])
})
