import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './read.ts'

const risks = (text: string) => read(text).risks.map(({ risk, mitigation, contingency }) => [risk, mitigation, contingency])

test('a risk with what is done before and after', () => {
  assert.deepEqual(
    risks(
      '# Plan\n\n## Risks\n\n1. **Slow adoption**:\n   - **Mitigation**: Talk to users\n   - **Contingency**: Change the plan\n2. **Burnout**:\n   - **Mitigation**: Rest\n',
    ),
    [
      ['Slow adoption', 'Talk to users', 'Change the plan'],
      ['Burnout', 'Rest', null],
    ],
  )
})
test('a table with likelihood and impact', () => {
  const [risk] = read(
    '# Plan\n\n## Risks\n\n| Risk | Probability | Impact | Mitigation |\n| --- | --- | --- | --- |\n| Slow adoption | Low | High | Talk to users |\n',
  ).risks
  assert.deepEqual([risk!.risk, risk!.likelihood, risk!.impact, risk!.mitigation], ['Slow adoption', 'Low', 'High', 'Talk to users'])
})
test('no risks elsewhere', () => {
  assert.deepEqual(risks('# Plan\n\n## Goals\n\n- Slow adoption must end\n'), [])
})
test('in other languages', () => {
  for (const [heading, risk, label, text] of [
    ['Risiken', 'Langsame Verbreitung', 'Gegenmaßnahme', 'Mit Nutzern reden'],
    ['Riesgos', 'Adopción lenta', 'Mitigación', 'Hablar con usuarios'],
    ['Риски', 'Медленный рост', 'Снижение', 'Говорить с людьми'],
    ['风险', '推广缓慢', '应对措施', '与用户交流'],
    ['リスク', '普及が遅い', '対策', 'ユーザーと話す'],
  ] as const)
    assert.deepEqual(
      risks(`# Plan\n\n## ${heading}\n\n| ${heading} | ${label} |\n| --- | --- |\n| ${risk} | ${text} |\n`),
      [[risk, text, null]],
      heading,
    )
})
test('challenges that people are invited to are no risks', () => {
  assert.deepEqual(read('# Plan\n\n## Monthly Community Challenges\n\n- Members speed up a parser\n- Prizes: tickets\n').risks, [])
})
test('cases of a contingency plan, each with what is done then', () => {
  const { risks: found } = read(
    '# P\n\n## Contingency Plans\n\n### If nobody comes (<50 visits)\n\n**Actions:**\n- Ask friends\n- Try again\n\n### If it breaks\n- Fix it\n',
  )
  assert.deepEqual(
    found.map(({ risk, mitigation, contingency }) => [risk, mitigation, contingency]),
    [
      ['If nobody comes (<50 visits)', null, 'Ask friends; Try again'],
      ['If it breaks', null, 'Fix it'],
    ],
  )
})
test('an emergency plan: its cases, in a line each, and not the steps of the answer', () => {
  assert.deepEqual(
    risks(
      '# Plan\n\n## Emergency playbook\n\n**If the registry is down:** Wait, then tag again.\n\n**If the forum is hostile:** Stay calm.\n\n' +
        '### If something goes wrong\n\n- [ ] Mirror down: Ask the host\n\n### Protocol\n\n1. Understand it\n2. Answer\n- Revert the release\n',
    ),
    [
      ['If the registry is down', null, 'Wait, then tag again.'],
      ['If the forum is hostile', null, 'Stay calm.'],
      ['Mirror down', null, 'Ask the host'],
    ],
  )
  assert.deepEqual(
    risks('# Plan\n\n## Rollback plan\n\n**If issues show:**\n\n```bash\nundo\n```\n\n**Path:**\n1. Detection\n2. Review\n'),
    [],
  )
})
test('risks written as a mapping in a fence', () => {
  assert.deepEqual(
    risks('# P\n\n### 风险和对策\n\n```yaml\n风险分析:\n  1. 竞争:\n    - 对策: 差异化\n  2. 资金:\n    - 对策: 控制成本\n```\n'),
    [
      ['竞争', '差异化', null],
      ['资金', '控制成本', null],
    ],
  )
})

