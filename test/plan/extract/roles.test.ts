import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './read.ts'

const roles = (text: string) => read(text).roles.map(({ title, fte, holder }) => [title, fte, holder])

test('roles with their share of a job and who holds them', () => {
  assert.deepEqual(
    roles(
      '# Plan\n\n## Team\n\n- Developer Advocate (1.0 FTE)\n- Community Manager: 0.5 FTE\n- Technical Writer: @ada\n- Designer: logo and pages — Lin\n',
    ),
    [
      ['Developer Advocate', 1, null],
      ['Community Manager', 0.5, null],
      ['Technical Writer', null, 'ada'],
      ['Designer', null, 'Lin'],
    ],
  )
})
test('a table', () => {
  assert.deepEqual(
    roles('# Plan\n\n## Roles\n\n| Role | FTE |\n| --- | --- |\n| DevRel Lead | 1 |\n| Designer | 0.5 |\n').map(([title]) => title),
    ['DevRel Lead', 'Designer'],
  )
})
test('an audience is no team', () => {
  assert.deepEqual(roles('# Plan\n\n## Target audience\n\n- Backend Developers\n- Data Engineers\n'), [])
})
test('in other languages', () => {
  assert.equal(roles('# Plan\n\n## Team\n\n- Community-Manager: 0,5 FTE\n')[0]?.[1], 0.5)
  assert.equal(roles('# Plan\n\n## Equipo\n\n- Redactor técnico: 0,5 FTE\n').length, 1)
})
test('a job that is full-time or part-time, in whatever list it stands', () => {
  const plan = read('# Plan\n\n## Resource Allocation\n\n- Community Manager: Full-time\n- Writer: Part-time (20 hrs/week)\n')
  assert.deepEqual(
    plan.roles.map(({ title, fte }) => [title, fte]),
    [
      ['Community Manager', 1],
      ['Writer', 0.5],
    ],
  )
})
test('what a role does is no role', () => {
  const plan = read(
    '# Plan\n\n## Team\n\n**Manager** (1 FT)\n- Budget management\n- Coordinate support\n\n**Designer** (0.5 FT)\n- Asset manager tools\n',
  )
  assert.deepEqual(
    plan.roles.map(({ title, fte }) => [title, fte]),
    [
      ['Manager', 1],
      ['Designer', 0.5],
    ],
  )
})

test('headings with duties below them, in a block of responsibilities', () => {
  const { roles } = read(
    '# P\n\n## Responsibilities\n\n### Launch Coordinator (Primary)\n- Product launch management\n- User support\n\n### Team Analytics\n- Reports\n\n### Principles\nBe kind.',
  )
  assert.deepEqual(
    roles.map(({ title, fte }) => [title, fte]),
    [
      ['Launch Coordinator', null],
      ['Team Analytics', null],
    ],
  )
})

test('people with their hours, their job behind the name', () => {
  const { roles } = read(
    '# P\n\n## Carga de trabajo\n\n| Persona | Horas/Semana | Tareas |\n|---|---|---|\n| Ana (Editora) | 12h | Textos |',
  )
  assert.deepEqual(
    roles.map(({ title, holder }) => [title, holder]),
    [['Editora', 'Ana']],
  )
})
test('how many there are of each, in a block of a team', () => {
  const table =
    '| Role | Headcount | Charter |\n| --- | --- | --- |\n| **Writer** | 0.5 | Guides |\n| Backend engineer | 2 (Go) | Storage |\n'
  assert.deepEqual(roles(`# Plan\n\n## Team (year-1 scope)\n\n${table}`), [
    ['Writer', 0.5, null],
    ['Backend engineer', 2, null],
  ])
  assert.deepEqual(roles(`# Plan\n\n## Discord\n\n${table}`), [])
})
test('a team as a whole is no role', () => {
  assert.deepEqual(roles('# Plan\n\n## Budget\n\n- **Team**: 3 FTE for 4 months ($144k)\n'), [])
})
test('a role with the number of those who have it, a job in a row of a budget, a heading with its duties', () => {
  assert.deepEqual(
    roles(
      '# Plan\n\n## Forum\n\n- **Forum admin**: 1 person (part-time)\n- **Moderators**: 2-3 community members\n\n## Budget\n\n| Item | Cost |\n|---|---|\n| Technical writer (0.5 FTE) | $30K |\n\n## Programme\n\n### Program manager\n\n**Role:**\n- Invite people\n\n**Responsibilities:**\n- Community management\n',
    ),
    [
      ['Forum admin', 0.5, null],
      ['Moderators', 2, null],
      ['Technical writer', 0.5, null],
      ['Program manager', null, null],
    ],
  )
})
test('a palette names no roles', () => {
  assert.deepEqual(roles('# Brand\n\n## Colours of roles\n\n```\nProducer : #9B59B6 (violet)\nManager  : #F39C12 (amber)\n```\n'), [])
})

