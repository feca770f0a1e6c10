import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './read.ts'

const names = (text: string): string[] => read(text).channels.map(({ name }) => name)

test('the place behind the time in the title of a block', () => {
  assert.deepEqual(
    names(
      '# Calendar\n\n## Week 1\n\n### Day 1 (Monday) - Product Hunt / Lobsters\n\n- Tell it\n\n### Day 2 (Tuesday) - Mastodon\n\n- Tell it\n\n### Day 3: Reddit launch (secondary)\n\n- Tell it\n\n### Day 4: Slack integration\n\n- Build it\n\n### Day 5: GitHub\n\n- Push it\n',
    ),
    ['Product Hunt', 'Lobsters', 'Mastodon', 'Reddit'],
  )
})
test('servers, communities and media that are targets', () => {
  assert.deepEqual(
    names('# Plan\n\n## Discord\n\n### Target servers:\n\n1. **Parser People** - builders\n2. **Grammar Club** - students\n'),
    ['Parser People', 'Grammar Club'],
  )
  assert.deepEqual(
    names('# Plan\n\n## Distribution\n\n### Earned media targets\n\n- **The Parser Post**: long reads\n- **InfoQ**: architecture\n'),
    ['The Parser Post', 'InfoQ'],
  )
  assert.deepEqual(
    names(
      '# 计划\n\n## 目标社区列表\n\n### 中文社区\n\n| 社区 | URL | 频率 |\n|---|---|---|\n| V2EX | v2ex.com | 一次 |\n| 解析器社 | p.example | 每周 1 篇 |\n',
    ),
    ['V2EX', '解析器社'],
  )
})
test('numbered ways below a tier of ranked channels, known or not', () => {
  assert.deepEqual(
    names(
      '# Plan\n\n## Marketing channels, ranked\n\n### Tier 1: Content\n\n#### 1. YouTube\n\nShort ones.\n\n### Tier 2: Partners\n\n#### 2. Tool marketplaces\n\nBe listed.\n\n#### 3. Teachers\n\nThe quiet one.\n',
    ),
    ['YouTube', 'Tool marketplaces', 'Teachers'],
  )
})
test('a dash and "all platforms" in a column of places name none', () => {
  assert.deepEqual(
    names(
      '# 计划\n\n## 第 1 周\n\n| 日期 | 平台 | 内容 |\n|---|---|---|\n| 周一 | 知乎 | 一篇文章 |\n| 周六 | 全平台 | 发布 |\n| 周日 | - | 休息 |\n',
    ),
    ['知乎'],
  )
})
