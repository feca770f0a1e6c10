import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './read.ts'

const tasks = (text: string) => read(text).tasks.map(({ title, done, stateful }) => [title, done, stateful])

test('boxes of every kind of list, at every depth', () => {
  assert.deepEqual(tasks('# Plan\n\n- [ ] One\n* [x] Two\n  1. [X] Three\n+ [ ] Four\n'), [
    ['One', false, true],
    ['Two', true, true],
    ['Three', true, true],
    ['Four', false, true],
  ])
})
test('done by other marks than the box', () => {
  const found = read(
    '# Plan\n\n## Checklist\n\n- [ ] LICENSE ✅\n- [ ] [Done] Kickoff\n- [ ] ~~Old idea~~\n- [ ] README (DONE)\n- [ ] Post\n',
  ).tasks
  assert.deepEqual(
    found.map(task => [task.title, task.done, task.open]),
    [
      ['LICENSE', true, true],
      ['Kickoff', true, true],
      ['Old idea', true, true],
      ['README', true, true],
      ['Post', false, true],
    ],
  )
})
test('actions without a box below a phase or among next steps, in several languages', () => {
  assert.deepEqual(tasks('# Plan\n\n## Next steps\n\n1. Call the printer\n2. Order the paper\n'), [
    ['Call the printer', false, false],
    ['Order the paper', false, false],
  ])
  assert.deepEqual(tasks('# Plan\n\n## Nächste Schritte\n\n- Drucker anrufen\n'), [['Drucker anrufen', false, false]])
  assert.deepEqual(tasks('# Plan\n\n## Próximos pasos\n\n- Llamar a la imprenta\n'), [['Llamar a la imprenta', false, false]])
  assert.deepEqual(tasks('# 计划\n\n## 下一步\n\n- 联系印刷厂\n'), [['联系印刷厂', false, false]])
})
test('owner, date, effort and priority on the line', () => {
  const [task] = read('# Plan\n\n- [ ] Write the post @ada (due: 2026-12-01) ⏱️2h\n').tasks
  assert.deepEqual([task!.title, task!.owner, task!.due, task!.effort], ['Write the post', 'ada', '2026-12-01', '2h'])
})
test('a box whose text is a target is no task; its phase is known', () => {
  const plan = read('# Plan\n\n## Month 3 metrics\n\n- [ ] 500 GitHub stars\n\n## Week 1: Build\n\n- [ ] Write the parser\n')
  assert.deepEqual(
    plan.tasks.map(task => [task.title, plan.phases.find(phase => phase.id === task.phase)?.title]),
    [['Write the parser', 'Week 1: Build']],
  )
  assert.equal(plan.kpis[0]!.ticked, false)
})
test('the place of the box is the place in the file', () => {
  const [task] = read('# Plan\n\n  - [ ] 日本語 task\n').tasks
  assert.deepEqual(task!.box, { file: 'plan.md', line: 3, column: 5, endLine: 3, endColumn: 8 })
})
test('a list of features is no list of tasks', () => {
  assert.deepEqual(tasks('# Product\n\n## Features\n\n- ✅ Fast\n- ✅ Small\n'), [])
})

test('a box in a cell of a table is the box of its row, unless the row holds several', () => {
  const plan = read(
    '# P\n\n## Week 1\n\n| Day | Action | Owner | Status |\n|---|---|---|---|\n| Mon | Audit the site | Ana | [ ] |\n| Tue | Publish 3 posts on LinkedIn | - | [x] |\n\n| Feature | Us | Them |\n|---|---|---|\n| Fast | [x] | [ ] |\n',
  )
  assert.deepEqual(
    plan.tasks.map(({ title, owner, done }) => [title, owner, done]),
    [
      ['Audit the site', 'Ana', false],
      ['Publish 3 posts on LinkedIn', null, true],
    ],
  )
  assert.deepEqual(
    plan.content.map(({ count, channel }) => [count, channel]),
    [[3, 'linkedin']],
  )
})