test('a role that waits for somebody, in a box', () => {
  const found = read(
    '# Plan\n\n## Team\n\n- [ ] Roles assigned:\n  - [ ] Bug report triager: ______\n  - [ ] Call the designer: soon\n',
  ).roles
  assert.deepEqual(
    found.map(role => role.title),
    ['Bug report triager'],
  )
})

test('a remark below the duties of the last role', () => {
  const found = read(
    '# P\n\n## Team responsibilities\n\n### Community manager (founder)\n- Answer everyone\n\n### Content creator (founder)\n- Make videos\n- Write docs\n\n**Note**: one person may do all of it\n',
  ).roles
  assert.deepEqual(
    found.map(({ title }) => title),
    ['Community manager', 'Content creator'],
  )
})

test('how many of a role, in front of it; what members of a programme do is no role', () => {
  const roles = (text: string): unknown[] => read(text).roles.map(({ title, fte }) => [title, fte])
  assert.deepEqual(roles('# Plan\n\n## Team\n\n- 1 community manager (lead)\n- 3-5 volunteer moderators\n- 2 part-time writers\n'), [
    ['community manager', 1],
    ['volunteer moderators', 3],
    ['part-time writers', 1],
  ])
  assert.deepEqual(roles('# Plan\n\n### Champions programme\n\n**Responsibilities**:\n- Community support in the forum\n'), [])
})

test('shares of a whole are no time that somebody gives', () => {
  const found = read('# Plan\n\n## Team\n\n- **Themes**: guides (60%), news (40%)\n- **Community manager**: 50% (forum, events)\n').roles
  assert.deepEqual(
    found.map(({ title, fte }) => [title, fte]),
    [['Community manager', 0.5]],
  )
})
test('one word for a job among features makes no list of jobs', () => {
  assert.deepEqual(roles('# Plan\n\n## Team edition\n\n- Priority support\n- Shared history\n- Audit log\n- Single sign-on\n'), [])
  assert.deepEqual(roles('# Plan\n\n## Team\n\n- Backend Developers: 2 developers\n- QA Engineers: 3-4 engineers (part of it remote)\n'), [
    ['Backend Developers', 2, null],
    ['QA Engineers', 3, null],
  ])
})
test('a percentage is a share of a job only where it says so', () => {
  assert.deepEqual(roles('# Plan\n\n## Team\n\n- Result: 40% more output\n- Close rate: 25%\n- Editor: 60% (24h/week)\n'), [
    ['Editor', 0.6, null],
  ])
})
test('people with their jobs behind a dash or a colon', () => {
  assert.deepEqual(roles('# Plan\n\n## Team\n\n- Ada Berg - CEO\n- Max Olt: Data Engineer\n- Lin Soe – SRE\n'), [
    ['CEO', null, 'Ada Berg'],
    ['Data Engineer', null, 'Max Olt'],
    ['SRE', null, 'Lin Soe'],
  ])
})
test('the share of a job below it, and teams by what they do', () => {
  assert.deepEqual(roles('# Plan\n\n## Equipo\n\n```yaml\nTech Lead (Ana):\n  - Revisiones\n  Dedicación: 80% (32h)\n```\n'), [
    ['Tech Lead', 0.8, null],
  ])
  assert.deepEqual(
    roles(
      '# Plan\n\n## Team responsibilities\n\n### Operations\n- Quality\n- User support\n- Uptime\n\n### Partnerships\n- Outreach\n',
    ).map(([title]) => title),
    ['Operations', 'Partnerships'],
  )
})
test('where all of a list are counted, short names of jobs are jobs too', () => {
  assert.deepEqual(
    roles('# Plan\n\n## Team\n\n- 2 backend developers\n- 1 DBA\n- 1 QA\n- 1 DevOps\n').map(([title, fte]) => [title, fte]),
    [
      ['backend developers', 2],
      ['DBA', 1],
      ['QA', 1],
      ['DevOps', 1],
    ],
  )
  assert.deepEqual(roles('# Plan\n\n## Team\n\n- 3 weeks of work\n- 2 desks\n'), [])
})

