import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from '../../../src/plan/compile.ts'
import { asWritten, simplified } from '../../../src/plan/text/traditional.ts'

const SIMPLIFIED = `# 开源项目推广计划

## 第一阶段：准备（第1-2周）

- [ ] 撰写技术博客文章
- [x] 联系5个技术博主

## 里程碑目标

| 指标 | 1个月 | 3个月 |
|---|---|---|
| GitHub Star 数 | 100+ | 500+ |

## 预算

- 服务器：$200/月

## 团队

- 开发者 1 名
- 运营 1 名

## 风险与应对

| 风险 | 应对措施 |
|---|---|
| 维护负担 | 每月发布一次 |
| 竞争对手降价 | 专注差异化 |
`
const TRADITIONAL = `# 開源項目推廣計劃

## 第一階段：準備（第1-2週）

- [ ] 撰寫技術博客文章
- [x] 聯繫5個技術博主

## 里程碑目標

| 指標 | 1個月 | 3個月 |
|---|---|---|
| GitHub Star 數 | 100+ | 500+ |

## 預算

- 服務器：$200/月

## 團隊

- 開發者 1 名
- 運營 1 名

## 風險與應對

| 風險 | 應對措施 |
|---|---|
| 維護負擔 | 每月發佈一次 |
| 競爭對手降價 | 專注差異化 |
`
const read = (text: string) => compile([{ path: 'plan.md', text }], { today: '2026-01-05' }).plan

test('a plan in traditional characters says what the same plan in simplified ones says, at the same places', () => {
  const [one, other] = [read(SIMPLIFIED), read(TRADITIONAL)]
  for (const kind of ['phases', 'tasks', 'content', 'kpis', 'budgets', 'roles', 'risks', 'channels'] as const)
    assert.deepEqual(
      other[kind].map(({ source }) => [source.line, source.column]),
      one[kind].map(({ source }) => [source.line, source.column]),
      kind,
    )
  assert.deepEqual(
    [one.phases.length, one.tasks.length, one.kpis.length, one.budgets.length, one.roles.length, one.risks.length],
    [1, 2, 2, 1, 2, 2],
  )
  assert.deepEqual(
    other.kpis.map(({ metricId, value, by }) => [metricId, value, by]),
    one.kpis.map(({ metricId, value, by }) => [metricId, value, by]),
  )
})
test('what is read of it is given back as it is written', () => {
  const { title, phases, tasks, risks, documents } = read(TRADITIONAL)
  assert.equal(title, '開源項目推廣計劃')
  assert.equal(documents[0]!.title, '開源項目推廣計劃')
  assert.deepEqual([phases[0]!.title, tasks[1]!.title], ['第一階段：準備（第1-2週）', '聯繫5個技術博主'])
  assert.deepEqual(
    risks.map(({ risk, mitigation }) => [risk, mitigation]),
    [
      ['維護負擔', '每月發佈一次'],
      ['競爭對手降價', '專注差異化'],
    ],
  )
})
test('a sign that stands for several is looked up where it stands', () => {
  const written = '在臺灣發佈，平台上台灣版本'
  const text = simplified(written)
  assert.equal(text.length, written.length)
  const back = asWritten(written, text)
  assert.equal(back(text.slice(0, 5)), '在臺灣發佈')
  assert.equal(back(text.slice(6)), '平台上台灣版本')
})
test('other languages with the same signs are left alone', () => {
  const { tasks } = read('# 計画\n\n## 次のステップ\n\n- [ ] 開発者向けの記事を書く\n- [ ] 業務の標準を決める\n')
  assert.deepEqual(
    tasks.map(({ title }) => title),
    ['開発者向けの記事を書く', '業務の標準を決める'],
  )
})
test('ids last while the plan is edited', () => {
  const before = read(TRADITIONAL)
  const { plan, diff } = compile([{ path: 'plan.md', text: TRADITIONAL.replace('# 開源', '# 我們的開源') }], {
    today: '2026-01-05',
    previous: before,
  })
  assert.deepEqual(
    plan.tasks.map(({ id }) => id),
    before.tasks.map(({ id }) => id),
  )
  assert.deepEqual([diff!.added.length, diff!.removed.length], [0, 0])
})
test('what a fix writes is in the signs of the file', () => {
  const garbled = [...Buffer.from('標題：發佈計劃')].map(byte => new TextDecoder('windows-1252').decode(Uint8Array.of(byte))).join('')
  const { problems } = read(TRADITIONAL.replace('# 開源項目推廣計劃', `# ${garbled}`))
  const fix = problems.find(({ rule }) => rule === 'encoding')?.fix
  assert.equal(fix?.edits.map(({ text }) => text).join(''), '標題：發佈計劃')
})
