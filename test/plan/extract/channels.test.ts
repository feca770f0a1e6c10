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

const names = (text: string): string[] => read(text).channels.map(({ name }) => name)

test('an aside in brackets and a name in quotes announce nothing where the title itself does', () => {
  assert.deepEqual(names('# P\n\n## Key Messages (use across all channels)\n1. **Simplicity:** Three lines.\n'), [])
  const plan = read('# P\n\n### Group 1: "Templates & Drafts"\n**Goal:** 5,000 members in 6 months\n')
  assert.deepEqual(
    plan.kpis.map(({ metric, value, by }) => [metric, value, by]),
    [['members', 5000, 'month:6']],
  )
})

test('tiers of a programme are no channels, and where the team talks is none', () => {
  assert.deepEqual(names('# P\n\n## Ambassador Program\n\n### Tier 2: Champions\n- Exclusive Discord channel\n'), [])
  assert.deepEqual(names('# P\n\n## Week 1\n- [ ] Post on Mastodon\n\n## Communication Channels\n\n### Internal\n- **Slack:** #launch\n'), [
    'Mastodon',
  ])
})

test('a table with a column for the channel; entries of one list are channels of their own', () => {
  assert.deepEqual(
    names(
      '# P\n\n## Channel Plan\n\n| Channel | Action |\n|---|---|\n| Review sites | Ask on LinkedIn |\n| LinkedIn posts | Write |\n| LinkedIn ads | Buy |\n',
    ),
    ['Review sites', 'LinkedIn posts', 'LinkedIn ads'],
  )
})

test('sections that begin with a platform are channels where the plan lists none', () => {
  assert.deepEqual(
    names('# P\n\n## 1. LinkedIn page\nText.\n\n## 2. Instagram account\nText.\n\n## 3. Metrics\n\n### Reddit analytics\nText.\n'),
    ['LinkedIn page', 'Instagram account'],
  )
  assert.deepEqual(names('# 计划\n\n## 3. 推广渠道\n\n### 3.1 知乎推广\n- 写\n\n### 3.2 CSDN运营\n- 写\n'), ['知乎', 'CSDN'])
})
test('an effort or a grade is no platform', () => {
  const table = (cell: string): string => `| Initiative | Effort |\n| --- | --- |\n| Publish a guide | ${cell} |\n| Post a demo | Low |\n`
  assert.deepEqual(read(`# Plan\n\n## Week 1\n\n${table('Medium')}`).channels, [])
})
test('places that pieces go to stand beside a list of channels; what a title names, or is made for a platform, is none', () => {
  const found = read(
    '# Plan\n\n## Channels\n\n- **LinkedIn**: posts\n\n## Video content\n\n- YouTube: long tutorials\n- Vimeo is fine too\n\n## Merch\n\n### Tier 1: Digital (free)\n\n- Twitter avatar frames\n- Desktop wallpapers\n\n## Week 1\n\n- [ ] Post to Bluesky\n- [ ] Blog post: "What Mastodon taught us"\n',
  ).channels.map(channel => channel.name)
  assert.deepEqual(found, ['LinkedIn', 'YouTube', 'Bluesky'])
})
test('facts beside "Platform:" are no channels; a heading may name the main one', () => {
  assert.deepEqual(
    channels('# Plan\n\n## Community platform\n\n- **Platform:** Discord\n- **Features:** private rooms\n').map(([name]) => name),
    ['Discord'],
  )
  assert.deepEqual(channels('# Plan\n\n## Distribution\n\n### 4.1 Canal principal : Site web\n\nTexte.\n'), [
    ['Site web', 'principal', null],
  ])
})

test('boxes in a block of channels name them, and stay work', () => {
  const plan = read(
    '# Piano\n\n## Canali\n\n### Community\n- [ ] Discord per chi sviluppa\n- [ ] **LinkedIn**: il primo post\n- [ ] Preparare le immagini\n',
  )
  assert.deepEqual(
    plan.channels.map(({ name }) => name),
    ['Discord', 'LinkedIn'],
  )
  assert.equal(plan.tasks.filter(task => task.stateful).length, 3)
})