test('a team that a line counts, once for all phases', () => {
  const { roles } = read(
    '# Plan\n\n## Phase 1\n\n### Team: 4 people (2 backend, 1 QA, 1 designer)\n\n## Phase 2\n\n**Team:** 2-3 engineers, 1 designer\n\n## Users\n\n- **Team size**: 10-50 engineers\n',
  )
  assert.deepEqual(
    roles.map(({ title, fte }) => [title, fte]),
    [
      ['backend', 2],
      ['QA', 1],
      ['designer', 1],
      ['engineers', 2],
    ],
  )
})
test('people among the resources of a plan, in words of several languages', () => {
  const titles = (text: string) => read(text).roles.map(({ title, fte }) => [title, fte])
  assert.deepEqual(
    titles('# Plano\n\n## Recursos\n\n### Humanos\n\n- **1-2 pessoas** para responder cartas (duas horas)\n- Mentores voluntários\n'),
    [
      ['pessoas para responder cartas', 1],
      ['Mentores voluntários', null],
    ],
  )
  assert.deepEqual(titles('# Plan\n\n## Team\n\n- 2 people to answer letters\n'), [['people to answer letters', 2]])
  for (const [heading, job] of [
    ['Équipe', 'Modératrice'],
    ['Equipo', 'Traductora'],
    ['Team', 'Übersetzerin'],
    ['Команда', 'Переводчик'],
    ['チーム', '翻訳者'],
  ] as const)
    assert.deepEqual(titles(`# Plan\n\n## ${heading}\n\n- ${job}\n`), [[job, null]], job)
})
test('the jobs below the name of a team, not the team', () => {
  const { roles } = read(
    '# Team structure\n\n## Core DevRel team (recommended)\n\n- **DevRel lead** (1 FTE) - strategy\n- **Technical writer** (0.5 FTE) - guides\n- **Engineering support** (2-3 FTE, part-time) - reviews\n\n# Ambassador program\n\n## Ambassador responsibilities\n\n### Development support (choose 1-2)\n\n- Build examples\n- Mend errors\n',
  )
  assert.deepEqual(
    roles.map(({ title, fte }) => [title, fte]),
    [
      ['DevRel lead', 1],
      ['Technical writer', 0.5],
      ['Engineering support', 2],
    ],
  )
})
test('a table of jobs with what they cost is both', () => {
  const { roles, budgets } = read(
    '# Plano\n\n## Equipe\n\n| Cargo | Alocação | Custo (6 meses) |\n|---|---|---|\n| Desenvolvedor | 100% (6 meses) | R$ 116.418 |\n| Redator | 50% | R$ 33.000 |\n| **TOTAL EQUIPE** | | **R$ 149.418** |\n',
  )
  assert.deepEqual(
    roles.map(({ title, fte }) => [title, fte]),
    [
      ['Desenvolvedor', 1],
      ['Redator', 0.5],
    ],
  )
  assert.deepEqual(
    budgets.map(({ label, min, total }) => [label, min, total]),
    [
      ['Desenvolvedor', 116418, false],
      ['Redator', 33000, false],
      ['TOTAL EQUIPE', 149418, true],
    ],
  )
})
test('how many behind the job, whom to add, and half of one', () => {
  const { roles } = read(
    '# Plan\n\n## Team structure\n\n**Year 1:**\n\n- Growth marketer (1) - Full-time\n- Designer (2) - Contract\n\n**Year 2:**\n\n- Add: Community manager\n\n## Team needed\n\n- 1 Growth lead\n- 0.5 Content writer (guides)\n',
  )
  assert.deepEqual(
    roles.map(({ title, fte }) => [title, fte]),
    [
      ['Growth marketer', 1],
      ['Designer', 2],
      ['Community manager', null],
      ['Growth lead', 1],
      ['Content writer', 0.5],
    ],
  )
})