test('facts behind a task, each with its label', () => {
  const { tasks: found } = read('# P\n\n## Week 1\n- [ ] Write the guide - Owner: Bea - Due: 2026-03-05\n- [ ] Ship it - at last: done\n')
  assert.deepEqual(
    found.map(({ title, owner, due }) => [title, owner, due]),
    [
      ['Write the guide', 'Bea', '2026-03-05'],
      ['Ship it - at last: done', null, null],
    ],
  )
})

test('a list in which every item says how far it is', () => {
  const states = (body: string): [string, boolean][] =>
    read(`# P\n\n## Must have (Week 1-2)\n\n${body}`)
      .tasks.filter(({ stateful }) => stateful)
      .map(({ title, done }) => [title, done])
  assert.deepEqual(states('1. ✓ Ten templates\n2. ⏳ Guided tour\n3. ⏳ Shared links\n'), [
    ['Ten templates', true],
    ['Guided tour', false],
    ['Shared links', false],
  ])
  assert.deepEqual(states('1. ✅ Ten templates\n2. ✅ Guided tour\n3. ✅ Shared links\n'), [])
  assert.deepEqual(states('- 🔄 Go on\n- Write docs\n- 🚧 Build\n'), [])
})

test('lines with a sign each, and cells of a calendar, say how far they are', () => {
  assert.deepEqual(tasks('# Plan\n\n## Checklist\n\n✅ Titles\n✅ Links\n⏳ Sitemap\n'), [
    ['Titles', true, true],
    ['Links', true, true],
    ['Sitemap', false, true],
  ])
  assert.deepEqual(
    tasks('# Plan\n\n## Week 1\n\n| Day | Forum | Product |\n|---|---|---|\n| Mon | 📋 Announce | ✅ Build |\n| Tue | - | 📋 Ship |\n'),
    [
      ['Announce', false, true],
      ['Build', true, true],
      ['Ship', false, true],
    ],
  )
})

test('ticks below what is done, beside what is not', () => {
  const done = '### Completed (May 2027)\n\n- ✅ **Parser** - reads it all\n- ✅ **Printer**\n\n'
  assert.deepEqual(tasks(`# Plan\n\n## Q2 2027\n\n${done}### In progress\n\n- 🔄 Docs\n- 🔄 Tour\n- 🔄 Talk\n`), [
    ['Parser - reads it all', true, true],
    ['Printer', true, true],
    ['Docs', false, true],
    ['Tour', false, true],
    ['Talk', false, true],
  ])
  // A report lists what there is.
  assert.deepEqual(
    tasks(`# Plan\n\n## Q2 2027\n\n${done}### Benefits\n\n- Fast\n`).filter(([, , stateful]) => stateful),
    [],
  )
})

test('a list of drawn boxes is one of work even below criteria', () => {
  assert.deepEqual(tasks('# Plan\n\n## Completion criteria\n\n1. ✅ Names defined\n2. ⬜ Collection built\n3. ⬜ Export built\n'), [
    ['Names defined', true, true],
    ['Collection built', false, true],
    ['Export built', false, true],
  ])
})

test('a box with a sign of its own is open', () => {
  assert.deepEqual(tasks('# Plan\n\n## Week 1\n\n- [x] Buy the domain\n- [~] Connect it\n- [ ] Turn on HTTPS\n'), [
    ['Buy the domain', true, true],
    ['Connect it', false, true],
    ['Turn on HTTPS', false, true],
  ])
})

test('"Status: agreed ✅" says how something is', () => {
  assert.deepEqual(
    tasks('# Plan\n\n## Week 1\n\n### With the press\n\n- **Status:** Agreed ✅\n').filter(([, , stateful]) => stateful),
    [],
  )
})

