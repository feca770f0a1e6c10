/** Each check on small repositories: what is there, what is not, what cannot be known. Servers answer from a table. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import type { Transport } from '../../src/collect/transport.ts'
import { auditContext } from '../../src/audit/context.ts'
import { loadChecks } from '../../src/audit/index.ts'
import { audit, contradicted, tickable } from '../../src/audit/run.ts'
import type { Audit, AuditedTask } from '../../src/audit/run.ts'
import { compile } from '../../src/plan/compile.ts'
import { commitAll, folder, put } from '../support/cli.ts'
import type { Files } from '../support/cli.ts'

type Answers = Record<string, { status?: number; body: unknown }>
const pkg = JSON.stringify({ name: 'inklog', repository: 'github:example/inklog', version: '1.0.0' })
const mit = 'MIT License\n\nPermission is hereby granted, free of charge, to any person obtaining a copy of this software and so on.\n'
const long = 'Words that say something about it. '.repeat(10)

/** Answers with what the table holds for an address; anything else is a 404. Every address asked is written down. */
function server(answers: Answers, asked: string[] = []): Transport {
  return async ({ url }) => {
    asked.push(url.href)
    const { status = 200, body } = answers[url.href] ?? { status: 404, body: {} }
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    return { status, headers: { 'content-type': typeof body === 'string' ? 'text/html' : 'application/json' }, text }
  }
}

type Setup = {
  plan?: string
  files?: Files
  answers?: Answers
  env?: Record<string, string>
  offline?: boolean
  asked?: string[]
  tag?: string
}
async function run(t: TestContext, { plan = '', files = {}, answers = {}, env = {}, offline = false, asked = [] }: Setup): Promise<Audit> {
  const root = folder(t, { 'package.json': pkg, ...files })
  commitAll(root)
  const ctx = await auditContext({
    root,
    configured: { name: 'Inklog', repository: null, homepage: null },
    plan: compile([{ path: 'plan.md', text: plan }]).plan,
    env: { PATH: process.env['PATH'], ...env },
    offline,
    now: () => 0,
    signal: t.signal,
    transport: server(answers, asked),
    sleep: async () => {},
  })
  return audit(ctx, await loadChecks())
}
const state = (result: Audit, id: string): string => result.checks.find(check => check.id === id)!.state
const taskOf = (result: Audit, title: string): AuditedTask => result.tasks.find(task => task.title.includes(title))!