test('what a job does, without the count of heads', () => {
  const { roles } = read(
    '# Plan\n\n## Team\n\n- **Writer** (0.5 FTE): Manuals, samples\n- **Advocate** (1 FTE) - Talks\n- **Support** (2-3 FTE, part-time) - Office hours (Tuesdays)\n- Designer (0.5 FTE) - logos\n',
  )
  assert.deepEqual(
    roles.map(({ title, fte, duties }) => [title, fte, duties]),
    [
      ['Writer', 0.5, 'Manuals, samples'],
      ['Advocate', 1, 'Talks'],
      ['Support', 2, 'Office hours (Tuesdays)'],
      ['Designer', 0.5, 'logos'],
    ],
  )
})

test('jobs behind their share, below "Resources" and "Ownership", and in a table of who does what', () => {
  const titles = (text: string): unknown[] => read(`# Plan\n\n${text}\n`).roles.map(({ title, fte }) => [title, fte])
  assert.deepEqual(titles('## Team\n\n- 0.5 FTE Technical Writer\n- 1 FTE Designer'), [
    ['Technical Writer', 0.5],
    ['Designer', 1],
  ])
  assert.deepEqual(titles('## Resources\n\n- Technical Writer: guides\n- Designer: logos'), [
    ['Technical Writer', null],
    ['Designer', null],
  ])
  assert.deepEqual(titles('## Resources\n\n- Style guide: for writers\n- Logos'), [])
  assert.deepEqual(titles('## Ownership\n\n| Who | What |\n|---|---|\n| Technical Writer | Guides |\n| Designer | Logos |'), [
    ['Technical Writer', null],
    ['Designer', null],
  ])
})

test('heads behind the job', () => {
  const of = (text: string) => read(text).roles.map(({ title, fte }) => [title, fte])
  assert.deepEqual(of('# 计划\n\n## 团队\n\n- 开发者 1 名\n- 运营 2 人\n'), [
    ['开发者', 1],
    ['运营', 2],
  ])
  assert.deepEqual(of('# Plan\n\n## Team\n\n- Writer × 2\n- Designer x1\n'), [
    ['Writer', 2],
    ['Designer', 1],
  ])
})

test('a numbered team above its jobs, beside a list of what it does', () => {
  assert.deepEqual(
    read(
      '# Plan\n\n## Team\n\n1. **Sales team:**\n   - Head of sales\n   - Account executive\n2. **Support team:**\n   - Answer the mail\n   - Keep the list of bugs\n',
    ).roles.map(({ title }) => title),
    ['Head of sales', 'Account executive'],
  )
})

test('a job with the name and the time of who has it', () => {
  const roles = (...items: string[]): unknown[] =>
    read(`# P\n\n## Team\n\n${items.map(item => `- ${item}`).join('\n')}\n`).roles.map(({ title, fte, holder }) => [title, fte, holder])
  assert.deepEqual(roles('DevRel lead: Ada Berg (50%)', 'Backend engineer: Tim (20 h/week)'), [
    ['DevRel lead', 0.5, 'Ada Berg'],
    ['Backend engineer', null, 'Tim'],
  ])
  assert.deepEqual(roles('Jana Berg – Marketing (60 %)', 'Tim Kurz – Developer (20 %)'), [
    ['Marketing', 0.6, 'Jana Berg'],
    ['Developer', 0.2, 'Tim Kurz'],
  ])
})

test('those who are at hand when needed, loads below a job of any name, staff by quarter in a fence', () => {
  assert.deepEqual(
    roles('# Plan\n\n## Extended team\n\n- **Marketing** (shared resource) - Campaigns\n- **Legal** (as-needed) - Contracts\n'),
    [
      ['Marketing', null, null],
      ['Legal', null, null],
    ],
  )
  const fence = 'Backend developer:\n  - Features\n  Dedication: 100%\n\nMarketing / community:\n  - Posts\n  Dedication: 50% (20h)\n'
  assert.deepEqual(roles(`# Plan\n\n## Team\n\n\`\`\`yaml\n${fence}\`\`\`\n`), [
    ['Backend developer', 1, null],
    ['Marketing / community', 0.5, null],
  ])
  assert.deepEqual(roles('# Plan\n\n## Development team\n\n```\nQ1 2027: 1 senior developer (full-time)\nQ2 2027: 2 developers\n```\n'), [
    ['senior developer', 1, null],
    ['developers', 2, null],
  ])
  assert.deepEqual(roles('# Plan\n\n## Internal (our team)\n\n- **Daily**: Updates in the channel\n- **Weekly**: Sync\n'), [])
})
