/** One week of a plan in several languages: what is done, what is published, and where. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './read.ts'

const week = (...lines: string[]) => {
  const { tasks, content, channels } = read(lines.join('\n'))
  return {
    tasks: tasks.length,
    pieces: content.map(({ count }) => count),
    channels: channels.map(({ channelId }) => channelId),
  }
}

test('Chinese', () => {
  assert.deepEqual(week('# 推广计划', '## 第一周', '- 发布知乎文章《为什么我们重写了解析器》', '- 录制演示视频', '- 在 V2EX 发帖'), {
    tasks: 3,
    pieces: [1, 1, 1],
    channels: ['zhihu', 'v2ex'],
  })
})
test('Japanese', () => {
  assert.deepEqual(
    week('# 計画', '## 第1週', '- Zennに記事を投稿「パーサーを書き直した理由」', '- デモ動画を2本公開', '- Xでスレッドを投稿'),
    { tasks: 3, pieces: [1, 2, 1], channels: ['zenn', 'x'] },
  )
})
test('Korean', () => {
  assert.deepEqual(
    week('# 계획', '## 1주차', '- 블로그 글 작성: "왜 다시 만들었나"', '- 데모 영상 2개 제작', '- X에 스레드 게시').pieces,
    [1, 2, 1],
  )
  assert.equal(week('# 계획', '## 1주차', '- 블로그 글 작성', '- 데모 영상 2개 제작', '- X에 스레드 게시').tasks, 3)
})
test('Spanish and German', () => {
  assert.deepEqual(week('# Plan', '## Semana 1', '- Grabar 2 vídeos', '- Publicar artículo: "Por qué"').pieces, [2, 1])
  assert.deepEqual(week('# Plan', '## Woche 1', '- [ ] Blogartikel schreiben', '- [x] Demo-Video aufnehmen').pieces, [1, 1])
})
test('jobs in Chinese, and months of money in Russian', () => {
  assert.deepEqual(
    read('# P\n\n## 团队\n\n- 产品经理：1人\n- 前端开发：2人\n').roles.map(({ title, fte }) => [title, fte]),
    [
      ['产品经理', 1],
      ['前端开发', 2],
    ],
  )
  assert.equal(read('# P\n\n## Бюджет\n\n- Реклама: 30 000 ₽/мес\n').budgets[0]?.period, 'month')
})
test('a timeline in Russian', () => {
  assert.deepEqual(
    read('# План\n\n## Временная шкала\n\n1. **Неделя 1**: Улучшить README\n2. **Неделя 2**: Публикация\n').phases.map(
      ({ window }) => window?.from,
    ),
    [1, 2],
  )
})