test('labels say how far something is', () => {
  const found = tasks(
    '# Plan\n\n## 2027 Q1: Trust\n\n- Done: guide for beginners\n- Done: reference of the format\n- Planned: replay of a run\n\n## 2027 Q2: Speed\n\n- ✅ Replay of a run\n- ✅ Fixed times\n- Maturity backlog: check of the state\n',
  )
  assert.deepEqual(found, [
    ['guide for beginners', true, true],
    ['reference of the format', true, true],
    ['replay of a run', false, true],
    ['Replay of a run', true, true],
    ['Fixed times', true, true],
    ['check of the state', false, true],
  ])
  assert.deepEqual(tasks('# Plan\n\n## Numbers\n\n- Completed: 12\n- Pending: 4\n'), [])
})

test('ticks among numbered next steps, and among boxes', () => {
  const stateful = (text: string): [string, boolean][] =>
    read(`# Plan\n\n${text}`)
      .tasks.filter(({ stateful: is }) => is)
      .map(({ title, done }) => [title, done])
  assert.deepEqual(stateful('## Next steps\n\n1. ✅ Write the posts\n2. ✅ Review the docs\n3. **NEXT**: Post them\n'), [
    ['Write the posts', true],
    ['Review the docs', true],
  ])
  assert.deepEqual(stateful('## Week 1\n\n### Deliverables\n\n- ✅ Docs\n- [ ] Site\n'), [
    ['Docs', true],
    ['Site', false],
  ])
  assert.deepEqual(stateful('## Week 1\n\nTake care:\n\n- ✅ Share what was hard\n- ❌ Do not boast\n'), [])
})
test('ticks in a phase that is done, and above what is still to do', () => {
  const list = (text: string) =>
    read(text)
      .tasks.filter(each => each.stateful)
      .map(({ title, done }) => [title, done])
  const phases = (state: string) => `# Plan\n\n## Phase 1: Base ${state}\n\n- ✅ Parser\n- ✅ Printer\n\n## Phase 2: More\n\n- Docs\n`
  assert.deepEqual(list(phases('(✅ Completed)')), [
    ['Parser', true],
    ['Printer', true],
  ])
  assert.deepEqual(list(phases('(weeks 1-2)')), [])
  assert.deepEqual(list('# Plan\n\n## Búsqueda\n\n✅ Etiquetas\n✅ Mapa\n\n**Pendiente de hacer:**\n- [ ] Imágenes\n'), [
    ['Etiquetas', true],
    ['Mapa', true],
    ['Imágenes', false],
  ])
})
test('"already done" is a state, in brackets; a quality called complete is none', () => {
  assert.deepEqual(tasks('# Plan\n\n## Week 1\n\n- Write the guide (already done!)\n- Ship it\n')[0], ['Write the guide', true, true])
  assert.deepEqual(
    tasks('# Plan\n\n## Texts\n\n- **Clear**: easy to follow for all\n- **Complete**: every detail\n- **New**: nothing copied\n').filter(
      ([, , stateful]) => stateful,
    ),
    [],
  )
})
test('ticks in the first block of a calendar, and no sign behind it: what was done so far', () => {
  const days = (second: string) =>
    read(`# Plan\n\n## Day 1\n\n- ✅ Post it\n- ✅ Mail it\n\n## Day 2\n\n- ${second}Thank all\n\n## Day 7\n\n- ${second}Count all\n`)
      .tasks.filter(each => each.stateful)
      .map(({ title, done }) => [title, done])
  assert.deepEqual(days(''), [
    ['Post it', true],
    ['Mail it', true],
  ])
  assert.deepEqual(days('✅ '), [])
})

