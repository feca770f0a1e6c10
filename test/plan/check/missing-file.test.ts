import assert from 'node:assert/strict'
import { test } from 'node:test'
import { messagesOf, problemsOf } from './problems.ts'

const here = new Set(['docs/guide.md', 'README.md'])
const options = { exists: (path: string): boolean => here.has(path) }
const messages = (text: string): string[] => messagesOf('missing-file', text, options)

test('a path in code or in a link that does not exist', () => {
  const [problem] = problemsOf(
    'missing-file',
    '# Plan\n\n- See `docs/guide.md`\n- See `docs/tour.md` and [posts](content/posts.md)\n',
    options,
  )
  assert.equal(problem!.message, '2 files that the plan names do not exist: docs/tour.md and content/posts.md')
  assert.equal(problem!.source.line, 4)
})
test('paths that exist, addresses and commands are silent', () => {
  assert.deepEqual(messages('# Plan\n\n- See `docs/guide.md`, [site](https://example.com/x.md) and `npm run build`\n'), [])
})
test('what is still to be written need not exist', () => {
  assert.deepEqual(messages('# Plan\n\n- [ ] Write `docs/tour.md`\n- `docs/faq.md` (planned)\n'), [])
})
test('names that look like files', () => {
  assert.deepEqual(messages('# Plan\n\n- Runs on `Node.js`, `socket.io` and `v1.2.3`\n'), [])
})
test('without a repository nothing is known', () => {
  assert.deepEqual(messagesOf('missing-file', '# Plan\n\n- See `docs/tour.md`\n'), [])
})
