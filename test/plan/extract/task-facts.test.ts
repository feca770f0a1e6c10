import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from '../../../src/plan/compile.ts'
import { read } from './read.ts'

type Facts = { owner?: string; due?: string; effort?: string; priority?: string; window?: [string, unknown, unknown]; title?: string }
const WHAT = 'Write the quickstart guide'
const DAY = '2026-02-10'

/** The facts of the first task of a list of two that are written alike, as `- [ ] …` and as an item of next steps. */
function factsOf(written: string, bullet = '- [ ] '): Facts {
  const second = written.replace(WHAT, 'Set up the status page')
  const { tasks } = read(`# Plan\n\n## Next steps\n\n${bullet}${written}\n${bullet}${second}\n\n## Contact\n\nWrite to us.\n`)
  assert.equal(tasks.length, 2, `${written}: two tasks`)
  const { title, owner, due, effort, priority, window } = tasks[0]!
  return {
    ...(owner === null ? {} : { owner }),
    ...(due === null ? {} : { due }),
    ...(effort === null ? {} : { effort }),
    ...(priority === null ? {} : { priority }),
    ...(window === null || due !== null ? {} : { window: [window.unit, window.from, window.to] }),
    ...(title === WHAT ? {} : { title }),
  }
}

/** How people write it, and what is read; the title is what is to be done unless said otherwise. */
const WRITTEN: readonly [string, Facts][] = [
  [`${WHAT} @ada`, { owner: 'ada' }],
  [`${WHAT} (@ada)`, { owner: 'ada' }],
  [`${WHAT} [@ada, @bob]`, { owner: 'ada, bob' }],
  ['Ask ten users for a sentence @ada', { owner: 'ada', title: 'Ask ten users for a sentence' }],
  ['Open the Mastodon and Zenn accounts @ada', { owner: 'ada', title: 'Open the Mastodon and Zenn accounts' }],
  [`${WHAT} — @ada`, { owner: 'ada' }],
  [`${WHAT} → @ada`, { owner: 'ada' }],
  [`@ada: ${WHAT}`, { owner: 'ada' }],
  [`@ada ${WHAT}`, { owner: 'ada' }],
  [`${WHAT} (owner: Ada Byron)`, { owner: 'Ada Byron' }],
  [`${WHAT} **Owner:** Ada`, { owner: 'Ada' }],
  [`${WHAT}, owner: Ada`, { owner: 'Ada' }],
  [`${WHAT}. Owner: Ada`, { owner: 'Ada' }],
  [`${WHAT} (assigned to Ada)`, { owner: 'Ada' }],
  [`${WHAT} (DRI: Ada)`, { owner: 'Ada' }],
  [`${WHAT}\n  - **Owner:** Ada`, { owner: 'Ada' }],
  [`${WHAT}\n  - Owner: Ada | Due: ${DAY}`, { owner: 'Ada', due: DAY }],
  [`${WHAT} (due ${DAY})`, { due: DAY }],
  [`${WHAT} due ${DAY}`, { due: DAY }],
  [`${WHAT} - due Feb 10, 2026`, { due: DAY }],
  [`${WHAT} — Feb 10, 2026`, { due: DAY }],
  [`${WHAT} (Feb 10, 2026)`, { due: DAY }],
  [`${WHAT} by Feb 10, 2026`, { due: DAY, title: `${WHAT} by Feb 10, 2026` }],
  [`${WHAT} before ${DAY}`, { due: DAY, title: `${WHAT} before ${DAY}` }],
  [`${WHAT} 📅 ${DAY}`, { due: DAY }],
  [`${WHAT} due:${DAY}`, { due: DAY }],
  [`${WHAT} @due(${DAY})`, { due: DAY }],
  [`${WHAT} [due:: ${DAY}]`, { due: DAY }],
  [`[${DAY}] ${WHAT}`, { due: DAY }],
  [`**${DAY}**: ${WHAT}`, { due: DAY }],
  [`${WHAT} (ETA: ${DAY})`, { due: DAY }],
  [`${WHAT}\n  - Due date: ${DAY}`, { due: DAY }],
  [`${WHAT} (Week 3)`, { window: ['week', 3, 3] }],
  [`${WHAT} (Day 9)`, { window: ['day', 9, 9] }],
  [`${WHAT} by Q2 2026`, { due: '2026-06-30', title: `${WHAT} by Q2 2026` }],
  [`${WHAT} (2h)`, { effort: '2h' }],
  [`${WHAT} (~2-3 hours)`, { effort: '2-3 hours' }],
  [`${WHAT} — 30 min`, { effort: '30 min' }],
  [`${WHAT} (est. 2 weeks)`, { effort: '2 weeks' }],
  [`${WHAT} est:8h ⏱️2h`, { effort: '8h' }],
  [`${WHAT}\n  - Estimated time: 2 hours`, { effort: '2 hours' }],
  [`[P1] ${WHAT}`, { priority: 'P1' }],
  [`P1: ${WHAT}`, { priority: 'P1' }],
  [`**[HIGH]** ${WHAT}`, { priority: 'HIGH' }],
  [`${WHAT} (high priority)`, { priority: 'high priority' }],
  [`${WHAT} ⏫`, { priority: 'High' }],
  [`${WHAT} !high`, { priority: 'high' }],
  [`${WHAT} (@ada, ${DAY})`, { owner: 'ada', due: DAY }],
  [`${WHAT} (Ada, Feb 10, 2026)`, { owner: 'Ada', due: DAY }],
  [`${WHAT} @ada 📅 ${DAY} ⏫`, { owner: 'ada', due: DAY, priority: 'High' }],
  [`${WHAT} (Owner: Ada; Due: ${DAY})`, { owner: 'Ada', due: DAY }],
  [`[P1] ${WHAT} (2h) @ada`, { priority: 'P1', effort: '2h', owner: 'ada' }],
  [`${WHAT}（担当：Ada、期限：${DAY}）`, { owner: 'Ada', due: DAY }],
  [`${WHAT} (verantwortlich: Ada, fällig: ${DAY})`, { owner: 'Ada', due: DAY }],
]
for (const [written, facts] of WRITTEN)
  test(`a task says of itself: ${written.replaceAll('\n', '⏎')}`, () => {
    assert.deepEqual(factsOf(written), facts)
    assert.deepEqual(factsOf(written, '- '), facts, 'without a box')
  })

