import assert from 'node:assert/strict'
import { test } from 'node:test'
import { configReference } from '../../src/workspace/config-reference.ts'
import { configKeys } from '../../src/workspace/config-schema.ts'
import { parseConfig } from '../../src/workspace/config.ts'
import { defaultConfig } from '../../src/workspace/settings.ts'

const told = (text: string): string[] =>
  parseConfig(text, 'uptake.yml').problems.map(({ severity, message, source }) => `${source.line}:${source.column} ${severity} ${message}`)

test('every key is read', () => {
  const { config, problems } = parseConfig(
    `
id: widget-k3f9x2qm
project: { name: Widget, repository: https://example.org/w, homepage: https://example.org }
launch: 2026-04-14
start: "2026-03-02"
timezone: Europe/Berlin
plan: docs/*.md
rules: { no-owner: off, placeholder: error, window-gap: false }
metrics:
  GitHub stars: github.stars
people:
  - Ada Lovelace
  - { id: grace, name: Grace Hopper, role: DevRel, handles: { github: ghopper, x: 42 } }
channels: { devto: , mastodon: { server: example.org } }
collectors: { npm: { package: widget } }
derived: { funnel.rate: { by: ratio, of: github.stars_gained, over: github.visitors, percent: true } }
competitors: example/other
events: { v0.2.0 release: 2026-05-01 }
automations: { look: { when: every week, do: note } }
words: { banned: synergy, spelling: [GitHub], grade: 12 }
`,
    'uptake.yml',
  )
  assert.deepEqual(problems, [])
  assert.deepEqual(config, {
    ...defaultConfig(),
    id: 'widget-k3f9x2qm',
    project: { name: 'Widget', repository: 'https://example.org/w', homepage: 'https://example.org' },
    launch: '2026-04-14',
    start: '2026-03-02',
    timezone: 'Europe/Berlin',
    plan: ['docs/*.md'],
    rules: { 'no-owner': 'off', placeholder: 'error', 'window-gap': 'off' },
    metrics: { 'GitHub stars': 'github.stars' },
    people: [
      { id: 'ada-lovelace', name: 'Ada Lovelace', role: null, handles: {} },
      { id: 'grace', name: 'Grace Hopper', role: 'DevRel', handles: { github: 'ghopper', x: '42' } },
    ],
    channels: { devto: {}, mastodon: { server: 'example.org' } },
    collectors: { npm: { package: 'widget' } },
    derived: { 'funnel.rate': { by: 'ratio', of: 'github.stars_gained', over: 'github.visitors', percent: true } },
    competitors: ['example/other'],
    events: { 'v0.2.0 release': '2026-05-01' },
    automations: [
      {
        id: 'look',
        condition: { kind: 'every', period: 'week' },
        when: 'every week',
        deeds: [{ kind: 'note', text: null }],
        active: true,
        risk: null,
      },
    ],
    reports: { send: {}, schedule: [] },
    public: { title: null, targets: [], phases: [], campaigns: [], reports: [] },
    words: { banned: ['synergy'], spelling: ['GitHub'], grade: 12 },
  })
})

test('nothing, comments and empty keys are the defaults', () => {
  for (const text of ['', '# only a comment\n', 'launch:\nrules:\n', '---\n'])
    assert.deepEqual(parseConfig(text, 'uptake.yml'), { config: defaultConfig(), problems: [] })
})

test('a channel has one name, however it is written', () => {
  const { config, problems } = parseConfig('channels:\n  Forum: { channel: discourse }\n  X:\n', 'uptake.yml')
  assert.deepEqual([Object.keys(config.channels), problems], [['forum', 'x'], []])
})

test('all problems at once, each at its place, and what is right is kept', () => {
  const text = `project:
  nmae: Widget
lunch: 2026-04-14
start: next week
timezone: Mars/Base
rules:
  no-owner: maybe
  placeholder: error
people:
  - role: DevRel
`
  assert.deepEqual(told(text), [
    '2:3 warning "nmae" is no setting of Uptake. Did you mean "name"?',
    '3:1 warning "lunch" is no setting of Uptake. Did you mean "launch"?',
    '4:8 error start is "next week".',
    '5:11 error timezone is "Mars/Base".',
    '7:13 error rules.no-owner is "maybe".',
    '10:5 error people[1] has no name.',
  ])
  assert.deepEqual(parseConfig(text, 'uptake.yml').config.rules, { placeholder: 'error' })
})