test('what stands below a platform is done there, and a room is no channel', () => {
  const names = (body: string): string[] => read(`# Plan\n\n${body}`).channels.map(({ name }) => name)
  assert.deepEqual(
    names(
      '## Platforms\n\n### GitHub (our home)\n- **Releases**: with notes\n- **Discussions**: open\n\n### Reddit\n- r/rust: how it works\n',
    ),
    ['GitHub (our home)', 'Reddit'],
  )
  assert.deepEqual(names('## Channels\n\n- #general – for all\n- #help – for questions\n- Mastodon – news\n'), ['Mastodon'])
})

test('shares of a budget leave a group of channels what it is', () =>
  assert.deepEqual(
    read(
      '# Plan\n\n## Marketing Channels\n\n**Digital (70% budget):**\n- **Google Ads:** 30% - search\n- **LinkedIn Ads:** 15% - firms\n- **YouTube:** 10% - demos\n',
    ).channels.map(({ name }) => name),
    ['Google Ads', 'LinkedIn Ads', 'YouTube'],
  ))

test('labels that are platforms, one of several; not how somebody is reached there', () => {
  const names = (body: string): string[] => read(`# Plan\n\n${body}`).channels.map(({ name }) => name)
  assert.deepEqual(names('## Social Media\n\n- Twitter/X: tips for beginners\n- Facebook Groups: help\n'), ['Twitter/X', 'Facebook Groups'])
  assert.deepEqual(names('## Norms\n\n- Slack: 2 hours\n- Discord: within 3 hours\n- Email: 24 hours\n'), [])
  assert.deepEqual(names('## Contact\n\n- Twitter: @plan\n- Mastodon: https://example.social/@plan\n'), [])
})

test('subreddits alone are no list of channels', () => {
  const names = read(
    '# Plan\n\n## Week 1: Launch\n\n**Monday: Show HN**\n\n- Write the first comment\n\n**Tuesday: Reddit**\n\nSubreddits:\n- r/opensource\n- r/selfhosted\n\n**Wednesday:**\n- [ ] Post on Mastodon\n',
  ).channels.map(({ name }) => name)
  for (const name of ['Reddit', 'Show HN', 'Mastodon']) assert.ok(names.includes(name), `${name} in ${names.join(', ')}`)
})
test('the full name where the document has it; a sum, and where the team talks, are no channels', () => {
  const names = (text: string) => channels(text).map(([name]) => name)
  assert.deepEqual(
    names('# Plan for Hacker News\n\n## Launch day\n\n- [ ] HN post drafted\n- [ ] Communication channel set up (Slack, Discord)\n'),
    ['Hacker News'],
  )
  assert.deepEqual(names('# Plan\n\n## Platforms\n\n| Platform | Posts |\n|---|---|\n| LinkedIn | 4 |\n| **Total** | **4** |\n'), [
    'LinkedIn',
  ])
})

test('platforms of rivals are none of ours, and a newsletter goes by its name', () => {
  assert.deepEqual(
    channels('# Plan\n\n## Competitive landscape\n\n### Kafka platforms\n\n| Actor | Position |\n|---|---|\n| Conductor | Beside us |\n'),
    [],
  )
  assert.deepEqual(
    channels('# Plan\n\n## Launch (Week 1)\n\n- [ ] **Rust Digest** newsletter\n- [ ] **Mastodon**\n').map(([name]) => name),
    ['Rust Digest newsletter', 'Mastodon'],
  )
})