test('cases of a contingency plan, in Vietnamese', () =>
  assert.deepEqual(
    read(
      '# Kế hoạch\n\n## Kế hoạch dự phòng\n\n**Nếu chậm ba tuần:**\n- Bỏ bớt tính năng\n\n**Nếu vượt ngân sách:**\n- Dừng quảng cáo\n',
    ).risks.map(({ risk, contingency }) => [risk, contingency]),
    [
      ['Nếu chậm ba tuần', 'Bỏ bớt tính năng'],
      ['Nếu vượt ngân sách', 'Dừng quảng cáo'],
    ],
  ))
test('the challenges of a market, and money kept for the unforeseen, are no risks', () => {
  assert.deepEqual(risks('# Plan\n\n## Market analysis\n\n### Market trends\n\n**Challenges:**\n- Many tools in this space\n'), [])
  assert.deepEqual(risks('# Plan\n\n## Budget ($10K)\n\n### Contingency ($1K)\n\n- Money for channels that do well\n'), [])
  assert.equal(risks('# Plan\n\n## Challenges\n\n- Many tools in this space\n').length, 1)
})

test('paragraphs that each name a risk, and setbacks below the case of a contingency plan', () => {
  assert.deepEqual(
    risks(
      '# Plan\n\n## Risiken\n\n**Suche braucht Zeit:** Die Seite wird erst spät gefunden.\n\n**Eine Person:** Es bleiben zehn Stunden in der Woche.\n',
    ),
    [
      ['Suche braucht Zeit', null, null],
      ['Eine Person', null, null],
    ],
  )
  assert.deepEqual(
    risks(
      '# Plan\n\n## Contingency plan\n\n### If the numbers are not reached\n- **Cost too high**: Spend less\n- **Weak retention**: Better start\n',
    ).map(([risk]) => risk),
    ['Cost too high', 'Weak retention'],
  )
})

test('a risk and what is done about it on lines of their own, several below one title', () => {
  assert.deepEqual(
    risks(
      '# Plan\n\n## Risk mitigation\n\n### Technical risks\n\n**Risk**: Slow parser  \n**Mitigation**: Cache it\n\n**Risk**: Lost data  \n**Mitigation**: Back it up\n',
    ),
    [
      ['Slow parser', 'Cache it', null],
      ['Lost data', 'Back it up', null],
    ],
  )
})
test('titles of risks with nothing but what is done about them', () => {
  assert.deepEqual(
    risks(
      '# Plan\n\n## Risk mitigation\n\n### Few readers\n\n- Improve the titles\n- Ask partners\n\n### Late reviews\n\n- Add a reviewer\n- Two rounds at most\n',
    ),
    [
      ['Few readers', 'Improve the titles; Ask partners', null],
      ['Late reviews', 'Add a reviewer; Two rounds at most', null],
    ],
  )
})
test('mitigations that stand right behind the risks are theirs, in their order', () => {
  const { risks } = read(
    '# Plan\n\n## Risk mitigation\n\n### Potential issues\n\n- Nobody answers\n- Links break\n\n### Mitigation strategies\n\n- Ask ten friends\n- Test all links\n',
  )
  assert.deepEqual(
    risks.map(({ risk, mitigation }) => [risk, mitigation]),
    [
      ['Nobody answers', 'Ask ten friends'],
      ['Links break', 'Test all links'],
    ],
  )
})
test('challenges in which something can be won are no risks', () => {
  assert.deepEqual(
    read('# Community\n\n## Tactics\n\n### Challenges\n\n**"First file" challenge**\n\n- **Frequency**: Monthly\n- **Reward**: A badge\n')
      .risks,
    [],
  )
})
test('cases of a crisis by their headings, with the steps that are taken', () => {
  assert.deepEqual(
    risks(
      '# Plan\n\n## Crisis management\n\n### Negative feedback response:\n\n1. **Answer fast** - within 2 hours\n2. **Own it** - say what was wrong\n\n### Competitive mentions:\n\n- **Stay calm** - never attack\n',
    ),
    [
      ['Negative feedback response', null, 'Answer fast - within 2 hours; Own it - say what was wrong'],
      ['Competitive mentions', null, 'Stay calm - never attack'],
    ],
  )
  assert.deepEqual(
    risks(
      '# 计划\n\n## 危机管理\n\n### 技术故障应对\n\n**预案**:\n\n1. **服务宕机**\n   - 发布状态更新\n   - 给出临时方案\n\n2. **数据丢失**\n   - 停止写入\n',
    ),
    [
      ['服务宕机', null, '发布状态更新; 给出临时方案'],
      ['数据丢失', null, '停止写入'],
    ],
  )
})