/** What looks like a fact of the task and is none: it stays in the title. */
const NO_FACTS = [
  'Record the product video (5 min)',
  'Tag the reviewers (@ada, @bob)',
  'Create the account (@project)',
  'Create the account @project',
  'Follow the accounts (@ada, @bob)',
  'Configure the backups (30 days)',
  'Watch the dashboards (24 hours)',
  'Integrate the partner (2-4 weeks)',
  'Reduce the retention (90 → 30 days)',
  'Triage the bugs (P0 must be fixed, P1 can ship)',
  'Close the issues of high priority',
  'Ask about the low-hanging fruit',
]
for (const title of NO_FACTS)
  test(`no fact of the task: ${title}`, () => {
    const { tasks } = read(`# Plan\n\n## Launch checklist\n\n- [ ] ${title}\n- [ ] Write the guide\n`)
    const { owner, due, effort, priority, window } = tasks[0]!
    assert.deepEqual(
      { title: tasks[0]!.title, owner, due, effort, priority, window },
      {
        title,
        owner: null,
        due: null,
        effort: null,
        priority: null,
        window: null,
      },
    )
  })

test('columns say who, by when, how long and how much it matters, whatever their headers are called', () => {
  for (const [who, when, time, weight] of [
    ['Owner', 'Due', 'Effort', 'Priority'],
    ['Assigned', 'ETA', 'Est. hours', 'Prio'],
    ['Person', 'Due by', 'Estimated time', 'Pri'],
    ['Task owner', 'When', 'Time estimate', 'Priority'],
  ] as const) {
    const { tasks } = read(
      `# Plan\n\n## Action items\n\n| What | ${who} | ${when} | ${time} | ${weight} |\n|---|---|---|---|---|\n| ${WHAT} | Ada | ${DAY} | 2 h | High |\n| Call the printer | Bob | ${DAY} | 1 h | Low |\n`,
    )
    assert.deepEqual(
      tasks.map(({ title, owner, due, effort, priority }) => [title, owner, due, effort, priority]),
      [
        [WHAT, 'Ada', DAY, '2 h', 'High'],
        ['Call the printer', 'Bob', DAY, '1 h', 'Low'],
      ],
    )
  }
})
test('a column with a unit in its header counts in it; a time of day is no effort', () => {
  const table = (header: string, value: string) =>
    read(`# Plan\n\n## Tasks\n\n| Task | ${header} |\n|---|---|\n| ${WHAT} | ${value} |\n| Call the printer | ${value} |\n`).tasks[0]!
      .effort
  assert.equal(table('Effort (days)', '2'), '2 days')
  assert.equal(table('Time', '1 week'), '1 week')
  assert.equal(table('Time', '9:00'), null)
  assert.equal(table('Time', 'All day'), null)
})
test('a row that names a piece and says its state is one task', () => {
  const { tasks } = read(
    '# Plan\n\n## Week 1-2\n\n| Task | Status |\n|---|---|\n| Record a demo of the parser | To do |\n| Call the printer | 100% |\n',
  )
  assert.deepEqual(
    tasks.map(({ title, done, stateful }) => [title, done, stateful]),
    [
      ['Record a demo of the parser', false, true],
      ['Call the printer', true, true],
    ],
  )
})

