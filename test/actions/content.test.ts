/** Drafting and importing: files that are new only, one audit entry each, undone as a whole. */
import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { draftContent } from '../../src/actions/draft-content.ts'
import { importContent } from '../../src/actions/import-content.ts'
import { undo } from '../../src/actions/undo.ts'
import { parseContent } from '../../src/content/file.ts'
import { workspace, type Workspace } from './workspace.ts'

const PLAN = `# Plan

## Phase 1: Foundation (Days 1-30)

### Week 1-2: Positioning

**Content**:
- 3 LinkedIn posts (depth)
- 1 blog post (filters explained)

## Content volume

- LinkedIn posts: 5
`
const CONFIG = 'start: 2026-10-26\ntimezone: America/Los_Angeles\nchannels:\n  company:\n    channel: linkedin\n'
const LIBRARY = `# LinkedIn posts

Copy one a day.

## Week 1

### Day 1: Why

**Copy:** First text.

### Day 2: Why

**Copy:** Second text.
`
const files = { 'plan/plan.md': PLAN, 'uptake.yml': CONFIG }
const there = ({ root }: Workspace): string[] => (existsSync(join(root, 'content')) ? readdirSync(join(root, 'content')).toSorted() : [])

test('a piece becomes a file that knows what the plan says', async t => {
  const space = await workspace(t, files)
  const { written } = await draftContent(space.context, { piece: 'filters', phase: null, dryRun: false })
  assert.deepEqual(there(space), ['blog-post-filters-explained.md'])
  const { item, problems } = parseContent(space.read(written[0]!.path), written[0]!.path)
  assert.deepEqual(problems, [])
  assert.deepEqual(
    [item.title, item.state, item.phase, item.format, item.schedule, item.channels.map(use => use.name)],
    [
      'blog post (filters explained)',
      'draft',
      'Week 1-2: Positioning',
      'article',
      { at: '2026-11-06 09:00', zone: 'America/Los_Angeles' },
      ['blog'],
    ],
  )
  const again = await draftContent(space.context, { piece: item.item, phase: null, dryRun: false })
  assert.deepEqual([again.written, again.there[0]?.files], [[], ['content/blog-post-filters-explained.md']])
  assert.deepEqual(
    (await space.audit()).map(entry => entry.action),
    ['draft'],
  )
  await undo(space.context)
  assert.deepEqual(there(space), [])
})

test('several pieces of one line lie evenly over their time, at the hour of their channel', async t => {
  const plan = `${PLAN.replace('- 1 blog', '- 1 GitHub Discussion (questions)\n- 1 blog')}\n## Launch week\n\n- [ ] Blog post: "We are open" (due 2026-12-05)\n`
  const slots = 'calendar: { slots: { company: weekdays 17:30 Europe/Berlin } }\n'
  const space = await workspace(t, { 'plan/plan.md': plan, 'uptake.yml': CONFIG + slots })
  const drafted = async (input: { piece: string | null; phase: string | null }) =>
    (await draftContent(space.context, { ...input, dryRun: true })).written.map(({ text, path }) => {
      const { schedule, channels } = parseContent(text, path).item
      return [schedule?.at, schedule?.zone, channels[0]?.name]
    })
  assert.deepEqual(await drafted({ piece: null, phase: 'positioning' }), [
    ['2026-10-30 17:30', 'Europe/Berlin', 'company'],
    ['2026-11-04 17:30', 'Europe/Berlin', 'company'],
    ['2026-11-06 17:30', 'Europe/Berlin', 'company'],
    ['2026-11-06 09:00', 'America/Los_Angeles', 'github-discussion'],
    ['2026-11-06 09:00', 'America/Los_Angeles', 'blog'],
  ])
  assert.deepEqual((await drafted({ piece: 'we are open', phase: null }))[0]?.[0], '2026-12-05 09:00', 'a Saturday that the plan names')
})

test('all pieces of a phase, with those below it; channels by their name in the workspace', async t => {
  const space = await workspace(t, files)
  const dry = await draftContent(space.context, { piece: null, phase: 'foundation', dryRun: true })
  assert.equal(dry.written.length, 4)
  assert.deepEqual(there(space), [])
  const { written } = await draftContent(space.context, { piece: null, phase: 'foundation', dryRun: false })
  assert.equal(new Set(written.map(each => each.path)).size, 4)
  assert.equal(there(space).length, 4)
  assert.deepEqual(
    parseContent(written[0]!.text, written[0]!.path).item.channels.map(use => use.name),
    ['company'],
  )
  assert.equal((await draftContent(space.context, { piece: null, phase: 'foundation', dryRun: false })).written.length, 0)
  await assert.rejects(draftContent(space.context, { piece: 'nothing like it', phase: null, dryRun: false }), { code: 'piece-missing' })
  await assert.rejects(draftContent(space.context, { piece: 'post', phase: null, dryRun: false }), { code: 'piece-ambiguous' })
  await assert.rejects(draftContent(space.context, { piece: null, phase: 'nothing like it', dryRun: false }), { code: 'phase-missing' })
})

test('a file that is there is never written over', async t => {
  const space = await workspace(t, { ...files, 'content/blog-post-filters-explained.md': 'Mine.\n' })
  const { written } = await draftContent(space.context, { piece: 'filters', phase: null, dryRun: false })
  assert.match(written[0]!.path, /^content\/blog-post-filters-explained-[2-9a-z]{5}\.md$/)
  assert.equal(space.read('content/blog-post-filters-explained.md'), 'Mine.\n')
})

test('without uptake.yml there is no place for content', async t => {
  const space = await workspace(t, { 'plan.md': PLAN })
  await assert.rejects(draftContent(space.context, { piece: 'filters', phase: null, dryRun: false }), { code: 'no-config' })
  await assert.rejects(importContent(space.context, { files: [], year: 2026, dryRun: false }), { code: 'no-config' })
})

test('a library becomes files, what is left is told, and the plan says what is missing', async t => {
  const space = await workspace(t, files)
  const input = { files: [{ name: 'posts.md', text: LIBRARY }], year: 2026, dryRun: false }
  const result = await importContent(space.context, input)
  assert.equal(there(space).length, 2)
  assert.equal(there(space)[1], 'why.md')
  assert.deepEqual(
    result.left.map(({ file, line, why }) => `${file}:${line} ${why}`),
    ['posts.md:1 heading', 'posts.md:3 around', 'posts.md:5 heading'],
  )
  assert.deepEqual(
    result.declared.volumes.map(({ label, declared, found }) => [label, declared, found]),
    [['LinkedIn posts', 5, 2]],
  )
  assert.deepEqual(
    result.declared.pieces.map(({ piece, wanted, found }) => [piece.title, wanted, found]),
    [
      ['3 LinkedIn posts (depth)', 3, 2],
      ['1 blog post (filters explained)', 1, 0],
    ],
  )
  const again = await importContent(space.context, input)
  assert.deepEqual([again.written.length, again.there.length, there(space).length], [0, 2, 2])
  await undo(space.context)
  assert.deepEqual(there(space), [])
})

test('a file that was edited since is not taken back', async t => {
  const space = await workspace(t, files)
  const { written } = await draftContent(space.context, { piece: 'filters', phase: null, dryRun: false })
  space.put(written[0]!.path, `${written[0]!.text}More.\n`)
  await assert.rejects(undo(space.context), { code: 'changed' })
  assert.match(space.read(written[0]!.path), /More\.\n$/)
})
