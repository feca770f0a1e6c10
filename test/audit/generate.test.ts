/** Files that are written for a repository: in its name, never over one that is there, taken back as one. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'yaml'
import { docsPages } from '../../src/audit/docs-layout.ts'
import { STUB } from '../../src/audit/stub.ts'
import { communityFiles } from '../../src/generate/community.ts'
import { licenceNames } from '../../src/generate/licences.ts'
import { compile } from '../../src/plan/compile.ts'
import { generate } from '../../src/actions/generate.ts'
import { undo } from '../../src/actions/undo.ts'
import { workspace } from '../actions/workspace.ts'
import { commitAll, folder, json, put, uptake } from '../support/cli.ts'

const pkg = JSON.stringify({
  name: 'inklog',
  author: 'Ada Lovelace <ada@example.org>',
  repository: 'github:example/inklog',
  scripts: { test: 'node --test' },
})
const tree =
  '# Plan\n\n## Docs\n\n```\ndocs/\n├── README.md\n├── Getting Started/\n│   ├── Quick Start (5 min)\n│   └── install.md\n├── logo.png\n└── ja/\n```\n'

test('community files stand in the name of the project, and the audit finds each of them', t => {
  const root = folder(t, {
    'package.json': pkg,
    'plan/launch.md': '# Launch\n\n- [ ] LICENSE\n- [ ] PR template with checklist\n- [ ] Changelog\n',
    'uptake.yml': '',
  })
  commitAll(root)
  const result = json(uptake(['generate', 'community-files', '--json'], { cwd: root }))
  assert.deepEqual(result['written'], [
    'LICENSE',
    'CONTRIBUTING.md',
    'CODE_OF_CONDUCT.md',
    'SECURITY.md',
    '.github/ISSUE_TEMPLATE/bug.yml',
    '.github/ISSUE_TEMPLATE/feature.yml',
    '.github/ISSUE_TEMPLATE/config.yml',
    '.github/PULL_REQUEST_TEMPLATE.md',
  ])
  const read = (path: string): string => readFileSync(join(root, path), 'utf8')
  assert.match(read('LICENSE'), /^MIT License\n\nCopyright \(c\) \d{4} Ada Lovelace\n/)
  assert.match(read('CONTRIBUTING.md'), /Contributing to inklog[\s\S]*npm test[\s\S]*\(MIT\)/)
  assert.match(read('SECURITY.md'), /github\.com\/example\/inklog\/security\/advisories\/new[\s\S]*ada@example\.org/)
  assert.match(read('CODE_OF_CONDUCT.md'), /contributor-covenant\.org\/version\/2\/1/)
  for (const path of (result['written'] as string[]).filter(each => each.endsWith('.yml'))) assert.ok(parse(read(path)), path)

  const audited = json(uptake(['audit', '--offline', '--json', '--tick'], { cwd: root }))
  const tasks = audited['tasks'] as { title: string; state: string }[]
  assert.deepEqual(
    tasks.map(task => [task.title, task.state]),
    [
      ['LICENSE', 'yes'],
      ['PR template with checklist', 'yes'],
      ['Changelog', 'no'],
    ],
  )
  assert.equal(read('plan/launch.md'), '# Launch\n\n- [x] LICENSE\n- [x] PR template with checklist\n- [ ] Changelog\n')
})
test('what is there stays as it is, under whatever name', t => {
  const mine: Record<string, string> = {
    'package.json': pkg,
    'licence.txt': 'mine',
    '.github/contributing.md': 'mine',
    'docs/SECURITY.rst': 'mine',
    '.github/ISSUE_TEMPLATE/own.md': 'mine',
    'plan.md': tree,
  }
  const root = folder(t, mine)
  commitAll(root)
  const { written, kept } = json(uptake(['generate', 'community-files', '--licence', 'apache-2.0', '--json'], { cwd: root }))
  assert.deepEqual(written, ['CODE_OF_CONDUCT.md', '.github/PULL_REQUEST_TEMPLATE.md'])
  assert.equal((kept as string[]).length, 6)
  for (const [path, text] of Object.entries(mine)) assert.equal(readFileSync(join(root, path), 'utf8'), text, path)
})
test('a dry run writes nothing; a folder below the repository writes at its root', t => {
  const root = folder(t, { 'package.json': pkg, 'growth/uptake.yml': 'project:\n  name: Inklog\n', 'growth/plan/a.md': tree })
  commitAll(root)
  const dry = json(uptake(['generate', 'docs-tree', '--dry-run', '--json'], { cwd: join(root, 'growth') }))
  assert.ok((dry['written'] as string[]).includes('docs/README.md'))
  assert.equal(existsSync(join(root, 'docs')), false)
  put(root, { 'docs/README.md': 'mine' })
  uptake(['generate', 'docs-tree'], { cwd: join(root, 'growth') })
  assert.equal(readFileSync(join(root, 'docs/README.md'), 'utf8'), 'mine')
  assert.ok(readFileSync(join(root, 'docs/getting-started/quick-start.md'), 'utf8').startsWith(`# Quick Start\n\n${STUB}\n`))
  assert.equal(existsSync(join(root, 'growth/docs')), false)
})
test('what was written is taken back as one, but not what was edited since', async t => {
  const space = await workspace(t, { 'uptake.yml': '', 'plan.md': tree })
  const { written } = await generate(space.context, { what: 'docs-tree', licence: 'mit', dryRun: false })
  assert.ok(written.length > 3)
  await undo(space.context)
  assert.equal(existsSync(join(space.root, 'docs/README.md')), false)
  await generate(space.context, { what: 'docs-tree', licence: 'mit', dryRun: false })
  space.put('docs/README.md', 'My own words.\n')
  await assert.rejects(undo(space.context), /edited since/)
  assert.equal(space.read('docs/README.md'), 'My own words.\n')
})
test('a plan without a docs tree has nothing to write', async t => {
  const space = await workspace(t, { 'uptake.yml': '', 'plan.md': '# Plan\n\n```\nserver/\n├── general\n└── help\n```\n' })
  await assert.rejects(generate(space.context, { what: 'docs-tree', licence: 'mit', dryRun: false }), /draws no docs tree/)
})
test('pages of a drawn tree: folders, titles, languages; pictures and what leads out of it are left', () => {
  const pages = docsPages(compile([{ path: 'a.md', text: tree }]).plan)
  assert.deepEqual(
    pages.map(page => [page.path, page.title, page.language]),
    [
      ['docs/README.md', 'Documentation', null],
      ['docs/getting-started/README.md', 'Getting Started', null],
      ['docs/getting-started/quick-start.md', 'Quick Start', null],
      ['docs/getting-started/install.md', 'Install', null],
      ['docs/ja/README.md', 'Documentation (Japanese)', 'ja'],
    ],
  )
  const escaping = compile([{ path: 'a.md', text: '```\ndocs/\n├── ../../etc/passwd.md\n└── ok.md\n```\n' }]).plan
  for (const page of docsPages(escaping)) assert.ok(!page.path.includes('..'), page.path)
})
test('every licence has a text', async t => {
  for (const licence of licenceNames) {
    const space = await workspace(t, { 'uptake.yml': 'project:\n  name: Inklog\n', 'plan.md': '# Plan\n' })
    const { texts } = await generate(space.context, { what: 'community-files', licence, dryRun: true })
    assert.ok(texts['LICENSE']!.length > 500, licence)
    assert.equal(/\b(?:undefined|null|TODO)\b/.test(Object.values(texts).join('')), false)
  }
})
test('without a repository and an author nothing is made up', () => {
  const project = { name: 'Inklog', repository: null, homepage: null, docs: null, packages: [], author: null }
  const files = communityFiles({ project, licence: { title: 'MIT', text: 'x' }, files: [], scripts: [] })
  const all = files.map(file => file.text).join('\n')
  assert.equal(/github\.com|@|example\.org/.test(all.replace(/contributor-covenant\.org/g, '')), false)
  // Where to report to is not known: the audit must not take the page for written.
  assert.ok(files.find(file => file.path === 'SECURITY.md')!.text.includes(STUB))
})
