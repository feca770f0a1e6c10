/** How far the pieces of a plan are, by the content files that are for them and by what of these is out. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filesOfPieces, fulfilledOf } from '../../src/content/fulfilled.ts'
import { agenda } from '../../src/schedule/agenda.ts'
import { planOf } from '../schedule/plan.ts'

const plan = planOf(
  `# Plan

## Week 1: Build

- 3 LinkedIn posts (depth)
- 1 LinkedIn article (how it works)
- [ ] Publish a blog post: "The road here"

## Week 2: Test

- 3 LinkedIn posts (depth)
`,
  { start: '2026-11-02' },
)
const file = (id: string, item: string | null, more: { title?: string; phase?: string; state?: 'archived' } = {}) => ({
  id,
  item,
  title: more.title ?? null,
  phase: more.phase ?? null,
  state: more.state ?? ('ready' as const),
})
const gone = (scheduled: string[], published: string[]) => ({
  scheduled: new Set([...scheduled, ...published]),
  published: new Set(published),
})
const shown = (files: ReturnType<typeof file>[], went = gone([], [])) => {
  const found = fulfilledOf(filesOfPieces(plan, files), went)
  return plan.content.flatMap(({ id, title, phase }) => {
    const counts = found[id]
    return counts ? [`${title} (${plan.phases.find(each => each.id === phase)?.title}): ${Object.values(counts).join(' ')}`] : []
  })
}

test('files name a piece by its id or its title, or bear its title; archived ones do not count', () => {
  const blog = plan.content.find(each => each.title.includes('how it works'))!
  const files = [
    file('a', blog.id),
    file('b', '3 linkedin posts, depth', { phase: 'Week 1: Build' }),
    file('c', null, { title: '3 LinkedIn posts (depth)', phase: 'Week 1: Build' }),
    file('d', '3 LinkedIn posts (depth)', { phase: 'Week 1: Build', state: 'archived' }),
    file('e', null, { title: 'Something else' }),
  ]
  assert.deepEqual(shown(files, gone(['b'], ['a'])), [
    '3 LinkedIn posts (depth) (Week 1: Build): 2 1 0',
    '1 LinkedIn article (how it works) (Week 1: Build): 1 1 1',
  ])
})

test('of pieces that are called alike the phase decides, else the first that lacks one', () => {
  const of = (id: string, phase?: string) => file(id, '3 LinkedIn posts (depth)', phase === undefined ? {} : { phase })
  assert.deepEqual(shown([of('a', 'Week 2: Test'), of('b'), of('c'), of('d'), of('e')]), [
    '3 LinkedIn posts (depth) (Week 1: Build): 3 0 0',
    '3 LinkedIn posts (depth) (Week 2: Test): 2 0 0',
  ])
})

test('a piece is no work any more when as many are out as it asks for; a task when its box says so', () => {
  const at = (files: ReturnType<typeof file>[], published: string[]) =>
    agenda(plan, { today: '2026-11-09', fulfilled: fulfilledOf(filesOfPieces(plan, files), gone([], published)) }).overdue.map(
      ({ title, fulfilled }) => `${title}${fulfilled === null ? '' : ` ${fulfilled.out}/${fulfilled.wanted}`}`,
    )
  const posts = ['a', 'b', 'c'].map(id => file(id, '3 LinkedIn posts (depth)', { phase: 'Week 1: Build' }))
  const task = plan.tasks.find(each => each.title.includes('The road here'))!
  const road = file('r', null, { title: plan.content.find(each => each.source.line === task.source.line)!.title })
  assert.deepEqual(at([...posts, road], ['a', 'b', 'r']), [
    '3 LinkedIn posts (depth) 2/3',
    '1 LinkedIn article (how it works)',
    `${task.title} 1/1`,
  ])
  assert.deepEqual(at([...posts, road], ['a', 'b', 'c', 'r']), ['1 LinkedIn article (how it works)', `${task.title} 1/1`])
})
