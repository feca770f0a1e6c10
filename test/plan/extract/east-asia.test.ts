/** Forms of plans written in Chinese, Japanese and Korean, each in the smallest document that has it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read, windowText } from './read.ts'

const kpis = (text: string): unknown[] => read(text).kpis.map(({ metric, op, value, period, by }) => [metric, op, value, period, by])
const phases = (text: string): unknown[] => read(text).phases.map(({ title, window }) => [title, windowText(window)])

test('criteria by which a phase is done are targets, dated by their heading, and no phase of their own', () => {
  const plan = read(
    '# 계획\n\n## Phase 2: 공개 (Week 3-6)\n\n- [ ] 공지 작성\n\n### Phase 2 완료 기준 (6주차)\n\n- [ ] 구독자 50명 이상\n- [ ] 참여율 4% 이상\n',
  )
  assert.deepEqual(
    plan.phases.map(({ title }) => title),
    ['Phase 2: 공개 (Week 3-6)'],
  )
  assert.deepEqual(
    plan.kpis.map(({ metric, value, by }) => [metric, value, by]),
    [
      ['구독자', 50, 'week:6'],
      ['참여율', 4, 'week:6'],
    ],
  )
  assert.deepEqual(
    plan.tasks.map(({ title }) => title),
    ['공지 작성'],
  )
})

test('a period may stand before its number', () => {
  assert.deepEqual(kpis('# 계획\n\n## 지표\n\n- 행사 (월 2+ 회의)\n- 월간 방문자: 300+\n'), [
    ['행사 (회의)', '>=', 2, 'month', null],
    ['월간 방문자', '>=', 300, 'month', null],
  ])
  assert.deepEqual(
    read('# 計画\n\n## コンテンツ\n\n- ブログ（週2回）\n- 動画（月4本）\n').cadences.map(({ count, period }) => [count, period]),
    [
      [2, 'week'],
      [4, 'month'],
    ],
  )
  assert.deepEqual(kpis('# 计划\n\n## 目标\n\n- 博客访问：月5万+ PV\n- 日活跃用户：40+\n'), [
    ['博客访问', '>=', 50_000, 'month', null],
    ['日活跃用户', '>=', 40, 'day', null],
  ])
})

test('so many more than now', () => {
  assert.deepEqual(kpis('# 계획\n\n## 목표\n\n- GitHub Stars 40개 이상 증가\n')[0], ['GitHub Stars 증가', 'increase', 40, null, null])
})

test('a time by itself names what its group counts', () => {
  assert.deepEqual(kpis('# 计划\n\n## 收入目标\n\n### 月度目标\n\n- **第 1 个月：** $30\n- **第 3 个月：** $90\n'), [
    ['收入', '>=', 30, 'month', 'month:1'],
    ['收入', '>=', 90, 'month', 'month:3'],
  ])
  assert.deepEqual(kpis('# Plan\n\n## Revenue goals\n\n- **Month 2:** $40\n'), [['Revenue', '>=', 40, null, 'month:2']])
})

test('what a goal line gains is a target, what it does is none', () => {
  assert.deepEqual(kpis('# 计划\n\n## 第 2 周\n\n**目标：** 整理文档，获得 12 个 Sponsors\n'), [['Sponsors', '>=', 12, null, 'week:2']])
})

test('a line labelled KPI is one, whatever its metric', () => {
  assert.deepEqual(
    kpis('# 計画\n\n## 施策\n\n### 2. 展示会\n\n**KPI**: 展示会経由Lead 70件/年\n\n### 3. 検索\n\n**KPI**: 検索流入 800/月（Year 2）\n'),
    [
      ['展示会経由Lead', '>=', 70, 'year', null],
      ['検索流入 （Year 2）', '>=', 800, 'month', 'year:2'],
    ],
  )
})

test('a letter for thousands or millions before a word without spaces; a counted year is no quantity', () => {
  assert.deepEqual(kpis('# 計画\n\n## 目標\n\n- 年商 $3M達成\n- 40人の有料ユーザー獲得\n'), [
    ['年商', '>=', 3_000_000, null, null],
    ['有料ユーザー', '>=', 40, null, null],
  ])
  assert.deepEqual(kpis('# 計画\n\n## 目標\n\n- **Year 2 合計**: $2.5M ARR\n'), [['ARR', '>=', 2_500_000, 'year', 'year:2']])
})

test('blocks that end in so many days', () => {
  assert.deepEqual(phases('# 計画\n\n## 次のアクション\n\n### 30日以内\n\n- [ ] 料金表\n\n### 3ヶ月以内\n\n- [ ] 決済\n'), [
    ['30日以内', 'day -30'],
    ['3ヶ月以内', 'month -3'],
  ])
})

test('a history of changes holds no phases', () => {
  assert.deepEqual(phases('# 계획\n\n## 변경 이력\n\n| 날짜 | 버전 | 내용 |\n|---|---|---|\n| 2026-03-01 | 1.0 | 처음 |\n'), [])
})

test('cases of a crisis guide, whose word for "if" stands at the end', () => {
  const plan = read(
    '# 계획\n\n## 위기 관리\n\n### 서버 장애 시\n1. [ ] 상태 페이지 갱신\n\n### 악성 댓글이 늘어날 때\n1. [ ] 차분한 답변\n\n### 보안 사고 (유출 등)\n1. [ ] 공지\n',
  )
  assert.deepEqual(
    plan.risks.map(({ risk, contingency }) => [risk, contingency]),
    [
      ['서버 장애 시', '상태 페이지 갱신'],
      ['악성 댓글이 늘어날 때', '차분한 답변'],
      ['보안 사고 (유출 등)', '공지'],
    ],
  )
  assert.equal(plan.tasks.length, 3)
})

test('platforms by the names that they have in Korean and Japanese; "Platform:" below a task is no list of channels', () => {
  const plan = read(
    '# 계획\n\n## Phase 1: 공개 (Week 1-2)\n\n- [ ] **인스타그램 글 1개 게시**\n- [ ] **디스코드에 공지**\n- [ ] **소개 글**\n  - 플랫폼: dev.to\n',
  )
  assert.deepEqual(plan.channels.map(({ channelId }) => channelId).sort(), ['devto', 'discord', 'instagram'])
  assert.deepEqual(
    read('# 計画\n\n## チャネル\n\n- インスタグラム\n- メルマガ\n').channels.map(({ channelId }) => channelId),
    ['instagram', 'newsletter'],
  )
})

test('where something is sold is not where the plan publishes', () => {
  assert.deepEqual(read('# 計画\n\n## 販売チャネル\n\n- 直販\n- 代理店\n').channels, [])
  assert.deepEqual(read('# Plan\n\n## Sales channels\n\n- Direct\n- Resellers\n').channels, [])
})

test('a timetable names channels beside a list of them; its rows have a state, whether they name a piece or not', () => {
  const plan = read(
    '# 计划\n\n## 推广渠道\n\n- 知乎\n\n## 第 2 周：发布\n\n| 日期 | 标题 | 平台 | 状态 |\n|---|---|---|---|\n| 周二 | 教程：五分钟上手 | 掘金 + Medium | ⏳ 待开始 |\n| 周三 | 教程：进阶 | B站 | ✅ 完成 |\n',
  )
  assert.deepEqual(
    plan.channels.map(({ name }) => name),
    ['知乎', '掘金', 'Medium', 'B站'],
  )
  assert.equal(plan.content.length, 2)
  assert.deepEqual(
    plan.tasks.filter(({ stateful }) => stateful).map(({ done }) => done),
    [false, true],
  )
})

test('a row of a summary that is a phase with its state is no task', () => {
  const plan = read('# 계획\n\n## 타임라인\n\n| Phase | 이름 | 기간 | 상태 |\n|---|---|---|---|\n| Phase 1 | 준비 | Week 1-2 | 진행 중 |\n')
  assert.deepEqual([plan.phases.length, plan.tasks.length], [1, 0])
})

test('boxes of criteria that say what is to be done stay tasks', () => {
  const plan = read('# 계획\n\n## 완료 기준\n\n- [ ] 구독자 50명 이상\n- [ ] 참여율 4% 이상\n- [ ] 발표 자료 완성\n')
  assert.deepEqual(
    plan.tasks.map(({ title }) => title),
    ['발표 자료 완성'],
  )
})

test('a toggle is no article, and what goes round the globe none either', () => {
  const { content } = read('# 계획\n\n## Week 1\n\n- [ ] 다크 테마 토글\n- [ ] 구글 설정\n- [ ] 글로벌 검색\n- [ ] 소개 글 작성\n')
  assert.deepEqual(
    content.map(piece => piece.title),
    ['소개 글 작성'],
  )
})
test('criteria of a check are targets, and who draws or weighs things up has a role', () => {
  const { kpis, roles } = read(
    '# 计划\n\n## 验证标准\n\n- 术语准确率 > 95%\n\n## 团队\n\n- 后端架构师：数据库优化\n- 数据分析师：效果评估\n',
  )
  assert.deepEqual(
    kpis.map(kpi => [kpi.metric, kpi.op, kpi.value]),
    [['术语准确率', '>', 95]],
  )
  assert.deepEqual(
    roles.map(role => role.title),
    ['后端架构师', '数据分析师'],
  )
})

test('copy that stands ready below the name of a place is a post', () => {
  const { content } = read(
    '# 发布\n\n## 社交媒体发布模板\n\n### Twitter/X 线程 (发布日)\n\n```\n1/ 你好\n```\n\n### LinkedIn 发布文案\n\n```\n你好\n```\n',
  )
  assert.deepEqual(
    content.map(({ channel, count }) => [channel, count]),
    [
      ['x', 1],
      ['linkedin', 1],
    ],
  )
})
test('so many weeks before the launch, whatever day they ask for', () => {
  assert.deepEqual(phases('# 计划\n\n**发布前 1 周联系朋友，请求发布日支持:**\n\n- [ ] 开源社区朋友\n'), [
    ['发布前 1 周联系朋友，请求发布日支持', 'launch week -1'],
  ])
})

test('a number in a column of days is such a day, with what to do on it', () => {
  const plan = read('# 30 天内容日历\n\n| 天 | 动作 | 渠道 |\n| ---: | --- | --- |\n| 1 | 定稿主张 | 内部 |\n| 2 | 录制演示 | README |\n')
  assert.deepEqual(
    plan.phases.map(({ title, window }) => [title, windowText(window)]),
    [
      ['第1天', 'day 1'],
      ['第2天', 'day 2'],
    ],
  )
  assert.deepEqual(
    plan.tasks.map(task => task.title),
    ['定稿主张', '录制演示'],
  )
})

test('¥ is yen in a document in Japanese, whatever its cell says', () => {
  const text = '# 公開計画\n\n## 予算\n\nこの表のとおりです。\n\n| 項目 | 金額 |\n|---|---|\n| サーバー | ¥3,000/月 |\n'
  assert.deepEqual(
    read(text).budgets.map(({ min, currency }) => [min, currency]),
    [[3000, 'JPY']],
  )
})