test('platforms that the product works with are no channels; a place of its own in a phase is, beside a list', () => {
  const names = (text: string): string[] => read(text).channels.map(channel => channel.name)
  assert.deepEqual(names('# Plan\n\n### Target platforms & integrations\n- **Harbour** - hosting\n- **Lantern** - testing\n'), [])
  assert.deepEqual(names('# Plan\n\n### Platforms\n- **Harbour** - posts\n- **Lantern** - posts\n'), ['Harbour', 'Lantern'])
  const listed =
    '# Plan\n\n## Channels\n\n- Twitter: tips\n- Discord: talk\n\n## Launch (month 1)\n\n**3. Product Hunt**:\n- A day after the forum\n\n**4. Twitter**:\n- Tips\n'
  assert.deepEqual(names(listed), ['Twitter', 'Discord', 'Product Hunt'])
})

test('the platforms that a product runs on are no channels', () => {
  assert.deepEqual(
    channels('# Plan\n\n## Assets\n\n#### Image 4: Platform support\n\n- Desktop and phone icons\n- Show compatibility\n'),
    [],
  )
})
test('communities and how many are there; what is said of them is none', () => {
  const plan = read(
    '# Strategy\n\n## Community analysis\n\n### Primary communities\n\n**r/homelab (800k+ members)**\n- Key topics: racks\n\n**Platform Slack groups**\n- Harbour Slack (10k+ members)\n- Focus: tooling\n- Content: control planes\n\n### Secondary communities\n\n- r/selfhosted (500k+ members): at home\n',
  )
  assert.deepEqual(
    plan.channels.map(({ name, tier }) => [name, tier]),
    [
      ['r/homelab (800k+ members)', 'primary'],
      ['Platform Slack groups', 'primary'],
      ['r/selfhosted (500k+ members)', 'secondary'],
    ],
  )
  assert.deepEqual(plan.content, [])
})

test('a numbered label of a channel, with its name and its rank behind', () => {
  assert.deepEqual(
    read('# 计划\n\n## 获客渠道\n\n### 渠道1：小红书（主战场）\n内容\n\n### 渠道2：即刻/少数派\n内容\n').channels.map(({ name, tier }) => [
      name,
      tier,
    ]),
    [
      ['小红书（主战场）', '主战场'],
      ['即刻/少数派', null],
    ],
  )
  assert.deepEqual(names('# P\n\n## Channels\n\n### Channel 1: Town hall\n\nOnce a month.\n'), ['Town hall'])
})
test('places by what is sent there, whatever they are called', () => {
  assert.deepEqual(
    names(
      '# P\n\n## Week 1\n\n- [ ] Submit to parsers.dev — they read everything\n- [ ] Post to Parser Weekly for feedback\n- [ ] Post on Monday\n',
    ),
    ['parsers.dev', 'Parser Weekly'],
  )
  assert.deepEqual(
    names('# P\n\n## Distribution\n\n- **Cross-post to HN, Lemmy, parser directories** — in May\n- **Case studies**: two shops\n'),
    ['HN', 'Lemmy', 'parser directories'],
  )
})
test('what bears the name of a place, an address, and a place that is left out', () => {
  assert.deepEqual(
    names(
      '# P\n\n## Week 1\n\n- [ ] Slack app integration for alerts\n- [ ] Sign in with email magic link\n- [ ] A clip that renders in X/Slack link previews\n- [ ] Ask by email hello@parser.dev\n- [ ] Support email configured\n- Qiita / Zenn は不要（読者が違う）\n- [ ] Post on X/Lemmy\n',
    ),
    ['X', 'Lemmy'],
  )
})
test('a column of places names them; beside a list, a task may launch at one more', () => {
  assert.deepEqual(
    names(
      '# P\n\n## Launch week 1\n\n- [ ] Draft the X thread\n\n| Time | Step | Channel |\n|---|---|---|\n| 9:00 | Release | GitHub |\n| 9:30 | Thread | X/Twitter |\n',
    ),
    ['GitHub', 'X/Twitter'],
  )
  assert.deepEqual(
    names(
      '# P\n\n## Channels\n\n- Mastodon\n- Lemmy\n\n## Week 2\n\n- [ ] **Tuesday**: Hacker News submission\n- [ ] Read what Quora says\n- [ ] Look at Product Hunt\n',
    ),
    ['Mastodon', 'Lemmy', 'Hacker News'],
  )
})
test('names alone below content, places of a kind of content, and ways in a sentence', () => {
  assert.deepEqual(names('# 计划\n\n## 内容营销\n\n- [ ] 知乎专栏 / 掘金\n'), ['知乎专栏', '掘金'])
  assert.deepEqual(names('# P\n\n**Video content** (YouTube, PeerTube):\n- tips\n'), [])
  assert.deepEqual(names('# P\n\n**Video content** (YouTube, Twitter):\n- tips\n'), ['YouTube', 'Twitter'])
  assert.deepEqual(names('# P\n\nFor young shops. A multi-channel approach including social media, email marketing, and events.\n'), [
    'social media',
    'email marketing',
    'events',
  ])
  assert.deepEqual(names('# P\n\nEach channel has rules, such as tone, length and time.\n'), [])
})
test('registries are where packages are; numbers of things and sentences are no names', () => {
  assert.deepEqual(names('# P\n\n## Week 1\n\n- [ ] Publish to npm\n- [ ] Post on Lemmy\n'), ['Lemmy'])
  assert.deepEqual(
    names(
      '# P\n\n## Distribution\n\n1. **Led by the demo.** One address to share.\n2. **5–10 partners** with real parts.\n3. **Lemmy**: weekly\n',
    ),
    ['Lemmy'],
  )
})

