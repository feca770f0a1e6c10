/** The public page shows exactly what is listed. */
import assert from 'node:assert/strict'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { publishPage } from '../../src/actions/publish-page.ts'
import { UserError } from '../../src/lib/errors.ts'
import { workspace } from '../actions/workspace.ts'

const TODAY = '2026-11-21'
const plan = `# Zorilla: the secret plan

## Phase Alpha (Week 1-4)

- [x] Bribe the gatekeeper @quentin (due: 2026-11-05)
- [ ] Whisper to the press (due: 2026-11-10)

## Phase Omega (Week 5-8)

- [ ] Unmask the rival (due: 2026-12-04)

**Targets**:
- GitHub stars: 500+
- Pipeline value: $40,000

## Budget

| Item | Cost |
| --- | --- |
| Lobbying | $777 |
| **Total** | **$777** |
`
const config = (listed: string): string =>
  `project:\n  name: Zorilla\nstart: 2026-11-02\nlaunch: 2026-11-30\ntimezone: UTC\ncompetitors: [rival/thing]\npublic:\n${listed}`
/** Words of the plan that no list below names. */
const SECRETS = /gatekeeper|quentin|whisper|unmask|pipeline|40,000|lobbying|777|secret plan|rival|plan\.md|omega|collector|uptake-actions/i

const filesIn = (folder: string): string[] =>
  globSync('**/*', { cwd: folder, withFileTypes: true }).flatMap(each => (each.isFile() ? [join(each.parentPath, each.name)] : []))
const code = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'done',
    (error: unknown) => (error instanceof UserError ? error.code : String(error)),
  )

test('nothing that is not listed appears in any file', async t => {
  const { root, context, audit } = await workspace(t, {
    'uptake.yml': config('  title: How we are doing\n  targets: [github STARS]\n  phases: [Phase Alpha]\n'),
    'plan/plan.md': plan,
  })
  const out = join(root, 'site')
  const { files } = await publishPage(context, { out, today: TODAY })
  assert.deepEqual(files, ['index.html', 'badges/github-stars.svg', 'badges/github-stars.json'])
  for (const path of filesIn(out)) assert.doesNotMatch(readFileSync(path, 'utf8'), SECRETS, path)
  const index = readFileSync(join(out, 'index.html'), 'utf8')
  for (const shown of ['How we are doing', 'GitHub stars', '500+', 'Phase Alpha', '50&nbsp;%']) assert.ok(index.includes(shown), shown)
  assert.deepEqual(
    (await audit()).map(({ action }) => action),
    ['publish-page'],
  )
})

test('deadlines of one target stand in order, what is to come is ahead, and no column is empty', async t => {
  const { root, context } = await workspace(t, {
    'uptake.yml': config('  targets: [GitHub stars]\n  phases: [Phase Beta]\n'),
    'plan/plan.md':
      '# Z\n\n## By month 6\n\n- GitHub stars: 900+\n\n## By month 1\n\n- GitHub stars: 50+\n\n## Phase Beta (Week 9-12)\n\n- [ ] Later\n',
  })
  const out = join(root, 'site')
  await publishPage(context, { out, today: TODAY })
  const index = readFileSync(join(out, 'index.html'), 'utf8')
  assert.ok(index.indexOf('50+') < index.indexOf('900+'))
  assert.match(index, /<td>ahead<\/td>/)
  assert.doesNotMatch(index, />Trend</)
})

test('a report that is listed is shown whole, and goes again when it is taken off the list', async t => {
  const { root, context, put } = await workspace(t, {
    'uptake.yml': config('  targets: [GitHub stars]\n  reports: [2026-W46]\n'),
    'plan/plan.md': plan,
  })
  const out = join(root, 'site')
  await publishPage(context, { out, today: TODAY })
  assert.match(readFileSync(join(out, 'reports/2026-W46.html'), 'utf8'), /Week 46, 2026/)
  put('uptake.yml', config('  phases: [Phase Alpha]\n'))
  const { removed } = await publishPage(context, { out, today: TODAY })
  assert.deepEqual(removed.toSorted(), ['badges/github-stars.json', 'badges/github-stars.svg', 'reports/2026-W46.html'])
  assert.ok(removed.every(path => !existsSync(join(out, path))))
  for (const path of filesIn(out)) assert.doesNotMatch(readFileSync(path, 'utf8'), /stars|Week 46/i)
})

test('an empty list, a name that the plan lacks, a page of somebody else: nothing is written', async t => {
  const { root, context, put } = await workspace(t, { 'uptake.yml': config('  targets: []\n'), 'plan/plan.md': plan })
  const out = join(root, 'site')
  assert.equal(await code(publishPage(context, { out, today: TODAY })), 'public-empty')
  put('uptake.yml', config('  targets: [GitHub forks]\n'))
  assert.equal(await code(publishPage(context, { out, today: TODAY })), 'public-unknown')
  put('uptake.yml', config('  reports: [2026-W60]\n'))
  assert.equal(await code(publishPage(context, { out, today: TODAY })), 'phase-unknown')
  assert.ok(!existsSync(out))
  put('uptake.yml', config('  targets: [GitHub stars]\n'))
  mkdirSync(out)
  writeFileSync(join(out, 'index.html'), '<h1>My own page</h1>')
  assert.equal(await code(publishPage(context, { out, today: TODAY })), 'page-foreign')
  assert.equal(readFileSync(join(out, 'index.html'), 'utf8'), '<h1>My own page</h1>')
})

test('a manifest cannot have other files taken away', async t => {
  const { root, context, put } = await workspace(t, { 'uptake.yml': config('  targets: [GitHub stars]\n'), 'plan/plan.md': plan })
  put(
    'site/.uptake-page.json',
    JSON.stringify({ files: ['../uptake.yml', 'reports/../../plan/plan.md', '/etc/hostname', 'badges/old.svg'] }),
  )
  put('site/badges/old.svg', '<svg/>')
  const { removed } = await publishPage(context, { out: join(root, 'site'), today: TODAY })
  assert.deepEqual(removed, ['badges/old.svg'])
  assert.ok(existsSync(join(root, 'uptake.yml')) && existsSync(join(root, 'plan/plan.md')))
})
