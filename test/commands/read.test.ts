import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { commitAll, folder, json, launcher, put, uptake } from '../support/cli.ts'
import { spawn } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'

const doc = `# Widget launch

## Phase 1: Prepare (Week 1-2)

- [x] Write the quick start
- [ ] Record a video (owner: Ada)
- [ ] Fix the installer @grace

## Phase 2: Launch (Week 3)

- [ ] Post to the forum

## Targets

### By month 3

- 500 GitHub stars

## Budget

| Item | Cost |
|------|------|
| Domain | $20 |
| Travel | $500 |
| **Total** | $900 |
`
const workspace = {
  'uptake.yml': 'project: { name: Widget }\nstart: 2026-03-02\npeople:\n  - { id: ada, name: Ada, handles: { github: alovelace } }\n',
  'plan/launch.md': doc,
}

test('plan draws the tree with dates, state and progress', t => {
  const cwd = folder(t, workspace)
  const { out, code } = uptake(['plan', '--today', '2026-03-10'], { cwd })
  assert.equal(code, 0)
  assert.match(out, /^Widget launch$/m)
  assert.match(out, /^4 tasks, 1 done · 1 target · 1 piece · 2 Mar – 1 Jun$/m)
  assert.match(out, /^Phase 1: Prepare \(Week 1-2\) +2 – 15 Mar +1\/3$/m)
  assert.match(out, /^├─ ✓ Write the quick start$/m)
  assert.match(out, /^└─ ○ Fix the installer/m)
  assert.doesNotMatch(uptake(['plan', '--open'], { cwd }).out, /✓/)
  assert.doesNotMatch(uptake(['plan', '--phases'], { cwd }).out, /○/)
  assert.match(uptake(['plan', '--ids'], { cwd }).out, /task-[a-z0-9]+ {2}Record a video/)
  const data = json(uptake(['plan', '--json'], { cwd })) as { start: string; phases: { span: { end: string } }[] }
  assert.deepEqual([data.start, data.phases[0]?.span.end], ['2026-03-02', '2026-03-15'])
})

test('what a broken uptake.yml takes away is said beside every reading, and by check once', t => {
  const cwd = folder(t, { ...workspace, 'uptake.yml': 'project: [\n  name: Widget\n' })
  for (const command of ['next', 'status', 'plan']) {
    const { err } = uptake([command], { cwd })
    assert.match(err, /^uptake\.yml:\d+:\d+ error This is not valid YAML/m, command)
    assert.match(err, /counts as not set\. "uptake check" shows the line\./)
  }
  assert.doesNotMatch(uptake(['check'], { cwd }).err, /counts as not set/)
  assert.equal(uptake(['next'], { cwd: folder(t, workspace) }).err, '')
})

test('plan without dates says how to get some', t => {
  const cwd = folder(t, { 'a.md': doc })
  assert.match(uptake(['plan', 'a.md'], { cwd }).err, /--start DATE/)
  assert.equal(uptake(['plan', 'a.md', '--start', '2026-03-02'], { cwd }).err, '')
})

test('next sorts by urgency and knows people by their handles', t => {
  const cwd = folder(t, workspace)
  const { out } = uptake(['next', '--today', '2026-03-16'], { cwd })
  assert.match(out, /^Overdue {2}2\n {2}○ Record a video +Ada +:6 +yesterday\n {2}○ Fix the installer +grace +:7 +yesterday\n\nNow {2}1\n/m)
  for (const owner of ['Ada', 'ada', '@alovelace']) {
    const { overdue } = json(uptake(['next', '--today', '2026-03-16', '--owner', owner, '--json'], { cwd })) as {
      overdue: { title: string }[]
    }
    assert.deepEqual(
      overdue.map(work => work.title),
      ['Record a video'],
      owner,
    )
  }
  const unknown = uptake(['next', '--owner', 'adda'], { cwd })
  assert.equal(unknown.code, 2)
  assert.match(unknown.err, /Did you mean Ada\?.*Owners: /s)
})

test('status counts from the dates in the front matter of the plan', t => {
  const cwd = folder(t, { 'launch.md': `---\nlaunch: 2026-03-16\n---\n\n${doc}` })
  const [of, asked] = [[], ['--launch', '2026-04-13']].map(flags =>
    json(uptake(['status', '--today', '2026-03-04', '--json', ...flags], { cwd })),
  ) as { launch: string; phaseNow: string | null }[]
  assert.deepEqual([of!.launch, of!.phaseNow], ['2026-03-16', 'Phase 1: Prepare (Week 1-2)'])
  assert.deepEqual([asked!.launch, asked!.phaseNow], ['2026-04-13', null])
  assert.match(uptake(['status', '--today', '2026-03-04'], { cwd }).out, /launch/i)
})
test('status fits on one screen', t => {
  const cwd = folder(t, workspace)
  const { out } = uptake(['status', '--today', '2026-03-16'], { cwd })
  assert.match(out, /^Now +Phase 2: Launch/m)
  assert.match(out, /^Done +█+.*1 of 4 tasks$/m)
  assert.match(out, /2 overdue, 1 now/)
  assert.match(out, /^! Phase 1: Prepare.* 1\/3$/m)
  assert.match(out, /GitHub stars +≥ 500 by month 3 +1 Jun +in 11 weeks/)
  assert.match(out, /^Problems {2}\d error/m)
  assert.ok(out.split('\n').length <= 24)
  const data = json(uptake(['status', '--today', '2026-03-16', '--json'], { cwd })) as { phaseNow: string; tasks: { overdue: number } }
  assert.deepEqual([data.phaseNow, data.tasks.overdue], ['Phase 2: Launch (Week 3)', 2])
})

