/** uptake content, draft and import-content as a person runs them. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { folder, json, uptake } from '../support/cli.ts'

const plan = '# Plan\n\n## Week 1\n\n**Content**:\n- 1 blog post (filters)\n- 2 LinkedIn posts (depth)\n'
const config = 'start: 2026-01-05\nwords:\n  banned: [synergy]\n'

test('draft, content, undo', t => {
  const cwd = folder(t, { 'plan/plan.md': plan, 'uptake.yml': config })
  assert.match(uptake(['content'], { cwd }).out, /has no content yet/)
  const drafted = uptake(['draft', 'filters'], { cwd })
  assert.match(drafted.out, /wrote {2}content\/blog-post-filters\.md/)
  const listed = uptake(['content'], { cwd })
  assert.match(listed.out, /^blog-post-filters +draft +2026-01-09 09:00 +blog 0\/1,000,000 +1 problem$/m)
  assert.match(listed.out, /content\/blog-post-filters\.md:1:1 error The piece has no text\. {2}empty-piece/)
  assert.equal(listed.code, 0)
  assert.equal(uptake(['undo'], { cwd }).code, 0)
  assert.deepEqual(readdirSync(join(cwd, 'content')), [])
  assert.equal(uptake(['draft'], { cwd }).code, 2)
})

test('content counts by channel, lints, and fails for what is ready and broken', t => {
  const piece = `---\ntitle: Long\nstate: ready\nchannels: [bluesky, x, nowhere]\n---\n${'We have synergy 日本. '.repeat(30)}\n`
  const cwd = folder(t, { 'plan/plan.md': plan, 'uptake.yml': config, 'content/long.md': piece })
  const result = uptake(['content', '--json'], { cwd })
  assert.equal(result.code, 1)
  const { pieces, declared } = JSON.parse(result.out) as {
    pieces: { renditions: { channel: string; posts: number; length: number; limit: number | null }[]; problems: { rule: string }[] }[]
    declared: { pieces: { title: string; wanted: number; found: number }[] }
  }
  assert.deepEqual(
    pieces[0]?.renditions.map(({ channel, posts, limit }) => [channel, posts, limit]),
    [
      ['bluesky', 3, 300],
      ['x', 3, 280],
      ['nowhere', 0, null],
    ],
  )
  assert.ok(pieces[0]?.renditions.every(({ length, limit }) => limit === null || length <= limit))
  assert.equal(pieces[0]?.problems.filter(problem => problem.rule === 'banned-word').length, 30)
  assert.deepEqual(
    declared.pieces.map(each => [each.wanted, each.found]),
    [
      [1, 0],
      [2, 0],
    ],
  )
  assert.match(uptake(['content', '--problems'], { cwd }).out, /^content\/long\.md:4:\d+ error There is no channel "nowhere"\./m)
})

test('import-content writes files and tells what is left and missing', t => {
  const library = '# LinkedIn posts\n\nUse them well.\n\n## Day 1: Why\n\nFirst.\n\n## Day 2: How\n\n1/ One\n\n2/ Two\n'
  const cwd = folder(t, { 'plan/plan.md': plan, 'uptake.yml': config, 'posts.md': library })
  const dry = uptake(['import-content', 'posts.md', '--dry-run'], { cwd })
  assert.match(dry.out, /would write {2}content\/why\.md/)
  const result = uptake(['import-content', 'posts.md'], { cwd })
  assert.match(result.out, /2 pieces in posts\.md\./)
  assert.match(result.out, /posts\.md:3 +Use them well\. +stands around the pieces/)
  assert.match(result.out, /1 blog post \(filters\)/)
  assert.deepEqual(readdirSync(join(cwd, 'content')).toSorted(), ['how.md', 'why.md'])
  assert.match(readFileSync(join(cwd, 'content/how.md'), 'utf8'), /One\n\n---\n\nTwo\n$/)
  assert.equal((json(uptake(['import-content', 'posts.md', '--json'], { cwd })) as { there: unknown[] }).there.length, 2)
  assert.equal(uptake(['import-content', 'none.md'], { cwd }).code, 2)
})