test('files that code hosts look for, in the places where they look', async t => {
  const bare = await run(t, { offline: true })
  const ids = [
    'readme',
    'license',
    'contributing',
    'code-of-conduct',
    'security-policy',
    'issue-templates',
    'pr-template',
    'changelog',
    'ci',
    'tests',
    'examples',
  ]
  for (const id of ids) assert.equal(state(bare, id), 'no', id)
  const full = await run(t, {
    offline: true,
    files: {
      'readme.md': long,
      'LICENSE.txt': mit,
      '.github/CONTRIBUTING.md': long,
      'docs/CODE_OF_CONDUCT.md': long,
      'SECURITY.md': long,
      '.github/ISSUE_TEMPLATE/bug.yml': 'name: Bug report\n',
      '.github/pull_request_template.md': '- [ ] Tests\n',
      'CHANGELOG.md': '# Changelog\n\n## 1.0.0\n\n- The first release of it.\n',
      '.github/workflows/test.yml': 'on: [push, pull_request]\njobs: { test: { steps: [{ run: npm test }] } }\n',
      'test/a.test.js': '',
      'examples/hello/index.js': '',
    },
  })
  for (const id of ids) assert.equal(state(full, id), 'yes', id)
})
test('an empty file, a page to be written and a workflow that tests nothing are no proof', async t => {
  const result = await run(t, {
    offline: true,
    plan: '- [ ] Set up CI\n',
    files: {
      LICENSE: 'MIT\n',
      'CONTRIBUTING.md': '# Contributing\n\n<!-- uptake: to be written -->\n' + long,
      'docs/api/README.md': '# API\n\n<!-- uptake: to be written -->\n',
      '.github/ISSUE_TEMPLATE/config.yml': 'blank_issues_enabled: true\n',
      '.github/workflows/stale.yml': 'on:\n  schedule:\n    - cron: 0 0 * * *\n',
    },
  })
  for (const id of ['license', 'contributing', 'api-docs', 'issue-templates']) assert.equal(state(result, id), 'no', id)
  assert.equal(state(result, 'ci'), 'unknown')
  assert.deepEqual(tickable(result), [])
})
test('what a task asks for besides is checked too', async t => {
  const files: Files = {
    LICENSE: mit,
    '.github/workflows/test.yml': 'on:\n  push:\n  pull_request:\njobs:\n  a:\n    steps:\n      - run: pytest\n',
    '.github/workflows/nightly.yml':
      'on:\n  schedule:\n    - cron: 0 0 * * *\njobs:\n  a:\n    steps:\n      - run: make docs\n      # bench is to come\n',
    '.github/PULL_REQUEST_TEMPLATE.md': 'Say what changes.\n',
    '.github/ISSUE_TEMPLATE/bug.md': 'name: Bug\n',
    'README.md': `[![npm](https://img.shields.io/npm/v/inklog)](x)\n${long}`,
  }
  const plan = [
    'MIT license',
    'Apache 2.0 license',
    'Run tests on push and pull requests',
    'Automated benchmarks on schedule',
    'CI/CD',
    'PR template with checklist',
    'Issue templates (bug report, feature request)',
    'npm badge',
    'Coverage badge',
    '25-test suite',
  ]
  const result = await run(t, { offline: true, files, plan: plan.map(title => `- [ ] ${title}`).join('\n') })
  const states = Object.fromEntries(result.tasks.map(task => [task.title, task.state]))
  assert.deepEqual(states, {
    'MIT license': 'yes',
    'Apache 2.0 license': 'no',
    'Run tests on push and pull requests': 'yes',
    'Automated benchmarks on schedule': 'unknown',
    'CI/CD': 'unknown',
    'PR template with checklist': 'no',
    'Issue templates (bug report, feature request)': 'unknown',
    'npm badge': 'yes',
    'Coverage badge': 'no',
    '25-test suite': 'no',
  })
})
test('offline asks nobody and knows nothing of servers', async t => {
  const asked: string[] = []
  const result = await run(t, { offline: true, asked, plan: '- [ ] Publish v1.0.0 to npm\n' })
  for (const id of ['repository', 'good-first-issues', 'branch-protection', 'release', 'package-name', 'package-published'])
    assert.equal(state(result, id), 'unknown', id)
  assert.deepEqual(asked, [])
  assert.equal(taskOf(result, 'npm').state, 'unknown')
})