test('boxes drawn in a fence are open tasks, whatever they name; what is done every day is not', () => {
  const fence = '```\n□ Open the account\n□ Video "Hello"\n```\n'
  const stateful = (text: string): string[] => read(text).tasks.flatMap(task => (task.stateful ? [task.title] : []))
  assert.deepEqual(stateful(`# Plan\n\n## Week 1: Teaser\n\n${fence}`), ['Open the account', 'Video "Hello"'])
  assert.deepEqual(stateful(`# Plan\n\n## Week 1\n\n### Daily checklist\n\n${fence}`), [])
})
test('a box that says what shall come of the others is no task', () => {
  const { tasks } = read('# Plan\n\n## Week 1\n\n- [ ] **First guide**\n  - [ ] Write it\n  - [ ] Expected: 200-300 views\n')
  assert.deepEqual(
    tasks.map(({ title }) => title),
    ['First guide', 'Write it'],
  )
})

test('rows of a table that says what to do are actions: of the time that they are for, by whom it says', () => {
  const plan = read(
    '# Plan\n\n## Launch day schedule\n\n| Time | Action | Owner |\n|---|---|---|\n| 6:00 | Check all links | Ada |\n| 9:00 | Answer comments | Bea |\n\n## Timeline\n\n| Week | Activity | Step |\n|---|---|---|\n| Week 1 | Open the forum | Step 1 |\n| Week 2 | Logo and badges | Step 2 |\n\n## Tools\n\n| Action | Shortcut |\n|---|---|\n| Open a file | Ctrl+O |\n',
  )
  const title = (id: string | null): string | undefined => plan.phases.find(phase => phase.id === id)?.title
  assert.deepEqual(
    plan.tasks.map(task => [task.title, task.stateful, task.owner, title(task.phase)]),
    [
      ['Check all links', false, 'Ada', 'Launch day schedule'],
      ['Answer comments', false, 'Bea', 'Launch day schedule'],
      ['Open the forum', false, null, 'Week 1'],
      ['Logo and badges', false, null, 'Week 2'],
    ],
  )
})
test('a team that a label names does what stands below it, and holds no roles', () => {
  const plan = read(
    '# Plan\n\n## Execution plan\n\n### Week 2: Cache\n\n**Team: Platform (2 developers)**\n\n**Morning (9:00-12:00)**:\n\n- Parser integration\n- Cache coordination support\n\n**Afternoon (13:00-17:00)**:\n\n- Failover checks\n',
  )
  assert.deepEqual(
    plan.tasks.map(task => task.title),
    ['Parser integration', 'Cache coordination support', 'Failover checks'],
  )
  assert.deepEqual(plan.roles, [])
})
test('a fence of boxes without bullets is a checklist, one box in a picture is not', () => {
  const list = ['# Plan', '## Checklist', '```', 'WEEK -1', '[ ] Guide proofread', '[x] Domain bought', '  [ ] Demo rendered', '```']
  assert.deepEqual(
    read(list.join('\n')).tasks.map(({ title, done }) => [title, done]),
    [
      ['Guide proofread', false],
      ['Domain bought', true],
      ['Demo rendered', false],
    ],
  )
  const picture = ['# Plan', '## Checklist', '```', 'Sign up', 'Name: ____', '[ ] I have read the terms', 'Press enter', '```']
  assert.deepEqual(read(picture.join('\n')).tasks, [])
})