test('a risk and what is done about it, in eight ways of writing', () => {
  const wanted = [
    ['Low adoption', 'Talk to users'],
    ['Burnout', 'Plan breaks'],
  ]
  const ways: Record<string, (risk: string, answer: string) => string> = {
    dash: (risk, answer) => `- ${risk} — ${answer}`,
    arrow: (risk, answer) => `- **${risk}** → ${answer}`,
    'label in the line': (risk, answer) => `- ${risk}. Mitigation: ${answer}`,
    'bold, label in the line': (risk, answer) => `- **${risk}**: it may happen. Mitigation: ${answer}`,
    'two items': (risk, answer) => `- **Risk:** ${risk}\n- **Mitigation:** ${answer}`,
    'two lines': (risk, answer) => `**Risk**: ${risk}\n**Mitigation**: ${answer}\n`,
  }
  for (const [way, line] of Object.entries(ways)) {
    const { risks } = read(`# Plan\n\n## Risks\n\n${wanted.map(([risk, answer]) => line(risk!, answer!)).join('\n')}\n`)
    assert.deepEqual(
      risks.map(({ risk, mitigation }) => [risk, mitigation]),
      wanted,
      way,
    )
  }
  for (const headers of ['Risk | Likelihood | What we do', 'What could go wrong | Likelihood | What we do about it']) {
    const rows = wanted.map(([risk, answer]) => `| ${risk} | Low | ${answer} |`).join('\n')
    const { risks } = read(`# Plan\n\n## Risks\n\n| ${headers} |\n|---|---|---|\n${rows}\n`)
    assert.deepEqual(
      risks.map(({ risk, mitigation }) => [risk, mitigation]),
      wanted,
      headers,
    )
  }
})

test('questions and mishaps of a contingency plan are cases, each with what is done then', () => {
  const of = (text: string) => read(text).risks.map(({ risk, contingency }) => [risk, contingency])
  assert.deepEqual(
    of('# Plan\n\n## Notfall-Plan\n\n### Website down?\n\n1. Logs prüfen\n2. Neu starten\n\n### Zu wenig Stimmen?\n\n- Ruhig bleiben\n'),
    [
      ['Website down?', 'Logs prüfen; Neu starten'],
      ['Zu wenig Stimmen?', 'Ruhig bleiben'],
    ],
  )
  assert.deepEqual(
    of(
      '# Plan\n\n## Contingency planning\n\n### If content is late\n\n**Website not ready by Monday:**\n- Show a holding page\n\n**Video not cut:**\n- Publish without it\n',
    ),
    [
      ['Website not ready by Monday', 'Show a holding page'],
      ['Video not cut', 'Publish without it'],
    ],
  )
  assert.deepEqual(
    of('# Plan\n\n## Contingency planning\n\n### If the launch flops\n\n**Right away:**\n- Ask why\n\n**Later:**\n- Launch again\n'),
    [['If the launch flops', 'Ask why; Launch again']],
  )
})

test('in a fence, where what is done against a risk holds facts itself', () => {
  const fence = 'Risk 1: Launch flop\n  Likelihood: Medium\n  Mitigation:\n    - Ask early users\n    - Backup: paid ads\n'
  const found = read(`# Plan\n\n## Risks\n\n\`\`\`yaml\n${fence}\`\`\`\n`).risks
  assert.deepEqual(
    found.map(({ risk, likelihood }) => [risk, likelihood]),
    [['Launch flop', 'Medium']],
  )
})