const api = 'https://api.github.com/repos/example/inklog'
test('package names: free, ours, another project’s, nobody says whose', async t => {
  const npm = 'https://registry.npmjs.org/inklog'
  const plan = '- [ ] Reserve the package name on npm\n- [ ] Publish v1.0.0 to npm\n- [ ] Publish v2.0.0 to npm\n'
  const found = async (body: unknown, status = 200): Promise<string[]> => {
    const result = await run(t, { plan, answers: { [npm]: { status, body } } })
    return result.tasks.map(task => task.state)
  }
  assert.deepEqual(await found({}, 404), ['no', 'no', 'no'])
  const ours = { repository: { url: 'git+https://github.com/Example/Inklog.git' }, versions: { '1.0.0': {} } }
  assert.deepEqual(await found(ours), ['yes', 'yes', 'no'])
  assert.deepEqual(await found({ ...ours, repository: { url: 'https://github.com/other/inklog' } }), ['no', 'unknown', 'unknown'])
  assert.deepEqual(await found({ versions: { '1.0.0': {} } }), ['unknown', 'unknown', 'unknown'])
  assert.deepEqual(await found('<html>maintenance</html>', 503), ['unknown', 'unknown', 'unknown'])
})
test('releases: published, tagged only, drafts', async t => {
  const plan = '- [ ] Publish release v1.0.0\n- [ ] Create GitHub release with release notes\n'
  const found = async (releases: unknown): Promise<string[]> =>
    (await run(t, { plan, answers: { [`${api}/releases?per_page=100`]: { body: releases } } })).tasks.map(task => task.state)
  const release = {
    tag_name: 'v1.0.0',
    draft: false,
    body: 'What is new: everything that is here.',
    html_url: 'https://github.com/example/inklog/releases/v1.0.0',
  }
  assert.deepEqual(await found([release]), ['yes', 'yes'])
  assert.deepEqual(await found([{ ...release, draft: true }]), ['no', 'no'])
  assert.deepEqual(await found([{ ...release, tag_name: 'v1.0.0-rc.1', body: '' }]), ['no', 'no'])
  assert.deepEqual(await found([]), ['no', 'no'])
})
test('good first issues: pull requests do not count, a number is held against what is open', async t => {
  const url = (label: string): string => `${api}/issues?state=open&per_page=100&labels=${encodeURIComponent(label)}`
  const issues = [{ number: 1 }, { number: 2, pull_request: {} }, { number: 3 }]
  const answers = { [url('good first issue')]: { body: issues }, [url('good-first-issue')]: { body: [{ number: 3 }] } }
  const result = await run(t, { plan: '- [ ] Good first issues\n- [ ] 2 good first issues\n- [ ] 3 good first issues\n', answers })
  assert.deepEqual(
    result.tasks.map(task => task.state),
    ['yes', 'yes', 'no'],
  )
})
test('branch protection is unknown without a token and says so', async t => {
  const answers = {
    [api]: { body: { default_branch: 'trunk' } },
    [`${api}/branches/trunk`]: { body: { protected: false } },
    [`${api}/rules/branches/trunk`]: { body: [{ type: 'deletion' }] },
  }
  const without = await run(t, { answers })
  assert.equal(state(without, 'branch-protection'), 'unknown')
  assert.match(without.checks.find(check => check.id === 'branch-protection')!.because, /GITHUB_TOKEN/)
  assert.equal(state(await run(t, { answers, env: { GITHUB_TOKEN: 'secret-token' } }), 'branch-protection'), 'yes')
  const open = { ...answers, [`${api}/rules/branches/trunk`]: { body: [] } }
  assert.equal(state(await run(t, { answers: open, env: { GITHUB_TOKEN: 'secret-token' } }), 'branch-protection'), 'no')
})
test('a documentation site answers, is gone, or has no known address', async t => {
  const plan = '- [ ] Docs site at docs.inklog.dev\n'
  const answered = async (status: number, body: string): Promise<string> =>
    taskOf(await run(t, { plan, answers: { 'https://docs.inklog.dev/': { status, body } } }), 'Docs site').state
  assert.equal(await answered(200, `<html>${long}</html>`), 'yes')
  assert.equal(await answered(404, ''), 'no')
  assert.equal(await answered(500, ''), 'unknown')
  assert.equal(state(await run(t, {}), 'docs-site'), 'unknown')
})
test('translations are held against the tree that the plan draws', async t => {
  const plan =
    '# Plan\n\n- [ ] Translate the documentation\n\n## Documentation tree\n\n```\ndocs/\n├── README.md\n├── de/\n└── ja/\n    └── install.md\n```\n'
  const files: Files = { 'docs/de/README.md': long, 'docs/ja/install.md': long }
  assert.equal(taskOf(await run(t, { plan, files, offline: true }), 'Translate').state, 'yes')
  const half = await run(t, { plan, files: { 'docs/de/README.md': long }, offline: true })
  assert.equal(taskOf(half, 'Translate').state, 'no')
  assert.match(taskOf(half, 'Translate').because.join(' '), /docs\/ja/)
  assert.equal(taskOf(await run(t, { plan: '- [ ] Translate the documentation\n', offline: true }), 'Translate').state, 'unknown')
})
test('ticked but missing is shown, and nothing without a box is ticked', async t => {
  const result = await run(t, { offline: true, plan: '- [x] Changelog\n- [ ] License\n\n1. Create the license\n', files: { LICENSE: mit } })
  assert.deepEqual(
    contradicted(result).map(task => task.title),
    ['Changelog'],
  )
  assert.deepEqual(
    tickable(result).map(task => task.title),
    ['License'],
  )
})
test('a token leaves only towards the code host and stands in no answer', async t => {
  const seen: [string, string | undefined][] = []
  const root = folder(t, { 'package.json': pkg })
  put(root, {})
  commitAll(root)
  const ctx = await auditContext({
    root,
    configured: { name: null, repository: null, homepage: null },
    plan: compile([{ path: 'plan.md', text: '- [ ] Docs site at docs.inklog.dev\n' }]).plan,
    env: { PATH: process.env['PATH'], GITHUB_TOKEN: 'secret-token' },
    offline: false,
    now: () => 0,
    signal: t.signal,
    transport: async ({ url, headers }) => {
      seen.push([url.host, headers['authorization']])
      return { status: 401, headers: {}, text: 'Bearer secret-token is wrong' }
    },
  })
  const result = await audit(ctx, await loadChecks())
  assert.ok(seen.some(([host, token]) => host === 'api.github.com' && token === 'Bearer secret-token'))
  for (const [host, token] of seen) if (host !== 'api.github.com') assert.equal(token, undefined, host)
  assert.equal(JSON.stringify(result).includes('secret-token'), false)
})