test('below a milestone what opens with a verb is an action; in a checklist that says so by its title, too', () => {
  const titles = (text: string): string[] => read(text).tasks.map(task => task.title)
  assert.deepEqual(
    titles('# Grant\n\n## Roadmap & milestones\n\n**Milestone 1: Core (Month 1)**\n\n- Deploy the scaffold\n- Visual prototyping\n'),
    ['Deploy the scaffold'],
  )
  assert.deepEqual(
    titles(
      '# Launch checklist\n\n**It rests on the repository as it is:**\n\n- `LICENSE` exists already\n\n## Release\n\n- [ ] Tag it\n- Push the tag\n',
    ),
    ['Tag it', 'Push the tag'],
  )
})
test('rooms and phrases to be found by are nothing to do', () => {
  const { tasks } = read(
    '# Plan\n\n## Tasks\n\n- #help (support)\n- "how to parse logs"\n- Post in #help #launch\n- "Parse logs" as a talk\n',
  )
  assert.deepEqual(
    tasks.map(task => task.title),
    ['Post in #help #launch', '"Parse logs" as a talk'],
  )
})
test('what is there when a block of time is over is done one by one, where it says what to do', () => {
  const { tasks } = read(
    '# Plan\n\n## Timeline\n\n| Window | Deliverables |\n|---|---|\n| T-21 → T-14 | Draft the post, record a demo |\n| T-6 → T+1 | Badge, logo |\n\n## Parts\n\n| Part | Deliverables |\n|---|---|\n| Parser | Write the grammar |\n',
  )
  assert.deepEqual(
    tasks.map(task => task.title),
    ['Draft the post', 'record a demo', 'Badge, logo'],
  )
})
test('a list that goes on from a number above one right below a line has its boxes', () => {
  const plan = read('# Plan\n\n## Next steps\n\n**First**:\n1. [ ] Paint\n2. [x] Saw\n\n**Then** (later):\n3. [x] Glue\n4. [ ] Sand\n')
  assert.deepEqual(
    plan.tasks.map(({ title, done }) => [title, done]),
    [
      ['Paint', false],
      ['Saw', true],
      ['Glue', true],
      ['Sand', false],
    ],
  )
})
test('what is there today is no task', () => {
  assert.deepEqual(read('# Plano\n\n## Resumo\n\n**Contexto atual**:\n- ✅ Casa pintada\n- ⏳ Jardim em obra\n').tasks, [])
})

test('states stand behind what is to be done, where several items of a list say one', () => {
  const { tasks } = read(
    '# Plan\n\n## Next steps\n\n- Write the quickstart — done\n- Record the tour (in progress)\n- Open the forum - todo\n- Ship the parser (done)\n- Call the printer\n',
  )
  assert.deepEqual(
    tasks.map(({ title, stateful, done }) => [title, stateful, done]),
    [
      ['Write the quickstart', true, true],
      ['Record the tour', true, false],
      ['Open the forum', true, false],
      ['Ship the parser', true, true],
      ['Call the printer', false, false],
    ],
  )
  const [alone] = read('# Plan\n\n## Next steps\n\n- Write the roadmap (planned)\n- Ship the parser\n').tasks
  assert.deepEqual([alone?.title, alone?.stateful], ['Write the roadmap (planned)', false], 'one alone is a remark')
})

test('what is struck out and ticked is done, whatever is said of it behind; a tick and a word at the end as well', () => {
  assert.deepEqual(
    tasks('# Plan\n\n## Q1 2027\n\n- [ ] ~~Search~~ ✅ DONE - make it faster\n- [ ] Export ✅ Complete\n- [ ] ~~Old~~ new guide\n'),
    [
      ['Search ✅ DONE - make it faster', true, true],
      ['Export', true, true],
      ['Old new guide', false, true],
    ],
  )
})
test('what there is already is no work: a table of what is complete, ticks below where things stand', () => {
  const table = '| Component | Status |\n|---|---|\n| SDK | Complete |\n| Console | Complete |\n'
  assert.deepEqual(tasks(`# Plan\n\n## What ships\n\n${table}`), [])
  const list = '### Monitoring (80% done)\n\n- ✅ **Checks** - of all services\n- ✅ **Alerts** - by mail\n'
  assert.deepEqual(tasks(`# Plan\n\n## ✅ Current status (November 2026)\n\n${list}\n## Q1 2027\n\n- [ ] Write it\n`), [
    ['Write it', false, true],
  ])
})
test('what was given up is nothing to do', () => {
  assert.deepEqual(tasks('# Plan\n\n## Q2 2027\n\n- Run a hackathon\n- ~~Record a podcast~~ (cancelled)\n'), [
    ['Run a hackathon', false, false],
  ])
})
