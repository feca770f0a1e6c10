import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, lstatSync, readFileSync, statSync, symlinkSync, chmodSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { folder, json, put, uptake } from '../support/cli.ts'

const doc =
  '\ufeff# Plan\r\n\r\n## Week 1\r\n\r\n- [ ] Write the guide\r\n- [X] Write the blog\r\n- [ ] Tell the press\r\n* Meet the press\r\n'
const read = (cwd: string, path: string): string => readFileSync(join(cwd, path), 'utf8')

test('done and undo change one character and keep every other byte, mode and link', t => {
  const cwd = folder(t, { 'real/plan.md': doc })
  chmodSync(join(cwd, 'real/plan.md'), 0o640)
  symlinkSync('real/plan.md', join(cwd, 'plan.md'))
  const done = uptake(['done', 'guide', 'plan.md'], { cwd })
  assert.equal(done.code, 0)
  assert.match(done.out, /^✓ Write the guide {2}plan\.md:5\n {2}2 of 3 done$/m)
  assert.equal(read(cwd, 'plan.md'), doc.replace('[ ] Write the guide', '[x] Write the guide'))
  assert.ok(lstatSync(join(cwd, 'plan.md')).isSymbolicLink())
  assert.equal(statSync(join(cwd, 'real/plan.md')).mode & 0o777, 0o640)
  assert.match(uptake(['done', 'guide', 'plan.md'], { cwd }).out, /was done already/)
  assert.equal(uptake(['undo', 'guide', 'plan.md'], { cwd }).code, 0)
  assert.equal(read(cwd, 'plan.md'), doc)
})

test('UTF-16 stays UTF-16', t => {
  const bytes = Buffer.from(doc, 'utf16le')
  const cwd = folder(t, { 'a.md': bytes })
  assert.equal(uptake(['done', 'guide', 'a.md'], { cwd }).code, 0)
  assert.deepEqual(readFileSync(join(cwd, 'a.md')), Buffer.from(doc.replace('[ ] Write the guide', '[x] Write the guide'), 'utf16le'))
})

test('a task is found by id or by a part of its title; else the candidates are named and nothing changes', t => {
  const cwd = folder(t, { 'a.md': doc })
  const { tasks } = json(uptake(['plan', 'a.md', '--json'], { cwd })) as { tasks: { id: string; title: string }[] }
  const press = tasks.find(task => task.title === 'Tell the press')
  assert.equal((json(uptake(['done', press?.id ?? '', 'a.md', '--json'], { cwd })) as { changed: boolean }).changed, true)
  put(cwd, { 'a.md': doc })
  const ambiguous = uptake(['done', 'write', 'a.md'], { cwd })
  assert.equal(ambiguous.code, 0, 'only one of the two is open')
  put(cwd, { 'a.md': doc.replace('[X]', '[ ]') })
  const two = uptake(['done', 'write', 'a.md'], { cwd })
  assert.equal(two.code, 2)
  assert.match(two.err, /fits 2 tasks:\n +task-\w+ +Write the guide +\(a\.md:5\)\n +task-\w+ +Write the blog/)
  assert.match(uptake(['done', 'wrte the giude', 'a.md'], { cwd }).err, /The nearest:\n.*Write the guide/)
  assert.match(uptake(['done', 'meet the press', 'a.md'], { cwd }).err, /has no box to tick/)
  assert.equal(read(cwd, 'a.md'), doc.replace('[X]', '[ ]'))
})

test('a file that is not Unicode is refused, not damaged', t => {
  const bytes = Buffer.from('# Caf\u00e9 plan for the team\n\n- [ ] Open the door\n', 'latin1')
  const cwd = folder(t, { 'a.md': bytes })
  const { code, err } = uptake(['done', 'door', 'a.md'], { cwd })
  assert.equal(code, 2)
  assert.match(err, /UTF-8/)
  assert.deepEqual(readFileSync(join(cwd, 'a.md')), bytes)
})