test('check prints places, and its exit code follows the problems', t => {
  const cwd = folder(t, { ...workspace, 'clean.md': '# Clean\n\nNothing to see.\n' })
  const bad = uptake(['check'], { cwd })
  assert.equal(bad.code, 1)
  assert.match(bad.out, /^plan\/launch\.md:\d+:\d+ error .*sum-mismatch$/m)
  assert.deepEqual(uptake(['check', 'clean.md'], { cwd }).code, 0)
  const { problems } = json(uptake(['check', '--json'], { cwd })) as {
    problems: { rule: string; source: { file: string; line: number } }[]
  }
  const sum = problems.find(problem => problem.rule === 'sum-mismatch')
  assert.equal(sum?.source.file, 'plan/launch.md')
  assert.match(uptake(['check', '--format', 'github'], { cwd }).out, /^::error file=plan\/launch\.md,line=\d+/m)
  const sarif = json(uptake(['check', '--format', 'sarif'], { cwd })) as { version: string; runs: { results: unknown[] }[] }
  assert.deepEqual([sarif.version, sarif.runs[0]?.results.length], ['2.1.0', problems.length])
  put(cwd, { 'uptake.yml': 'rules: { sum-mismatch: warning }\n' })
  assert.equal(uptake(['check'], { cwd }).code, 0)
  assert.equal(uptake(['check', '--max-warnings', '0'], { cwd }).code, 1)
})

test('a broken uptake.yml is a problem of check with line and column', t => {
  const cwd = folder(t, { 'uptake.yml': 'launch: soon\nlunch: 1\n', 'plan/a.md': '# A\n' })
  const { code, out } = uptake(['check'], { cwd })
  assert.equal(code, 1)
  assert.match(out, /^uptake\.yml:1:9 error launch is "soon"\./m)
  assert.match(out, /^uptake\.yml:2:1 warning .*Did you mean "launch"/m)
})

test('check --fix repairs what is safe, once, and undo takes it back', t => {
  const broken = '# Plan\n\nThe team\u00e2\u20ac\u2122s plan is ready.\n'
  const cwd = folder(t, { 'uptake.yml': '', 'plan/a.md': broken })
  const fixed = uptake(['check', '--fix'], { cwd })
  assert.match(fixed.err, /changed plan\/a\.md in 1 place/)
  assert.equal(readFileSync(join(cwd, 'plan/a.md'), 'utf8'), '# Plan\n\nThe team’s plan is ready.\n')
  assert.match(uptake(['check', '--fix'], { cwd }).err, /nothing to fix/)
  assert.equal(uptake(['undo'], { cwd }).code, 0)
  assert.equal(readFileSync(join(cwd, 'plan/a.md'), 'utf8'), broken)
})

test('check --watch checks again after every change and outlives a deletion', async t => {
  const cwd = folder(t, { 'a.md': '# A\n' })
  const child = spawn(launcher, ['check', 'a.md', '--watch'], { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  t.after(() => child.kill('SIGKILL'))
  let out = ''
  child.stdout.on('data', data => {
    out += String(data)
  })
  child.stderr.on('data', data => {
    out += String(data)
  })
  const until = async (pattern: RegExp): Promise<void> => {
    for (let round = 0; round < 300 && !pattern.test(out); round++) await wait(20)
    assert.match(out, pattern)
    out = ''
  }
  await until(/(?=[^]*No problems found)(?=[^]*watching)/)
  writeFileSync(join(cwd, 'a.md'), doc)
  await until(/(?=[^]*sum-mismatch)(?=[^]*watching)/)
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
  child.kill('SIGINT')
  assert.equal(await ended, 1)
})

test('diff compares with a revision, item by item', t => {
  const cwd = folder(t, workspace)
  commitAll(cwd)
  assert.match(uptake(['diff'], { cwd }).out, /Nothing in the plan changed/)
  put(cwd, {
    'plan/launch.md': doc
      .replace('500 GitHub', '600 GitHub')
      .replace('- [ ] Post to the forum\n', '- [ ] Post to the forum\n- [ ] Answer everyone\n')
      .replace('- [ ] Record', '- [x] Record')
      .replace('$900', '$520'),
  })
  const { out } = uptake(['diff', '--since', 'HEAD'], { cwd })
  assert.match(out, /^\+ task +Answer everyone$/m)
  assert.match(out, /^~ target +GitHub stars\n +value +500 → 600$/m)
  assert.match(out, /^~ task +Record a video.*\n +done +no → yes$/m)
  assert.match(out, /^solved .*900/m)
  const data = json(uptake(['diff', '--json'], { cwd })) as {
    diff: { added: unknown[]; removed: unknown[] }
    problems: { added: unknown[]; gone: { rule: string }[] }
  }
  assert.deepEqual([data.diff.added.length, data.diff.removed.length], [1, 0])
  assert.ok(data.problems.gone.some(problem => problem.rule === 'sum-mismatch'))
  assert.deepEqual(data.problems.added, [])
  const unknown = uptake(['diff', '--since', 'nope'], { cwd })
  assert.equal(unknown.code, 2)
  assert.match(unknown.err, /no revision "nope"/)
})

test('diff without git compares with the last reading', t => {
  const cwd = folder(t, workspace)
  assert.match(uptake(['diff'], { cwd }).err, /not in a git repository/)
  assert.equal(uptake(['done', 'quick start'], { cwd }).code, 0)
  assert.equal(uptake(['done', 'Post to the forum'], { cwd }).code, 0)
  put(cwd, { 'plan/launch.md': readFileSync(join(cwd, 'plan/launch.md'), 'utf8').replace('500 GitHub', '600 GitHub') })
  assert.match(uptake(['diff'], { cwd }).out, /compared with the reading of .*\n\n(~ task.*\n(?: .*\n)*)?~ target +GitHub stars/)
})
