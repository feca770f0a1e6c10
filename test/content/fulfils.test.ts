import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calledBy, piecesFor } from '../../src/content/fulfils.ts'
import { compile } from '../../src/plan/compile.ts'

const plan = compile([
  {
    path: 'plan.md',
    text: '# Plan\n\n## Week 1\n\n- [ ] Blog post: Why we count\n- [ ] Blog post: How we count\n\n## Week 2\n\n- [ ] Blog post: Why we count\n',
  },
]).plan
const titled = (file: { item: string | null; title: string | null }) => piecesFor(plan.content)(file).map(each => each.title)

test('a file is for the piece that it names, by id or title, and else for the one with its title', () => {
  const [first] = plan.content
  assert.deepEqual(piecesFor(plan.content)({ item: first!.id, title: 'How we count' }), [first])
  assert.equal(titled({ item: null, title: plan.content[1]!.title.toUpperCase() }).length, 1)
  assert.equal(titled({ item: null, title: first!.title }).length, 2, 'the plan calls two alike')
})
test('what names another thing is not for the piece with its title', () => {
  assert.deepEqual(titled({ item: 'Something else', title: plan.content[1]!.title }), [])
  assert.equal(calledBy({ item: 'Something else', title: 'How we count' }), 'something else')
  assert.deepEqual(titled({ item: null, title: null }), [])
})