test('subreddits that are the targets are places, with how many are there', () => {
  const plan = read(
    '# X\n\n## Platforms\n\n### Reddit\n\nText.\n\n**Primary targets:**\n- r/devops (169k members)\n- r/golang (470k)\n- r/rust\n',
  )
  assert.deepEqual(plan.kpis, [])
  assert.deepEqual(
    plan.channels.map(({ name, tier }) => [name, tier]),
    [
      ['Reddit', null],
      ['r/devops', 'primary'],
      ['r/golang', 'primary'],
      ['r/rust', 'primary'],
    ],
  )
})
test('what calls itself a platform or a tier lists channels only where some are known', () => {
  assert.deepEqual(
    names('# Plan\n\n## Supported chip platforms\n\n| Chip | Maker |\n| --- | --- |\n| Alpha | Acme |\n| Beta | Acme |\n'),
    [],
  )
  assert.deepEqual(names('# Platform plan\n\n## 1. Vision\n\nWe build.\n\n## 2. Segments\n\nAll.\n'), [])
  assert.deepEqual(names('# Plan\n\n## Platforms\n\n- Reddit\n- Lemmy\n- Gopher Slack of the north\n- The Acme forum\n'), [
    'Reddit',
    'Lemmy',
    'Gopher Slack of the north',
    'The Acme forum',
  ])
})
test('names in one run are places of their own, those of a sentence are all that it names', () => {
  assert.deepEqual(names('# Plan\n\n## Channels\n\n- **HN / Reddit / Dev.to / Threads**\n- Style: short\n'), [
    'HN',
    'Reddit',
    'Dev.to',
    'Threads',
  ])
  assert.deepEqual(
    names('# Plan\n\n## Channels\n\n- Direct LinkedIn messages to the founders of young companies.\n- Lobsters once the demo is good.\n'),
    ['LinkedIn', 'Lobsters'],
  )
  assert.deepEqual(names('# Plan\n\n## Where\n\n- Target platforms: HN, Reddit (r/a1, r/b2), Lemmy\n'), [
    'HN',
    'Reddit (r/a1, r/b2)',
    'Lemmy',
  ])
})
test('titles of what is done at places, beside a list of others', () => {
  const found = names(
    '# Plan\n\n## Week 1\n\n### Platforms\n\n- YouTube\n- Twitch\n\n### Lemmy posts\n\n- About us\n\n### Hashnode article\n\n- How it works\n\n### Reddit\n\n- r/rust\n- r/golang\n',
  )
  for (const name of ['YouTube', 'Twitch', 'Lemmy posts', 'Hashnode article', 'Reddit']) assert.ok(found.includes(name), name)
})
test('the title of a document ranks nothing', () => {
  const { channels } = read('# Launch plan\n\n## Where to post\n\n- Lobsters\n')
  assert.deepEqual(
    channels.map(({ name, tier }) => [name, tier]),
    [['Lobsters', null]],
  )
})
test('"Threads" is a place among places', () => {
  assert.deepEqual(names('# Plan\n\n## Week 1\n\n- [ ] Post on Threads and Bluesky\n- [ ] Write threads\n'), ['Threads', 'Bluesky'])
})
test('stores where something is submitted', () => {
  assert.deepEqual(names('# Plan\n\n## Phase 1\n\n- [ ] Submit to **Edge Add-ons** (free)\n- [ ] Read the rules of the App Store\n'), [
    'Edge Add-ons',
  ])
})
test('grades, mails to somebody and what a product talks to bear the names of places', () => {
  const week = (lines: string): string[] => names(`# P\n\n## Week 1\n\n${lines}\n- [ ] Post on Lobsters\n`)
  assert.deepEqual(week('- Effort: Medium\n- Bugs: P2 (High), P3 (Medium)\n- medium: a usual day\n- heavy: a bad day'), ['Lobsters'])
  assert.deepEqual(week('- [ ] Sign-up with email verification\n- [ ] Write an email to the owners'), ['Lobsters'])
  assert.deepEqual(week('- [ ] Webhook (Slack, Discord)\n- [ ] Alert routing to Telegram'), ['Lobsters'])
  assert.deepEqual(
    names(
      '# P\n\n## Shops\n\n### Medium (20 people)\n\nText.\n\n### Large\n\nText.\n\n## Email verification\n\nText.\n\n## LinkedIn templates\n\nText.\n\n## Mastodon\n\nText.\n',
    ),
    ['Mastodon'],
  )
})
test('names with lists below them side by side are the entries, and the lists are said of them', () => {
  assert.deepEqual(
    names(
      '# P\n\n## Channels\n\n### Primary channels\n\n**1. Parser hub** (day 1)\n- Setup: one form\n- URL: https://hub.example\n\n**2. Lemmy** (day 2)\n- Setup: an account\n- Audience: builders\n',
    ),
    ['Parser hub', 'Lemmy'],
  )
  const events = channels(
    '# P\n\n## Target conferences\n\n### Tier 1 events\n\n**ParserCon**\n- Theme: speed\n- Workshop: first steps\n\n**SyntaxDays**\n- Theme: errors\n\n### Tier 2 events\n\n**Local meetups** (twenty a year)\n- Talks in turn\n\n**Cloud fairs** (spring)\n- A booth\n',
  )
  assert.deepEqual(
    events.map(([name, tier]) => [name, tier]),
    [
      ['ParserCon', 'Tier 1'],
      ['SyntaxDays', 'Tier 1'],
      ['Local meetups', 'Tier 2'],
      ['Cloud fairs', 'Tier 2'],
    ],
  )
  assert.deepEqual(
    names(
      '# P\n\n## Channels\n\n### Community\n\n**Discord server:**\n- rooms\n\n**Maker events:**\n- Conference booths\n- drinks\n- talks\n',
    ),
    ['Discord server', 'Maker events'],
  )
})
test('labelled lines in a list of plain names are remarks, and advice on channels names none', () => {
  assert.deepEqual(names('# P\n\n## Week 1\n\n**Channels:**\n- YouTube + Lemmy\n- Title: "Parse it"\n- Tags: #parsers\n'), [
    'YouTube + Lemmy',
  ])
  assert.deepEqual(names('# P\n\n### Channel management\n- Choose few\n- Tailor the text to each\n- Look at the numbers\n'), [])
})
test('a plan for one place, its server and an account beside a list of others', () => {
  assert.deepEqual(
    names(
      '# P\n\n## Channels\n\n- Lobsters\n- Lemmy\n\n## Mastodon strategy\n\n- Tips\n\n## Month 2\n\n### Discord server\n- [ ] Rooms\n\n### GitHub Discussions\n- [ ] Pin two\n\n### Social\n- [ ] Create @parser Bluesky account\n- [ ] Video tutorials on YouTube\n- [ ] Read Quora\n',
    ),
    ['Lobsters', 'Lemmy', 'Mastodon strategy', 'Discord server', 'GitHub Discussions', 'Bluesky', 'YouTube'],
  )
})
test('rooms of Reddit say where on it, those with a rank are places', () => {
  assert.deepEqual(names('# P\n\n## Channels\n\n### Reddit\n\n**Where:**\n- r/rust\n- r/golang\n\n### Lemmy\n\nText.\n'), [
    'Reddit',
    'Lemmy',
  ])
  assert.deepEqual(names('# P\n\n## Week 1\n\n- [ ] Write Reddit posts (r/rust, r/golang)\n'), ['Reddit'])
  assert.deepEqual(
    names('# P\n\n## Channels\n\n### Reddit\n- **Subreddits to post to:**\n  - r/rust: parsers\n  - r/golang\n\n### Lemmy\n- Talk\n'),
    ['Reddit', 'Lemmy'],
  )
  assert.deepEqual(names('# P\n\n## Day 2: Reddit\n- [ ] Post to r/rust\n- [ ] Post to r/golang\n'), ['Reddit'])
  assert.deepEqual(names('# P\n\n## Week 1\n\n- [ ] Post to r/rust and r/golang\n'), ['r/rust', 'r/golang'])
})
test('pictures and programs in a fence name no places', () =>
  assert.deepEqual(names('# P\n\n## Week 1\n\n```\nA --> K[Slack]\n├── Newsletter.astro\n<a href="/">Blog</a>\n- Post on Lemmy\n```\n'), [
    'Lemmy',
  ]))