test('a team does it where no column names a person; "P" stands above grades, and urgency is one', () => {
  const facts = (header: string, row: string): unknown[] => {
    const columns = header.split('|').length - 2
    const { tasks } = read(`# Plan\n\n## Tasks\n\n${header}\n|${'---|'.repeat(columns)}\n${row}\n`)
    return tasks.map(({ owner, priority }) => [owner, priority])
  }
  assert.deepEqual(facts('| P | Task | Team |', '| P0 | Fix the installer | Platform |'), [['Platform', 'P0']])
  assert.deepEqual(facts('| Task | Team | Owner |', '| Fix the installer | Platform | Ada |'), [['Ada', null]])
  assert.deepEqual(facts('| Task | Urgency |', '| Fix the installer | High |'), [[null, 'High']])
  assert.deepEqual(facts('| Tâche | Urgence |', '| Écrire le guide | Haute |'), [[null, 'Haute']])
})

test('a day without a year is of the year that is around it, else of the one nearest to the plan', () => {
  const due = (text: string): unknown[] =>
    compile([{ path: 'plan.md', text: `# Plan\n\n${text}\n` }], { start: '2027-01-04', today: '2027-01-04' }).plan.tasks.map(task => [
      task.title,
      task.owner,
      task.due,
    ])
  assert.deepEqual(due('## Next steps\n\n- Set up analytics (Ada, by Mar 1)\n- Write the guide (due 5 April)'), [
    ['Set up analytics', 'Ada', '2027-03-01'],
    ['Write the guide', null, '2027-04-05'],
  ])
  assert.deepEqual(due('## March 2025\n\n- [ ] Write the guide (Mar 12)'), [['Write the guide', null, '2025-03-12']])
})

test('facts in one bracket, of which only the first has a colon; where the launch is dated by its phase, work before it is due before it', () => {
  const facts = (line: string) =>
    read(`# Plan 2027\n\n## Q1 2027\n\n- [ ] ${line}\n`).tasks.map(({ title, owner, due }) => [title, owner, due])
  assert.deepEqual(facts('Write the guide (owner: Ada; deadline Jan 31)'), [['Write the guide', 'Ada', '2027-01-31']])
  assert.deepEqual(facts('完善英文文档（负责人：小王，截止 1月31日）'), [['完善英文文档', '小王', '2027-01-31']])
  assert.deepEqual(facts('Tag the authors (@ada, @lin)'), [['Tag the authors (@ada, @lin)', null, '2027-03-31']])
  const text =
    '# Plan 2027\n\n## Phase 2: Launch (March 10)\n\n### 2 weeks before launch\n\n- [ ] Draft\n\n### Launch day\n\n- [ ] Post\n\n### 1 week after launch\n\n- [ ] Recap\n'
  assert.deepEqual(
    read(text).tasks.map(({ due }) => due),
    ['2027-03-02', '2027-03-10', '2027-03-16'],
  )
})