test('undo without a task takes back the last change, unless the file was edited since', t => {
  const cwd = folder(t, { 'uptake.yml': '# mine\nlaunch: 2026-04-14 # D-day\n', 'plan/a.md': '# A\n\n## T-7 days\n\n- [ ] One\n' })
  assert.match(uptake(['undo'], { cwd }).err, /nothing to undo/)
  uptake(['done', 'one'], { cwd })
  uptake(['reschedule', '--launch', '2026-05-12', '--yes'], { cwd })
  assert.equal(read(cwd, 'uptake.yml'), '# mine\nlaunch: 2026-05-12 # D-day\n')
  assert.match(uptake(['undo'], { cwd }).out, /took back {2}reschedule/)
  assert.equal(read(cwd, 'uptake.yml'), '# mine\nlaunch: 2026-04-14 # D-day\n')
  put(cwd, { 'plan/a.md': '# A\n\n## T-7 days\n\n- [x] One, edited\n' })
  assert.match(uptake(['undo'], { cwd }).err, /edited since/)
})

test('reschedule shows before it writes', t => {
  const yaml = 'project: { name: W }\nlaunch: 2026-04-14\n'
  const cwd = folder(t, { 'uptake.yml': yaml, 'plan/a.md': '# A\n\n## T-7 days\n\n- [ ] One\n- [x] Two\n\n## Launch Day\n\n- [ ] Three\n' })
  const shown = uptake(['reschedule', '--launch', '2026-04-21', '--today', '2026-04-01'], { cwd })
  assert.equal(shown.code, 0)
  assert.match(shown.out, /launch {2}Tue 14 Apr → Tue 21 Apr {2}7 days later/)
  assert.match(shown.out, /Launch Day +14 Apr {2}→ {2}21 Apr/)
  assert.match(shown.out, /Moves 2 phases, 2 tasks\. 1 task that is done stays where it happened\./)
  assert.match(shown.out, /Nothing was written\. Add --yes/)
  assert.equal(read(cwd, 'uptake.yml'), yaml)
  assert.equal(existsSync(join(cwd, '.uptake')), false)
  const written = json(uptake(['reschedule', '--launch', '2026-04-21', '--yes', '--json'], { cwd })) as {
    written: boolean
    moves: unknown[]
  }
  assert.deepEqual([written.written, written.moves.length], [true, 4])
  assert.equal(read(cwd, 'uptake.yml'), yaml.replace('04-14', '04-21'))
  assert.match(uptake(['reschedule', '--launch', '2026-04-21'], { cwd }).out, /that one already/)
  assert.match(uptake(['reschedule', '--start', '2026-03-02', '--yes'], { cwd }).out, /wrote/)
  assert.equal(read(cwd, 'uptake.yml'), `${yaml.replace('04-14', '04-21')}start: 2026-03-02\n`)
})

test('reschedule without uptake.yml says what to do; two workspaces are one too many', t => {
  const cwd = folder(t, {
    'a.md': '# A\n\n## Launch Day\n\n- [ ] x\n',
    'w/x/uptake.yml': '',
    'w/x/a.md': '',
    'w/y/uptake.yml': '',
    'w/y/a.md': '',
  })
  assert.match(uptake(['reschedule', '--launch', '2026-04-21', 'a.md'], { cwd }).out, /"uptake init" writes one/)
  assert.equal(uptake(['reschedule', '--launch', '2026-04-21', 'a.md', '--yes'], { cwd }).code, 2)
  assert.match(
    uptake(['reschedule', '--launch', '2026-04-21', 'w'], { cwd }).err,
    /works on one workspace, and there are 2 here:\n +w\/x\n +w\/y/,
  )
})