test('a table of directories lists where something is sent; a remark on how often something happens names no place', () => {
  assert.deepEqual(
    names(
      '# P\n\n## Distribution\n\n### Where to be listed\n\n| Directory | Method |\n| --- | --- |\n| Parser index | Sign in with GitHub |\n| parsers.example | Form |\n',
    ),
    ['Parser index', 'parsers.example'],
  )
  assert.deepEqual(names('# P\n\n## Week 1\n\nI write three posts a week for Mastodon users.\n\n- [ ] Post on Lemmy\n'), ['Lemmy'])
})
test('channels in the order of what they are worth', () => {
  const text =
    '# Plan\n\n## Channels\n\n### Priority 1 — Google Ads (search)\n\n- **Budget share:** most of it\n- **Texts:** three\n\n### Priority 2 — LinkedIn\n\n- **Rhythm:** twice a week\n\n### Priority 3 — Dealers / friends of the house\n\n- **Talks:** by letter\n- **Count:** by hand\n'
  assert.deepEqual(
    channels(text).map(([name, tier]) => [name, tier]),
    [
      ['Google Ads (search)', 'Priority 1'],
      ['LinkedIn', 'Priority 2'],
      ['Dealers / friends of the house', 'Priority 3'],
    ],
  )
  const groups =
    '# Plan\n\n## Channels\n\n### Priority 1: Social media\n\n- Mastodon: news\n- LinkedIn: news\n\n### Priority 2: Forums\n\n- Lemmy: answers\n- Reddit: answers\n'
  assert.deepEqual(
    channels(groups).map(([name]) => name),
    ['Mastodon', 'LinkedIn', 'Lemmy', 'Reddit'],
  )
})
test('channels that are left out are none', () => {
  for (const heading of [
    'Explizit ausgeschlossene Kanäle',
    'Excluded channels',
    'Canales descartados',
    'Canais excluídos',
    'Canaux exclus',
  ])
    assert.deepEqual(channels(`# Plan\n\n## ${heading}\n\n- **TikTok:** wrong people\n- **Paid influencers:** dear\n`), [], heading)
})
test('what is built is no platform on which one posts', () => {
  const ready = 'Build people and ways of work now, so that once the platform is ready we have:'
  assert.deepEqual(channels(`# Plan\n\n## The end\n\n**The idea**: ${ready}\n- People who help\n- Towns that wait\n`), [])
  assert.deepEqual(channels('# Plan\n\n## Nossa plataforma\n\n- Pessoas prontas\n- Cultura\n'), [])
  assert.equal(channels('# Plan\n\n## Plataformas\n\n- Mastodon\n- LinkedIn\n').length, 2)
})
test('how much something matters is no place, and money that was raised is not spent', () => {
  const plan = read(
    '# Roadmap\n\n## Investments\n\n### Tier 2: important (for market entry)\n\n| Task | Effort | Impact |\n|---|---|---|\n| Error messages | 1 week | MEDIUM |\n| Examples | 2 weeks | HIGH |\n\n## Budget summary\n\n- Crowdfunding raised: $75,000\n',
  )
  assert.deepEqual([plan.channels, plan.budgets], [[], []])
})