test('a date in words comes with a fix, an ambiguous one without', () => {
  const [words] = parseConfig('launch: 1 March 2026\n', 'uptake.yml').problems
  assert.equal(words?.fix?.edits[0]?.text, '2026-03-01')
  assert.equal(parseConfig('launch: 03/04/2026\n', 'uptake.yml').problems[0]?.fix, null)
})

test('broken YAML is one clear problem with line and column', () => {
  const [first] = told('project:\n  name: "unclosed\nlaunch: 2026-01-01\n')
  assert.match(first ?? '', /^\d+:\d+ error This is not valid YAML: /)
  assert.match(told('project:\n  name: x\n homepage: y\n')[0] ?? '', /^[23]:\d+ error/)
  assert.match(told('- a\n- b\n')[0] ?? '', /1:1 error The file is not a list of settings/)
  assert.match(told('launch: 2026-01-01\nlaunch: 2026-01-02\n')[0] ?? '', /^2:1 error .*unique/)
})

test('cycles and bombs of aliases end with a problem', () => {
  assert.match(told('channels: &a\n  devto: *a\n')[0] ?? '', /^2:10 error The alias \*a stands inside/)
  const bomb = [
    'channels:',
    '  a0: &a0 { x: 1 }',
    ...Array.from(
      { length: 12 },
      (_, i) => `  a${i + 1}: &a${i + 1} { ${Array.from({ length: 10 }, (__, j) => `k${j}: *a${i}`).join(', ')} }`,
    ),
  ].join('\n')
  const started = performance.now()
  assert.match(told(bomb)[0] ?? '', /Aliases .* unfold without end/)
  assert.ok(performance.now() - started < 2000)
})

test('every setting that the reference shows is valid and read', () => {
  for (const [key, { example }] of Object.entries(configReference)) {
    const { config, problems } = parseConfig(example, 'uptake.yml')
    assert.deepEqual(problems, [], key)
    assert.notDeepEqual(config[key as keyof typeof config], defaultConfig()[key as keyof typeof config], key)
  }
  assert.deepEqual(Object.keys(configReference).sort(), [...configKeys].sort())
})

test('derived metrics are checked by their operation, targets may name one series', () => {
  const text = `metrics:
  Inserts per second: "engineering.tps{benchmark=insert}"
  Speed: fast
derived:
  nodot: { by: rate, of: github.stars, per: week }
  a.rate: { by: rate, of: github.stars, per: fortnight }
  b.guess: { by: magic }
  c.ok: { by: sum, of: [npm.downloads, pypi.downloads] }
`
  const { config, problems } = parseConfig(text, 'uptake.yml')
  assert.deepEqual(config.metrics, { 'Inserts per second': 'engineering.tps{benchmark=insert}' })
  assert.deepEqual(config.derived, { 'c.ok': { by: 'sum', of: ['npm.downloads', 'pypi.downloads'] } })
  assert.deepEqual(
    problems.map(({ source, message, expected }) => [source.line, message, expected]),
    [
      [3, 'metrics.Speed is "fast".', 'a metric id, github.stars'],
      [5, '"nodot" is no name of a metric.', 'source.name, such as funnel.conversion'],
      [6, 'derived.a.rate has not the settings that it needs.', 'by: rate, of: METRIC, per: day, week, month, quarter or year'],
      [
        7,
        'derived.b.guess has not the settings that it needs.',
        'by: one of rate, moving-average, percent-within, ratio, mean-per, sum, difference',
      ],
    ],
  )
})

test('a glob that stands for a million is refused, before anything looks for them', () => {
  const twenty = '{a,b}'.repeat(20)
  for (const glob of ['{1..9999999}.md', `${twenty}.md`, `docs/{x,{1..2000}}.md`, `{${twenty},c}/*.md`])
    assert.match(told(`plan: "${glob}"`).join(), /^1:\d+ error .*plan/, glob)
  assert.deepEqual(told("plan: ['{docs,plan}/**/*.{md,txt}', 'week-{01..12}.md', 'a{b.md', '{a..z}/{1..30}.md']"), [])
})