test('init in an empty folder writes a workspace that checks clean', t => {
  const cwd = folder(t)
  const { code, out } = uptake(['init', 'growth', '--name', 'Widget', '--start', '2026-03-02'], { cwd })
  assert.equal(code, 0)
  assert.match(out, /wrote {2}uptake\.yml/)
  assert.match(out, /wrote {2}plan\/launch\.md/)
  assert.equal(uptake(['check', 'growth', '--max-warnings', '0'], { cwd }).code, 0, uptake(['check', 'growth'], { cwd }).out)
  const { phases, tasks } = json(uptake(['plan', 'growth', '--json'], { cwd })) as { phases: { span: unknown }[]; tasks: unknown[] }
  assert.ok(phases.length >= 3 && phases.every(phase => phase.span !== null))
  assert.ok(tasks.length >= 6)
})

test('init finds the project and the plan that are there, and never overwrites', t => {
  const plan = '# Launch\n\n## Week 1\n\n- [ ] a\n- [ ] b\n- [ ] c\n\n## Week 2\n\n- [ ] d\n- [ ] e\n'
  const cwd = folder(t, {
    'README.md': '# Widget - a small thing\n',
    'docs/launch.md': plan,
    'docs/guide.md': '# Guide\n\nText.\n',
    'package.json': '{"name":"@acme/widget","description":"Small","homepage":"https://widget.example"}',
  })
  execFileSync('git', ['init', '--quiet'], { cwd })
  execFileSync('git', ['remote', 'add', 'origin', 'git@github.com:acme/widget.git'], { cwd })
  const found = json(uptake(['init', '--dry-run', '--json'], { cwd })) as {
    name: string
    found: { repository: string; plans: { path: string }[] }
    written: string[]
  }
  assert.deepEqual(
    [found.name, found.found.repository, found.found.plans.map(each => each.path), found.written],
    ['@acme/widget', 'https://github.com/acme/widget', ['docs/launch.md'], ['uptake.yml']],
  )
  assert.equal(existsSync(join(cwd, 'uptake.yml')), false)
  uptake(['init', '--timezone', 'Europe/Berlin'], { cwd })
  const config = read(cwd, 'uptake.yml')
  assert.match(config, /repository: https:\/\/github\.com\/acme\/widget\n {2}homepage: https:\/\/widget\.example/)
  assert.match(config, /plan:\n {2}- docs\/launch\.md/)
  assert.match(config, /timezone: Europe\/Berlin/)
  put(cwd, { 'uptake.yml': 'launch: 2026-04-14\n' })
  assert.match(uptake(['init'], { cwd }).out, /kept {3}uptake\.yml/)
  assert.equal(read(cwd, 'uptake.yml'), 'launch: 2026-04-14\n')
})

const manifests: [file: string, text: string, name: string, repository: string | null][] = [
  [
    'pyproject.toml',
    '[project]\nname = "loom"\n[project.urls]\nRepository = "https://github.com/acme/loom.git"\n',
    'loom',
    'https://github.com/acme/loom',
  ],
  ['pyproject.toml', '[tool.poetry]\nname = "loom"\nrepository = "https://gitlab.com/acme/loom"\n', 'loom', 'https://gitlab.com/acme/loom'],
  ['Cargo.toml', '[package]\nname = "loom"\nrepository = "https://github.com/acme/loom"\n', 'loom', 'https://github.com/acme/loom'],
  ['go.mod', 'module github.com/acme/loom/v2\n\ngo 1.24\n', 'loom', 'https://github.com/acme/loom'],
  ['package.json', '{"name":"loom","repository":"acme/loom"}', 'loom', 'https://github.com/acme/loom'],
  ['README.md', '# Loom: weave jobs\n', 'Loom', null],
  ['package.json', '{ broken', 'w', null],
]
test('init reads the manifests of several languages and passes over broken ones', t => {
  const cwd = folder(t)
  for (const [index, [file, text, name, repository]] of manifests.entries()) {
    put(cwd, { [`${index}/w/${file}`]: text })
    const data = json(uptake(['init', `${index}/w`, '--dry-run', '--json'], { cwd })) as {
      name: string
      found: { repository: string | null }
    }
    assert.deepEqual([data.name, data.found.repository], [name, repository], file)
  }
})