test('places in a sentence of a block of channels, and lists of nothing but places', () => {
  const names = (text: string): string[] => read(`# Plan\n\n${text}\n\n## Contact\n\nWrite to us.\n`).channels.map(({ name }) => name)
  assert.deepEqual(names('## Channels\n\nHacker News, Reddit and LinkedIn.'), ['Hacker News', 'Reddit', 'LinkedIn'])
  assert.deepEqual(names('## Channels\n\nWe post on Hacker News and Reddit.'), ['Hacker News', 'Reddit'])
  assert.deepEqual(names('## Channels\n\nPeople on Reddit tell us that LinkedIn bores them.'), [])
  assert.deepEqual(names('## Social media\n\n- LinkedIn\n- **Mastodon**\n- Reddit (r/node)'), ['LinkedIn', 'Mastodon', 'Reddit (r/node)'])
  assert.deepEqual(names('## Background\n\n- LinkedIn\n- Mastodon'), [])
})

test('a column ranks channels; a label lists places behind it', () => {
  const channels = (text: string): unknown[] => read(`# Plan\n\n${text}\n`).channels.map(({ name, tier }) => [name, tier])
  assert.deepEqual(channels('## Distribution channels\n\n| Channel | Priority |\n|---|---|\n| Blog | P0 |\n| Mastodon | P1 |'), [
    ['Blog', 'P0'],
    ['Mastodon', 'P1'],
  ])
  assert.deepEqual(channels('## Channels\n\n- **Secondary:** Mastodon, Reddit (r/parsers), heise'), [
    ['Mastodon', 'secondary'],
    ['Reddit', 'secondary'],
    ['heise', 'secondary'],
  ])
  assert.deepEqual(channels('## Channels\n\n**Forums:** Lobsters, Hacker News\n\n**Social:** Mastodon, LinkedIn'), [
    ['Lobsters', null],
    ['Hacker News', null],
    ['Mastodon', null],
    ['LinkedIn', null],
  ])
})
test('a group of places is none of them', () => {
  assert.deepEqual(
    names(
      '# Plan\n\n## Channels\n\n### 1. Redes sociales\n- **Mastodon**: noticias\n- **Lemmy**: debates\n\n### 2. Developer communities\n- **Lobsters**: posts\n- **Discord/Slack**: help\n- Meetups\n',
    ),
    ['Mastodon', 'Lemmy', 'Lobsters', 'Discord/Slack', 'Meetups'],
  )
})
